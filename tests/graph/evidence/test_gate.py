import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.evidence.gate import unsupported
from graph.language.cues import topic_cues
from graph.language.fold import fold
from graph.language.topics import all_topics
from graph.model.report import ParsedReport, check_report, read_report

TEXT = (
    "The second India-US Dialogue on Ports was held in Oslo on 27 and 28 February. Home Secretary "
    "A. Doe of India met James Roe, acting head of the U.S. Department of Harbours (DOH). They "
    "signed a memorandum on harbour training in 2019."
)


def report(**fields: Any) -> dict[str, Any]:
    return {"id": "r", "parties": ["IND", "USA"], "published": "2024-03-02", **fields}


def judged(pointer: str, quote: str | list[str], text: str | None = None, **fields: Any) -> str:
    """The reason against the pointer, or nothing; the text is the quotes where none is given."""
    quotes = [quote] if isinstance(quote, str) else quote
    content = text or " | ".join(quotes)
    spans = [
        {"start": content.index(q), "end": content.index(q) + len(q), "quote": q} for q in quotes
    ]
    data = report(**fields, evidence={pointer: spans}, text={"content": content})
    found = unsupported(check_report(data))
    assert set(found) <= {pointer}
    return found.get(pointer, "")


def official(**fields: Any) -> dict[str, Any]:
    return {"officials": [{"name": "James Roe", "role": "head", **fields}]}


def body(name: str, country: str | None = None) -> dict[str, Any]:
    return {"institutions": [{"name": name, "country": country}]}


def agreement(**fields: Any) -> dict[str, Any]:
    base = {"kind": "MoU", "subject": "harbour training", "status": "signed"}
    return {"agreements": [{**base, **fields}]}


def span(start: int, end: int, quote: str) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": quote}


# --- places and quotes


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (span(0, 3, "Roe"), ""),
        (span(1, 4, "Roe"), "the text at 1-4 is not the quote"),
        (span(0, 3, "roe"), "the text at 0-3 is not the quote"),
        (span(2, 9, "e came too"), "the span 2-9 ends beyond the text of 8"),
        (span(3, 3, ""), "the span 3-3 is empty"),
    ],
)
def test_a_quote_is_what_the_text_has_at_its_offsets(given: dict[str, Any], reason: str) -> None:
    data = report(
        officials=[{"name": "Roe", "role": "head"}],
        evidence={"/officials/0/name": [given]},
        text={"content": "Roe came"},
    )
    expected = {"/officials/0/name": reason} if reason else {}
    assert unsupported(check_report(data)) == expected


def test_offsets_count_code_points() -> None:
    assert not judged("/officials/0/name", "James Roe", "🕊 é James Roe", **official())


@pytest.mark.parametrize(
    ("content", "expected"),
    [(None, ""), ({"sha256": "0" * 64, "kept": "quotes"}, "")],
)
def test_without_a_text_the_quote_alone_is_judged(content: Any, expected: str) -> None:
    data = report(
        **official(),
        evidence={"/officials/0/name": [span(900, 909, "James Roe")]},
        text=content,
    )
    assert unsupported(check_report(data)) == {}
    data["officials"][0]["name"] = "John Roe"
    assert "'john'" in unsupported(check_report(data))["/officials/0/name"]


@pytest.mark.parametrize("pointer", ["/officials/7", "/officials/0/nme", "/dialogue/start", "/x/y"])
def test_a_pointer_to_nothing_is_named(pointer: str) -> None:
    assert judged(pointer, "words", **official()) == "points to nothing in the report"


def test_a_value_without_a_pointer_is_fine() -> None:
    assert unsupported(check_report(report(**official(title="Minister")))) == {}


def test_a_text_in_another_language_is_held_to_its_quotes_alone() -> None:
    data = report(
        **official(title="Minister"),
        evidence={"/officials/0/title": [span(0, 8, "ministre")]},
        text={"content": "ministre", "language": "fr"},
    )
    assert unsupported(check_report(data)) == {}
    data["text"]["language"] = "en-GB"
    assert set(unsupported(check_report(data))) == {"/officials/0/title"}


# --- names and titles


