"""Sentences, one for every type of relationship."""

import pytest

from graph.questions.wording import (
    country_named,
    listed,
    period,
    sentence,
    tie_named,
    with_article,
)
from graph.records import Node, Relationship
from graph.vocabulary import LABEL_NUMBER, RELATIONSHIP_TYPES, Label
from graph.vocabulary import RelationshipType as Rel

DAY = ("2024-02-28", "2024-02-28")


def _node(label: Label, name: str, node_id: str = "x", **properties: object) -> Node:
    return Node(LABEL_NUMBER[label] << 32 | 1, label, node_id, name, (), None, None, properties)


ASHA = _node(Label.OFFICIAL, "Asha Rao")
PORTS = _node(Label.INSTITUTION, "Ministry of Ports")
INDIA = _node(Label.COUNTRY, "India", "IND")
TIE = _node(Label.TIE, "India-United States", "IND-USA")
HELD = _node(Label.DIALOGUE, "Ports Dialogue, Goa, 28 Feb 2024", status="held")
PLANNED = _node(Label.DIALOGUE, "Ports Dialogue, Goa", status="planned")
POSTPONED = _node(Label.DIALOGUE, "Ports Dialogue, Goa", status="postponed")
MOU = _node(Label.AGREEMENT, "MoU on pilots, India-United States, Feb 2024", date="2024-02")
OLD = _node(Label.AGREEMENT, "Treaty on harbours", date="1999")
SERIES = _node(Label.SERIES, "Ports Dialogue")
PROMISE = _node(Label.COMMITMENT, "Next round of Ports Dialogue, Washington")
PILOTS = _node(Label.TOPIC, "Pilot training", "pilot-training")
TRAINING = _node(Label.TOPIC, "Training", "training")
REPORT = _node(Label.REPORT, "Ports talks held", "report:a")
COPY = _node(Label.REPORT, "Talks on ports", "report:b")

