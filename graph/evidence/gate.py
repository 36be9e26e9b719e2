"""Whether the words a report holds support its values.

What fails here is not loaded as fact: every value at or below its pointer is left out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

from graph.evidence.support import (
    Quotes,
    country_missing,
    country_places,
    cue_missing,
    date_missing,
    name_missing,
    number_missing,
)
from graph.language import countries, cues
from graph.language.date_words import order_in
from graph.language.numeric_dates import Order
from graph.language.sentences import sentence_at
from graph.language.text_words import WordedText
from graph.model.report import Inferred, Named, ParsedReport, Part, Span

_NUMBER = re.compile(r"(?<=/)\d+(?=/|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

NAMING: Final = {
    "/dialogue": ("series", "start", "city"),
    "/recalled_dialogues/*": ("series", "start", "city"),
    "/officials/*": ("name",),
    "/institutions/*": ("name",),
    "/tenures/*": ("name", "post"),
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
        "/tenures/*/name",
        "/dialogue/series",
        "/recalled_dialogues/*/series",
        "/agreements/*/name",
        "/agreements/*/signatories/*",
        "/agreements/*/signatories/*/name",
    ]
)
"""Values that no rule can infer."""
_NAMES_NEED_WORDS: Final = "a name must stand in words; no rule can infer it"


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


def unsure(report: ParsedReport) -> dict[str, Any]:
    """Return JSON Pointer -> value for every value that is marked as not sure, in their order."""
    gate = Gate(report)
    places = (gate.place(pointer) for pointer, is_sure in report.sure.items() if not is_sure)
    return {place.pointer: place.value for place in places if place is not None}


class Gate:
    """Judges evidence against one report."""

    def __init__(self, report: ParsedReport) -> None:
        self.report = report
        self.text = report.text.content if report.text else None
        language = (report.text.language if report.text else None) or "en"
        self.reads = language.casefold().partition("-")[0] in ("en", "eng", "english")

    def objections(self, pointer: str, basis: Sequence[Span] | Inferred) -> dict[str, str]:
        """Return pointer -> reason for what is wrong with the words given for a pointer."""
        place = self.place(pointer)
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

    def place(self, pointer: str) -> _Place | None:
        """Return the value at a pointer and what is around it; None where there is none."""
        around: Any = None
        value: Any = self.report
        for step in pointer.split("/")[1:]:
            around, value = value, _child(value, step.replace("~1", "/").replace("~0", "~"))
            if value is None:
                return None
        return _Place(pointer, _NUMBER.sub("*", pointer), value, around)

    def _below(self, place: _Place, step: str | int) -> _Place | None:
        return self.place(f"{place.pointer}/{step}")

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
            yield place, _NAMES_NEED_WORDS
        if self._names_without_words(place):
            yield place, _NAMES_NEED_WORDS

    def _names_without_words(self, place: _Place) -> bool:
        """Whether an object's name rests on the object's own rule and on no words."""
        naming = [name for name in NAMING.get(place.pattern, ()) if name in ("name", "series")]
        below = [found for name in naming if (found := self._below(place, name))]
        return any(b.pattern in _NEEDS_WORDS and not self._has_own(b.pointer) for b in below)

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

    def _name(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return name_missing(place.value, quotes, self._free(place, quotes))

    def _person(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        value = place.value.name if isinstance(place.value, Named) else place.value
        return name_missing(value, quotes, is_person=True)

    def _city(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return name_missing(place.value, quotes, is_place=True)

    def _country(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        """A country is named, or goes with the body, person or city that is."""
        reason = country_missing(place.value, quotes)
        parent = place.pointer.rpartition("/")[0]
        for step in ("name", "institution", "city") if reason else ():
            beside = self.place(f"{parent}/{step}")
            if beside and self._value_missing(beside, spans, quotes) is None:
                return None
        return reason

    def _party(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        if len(place.value) == _CODE and countries.is_country(place.value):
            return country_missing(place.value, quotes)
        return self._name(place, _, quotes)

    def _date(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        in_digits = not any(char.isalpha() for quote in quotes.quotes for char in quote)
        order = self._order if in_digits else None
        return date_missing(place.value, quotes, self.report.published, self._years(spans), order)

    def _edition(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return number_missing(place.value, quotes)

    def _meeting_status(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.MEETING_STATUS[place.value], quotes)

    def _agreement_status(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.AGREEMENT_STATUS[place.value], quotes)

    def _agreement_kind(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.AGREEMENT_KIND.get(place.value), quotes)

    def _topic(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing(place.value, cues.topic_cues()[place.value], quotes)

    def _acting(self, place: _Place, _: Sequence[Span], quotes: Quotes) -> str | None:
        return cue_missing("acting", cues.ACTING if place.value else None, quotes)

    def _format(self, place: _Place, spans: Sequence[Span], quotes: Quotes) -> str | None:
        reason = cue_missing(place.value, cues.MEETING_FORMAT[place.value], quotes)
        city = self.place(place.pointer.rpartition("/")[0] + "/city")
        if reason and place.value == "in-person" and city:
            return reason if self._value_missing(city, spans, quotes) else None
        return reason

    # --- what the text around says

    def _free(self, place: _Place, quotes: Quotes) -> list[str]:
        """Countries whose names need not stand in a quote in the same form: the text has them."""
        own = getattr(place.around, "country", None)
        codes = {*self.report.parties, *([own] if own else [])}
        return sorted(code for code in codes if code in self._named or quotes.names(code))

    @cached_property
    def worded(self) -> WordedText:
        """The text of the report as words; without words where it is not held."""
        return WordedText(self.text or "")

    @cached_property
    def _named(self) -> frozenset[str]:
        """Countries of the report that its text names somewhere."""
        if self.text is None:
            return frozenset()
        officials = (each.country for each in self.report.officials)
        bodies = (each.country for each in self.report.institutions)
        codes = {code for code in (*self.report.parties, *officials, *bodies) if code}
        return frozenset(c for c in codes if next(country_places(self.worded, c), None))

    @cached_property
    def _order(self) -> Order | None:
        """In which order the text writes dates in digits."""
        return order_in(self.text) if self.text else None

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
        f"{at}/series": Gate._name,
        f"{at}/edition": Gate._edition,
        f"{at}/status": Gate._meeting_status,
        f"{at}/start": Gate._date,
        f"{at}/end": Gate._date,
        f"{at}/city": Gate._city,
        f"{at}/country": Gate._country,
        f"{at}/format": Gate._format,
        f"{at}/venue": Gate._city,
    }


_JUDGES: Final[dict[str, _Judge]] = {
    "/published": Gate._date,
    "/parties/*": Gate._country,
    "/topics/*": Gate._topic,
    **_meeting("/dialogue"),
    **_meeting("/recalled_dialogues/*"),
    "/officials/*/name": Gate._person,
    "/officials/*/country": Gate._country,
    "/officials/*/title": Gate._name,
    "/officials/*/institution": Gate._name,
    "/officials/*/acting": Gate._acting,
    "/institutions/*/name": Gate._name,
    "/institutions/*/country": Gate._country,
    "/tenures/*/name": Gate._person,
    "/tenures/*/country": Gate._country,
    "/tenures/*/post": Gate._name,
    "/tenures/*/institution": Gate._name,
    "/tenures/*/acting": Gate._acting,
    "/tenures/*/start": Gate._date,
    "/tenures/*/end": Gate._date,
    "/tenures/*/born": Gate._date,
    "/agreements/*/kind": Gate._agreement_kind,
    "/agreements/*/name": Gate._name,
    "/agreements/*/subject": Gate._name,
    "/agreements/*/parties/*": Gate._party,
    "/agreements/*/parties/*/name": Gate._name,
    "/agreements/*/parties/*/country": Gate._country,
    "/agreements/*/signatories/*": Gate._person,
    "/agreements/*/signatories/*/name": Gate._person,
    "/agreements/*/signatories/*/country": Gate._country,
    "/agreements/*/status": Gate._agreement_status,
    "/agreements/*/date": Gate._date,
    "/agreements/*/entry_into_force": Gate._date,
    "/agreements/*/ends": Gate._date,
    "/agreements/*/relates/*/to": Gate._name,
    "/next_round/city": Gate._city,
    "/next_round/country": Gate._country,
    "/next_round/when": Gate._date,
    "/commitments/*/what": Gate._name,
    "/commitments/*/due": Gate._date,
}
"""By pattern of the pointer; what is not here (roles, sides, levels) any words may tell."""


def _child(value: Any, step: str) -> Any:
    if isinstance(value, list):
        return value[int(step)] if step.isdecimal() and int(step) < len(value) else None
    if isinstance(value, dict):
        return value.get(step)
    known = isinstance(value, Part) and step in type(value).model_fields
    return getattr(value, step) if known else None
