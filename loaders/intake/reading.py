"""Documents to reports: at once, or what is to be asked of the processes that read.

Reads no store.
"""

from dataclasses import dataclass
from typing import Final

from graph.model.errors import InvalidReportError, Problem
from graph.model.report import ParsedReport, read_report
from loaders.intake.bounds import Bounds
from loaders.intake.checking import checked
from loaders.intake.found import Document, Found, RawText, Rejection
from loaders.texts.asking import Answer, Asked
from loaders.texts.kept import NOTHING_GIVEN, Given
from loaders.texts.limits import Limits

_SMALL: Final = 65_536
"""Characters of a piece of JSON that is checked at once; larger ones are checked within limits."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document with the report that it is, what is to be asked about it, or what is wrong."""

    found: Found
    report: ParsedReport | None = None
    asked: Asked | None = None
    problems: tuple[Problem, ...] = ()


class Reader:
    """Reads documents one by one."""

    def __init__(self, bounds: Bounds, limits: Limits, given: Given = NOTHING_GIVEN) -> None:
        """Prepare.

        Args:
            bounds: of faults that are told.
            limits: what reading one document may cost.
            given: what is known of every text from outside; parsed reports tell it themselves.
        """
        self._bounds, self._limits, self._given = bounds, limits, given

    def read(self, found: Found) -> Read:
        """Return what a document is, or what is to be asked about it."""
        if isinstance(found, RawText):
            return Read(found, asked=Asked(found.source, found.raw, given=self._given))
        if isinstance(found, Rejection):
            return Read(found, problems=(Problem(found.pointer, found.reason),))
        if len(found.text) > _SMALL:
            return Read(found, asked=self._asked_of(found))
        try:
            held = checked(found.text, self._bounds.faults, self._limits.letters)
        except InvalidReportError as fault:
            return Read(found, problems=tuple(fault.problems))
        if isinstance(held, ParsedReport):
            return Read(found, held)
        return Read(found, asked=Asked(found.source, record=held, given=self._given))

    def _asked_of(self, found: Document) -> Asked:
        return Asked(
            found.source,
            given=self._given,
            document=found.text,
            max_faults=self._bounds.faults,
        )


def answered(found: Found, answer: Answer) -> Read:
    """Return what a document, or one of its texts, is by the answer of a reading process."""
    if answer.report is None:
        return Read(found, problems=answer.problems)
    return Read(found, read_report(answer.report))
