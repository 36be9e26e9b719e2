"""Writes single claims of a report: pointer, sentence, day and sureness."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from graph.language import dates
from graph.language.sentences import sentence_at
from graph.model.report import ParsedReport, Span
from graph.model.vocabulary import NODE, TYPE_NUMBER
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.mentions import MentionRef, Reading

NO_FIELD = ""
"""Field of a claim that says no more than that the relationship holds."""


class EndClaim(NamedTuple):
    """A claim before identity.

    Of a node (`type` 0, target None) or a relationship between two ends.
    """

    source: MentionRef
    type: int
    target: MentionRef | None
    field: str
    value: str
    pointer: str
    dated: str | None
    start: int | None
    stop: int | None
    sure: int


def as_dated(covered: dates.Days) -> str | None:
    """Write a span of days so that text order is the order of first days."""
    if covered.earliest is None or covered.earliest == covered.latest:
        return covered.earliest
    return f"{covered.earliest}/{covered.latest}"


class ClaimWriter:
    """Writes the claims of one reading; `tied` collects what a claim ties to the reported acts."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.report = reading.report
        self.me: MentionRef = f"Report:{self.report.id}"
        self.tied: set[MentionRef] = set()
        self._places: dict[str, tuple[int | None, int | None]] = {}

    # --- writing one claim

    def node(
        self,
        end: MentionRef,
        field: str,
        value: object | None,
        *pointers: str,
        dated: str | None = None,
    ) -> Iterator[EndClaim]:
        """Yield a claim of one field of a node; the first pointer is the claim's."""
        if value is not None and self.reading.ok(pointers[0]):
            start, stop = self._sentence(pointers)
            yield EndClaim(
                end,
                NODE,
                None,
                field,
                str(value),
                pointers[0],
                dated,
                start,
                stop,
                self._sure(pointers[0]),
            )

    def relationship(
        self,
        source: MentionRef,
        type_: Rel,
        target: MentionRef,
        *pointers: str,
        field: str = NO_FIELD,
        value: str = "",
        dated: str | None = None,
    ) -> Iterator[EndClaim]:
        """Yield a claim that a relationship holds, perhaps with a field of it."""
        if self.reading.ok(pointers[0]):
            start, stop = self._sentence(pointers)
            sure = self._sure(pointers[0])
            yield EndClaim(
                source,
                TYPE_NUMBER[type_],
                target,
                field,
                value,
                pointers[0],
                dated,
                start,
                stop,
                sure,
            )

    def _sure(self, pointer: str) -> int:
        unsure = self.report.sure
        return int(not unsure or all(unsure.get(step, True) for step in _upwards(pointer)))

    def _sentence(self, pointers: tuple[str, ...]) -> tuple[int | None, int | None]:
        if not self.report.evidence or self.report.text is None or not self.report.text.content:
            return None, None
        for pointer in pointers:
            if pointer not in self._places:
                self._places[pointer] = self._find_sentence(pointer)
            if self._places[pointer][0] is not None:
                return self._places[pointer]
        return None, None

    def _find_sentence(self, pointer: str) -> tuple[int | None, int | None]:
        assert self.report.text is not None and self.report.text.content is not None
        spans = spans_of(self.report, pointer)
        if not spans or not self.reading.ok(pointer):
            return None, None
        return sentence_at(self.report.text.content, spans[0].start, spans[0].end)

    @cached_property
    def happened(self) -> str | None:
        """The days of the dialogue reported."""
        return as_dated(self.reading.meeting_days())

    @cached_property
    def cited(self) -> str | None:
        """The day on which an office is cited: of the dialogue, else of publication."""
        return self.happened or as_dated(dates.days(self.report.published))


def _upwards(pointer: str) -> Iterator[str]:
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def spans_of(report: ParsedReport, pointer: str) -> list[Span]:
    """Return the spans of a pointer, or of the nearest object above it that has some.

    Empty where words are not held.
    """
    for step in _upwards(pointer):
        found = report.evidence.get(step)
        if isinstance(found, list) and found:
            return found
        if found is not None:
            return []
    return []