SENTENCES = [
    (INDIA, Rel.SIDE_OF, TIE, {}, "India is one side of the tie of India and the United States"),
    (PORTS, Rel.BELONGS_TO, INDIA, {}, "The Ministry of Ports is a body of India"),
    (PORTS, Rel.BETWEEN, TIE, {}, "The Ministry of Ports is a joint body of India and the United States"),
    (SERIES, Rel.BETWEEN, TIE, {}, "The Ports Dialogue is a series of meetings of India and the United States"),
    (HELD, Rel.BETWEEN, TIE, {}, "The Ports Dialogue, Goa, 28 Feb 2024 was held between India and the United States"),
    (PLANNED, Rel.BETWEEN, TIE, {}, "The Ports Dialogue, Goa is to be held between India and the United States"),
    (MOU, Rel.BETWEEN, TIE, {}, "The MoU on pilots, India-United States, Feb 2024 is between India and the United States"),
    (PORTS, Rel.PARTY_TO, MOU, {}, "The Ministry of Ports is a party to the MoU on pilots, India-United States, Feb 2024"),
    (PORTS, Rel.TOOK_PART_IN, HELD, {}, "The Ministry of Ports took part in the Ports Dialogue, Goa, 28 Feb 2024"),
    (PORTS, Rel.TOOK_PART_IN, PLANNED, {}, "The Ministry of Ports is to take part in the Ports Dialogue, Goa"),
    (ASHA, Rel.ACTS_FOR, PORTS, {}, "Asha Rao served in the Ministry of Ports, as cited on 28 Feb 2024"),
    (ASHA, Rel.ACTS_FOR, PORTS, {"acting": True}, "Asha Rao served in the Ministry of Ports, acting, as cited on 28 Feb 2024"),
    (ASHA, Rel.ACTS_FOR, INDIA, {"titles": ["Envoy"]}, "Asha Rao served India as Envoy, as cited on 28 Feb 2024"),
    (ASHA, Rel.ACTS_FOR, PORTS, {"titles": ["Secretary"], "acting": True}, "Asha Rao served in the Ministry of Ports as acting Secretary, as cited on 28 Feb 2024"),
    (ASHA, Rel.ACTS_FOR, PORTS, {"titles": ["Acting Secretary"], "acting": True}, "Asha Rao served in the Ministry of Ports as Acting Secretary, as cited on 28 Feb 2024"),
    (ASHA, Rel.ACTS_FOR, PORTS, {"titles": ["Secretary", "Chief"], "acting": True}, "Asha Rao served in the Ministry of Ports as Secretary (also Chief), reported as acting, as cited on 28 Feb 2024"),
    (ASHA, Rel.LED, HELD, {"title": "Envoy", "status": "held"}, "Asha Rao led the Ports Dialogue, Goa, 28 Feb 2024, as Envoy"),
    (ASHA, Rel.LED, PLANNED, {"status": "planned"}, "Asha Rao is to lead the Ports Dialogue, Goa"),
    (ASHA, Rel.LED, POSTPONED, {"status": "postponed"}, "Asha Rao was to lead the Ports Dialogue, Goa"),
    (ASHA, Rel.ATTENDED, HELD, {"status": "held"}, "Asha Rao attended the Ports Dialogue, Goa, 28 Feb 2024"),
    (ASHA, Rel.ATTENDED, PLANNED, {"status": "planned"}, "Asha Rao is to attend the Ports Dialogue, Goa"),
    (ASHA, Rel.SIGNED, MOU, {"date": "2024-02-28"}, "Asha Rao signed the MoU on pilots, India-United States, Feb 2024"),
    (ASHA, Rel.SIGNED, OLD, {"date": "2001-05"}, "Asha Rao signed the Treaty on harbours, in May 2001"),
    (SERIES, Rel.ON, PILOTS, {}, "The Ports Dialogue deals with pilot training"),
    (HELD, Rel.ROUND_OF, SERIES, {}, "The Ports Dialogue, Goa, 28 Feb 2024 was a round of the Ports Dialogue"),
    (PLANNED, Rel.ROUND_OF, SERIES, {}, "The Ports Dialogue, Goa is to be a round of the Ports Dialogue"),
    (MOU, Rel.CONCLUDED_AT, HELD, {}, "The MoU on pilots, India-United States, Feb 2024 was concluded at the Ports Dialogue, Goa, 28 Feb 2024"),
    (OLD, Rel.DISCUSSED_AT, HELD, {}, "The Treaty on harbours was discussed at the Ports Dialogue, Goa, 28 Feb 2024"),
    (MOU, Rel.AMENDS, OLD, {}, "The MoU on pilots, India-United States, Feb 2024 amends the Treaty on harbours"),
    (MOU, Rel.RENEWS, OLD, {}, "The MoU on pilots, India-United States, Feb 2024 renews the Treaty on harbours"),
    (MOU, Rel.UNDER, OLD, {}, "The MoU on pilots, India-United States, Feb 2024 was made under the Treaty on harbours"),
    (HELD, Rel.PROMISED, PROMISE, {}, "The sides of the Ports Dialogue, Goa, 28 Feb 2024 promised “Next round of Ports Dialogue, Washington”"),
    (PROMISE, Rel.MET_BY, HELD, {}, "The Ports Dialogue, Goa, 28 Feb 2024 met the promise “Next round of Ports Dialogue, Washington”"),
    (PILOTS, Rel.NARROWER_THAN, TRAINING, {}, "Pilot training is part of training"),
    (REPORT, Rel.REPORTS_ON, HELD, {}, "The report “Ports talks held” is about the Ports Dialogue, Goa, 28 Feb 2024"),
    (REPORT, Rel.COPY_OF, COPY, {}, "The report “Ports talks held” goes back to the same release as the report “Talks on ports”"),
    (REPORT, Rel.MENTIONS, ASHA, {}, "The report “Ports talks held” mentions Asha Rao"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "type_", "target", "properties", "words"), SENTENCES)
def test_each_type_is_said_in_words(
    source: Node, type_: Rel, target: Node, properties: dict[str, object], words: str
) -> None:
    one = Relationship(source.number, type_, target.number, *DAY, properties)
    assert sentence(source, one, target) == words


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
