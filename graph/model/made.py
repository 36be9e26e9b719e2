"""Whose word a report is: the reader's of texts, or a person's.

A report that was read from a text carries in `made.version` the rules by which it was read and a
seal over its content. Whoever edits the report breaks the seal, and by that it is a person's.
"""

from enum import IntEnum
from hashlib import blake2b
from typing import Any, Final

from graph.model.report import ParsedReport, Span, canonical_json

MADE_BY: Final = "tieline"
AND_TOLD: Final = f"{MADE_BY}, told "
_BY_LOADING: Final = "aligned"


class Rank(IntEnum):
    """Whose word a report is; of one text the highest counts."""

    PARSED = 0
    """The reader's alone."""
    TOLD = 1
    """The reader's, with what a person told beside the text."""
    PERSONS = 2
    """A person's: edited, made by hand, or made by another program."""


def rank(report: ParsedReport) -> Rank:
    """Return whose a report is: the reader's as long as it is as the reader left it.

    Spans that loading added do not count.
    """
    made = report.made
    by = made.by if made is not None else ""
    if made is None or made.version is None or not (by == MADE_BY or by.startswith(AND_TOLD)):
        return Rank.PERSONS
    if made.version.partition("+")[2] != seal_of(report):
        return Rank.PERSONS
    return Rank.PARSED if by == MADE_BY else Rank.TOLD


def seal_of(report: ParsedReport) -> str:
    """Return what stands for the content of a report, spans that loading added left out."""
    evidence: dict[str, Any] = {}
    for pointer, basis in report.evidence.items():
        kept = basis
        if isinstance(basis, list):
            kept = [span for span in basis if not _is_aligned(span)]
            if basis and not kept:
                continue
        evidence[pointer] = kept
    plain = report.model_copy(update={"made": None, "evidence": dict(sorted(evidence.items()))})
    return blake2b(canonical_json(plain).encode(), digest_size=8).hexdigest()


def _is_aligned(span: Span) -> bool:
    return span.by == _BY_LOADING