@pytest.mark.parametrize(
    ("name", "quote", "missing"),
    [
        ("James Roe", "Mr. JAMES ROE", ""),
        ("Roe James", "James Roe", ""),
        ("José Núñez", "Jose Nunez", ""),
        ("James Roe", "James M. Roe", ""),
        ("J. Roe", "James Roe", ""),
        ("James Roe", "J. Roe", "'james'"),
        ("James Roe", "Secretary Roe", "'james'"),
        ("James Roe", "Jameson Roe", "'james'"),
        ("Al-Roe", "Alroe", ""),
        ("James Roe", "JR", "'james', 'roe'"),
    ],
)
def test_a_person_needs_every_word_of_the_name(name: str, quote: str, missing: str) -> None:
    reason = judged("/officials/0/name", quote, **official(name=name))
    assert reason == (f"the quote does not say {missing}" if missing else "")


@pytest.mark.parametrize(
    ("name", "quote", "supported"),
    [
        ("Harbour Training Centre", "harbour training centers", True),
        ("Department of Defence", "Defense Department", True),
        ("Department of Harbours", "the DOH", True),
        ("DOH", "Department of Harbours", True),
        ("Department of Harbours", "the department", False),
        ("Department of Harbours", "doh", False),
        ("Counter-narcotics Group", "counternarcotics group", True),
        ("Counternarcotics Group", "counter-narcotics group", True),
        ("Indian Navy", "Navy of India", True),
        ("Indian Navy", "Navy", False),
        ("Harbour Academy", "Harbour School", False),
    ],
)
def test_a_body_needs_its_telling_words_or_its_acronym(
    name: str, quote: str, supported: bool
) -> None:
    assert (judged("/institutions/0/name", quote, **body(name)) == "") is supported


def test_countries_of_a_series_may_stand_elsewhere_and_otherwise() -> None:
    held: dict[str, Any] = {"dialogue": {"series": "India-US Dialogue on Ports"}}
    assert not judged("/dialogue/series", "Dialogue on Ports of the U.S. and India", **held)
    assert not judged("/dialogue/series", "Ports Dialogue", "Indians, US: Ports Dialogue", **held)
    reason = judged("/dialogue/series", "Ports Dialogue", "India: Ports Dialogue", **held)
    assert reason == "the quote does not say 'us'"


@pytest.mark.parametrize(
    ("title", "quote", "supported"),
    [
        ("Minister for the Interior", "minister of interior", True),
        ("Home Secretary", "Home secretaries", True),
        ("Ambassador to India", "Indian ambassador", True),
        ("Deputy Minister", "Minister", False),
    ],
)
def test_a_title_needs_its_telling_words(title: str, quote: str, supported: bool) -> None:
    assert (judged("/officials/0/title", quote, **official(title=title)) == "") is supported


# --- dates and numbers


@pytest.mark.parametrize(
    ("start", "quote", "supported"),
    [
        ("2024-02-27", "27 February 2024", True),
        ("2024-02-27", "on 27 February", True),
        ("2024-02", "27 February", True),
        ("2024-03-01", "last Friday", True),
        ("2024-03-01", "yesterday", True),
        ("2024-02-27", "February 2024", False),
        ("2024-02-28", "27 to 29 February 2024", False),
        ("2024-02-29", "27 to 29 February 2024", True),
        ("2023-02-27", "27 February", False),
        ("2024-02-27", "early this spring", False),
    ],
)
def test_a_date_needs_an_expression_that_means_it(start: str, quote: str, supported: bool) -> None:
    assert (judged("/dialogue/start", quote, dialogue={"start": start}) == "") is supported


def test_the_reason_against_a_date_says_what_the_words_mean() -> None:
    reason = judged("/dialogue/start", "27 February", dialogue={"start": "2024-02-28"})
    assert reason == "the quote says 2024-02-27, not 2024-02-28"


def test_a_year_in_the_same_sentence_completes_a_date() -> None:
    held: dict[str, Any] = {"dialogue": {"start": "2019-05-27"}}
    assert not judged("/dialogue/start", "27 May", "In 2019, on 27 May, they met.", **held)
    assert judged("/dialogue/start", "27 May", "They met on 27 May. It was 2019.", **held)


@pytest.mark.parametrize(
    ("edition", "quote", "supported"),
    [
        (2, "the second round", True),
        (2, "2nd", True),
        (12, "twelfth", True),
        (21, "Twenty-First session", True),
        (21, "21", True),
        (14, "XIV", True),
        (1, "inaugural", True),
        (2, "2+2 talks", False),
        (27, "held on 27 February", False),
        (1, "twenty-first", False),
        (3, "the second round", False),
    ],
)
def test_a_number_needs_digits_or_an_ordinal(edition: int, quote: str, supported: bool) -> None:
    assert (judged("/dialogue/edition", quote, dialogue={"edition": edition}) == "") is supported


