"""Whose report of a text counts: a person's over the parser's, whichever was loaded first.

A report is the parser's as long as its seal holds (`loaders.texts.sealing`); every other one is a
person's: edited, made by hand, or made by another program.
"""

import json
from collections.abc import Collection, Iterable, Iterator

from graph.identity.origins import origin_keys
from graph.records import ReportRow
from graph.report import ParsedReport, read_report
from graph.store import View
from loaders.texts.sealing import is_untouched

_ORIGIN = "origin"
_TEXT = "text|"


def text_key(report: ParsedReport) -> str | None:
    """Return what reports of one text share, whatever their ids; None for one without its text."""
    if report.text is None or not report.text.content:
        return None
    return next(key for key in origin_keys(report) if key.startswith(_TEXT))


def held_by_persons(view: View, parses: Collection[ParsedReport]) -> dict[str, str]:
    """Return those of the parser's reports whose text a person's live report tells of.

    Their ids, each with that of the person's report: the same id, or another with the same text.
    """
    held = {
        row.id: row.id
        for row in view.reports([one.id for one in parses]).values()
        if not is_untouched(read_report(row.body))
    }
    by_text: dict[str, str] = {}
    for row in _of_texts(view, _keys(parses)):
        report = read_report(row.body)
        if not is_untouched(report):
            by_text[text_key(report) or ""] = row.id
    for one in parses:
        key = text_key(one)
        if key in by_text:
            held.setdefault(one.id, by_text[key])
    return held


def outdone(view: View, reports: Collection[ParsedReport]) -> list[str]:
    """Return ids of the parser's live reports that tell of the texts of these reports of persons.

    In order; those of the same id are not among them.
    """
    own = {report.id for report in reports}
    found = {
        row.id
        for row in _of_texts(view, _keys(reports))
        if row.id not in own and is_untouched(read_report(row.body))
    }
    return sorted(found)


def _keys(reports: Iterable[ParsedReport]) -> set[str]:
    return {key for key in map(text_key, reports) if key is not None}


def _of_texts(view: View, keys: set[str]) -> Iterator[ReportRow]:
    """Live reports whose text is one of these, in order of number."""
    groups = view.forms_sharing(_ORIGIN, keys) if keys else set()
    forms = [
        form.number
        for form in view.forms_in_groups(_ORIGIN, groups)
        if keys & set(json.loads(form.content))
    ]
    rows = view.reports_by_number(view.reports_mentioning(forms)) if forms else {}
    for number in sorted(rows):
        yield rows[number]
