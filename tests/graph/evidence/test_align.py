import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.align import align
from graph.evidence.gate import unsupported
from graph.model.report import ParsedReport, Span, check_report, read_report

TEXT = """Second Dialogue on Ports between India and the U.S.

Oslo, 28 February: Home Secretary A. B. Doe met James Q. Roe, acting head of the U.S. Department \
of Defence, for the Dialogue on Ports. Minister Ann Poe of Norway, who hosted it, spoke first.

The two sides signed a memorandum of understanding on the training of harbour police. An \
agreement of May 2019 on visas remains in force. They spoke of drug trafficking and of JOSÉ Núñez, \
the pilot. The next round will be held in New Delhi in 2025. The DOD is pleased."""

FIELDS: dict[str, Any] = {
    "id": "r",
    "published": "2024-03-01",
    "parties": ["IND", "USA"],
    "dialogue": {
        "series": "India-US Dialogue on Ports",
        "edition": 2,
        "start": "2024-02-28",
        "city": "Oslo",
        "format": "in-person",
    },
    "officials": [
        {"name": "A. B. Doe", "country": "IND", "title": "Home Secretary", "role": "head"},
        {
            "name": "James Roe",
            "country": "USA",
            "title": "Head",
            "institution": "Department of Defence",
            "acting": True,
            "role": "head",
        },
        {"name": "Ann Poe", "country": "NOR", "title": "Minister", "role": "mentioned"},
        {"name": "Jose Nunez", "role": "mentioned"},
        {"name": "Sue Loe", "title": "Home Secretary", "role": "mentioned"},
    ],
    "institutions": [{"name": "Department of Defense", "country": "USA"}],
    "agreements": [
        {"kind": "MoU", "subject": "harbour police training", "status": "signed"},
        {"kind": "agreement", "subject": "visas", "status": "in-force", "date": "2019-05"},
    ],
    "topics": ["narcotics", "space"],
    "next_round": {"city": "New Delhi", "when": "2025"},
}


def quotes(report: ParsedReport) -> dict[str, str]:
    return {
        pointer: basis[0].quote
        for pointer, basis in report.evidence.items()
        if isinstance(basis, list)
    }


@pytest.fixture(scope="module")
def aligned() -> ParsedReport:
    return align(check_report({**FIELDS, "text": {"content": TEXT}}))


@pytest.mark.parametrize(
    ("pointer", "quote"),
    [
        ("/parties/0", "India"),
        ("/parties/1", "U.S."),
        ("/dialogue/series", "Dialogue on Ports between India and the U.S."),
        ("/dialogue/edition", "Second"),
        ("/dialogue/start", "28 February"),
        ("/dialogue/city", "Oslo"),
        ("/dialogue/status", "met"),
        ("/dialogue/format", "Oslo"),
        ("/officials/0/name", "A. B. Doe"),
        ("/officials/0/title", "Home Secretary"),
        ("/officials/1/name", "James Q. Roe"),
        ("/officials/1/title", "head"),
        ("/officials/1/institution", "Department of Defence"),
        ("/officials/1/acting", "acting"),
        ("/officials/1/country", "U.S."),
        ("/officials/2/title", "Minister"),
        ("/officials/2/country", "Norway"),
        ("/officials/3/name", "JOSÉ Núñez"),
        ("/institutions/0/name", "Department of Defence"),
        ("/institutions/0/country", "U.S."),
        ("/agreements/0/subject", "training of harbour police"),
        ("/agreements/0/kind", "memorandum"),
        ("/agreements/0/status", "signed"),
        ("/agreements/1/subject", "visas"),
        ("/agreements/1/kind", "agreement"),
        ("/agreements/1/status", "in force"),
        ("/agreements/1/date", "May 2019"),
        ("/topics/0", "drug"),
        ("/next_round/city", "New Delhi"),
        ("/next_round/when", "2025"),
    ],
)
def test_a_value_is_found_where_the_text_says_it(
    aligned: ParsedReport, pointer: str, quote: str
) -> None:
    assert quotes(aligned).get(pointer) == quote


@pytest.mark.parametrize(
    "pointer",
    ["/officials/0/country", "/officials/4/name", "/officials/4/title", "/topics/1", "/officials"],
)
def test_what_the_text_does_not_say_there_gets_no_span(aligned: ParsedReport, pointer: str) -> None:
    assert pointer not in aligned.evidence


def test_spans_are_marked_exact_and_pass_the_gate(aligned: ParsedReport) -> None:
    for basis in aligned.evidence.values():
        assert isinstance(basis, list)
        assert [span.by for span in basis] == ["aligned"]
        assert all(TEXT[span.start : span.end] == span.quote for span in basis)
    assert unsupported(aligned) == {}


def test_aligning_twice_adds_nothing(aligned: ParsedReport) -> None:
    assert align(aligned) == aligned