# --- fixed lists


@pytest.mark.parametrize(
    ("field", "value", "good", "bad"),
    [
        ("status", "held", "co-chaired", "will convey"),
        ("status", "planned", "to be held", "took place"),
        ("status", "postponed", "put off", "took place"),
        ("format", "virtual", "by videoconference", "in a hall"),
        ("format", "in-person", "arrived", "by phone"),
        ("format", "hybrid", "hybrid", "by phone"),
    ],
)
def test_a_meeting_needs_a_cue(field: str, value: str, good: str, bad: str) -> None:
    held: dict[str, Any] = {"dialogue": {field: value}}
    assert not judged(f"/dialogue/{field}", good, **held)
    assert judged(f"/dialogue/{field}", bad, **held) == f"no word of the quote tells of {value!r}"


def test_a_meeting_at_a_named_city_was_in_person() -> None:
    held: dict[str, Any] = {"dialogue": {"format": "in-person", "city": "Oslo"}}
    assert not judged("/dialogue/format", "at Oslo", **held)


@pytest.mark.parametrize(
    ("status", "good", "bad"),
    [
        ("signed", "inked", "will be negotiated"),
        ("renewed", "extended", "signed"),
        ("in-force", "existing", "to be negotiated"),
        ("agreed", "agreed", "signed"),
        ("under-negotiation", "finalising", "signed"),
        ("announced", "issued", "signed"),
        ("expired", "lapsed", "signed"),
    ],
)
def test_an_agreement_needs_a_cue_of_its_status(status: str, good: str, bad: str) -> None:
    fields = agreement(status=status)
    assert not judged("/agreements/0/status", good, **fields)
    assert judged("/agreements/0/status", bad, **fields)


def test_an_agreement_needs_a_cue_of_its_kind() -> None:
    assert not judged("/agreements/0/kind", "Memoranda", **agreement())
    assert judged("/agreements/0/kind", "a treaty", **agreement())
    assert not judged("/agreements/0/kind", "any words", **agreement(kind="other"))


def test_acting_needs_a_cue_and_a_role_does_not() -> None:
    assert not judged("/officials/0/acting", "acting", **official(acting=True))
    assert judged("/officials/0/acting", "head", **official(acting=True))
    assert not judged("/officials/0/role", "came along", **official())


@pytest.mark.parametrize(
    ("topic", "good", "bad"),
    [
        ("narcotics", "fentanyl", "terrorism"),
        ("counter-terrorism", "terrorist groups", "drugs"),
        ("law-enforcement-cooperation", "the police", "the navy"),
        ("migration", "visas", "drugs"),
    ],
)
def test_a_topic_needs_one_of_its_words(topic: str, good: str, bad: str) -> None:
    assert not judged("/topics/0", good, topics=[topic])
    assert judged("/topics/0", bad, topics=[topic])


def test_every_topic_is_told_by_its_name_and_has_folded_cues() -> None:
    assert set(topic_cues()) == {topic.id for topic in all_topics()}
    for topic in all_topics():
        assert not judged("/topics/0", topic.name, topics=[topic.id])
        stems = [cue.removesuffix("*") for cue in topic_cues()[topic.id]]
        assert stems == [fold(stem) for stem in stems]
        assert len(set(stems)) > 3


# --- countries


@pytest.mark.parametrize(
    ("quote", "supported"),
    [
        ("American", True),
        ("U.S.", True),
        ("Americans", True),
        ("tell us", False),
        ("Norway", False),
    ],
)
def test_a_country_is_named_in_any_of_its_forms(quote: str, supported: bool) -> None:
    reason = judged("/officials/0/country", quote, **official(country="USA"))
    assert reason == ("" if supported else "the quote does not name United States")


def test_a_country_may_rest_on_the_words_that_name_its_object() -> None:
    assert not judged("/officials/0/country", "Minister James Roe", **official(country="USA"))
    assert not judged("/institutions/0/country", "Navy", **body("Navy", "USA"))
    assert not judged("/dialogue/country", "Oslo", dialogue={"city": "Oslo", "country": "NOR"})


