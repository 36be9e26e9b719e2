"""Whether the words a report holds support its values.

What fails here is not loaded as fact: every value at or below its pointer is left out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from graph import countries, cues
from graph.report import Inferred, Named, Part, ParsedReport, Span
from graph.sentences import sentence_at
from graph.support import (
    Quotes,
    country_missing,
    cue_missing,
    date_missing,
    name_missing,
    number_missing,
)
from graph.text_words import WordedText

_NUMBER = re.compile(r"(?<=/)\d+(?=/|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

NAMING: Final = {
    "/dialogue": ("series", "start", "city"),
    "/recalled_dialogues/*": ("series", "start", "city"),
    "/officials/*": ("name",),
    "/institutions/*": ("name",),
    "/agreements/*": ("name", "subject", "kind"),
    "/agreements/*/parties/*": ("name",),
    "/agreements/*/signatories/*": ("name",),
    "/agreements/*/relates/*": ("to",),
    "/next_round": ("city", "when", "country"),
    "/commitments/*": ("what",),
}
"""What names an object: one of these must be supported by the quotes of the object."""

_NEEDS_WORDS: Final = frozenset(
    [
        "/officials/*/name",
        "/institutions/*/name",
        "/dialogue/series",
        "/recalled_dialogues/*/series",
        "/agreements/*/name",
        "/agreements/*/signatories/*",
        "/agreements/*/signatories/*/name",
    ]
)
"""Values that no rule can infer."""


class _Place(NamedTuple):
    """A value to judge: where it stands, and the object or list around it."""

    pointer: str
    pattern: str
    value: Any
    around: Any


def unsupported(report: ParsedReport) -> dict[str, str]:
    """Return JSON Pointer -> reason for every value whose words do not support it.

    Judged is what `evidence` points to: that the place exists, that the text has the quote at its
    offsets (where the text is held), and that the quote supports the value by its kind. A pointer
    to an object must support what names the object, one to a list every item that has no pointer
    of its own. The kinds are judged in English; of a text in another language, only places and
    quotes are.
    """
    gate = Gate(report)
    found: dict[str, str] = {}
    for pointer, basis in report.evidence.items():
        found.update(gate.objections(pointer, basis))
    return found


class Gate:
    """Judges evidence against one report."""

    def __init__(self, report: ParsedReport) -> None:
        self.report = report
        self.text = report.text.content if report.text else None
        language = (report.text.language if report.text else None) or "en"
        self.reads = language.casefold().partition("-")[0] in ("en", "eng", "english")

    def objections(self, pointer: str, basis: Sequence[Span] | Inferred) -> dict[str, str]:
        """Return pointer -> reason for what is wrong with the words given for a pointer."""
        place = self._place(pointer)
        if place is None:
            return {pointer: "points to nothing in the report"}
        if isinstance(basis, Inferred):
            return {place.pointer: reason for place, reason in self._inferred(place)}
        wrong = next(filter(None, map(self._misquoted, basis)), None)
        if wrong:
            return {pointer: wrong}
        if not basis or not self.reads:
            return {}
        return dict(self._judged(place, basis, Quotes([span.quote for span in basis])))

    # --- places

    def _place(self, pointer: str) -> _Place | None:
        around: Any = None
        value: Any = self.report
        for step in pointer.split("/")[1:]:
            around, value = value, _child(value, step.replace("~1", "/").replace("~0", "~"))
            if value is None:
                return None
        return _Place(pointer, _NUMBER.sub("*", pointer), value, around)

    def _below(self, place: _Place, step: str | int) -> _Place | None:
        return self._place(f"{place.pointer}/{step}")

    def _has_own(self, pointer: str) -> bool:
        return bool(self.report.evidence.get(pointer))

    # --- rules

    def _misquoted(self, span: Span) -> str | None:
        if span.end <= span.start:
            return f"the span {span.start}-{span.end} is empty"
        if self.text is None:
            return None
        if span.end > len(self.text):
            return f"the span {span.start}-{span.end} ends beyond the text of {len(self.text)}"
        if self.text[span.start : span.end] != span.quote:
            return f"the text at {span.start}-{span.end} is not the quote"
        return None

    def _inferred(self, place: _Place) -> Iterator[tuple[_Place, str]]:
        """What a rule may not infer, at the place or, without a pointer of its own, named there."""
        agreement = place.around if place.pattern == "/agreements/*/subject" else None
        if place.pattern in _NEEDS_WORDS or (agreement is not None and agreement.name is None):
            yield place, "a name must stand in words; no rule can infer it"
        naming = [name for name in NAMING.get(place.pattern, ()) if name in ("name", "series")]
        below = [self._below(place, name) for name in naming]
        if any(b and b.pattern in _NEEDS_WORDS and not self._has_own(b.pointer) for b in below):
            yield place, "a name must stand in words; no rule can infer it"

    def _judged(
        self, place: _Place, spans: Sequence[Span], quotes: Quotes
    ) -> Iterator[tuple[str, str]]:
        if isinstance(place.value, list):
            for n in range(len(place.value)):
                item = self._below(place, n)
                if item and not self._has_own(item.pointer):
                    yield from self._judged(item, spans, quotes)
            return
        reason = (
            self._object_missing(place, spans, quotes)
            if isinstance(place.value, Part)
            else self._value_missing(place, spans, quotes)
        )
        if reason:
            yield place.pointer, reason

    def _object_missing(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        names = [self._below(place, name) for name in NAMING.get(place.pattern, ())]
        given = [name for name in names if name]
        if not given or any(self._has_own(name.pointer) for name in given):
            return None
        reasons = [self._value_missing(name, spans, quotes) for name in given]
        return None if None in reasons else reasons[0]

    def _value_missing(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        judge = _JUDGES.get(place.pattern)
        return judge(self, place, spans, quotes) if judge else None

    # --- judges of values

    def name(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return name_missing(place.value, quotes, self._free(place, quotes))

    def person(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        value = place.value.name if isinstance(place.value, Named) else place.value
        return name_missing(value, quotes, is_person=True)

    def city(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return name_missing(place.value, quotes, is_place=True)

    def country(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        """A country is named, or goes with the body, person or city that is."""
        reason = country_missing(place.value, quotes)
        parent = place.pointer.rpartition("/")[0]
        for step in ("name", "institution", "city") if reason else ():
            beside = self._place(f"{parent}/{step}")
            if beside and self._value_missing(beside, spans, quotes) is None:
                return None
        return reason

    def party(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        if len(place.value) == _CODE and countries.is_country(place.value):
            return country_missing(place.value, quotes)
        return self.name(place, _, quotes)

    def date(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        return date_missing(place.value, quotes, self.report.published, self._years(spans))

    def edition(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return number_missing(place.value, quotes)

    def meeting_status(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.MEETING_STATUS[place.value], quotes)

    def agreement_status(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.AGREEMENT_STATUS[place.value], quotes)

    def agreement_kind(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.AGREEMENT_KIND.get(place.value), quotes)

    def topic(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.topic_cues()[place.value], quotes)

    def acting(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing("acting", cues.ACTING if place.value else None, quotes)

    def format(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        reason = cue_missing(place.value, cues.MEETING_FORMAT[place.value], quotes)
        city = self._place(place.pointer.rpartition("/")[0] + "/city")
        if reason and place.value == "in-person" and city:
            return reason if self._value_missing(city, spans, quotes) else None
        return reason

    # --- what the text around says

    def _free(self, place: _Place, quotes: Quotes) -> list[str]:
        """Countries whose names need not stand in a quote in the same form: the text has them."""
        own = getattr(place.around, "country", None)
        codes = {*self.report.parties, *([own] if own else [])}
        return sorted(code for code in codes if quotes.names(code) or code in self._named)

    @cached_property
    def _named(self) -> frozenset[str]:
        """Countries of the report that its text names somewhere."""
        if self.text is None:
            return frozenset()
        text = Quotes([self.text])
        bodies = [*self.report.officials, *self.report.institutions]
        codes = {*self.report.parties, *(each.country for each in bodies if each.country)}
        return frozenset(code for code in codes if text.names(code))

    def _years(self, spans: Sequence[Span]) -> set[int]:
        """Years that stand in the sentences of the spans, for dates that leave theirs out."""
        if self.text is None:
            return set()
        around = (sentence_at(self.text, span.start, span.end) for span in spans)
        return {int(year) for start, end in around for year in _YEAR.findall(self.text[start:end])}


_CODE: Final = 3
_Judge = Callable[[Gate, _Place, Sequence[Span], Quotes], str | None]


def _meeting(at: str) -> dict[str, _Judge]:
    return {
        f"{at}/series": Gate.name,
        f"{at}/edition": Gate.edition,
        f"{at}/status": Gate.meeting_status,
        f"{at}/start": Gate.date,
        f"{at}/end": Gate.date,
        f"{at}/city": Gate.city,
        f"{at}/country": Gate.country,
        f"{at}/format": Gate.format,
        f"{at}/venue": Gate.city,
    }


_JUDGES: Final[dict[str, _Judge]] = {
    "/published": Gate.date,
    "/parties/*": Gate.country,
    "/topics/*": Gate.topic,
    **_meeting("/dialogue"),
    **_meeting("/recalled_dialogues/*"),
    "/officials/*/name": Gate.person,
    "/officials/*/country": Gate.country,
    "/officials/*/title": Gate.name,
    "/officials/*/institution": Gate.name,
    "/officials/*/acting": Gate.acting,
    "/institutions/*/name": Gate.name,
    "/institutions/*/country": Gate.country,
    "/agreements/*/kind": Gate.agreement_kind,
    "/agreements/*/name": Gate.name,
    "/agreements/*/subject": Gate.name,
    "/agreements/*/parties/*": Gate.party,
    "/agreements/*/parties/*/name": Gate.name,
    "/agreements/*/parties/*/country": Gate.country,
    "/agreements/*/signatories/*": Gate.person,
    "/agreements/*/signatories/*/name": Gate.person,
    "/agreements/*/signatories/*/country": Gate.country,
    "/agreements/*/status": Gate.agreement_status,
    "/agreements/*/date": Gate.date,
    "/agreements/*/entry_into_force": Gate.date,
    "/agreements/*/ends": Gate.date,
    "/agreements/*/relates/*/to": Gate.name,
    "/next_round/city": Gate.city,
    "/next_round/country": Gate.country,
    "/next_round/when": Gate.date,
    "/commitments/*/what": Gate.name,
    "/commitments/*/due": Gate.date,
}
"""By pattern of the pointer; what is not here (roles, sides, levels) any words may tell."""


def _child(value: Any, step: str) -> Any:
    if isinstance(value, list):
        return value[int(step)] if step.isdecimal() and int(step) < len(value) else None
    if isinstance(value, dict):
        return value.get(step)
    known = isinstance(value, Part) and step in type(value).model_fields
    return getattr(value, step) if known else None
