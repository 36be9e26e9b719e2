"""Writes single claims of a report: pointer, sentence, day and sureness."""

from collections.abc import Iterator
from functools import cached_property

from graph.language import dates
from graph.language.sentences import sentence_at
from graph.model.records import Said
from graph.model.report import ParsedReport, Span
from graph.model.vocabulary import NODE, TYPE_NUMBER
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.mentions import MentionRef, Reading

NO_FIELD = ""
"""Field of a claim that says no more than that the relationship holds."""


EndElement = tuple[MentionRef, int, MentionRef | None]
"""An element before identity: a node (`type` 0, target None), or a relationship of two ends."""


def as_dated(covered: dates.Days) -> str | None:
    """Write a span of days so that text order is the order of first days."""
    if covered.earliest is None or covered.earliest == covered.latest:
        return covered.earliest
    return f"{covered.earliest}/{covered.latest}"


class ClaimWriter:
    """Writes the claims of one reading, by element; `tied` are the ends tied to reported acts."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.report = reading.report
        self.me: MentionRef = f"Report:{self.report.id}"
        self.tied: set[MentionRef] = set()
        self.claims: dict[EndElement, list[Said]] = {}
        self._places: dict[str, tuple[int | None, int | None]] = {}
        self._all_ok, self._all_sure = not reading.blocked, not self.report.sure
        text = self.report.text
        self._has_words = bool(self.report.evidence and text is not None and text.content)

    # --- writing one claim

    def node(
        self,
        end: MentionRef,
        field: str,
        value: object | None,
        *pointers: str,
        dated: str | None = None,
    ) -> None:
        """Claim a value of one field of a node, unless it is None; the first pointer is its own."""
        if value is not None and (self._all_ok or self.reading.ok(pointers[0])):
            self._say((end, NODE, None), field, str(value), pointers, dated)

    def relationship(
        self,
        source: MentionRef,
        type_: Rel,
        target: MentionRef,
        *pointers: str,
        field: str = NO_FIELD,
        value: str = "",
        dated: str | None = None,
    ) -> None:
        """Claim that a relationship holds, perhaps with a field of it."""
        if self._all_ok or self.reading.ok(pointers[0]):
            self._say((source, TYPE_NUMBER[type_], target), field, value, pointers, dated)

    def _say(
        self,
        element: EndElement,
        field: str,
        value: str,
        pointers: tuple[str, ...],
        dated: str | None,
    ) -> None:
        start, stop = self._sentence(pointers) if self._has_words else (None, None)
        sure = 1 if self._all_sure else self._sure(pointers[0])
        one = (field, value, pointers[0], dated, start, stop, sure)
        said = self.claims.get(element)
        if said is None:
            self.claims[element] = [one]
        else:
            said.append(one)

    def _sure(self, pointer: str) -> int:
        unsure = self.report.sure
        return int(all(unsure.get(step, True) for step in _upwards(pointer)))

    def _sentence(self, pointers: tuple[str, ...]) -> tuple[int | None, int | None]:
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