def test_parties_of_an_agreement_are_countries_or_bodies() -> None:
    fields = agreement(parties=["IND", "Harbour Academy"])
    assert not judged("/agreements/0/parties/0", "Indian side", **fields)
    assert judged("/agreements/0/parties/0", "both sides", **fields)
    assert not judged("/agreements/0/parties/1", "Harbour Academy", **fields)
    assert judged("/agreements/0/parties/1", "Harbour", **fields)
    fields = agreement(parties=[{"name": "Harbour Academy", "country": "IND"}])
    assert not judged("/agreements/0/parties/0", "the Harbour Academy", **fields)
    assert judged("/agreements/0/parties/0/name", "Academy", **fields)


# --- objects, lists, inference


def test_an_object_needs_its_name_and_no_more() -> None:
    fields = official(title="Minister", country="USA")
    assert not judged("/officials/0", "James Roe came", **fields)
    assert "'roe'" in judged("/officials/0", "James came", **fields)
    assert not judged("/agreements/0", "harbour training", **agreement())
    assert judged("/agreements/0", "a text", **agreement())
    meeting = {"series": "Ports Dialogue", "start": "2024-02-27"}
    assert not judged("/dialogue", "on 27 February", dialogue=meeting)
    assert judged("/dialogue", "they met", dialogue=meeting)
    assert not judged("/dialogue", "they met", dialogue={"status": "held"})


def test_an_object_whose_name_has_a_pointer_needs_no_name() -> None:
    data = report(
        **official(),
        evidence={
            "/officials/0": [span(10, 14, "came")],
            "/officials/0/name": [span(0, 9, "James Roe")],
        },
        text={"content": "James Roe came"},
    )
    assert unsupported(check_report(data)) == {}


def test_a_list_is_judged_item_by_item() -> None:
    data = report(
        topics=["narcotics", "migration"],
        evidence={"/topics": [span(0, 5, "drugs")]},
        text={"content": "drugs"},
    )
    assert set(unsupported(check_report(data))) == {"/topics/1"}


@pytest.mark.parametrize(
    ("pointer", "supported"),
    [
        ("/officials/0/name", False),
        ("/officials/0", False),
        ("/officials/0/country", True),
        ("/institutions/0/name", False),
        ("/dialogue/series", False),
        ("/dialogue/country", True),
        ("/dialogue/start", True),
        ("/agreements/0/subject", False),
        ("/agreements/0/signatories/0", False),
        ("/agreements/0/status", True),
        ("/parties", True),
    ],
)
def test_a_rule_infers_no_name(pointer: str, supported: bool) -> None:
    data = report(
        **official(country="USA"),
        **body("Navy"),
        **agreement(signatories=["James Roe"]),
        dialogue={"series": "Ports Dialogue", "country": "NOR", "start": "2024"},
        evidence={pointer: {"inferred": "some-rule"}},
    )
    expected = {} if supported else {pointer: "a name must stand in words; no rule can infer it"}
    assert unsupported(check_report(data)) == expected


# --- the examples


def _examples(checkout: Path) -> Iterator[ParsedReport]:
    for path in sorted((checkout / "examples" / "texts").glob("*.json")):
        yield read_report(path.read_bytes())


def test_the_examples_pass(checkout: Path) -> None:
    found = {each.id: unsupported(each) for each in _examples(checkout) if each.evidence}
    assert len(found) == 15
    assert {k: v for k, v in found.items() if v} == {}


def test_names_and_dates_of_the_examples_stand_on_no_other_names_words(checkout: Path) -> None:
    """Each person, body and day is given the words of each other one of its report."""
    swapped = caught = 0
    for each in _examples(checkout):
        data = json.loads(each.model_dump_json(by_alias=True))
        spans = {k: v for k, v in each.evidence.items() if isinstance(v, list)}
        people = [k for k in spans if k.startswith("/officials/") and k.endswith("/name")]
        days = [k for k in ("/dialogue/start", "/dialogue/end", "/next_round/when") if k in spans]
        for group in (people, days):
            for one in group:
                for other in group:
                    if {s.quote for s in spans[one]} != {s.quote for s in spans[other]}:
                        evidence = {one: [s.model_dump() for s in spans[other]]}
                        swapped += 1
                        caught += one in unsupported(check_report({**data, "evidence": evidence}))
    assert swapped > 100
    assert caught == swapped
