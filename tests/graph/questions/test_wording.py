"""Sentences, one for every type of relationship."""

import pytest

from graph.model.records import Node, Relationship
from graph.model.vocabulary import LABEL_NUMBER, RELATIONSHIP_TYPES, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.wording import (
    country_named,
    listed,
    period,
    sentence,
    tie_named,
    with_article,
)

DAY = ("2024-02-28", "2024-02-28")
SAME = "goes back to the same release as"
CITED = ", as cited on 28 Feb 2024"


def _node(label: Label, name: str, node_id: str = "x", **properties: object) -> Node:
    return Node(LABEL_NUMBER[label] << 32 | 1, label, node_id, name, (), None, None, properties)


ASHA = _node(Label.OFFICIAL, "Asha Rao")
ICPO = _node(Label.INSTITUTION, "Interpol")
PORTS = _node(Label.INSTITUTION, "Ministry of Ports")
INDIA = _node(Label.COUNTRY, "India", "IND")
TIE = _node(Label.TIE, "India-Oman", "IND-OMN")
HELD = _node(Label.DIALOGUE, "Goa round", status="held")
PLANNED = _node(Label.DIALOGUE, "Goa round", status="planned")
POSTPONED = _node(Label.DIALOGUE, "Goa round", status="postponed")
MOU = _node(Label.AGREEMENT, "MoU on pilots", date="2024-02")
OLD = _node(Label.AGREEMENT, "Harbour Treaty", date="1999")
SERIES = _node(Label.SERIES, "Ports Talks")
PROMISE = _node(Label.COMMITMENT, "Next round, Rome")
PILOTS = _node(Label.TOPIC, "Pilot training", "pilot-training")
TRAINING = _node(Label.TOPIC, "Training", "training")
REPORT = _node(Label.REPORT, "Talks held", "report:a")
POST = _node(Label.POST, "Home Secretary, India")
TERM = _node(Label.TENURE, "x", post="Home Secretary", start="2019-08-22", end="2024")
ACTING = _node(Label.TENURE, "x", post="Envoy", start="2019", acting=True)
COPY = _node(Label.REPORT, "On talks", "report:b")

SENTENCES = [
    (INDIA, Rel.SIDE_OF, TIE, {}, "India is one side of the tie of India and Oman"),
    (PORTS, Rel.BELONGS_TO, INDIA, {}, "The Ministry of Ports is a body of India"),
    (PORTS, Rel.BETWEEN, TIE, {}, "The Ministry of Ports is a joint body of India and Oman"),
    (SERIES, Rel.BETWEEN, TIE, {}, "The Ports Talks is a series of meetings of India and Oman"),
    (HELD, Rel.BETWEEN, TIE, {}, "The Goa round was held between India and Oman"),
    (PLANNED, Rel.BETWEEN, TIE, {}, "The Goa round is to be held between India and Oman"),
    (MOU, Rel.BETWEEN, TIE, {}, "The MoU on pilots is between India and Oman"),
    (PORTS, Rel.PARTY_TO, MOU, {}, "The Ministry of Ports is a party to the MoU on pilots"),
    (PORTS, Rel.TOOK_PART_IN, HELD, {}, "The Ministry of Ports took part in the Goa round"),
    (ICPO, Rel.TOOK_PART_IN, PLANNED, {}, "Interpol is to take part in the Goa round"),
    (ASHA, Rel.ACTS_FOR, PORTS, {}, f"Asha Rao served in the Ministry of Ports{CITED}"),
    (ASHA, Rel.ACTS_FOR, INDIA, {"titles": ["Envoy"]}, f"Asha Rao served India as Envoy{CITED}"),
    (ASHA, Rel.LED, HELD, {"title": "Envoy"}, "Asha Rao led the Goa round, as Envoy"),
    (ASHA, Rel.LED, PLANNED, {"status": "planned"}, "Asha Rao is to lead the Goa round"),
    (ASHA, Rel.LED, POSTPONED, {"status": "postponed"}, "Asha Rao was to lead the Goa round"),
    (ASHA, Rel.ATTENDED, HELD, {"status": "held"}, "Asha Rao attended the Goa round"),
    (ASHA, Rel.ATTENDED, PLANNED, {"status": "planned"}, "Asha Rao is to attend the Goa round"),
    (ASHA, Rel.SIGNED, MOU, {"date": "2024-02-28"}, "Asha Rao signed the MoU on pilots"),
    (ASHA, Rel.SIGNED, OLD, {"date": "2001-05"}, "Asha Rao signed the Harbour Treaty, in May 2001"),
    (SERIES, Rel.ON, PILOTS, {}, "The Ports Talks deals with pilot training"),
    (HELD, Rel.ROUND_OF, SERIES, {}, "The Goa round was a round of the Ports Talks"),
    (PLANNED, Rel.ROUND_OF, SERIES, {}, "The Goa round is to be a round of the Ports Talks"),
    (MOU, Rel.CONCLUDED_AT, HELD, {}, "The MoU on pilots was concluded at the Goa round"),
    (OLD, Rel.DISCUSSED_AT, HELD, {}, "The Harbour Treaty was discussed at the Goa round"),
    (MOU, Rel.AMENDS, OLD, {}, "The MoU on pilots amends the Harbour Treaty"),
    (MOU, Rel.RENEWS, OLD, {}, "The MoU on pilots renews the Harbour Treaty"),
    (MOU, Rel.UNDER, OLD, {}, "The MoU on pilots was made under the Harbour Treaty"),
    (HELD, Rel.PROMISED, PROMISE, {}, "The sides of the Goa round promised “Next round, Rome”"),
    (PROMISE, Rel.MET_BY, HELD, {}, "The Goa round met the promise “Next round, Rome”"),
    (PILOTS, Rel.NARROWER_THAN, TRAINING, {}, "Pilot training is part of training"),
    (REPORT, Rel.REPORTS_ON, HELD, {}, "The report “Talks held” is about the Goa round"),
    (REPORT, Rel.COPY_OF, COPY, {}, f"The report “Talks held” {SAME} the report “On talks”"),
    (REPORT, Rel.MENTIONS, ASHA, {}, "The report “Talks held” mentions Asha Rao"),
    (ASHA, Rel.HELD, TERM, {}, "Asha Rao is listed as Home Secretary, 22 Aug 2019 to 2024"),
    (ASHA, Rel.HELD, ACTING, {}, "Asha Rao is listed as acting Envoy, since 2019"),
    (TERM, Rel.IN, POST, {}, "The tenure “x” is one of the Home Secretary, India"),
    (POST, Rel.OF, INDIA, {}, "The Home Secretary, India is a post of India"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "type_", "target", "properties", "words"), SENTENCES)
