"""From a document to its parsed report: ids, sources, pages, seals."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.evidence.align import align
from graph.evidence.gate import unsupported
from graph.model.made import Rank, rank
from graph.model.report import Made, ParsedReport, canonical_json, read_report
from loaders.texts.asking import Answer, Asked, answer_of, report_id
from loaders.texts.kept import NOTHING_GIVEN, Given
from loaders.texts.limits import Limits
from loaders.texts.parsing import parse
from loaders.texts.rules import rules
from loaders.texts.sealing import sealed, was_read_by_these_rules
from tests.loaders.texts.pdf_writer import column, pdf

NAME = "in-us-hsd-2024-us-brief.txt"


@pytest.fixture(scope="module")
def raw(checkout: Path) -> bytes:
    """A text of the examples that tells of a dialogue."""
    return (checkout / "examples" / "texts" / NAME).read_bytes()


def report_of(asked: Asked) -> ParsedReport:
    """The only report of a document."""
    (answer,) = parse(asked, Limits())
    assert answer.report is not None
    return read_report(answer.report)


def test_the_report_holds_its_text_and_rests_on_it(raw: bytes) -> None:
    report = report_of(Asked(NAME, raw))
    assert report.parties == ["IND", "USA"]
    assert report.text is not None and report.text.content == raw.decode().strip("\n")
    assert report.text.language == "en"
    assert report.evidence
    assert unsupported(report) == {}


def test_the_id_is_of_the_content_alone(raw: bytes) -> None:
    ids = {report_of(Asked(name, raw)).id for name in ("a.txt", "folder/b.md", "-")}
    assert len(ids) == 1
    assert report_of(Asked("a.txt", raw, given=Given(published="2024"))).id in ids
    assert report_of(Asked("a.txt", raw + b"More.")).id not in ids
    one = {"text": raw.decode(), "title": "x", "url": "https://a.example/b"}
    other = dict(reversed(one.items()))
    assert report_id(Asked("a", record=one)) == report_id(Asked("b", record=other))
    assert report_id(Asked("a", raw), 1) == f"{report_id(Asked('a', raw))}-2"


def test_a_record_tells_its_source(raw: bytes) -> None:
    title, _, text = raw.decode().partition("\n\n")
    record = {
        "text": text,
        "title": title,
        "url": "https://a.example/b",
        "published": "2024-03-01T22:14:56+00:00",
        "guid": "https://a.example/?p=1",
        "publisher": "The Ministry",
    }
    report = report_of(Asked("a.jsonl", record=record))
    source = report.source
    assert source is not None and report.published == "2024-03-01"
    assert (source.url, source.guid) == (record["url"], record["guid"])
    assert (source.title, source.publisher) == (title, "The Ministry")
    assert report.text is not None and report.text.content == raw.decode().strip("\n")


def test_a_record_with_fields_that_say_nothing(raw: bytes) -> None:
    text = raw.decode().replace("29 February 2024\n\n", "")
    record = {"text": text, "url": "javascript:alert(1)", "guid": 7, "title": ["x"]}
    report = report_of(Asked("a.jsonl", record={**record, "published": "soon"}))
    assert (report.source, report.published) == (None, None)


def test_what_is_told_from_outside_stands_in_the_report(raw: bytes) -> None:
    given = Given("2024-03", "https://a.example/b", "The Ministry", "USA")
    report = report_of(Asked("a.txt", raw, given=given))
    assert report.published == "2024-03"
    assert report.source is not None and report.source.publisher == "The Ministry"
    assert report.origin is not None and report.origin.side == "USA"
    assert report.made is not None
    assert report.made.by == "tieline, told published, url, publisher, side"
    assert rank(report) == Rank.TOLD
    body = canonical_json(report)
    assert was_read_by_these_rules(body, given)
    for other in (replace(given, side="IND"), replace(given, url=None), NOTHING_GIVEN):
        assert not was_read_by_these_rules(body, other)
    assert rank(report.model_copy(update={"topics": ["nuclear"]})) == Rank.PERSONS


def test_spans_of_a_pdf_know_their_page(raw: bytes) -> None:
    title, *parts = raw.decode().strip().split("\n\n")
    pages = [[(72.0, 740.0, title)], *(column(part, 72, 700, 80) for part in parts)]
    report = report_of(Asked("a.pdf", pdf(pages)))
    assert report.parties == ["IND", "USA"]
    spans = [
        span for basis in report.evidence.values() if isinstance(basis, list) for span in basis
    ]
    assert {span.page for span in spans} > {1, 2}
    assert report.text is not None and report.text.content is not None
    assert all(report.text.content[one.start : one.end] == one.quote for one in spans)


def test_the_rule_behind_each_value_is_told_where_it_is_asked_for(raw: bytes) -> None:
    (answer,) = parse(Asked("a.txt", raw, explain=True), Limits())
    assert parse(Asked("a.txt", raw), Limits())[0].marks == ()
    assert {"/parties/0", "/dialogue/city"} <= {mark.pointer for mark in answer.marks}
    assert all(mark.rule for mark in answer.marks)
    assert answer_of(json.loads(json.dumps(answer.plain()))) == answer


def test_a_report_without_a_tie_is_empty() -> None:
    text = b"A garden\n\nThe garden of the museum will be open to all in the summer, it was said.\n"
    assert report_of(Asked("a.txt", text)).parties == []


def test_the_seal_holds_until_somebody_changes_the_report(raw: bytes) -> None:
    report = report_of(Asked("a.txt", raw))
    assert rank(report) == Rank.PARSED
    assert rank(read_report(canonical_json(report))) == Rank.PARSED
    assert rank(align(report)) == Rank.PARSED
    assert was_read_by_these_rules(canonical_json(align(report)))
    made = Made(by="Asha Rao", version=report.made.version if report.made else None)
    changes: list[dict[str, Any]] = [
        {"topics": []},
        {"notes": "checked"},
        {"evidence": dict(list(report.evidence.items())[1:])},
        {"made": made},
        {"made": None},
    ]
    for change in changes:
        assert rank(report.model_copy(update=change)) == Rank.PERSONS


def test_a_report_of_older_rules_is_the_parsers_still(
    raw: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_of(Asked("a.txt", raw))
    assert report.made is not None and report.made.version is not None
    old = Made(by="tieline", version=report.made.version.replace(rules(), "0" * 8))
    older = report.model_copy(update={"made": old})
    assert rank(older) == Rank.PARSED
    assert not was_read_by_these_rules(canonical_json(older))
    assert sealed(older) == report


def test_answers_that_are_refused_name_their_part() -> None:
    assert (Answer(None, "empty", 1).pointer, Answer(None, "empty").pointer) == ("/1", "")