def test_what_is_there_stays_and_covers_what_is_below() -> None:
    given = {
        "/officials/0": [{"start": 0, "end": 6, "quote": "Second"}],
        "/parties/0": {"inferred": "by-office"},
        "/dialogue/city": [{"start": 54, "end": 58, "quote": "Oslo", "by": "person"}],
    }
    before = check_report({**FIELDS, "text": {"content": TEXT}, "evidence": given})
    after = align(before)
    assert {k: v for k, v in after.evidence.items() if k in given} == before.evidence
    assert not [k for k in after.evidence if k.startswith("/officials/0/")]
    assert "/officials/1/name" in after.evidence


@pytest.mark.parametrize("text", [None, {"sha256": "0" * 64, "kept": "none"}, {"content": ""}])
def test_without_a_text_nothing_changes(text: Any) -> None:
    report = check_report({**FIELDS, "text": text})
    assert align(report) is report


def test_an_acronym_is_found_for_a_name_and_a_name_for_an_acronym() -> None:
    bodies = [{"name": "Department of Harbours"}, {"name": "ABC"}]
    data = {"id": "r", "parties": [], "institutions": bodies}
    content = "The DOH and the Academy of Boats and Canals."
    found = quotes(align(check_report({**data, "text": {"content": content}})))
    assert found == {
        "/institutions/0/name": "DOH",
        "/institutions/1/name": "Academy of Boats and Canals",
    }


def test_of_two_equal_titles_each_person_gets_the_one_beside() -> None:
    people = [{"name": n, "title": "Minister", "role": "head"} for n in ("Ann Poe", "James Roe")]
    content = "Minister Ann Poe came. Minister James Roe left."
    after = align(
        check_report({"id": "r", "parties": [], "officials": people, "text": {"content": content}})
    )
    starts = [
        basis[0].start
        for basis in (after.evidence["/officials/0/title"], after.evidence["/officials/1/title"])
        if isinstance(basis, list)
    ]
    assert starts == [0, 23]


@given(st.text(alphabet="Doe HmScr.y,'\u2019éß字İ\n2U.S", max_size=80))
def test_in_any_text_only_what_passes_the_gate_is_added(content: str) -> None:
    after = align(check_report({**FIELDS, "text": {"content": content}}))
    assert unsupported(after) == {}
    assert align(after) == after


# --- real texts


def _values(pointer: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _values(f"{pointer}/{key}", below)
    elif isinstance(value, list):
        for n, below in enumerate(value):
            yield from _values(f"{pointer}/{n}", below)
    elif value not in (None, False):
        yield pointer


def _shares(pairs: list[tuple[dict[str, Any], ParsedReport]]) -> dict[str, float]:
    """Share of the values of each kind that have evidence after alignment."""
    given: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for fields, report in pairs:
        for pointer in _values("", fields):
            kind = re.sub(r"\d+", "*", pointer)
            given[kind] += 1
            found[kind] += pointer in report.evidence
    return {kind: found[kind] / count for kind, count in given.items()}


@pytest.mark.shared("evaluation/dev", "seed")
def test_labelled_texts_are_aligned_and_pass_the_gate(shared_folder: Path) -> None:
    pairs = []
    for folder in ("evaluation/dev", "seed"):
        for path in sorted((shared_folder / folder).glob("*.json")):
            fields = json.loads(path.read_bytes())
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            report = align(check_report({**fields, "text": {"content": text}}))
            assert unsupported(report) == {}, path.name
            assert align(report) == report, path.name
            pairs.append((fields, report))
    assert len(pairs) == 37
    shares = _shares(pairs)
    floors = {
        "/parties/*": 0.98,
        "/officials/*/name": 0.98,
        "/officials/*/title": 0.94,
        "/institutions/*/name": 0.97,
        "/dialogue/series": 0.95,
        "/dialogue/start": 0.95,
        "/dialogue/status": 0.95,
        "/topics/*": 0.9,
        "/agreements/*/subject": 0.7,
        "/agreements/*/status": 0.7,
    }
    assert {kind: shares[kind] for kind, floor in floors.items() if shares[kind] < floor} == {}


def test_alignment_finds_again_where_a_person_found_the_examples(checkout: Path) -> None:
    """Names as chosen by hand; the same words, though perhaps at another place of the text."""
    told = same = 0
    for path in sorted((checkout / "examples" / "texts").glob("*.json")):
        report = read_report(path.read_bytes())
        after = align(report.model_copy(update={"evidence": {}}))
        assert unsupported(after) == {}
        found = quotes(after)
        for pointer, basis in report.evidence.items():
            if pointer.endswith(("/name", "/series", "/city", "/title")) and isinstance(
                basis, list
            ):
                told += 1
                same += found.get(pointer) == basis[0].quote
    assert told > 150
    assert same / told >= 0.95


def test_spans_are_those_of_the_model(aligned: ParsedReport) -> None:
    """Spans are built without validation; reading the report back must change nothing."""
    again = read_report(aligned.model_dump_json(by_alias=True))
    assert again == aligned
    assert isinstance(again.evidence["/parties/0"], list)
    assert isinstance(again.evidence["/parties/0"][0], Span)