def test_each_type_is_said_in_words(
    source: Node, type_: Rel, target: Node, properties: dict[str, object], words: str
) -> None:
    one = Relationship(source.number, type_, target.number, *DAY, properties)
    assert sentence(source, one, target) == words


@pytest.mark.parametrize(
    ("titles", "acting", "office"),
    [
        ([], True, ", acting"),
        (["Secretary"], False, " as Secretary"),
        (["Secretary"], True, " as acting Secretary"),
        (["Acting Secretary"], True, " as Acting Secretary"),
        (["Secretary", "Chief"], False, " as Secretary (also Chief)"),
        (["Secretary", "Chief"], True, " as Secretary (also Chief), reported as acting"),
    ],
)
def test_offices(titles: list[str], acting: bool, office: str) -> None:
    properties = {"titles": titles, "acting": acting}
    one = Relationship(ASHA.number, Rel.ACTS_FOR, PORTS.number, *DAY, properties)
    assert sentence(ASHA, one, PORTS) == f"Asha Rao served in the Ministry of Ports{office}{CITED}"


def test_an_office_cited_over_time() -> None:
    one = Relationship(ASHA.number, Rel.ACTS_FOR, INDIA.number, "2023-01-01", "2024-02-28")
    words = "Asha Rao served India, as cited from 1 Jan 2023 to 28 Feb 2024"
    assert sentence(ASHA, one, INDIA) == words
    year = Relationship(ASHA.number, Rel.ACTS_FOR, INDIA.number, "2023-01-01", "2023-12-31")
    assert sentence(ASHA, year, INDIA) == "Asha Rao served India, as cited in 2023"


def test_no_type_is_without_words() -> None:
    assert {type_ for _, type_, *_ in SENTENCES} == set(RELATIONSHIP_TYPES)


def test_an_acting_head_is_called_so() -> None:
    led = Relationship(ASHA.number, Rel.LED, HELD.number, *DAY, {"title": "Secretary"})
    assert sentence(ASHA, led, HELD, acting=True).endswith(", as acting Secretary")


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2024-02-28", "2024-02-28", "28 Feb 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-27", "2024-02-29", "27 Feb 2024 to 29 Feb 2024"),
        (None, None, None),
    ],
)
def test_a_span_is_written_short(
    earliest: str | None, latest: str | None, written: str | None
) -> None:
    assert period(earliest, latest) == written


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("Ministry of Ports", "the Ministry of Ports"),
        ("The Hague Academy", "The Hague Academy"),
        ("Interpol", "Interpol"),
        ("India's Coast Guard", "India's Coast Guard"),
        ("警察", "警察"),
    ],
)
def test_articles(name: str, phrase: str) -> None:
    assert with_article(name) == phrase


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("India", "India"),
        ("United Kingdom", "the United Kingdom"),
        ("Philippines", "the Philippines"),
        ("Solomon Islands", "the Solomon Islands"),
        ("European Union", "the European Union"),
        ("Dominican Republic", "the Dominican Republic"),
    ],
)
def test_countries_in_a_sentence(name: str, phrase: str) -> None:
    assert country_named(name) == phrase


def test_lists() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert tie_named("CAN-MEX-USA") == "Canada, Mexico and the United States"
