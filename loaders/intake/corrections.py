"""Whose report of a text counts: a person's over the parser's, whichever was loaded first.

Between the two stands what the parser made with something told beside the text
(`graph.model.made.Rank`).
"""

import json
from collections.abc import Collection, Iterable, Iterator

from graph.evidence.gate import unsupported
from graph.identity.origins import origin_keys
from graph.model.made import MADE_BY, Rank, rank
from graph.model.report import ParsedReport, read_report
from graph.stores.working import WorkingView

_ORIGIN = "origin"
_TEXT = "text|"


def text_key(report: ParsedReport) -> str | None:
    """Return what reports of one text share, whatever their ids; None for one without its text."""
    if report.text is None or not report.text.content:
        return None
    return next(key for key in origin_keys(report) if key.startswith(_TEXT))


class PersonsFirst:
    """The precedence of reports of one text, by their rank; asked by the journal's `load`."""

    def superseded(self, view: WorkingView, batch: Collection[ParsedReport]) -> set[str]:
        """Return ids of those of a batch of whose text a report of a higher rank tells.

        A live one, of the same id or the same text, or another of the batch.
        """
        ranked = _ranked(batch)
        lower = [(one, its) for one, its in ranked if its < Rank.PERSONS]
        if not lower:
            return set()
        live = view.reports([one.id for one, _ in lower])
        own = {i: rank(read_report(row.body)) for i, row in live.items()}
        others = _ranked(_of_texts(view, _keys(one for one, _ in lower)))
        by_text = _highest([*ranked, *others])

        def highest(one: ParsedReport) -> Rank:
            return max(own.get(one.id, Rank.PARSED), by_text.get(text_key(one), Rank.PARSED))

        return {one.id for one, its in lower if its < highest(one)}

    def taken_back(self, view: WorkingView, batch: Collection[ParsedReport]) -> list[str]:
        """Return ids of live reports of the texts of a batch that are of a lower rank, in order.

        Those of an id of the batch are not among them.
        """
        own = {one.id for one in batch}
        higher = [(one, its) for one, its in _ranked(batch) if its > Rank.PARSED]
        by_text = _highest(higher)
        return sorted(
            one.id
            for one in _of_texts(view, _keys(one for one, _ in higher))
            if one.id not in own and rank(one) < by_text[text_key(one)]
        )


def _ranked(reports: Iterable[ParsedReport]) -> list[tuple[ParsedReport, Rank]]:
    return [(one, rank(one)) for one in reports]


def _highest(ranked: Iterable[tuple[ParsedReport, Rank]]) -> dict[str | None, Rank]:
    """The highest rank among the reports of each text."""
    found: dict[str | None, Rank] = {}
    for report, its in ranked:
        key = text_key(report)
        if key is not None:
            found[key] = max(its, found.get(key, its))
    return found


def _keys(reports: Iterable[ParsedReport]) -> set[str]:
    return {key for key in map(text_key, reports) if key is not None}


def _of_texts(view: WorkingView, keys: set[str]) -> Iterator[ParsedReport]:
    """Live reports whose text is one of these, in order of number."""
    groups = view.forms_sharing(_ORIGIN, keys) if keys else set()
    forms = [
        form.number
        for form in view.forms_in_groups(_ORIGIN, groups)
        if keys & set(json.loads(form.content))
    ]
    rows = view.reports_by_number(view.reports_mentioning(forms)) if forms else {}
    for number in sorted(rows):
        report = read_report(rows[number].body)
        if text_key(report) in keys:
            yield report


def drop_stale_evidence(report: ParsedReport) -> ParsedReport:
    """Return a report that a person edited without the words that no longer fit its values.

    Evidence goes by the place of a value; whoever deletes an official or changes a city leaves the
    words of what stood there. Loading looks such values up in the text anew, and one that no words
    say is the person's own. Other reports are returned as they are.
    """
    made = report.made
    if made is None or not made.by.startswith(MADE_BY) or rank(report) is not Rank.PERSONS:
        return report
    wrong = unsupported(report)
    if not wrong:
        return report
    kept = {
        pointer: basis
        for pointer, basis in report.evidence.items()
        if not any(one == pointer or one.startswith(f"{pointer}/") for one in wrong)
    }
    return report.model_copy(update={"evidence": kept})
