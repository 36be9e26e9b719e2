"""Whose a body is by its own name and what stands right beside it: "Oman's", "of Ukraine"."""

from dataclasses import dataclass
from typing import Final

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place
from loaders.reading.page.word_marks import BODY, MODIFIER, SUBJECT, Marks
from loaders.reading.page.wording import JOINING

_KEEP_COUNTRY: Final = word_list("body countries: keep country")
_NAMED_WITH: Final = word_list("body countries: named with")
"""Nouns of bodies whose names begin with the plain name of their country."""
_CLOSING: Final = frozenset([",", ".", ";", ")", "\n", "", "-", "–", "|"])  # noqa: RUF001
_STATE_WORDS: Final = word_list("body countries: state words")


@dataclass(frozen=True)
class Body:
    """A body named: its words, its kind, and the country that stands in or beside its name.

    `first` and `last` bound the name; `outer_first` and `outer_last` also what names its country.
    """

    first: int
    last: int
    head: int
    kind: str
    outer_first: int
    outer_last: int
    country: Place | None = None
    code: str | None = None


class BodyCountries:
    """Finds the countries beside the names of bodies on one page."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks

    def with_country(
        self, taken: int, first: int, last: int, head: int, kind: str, code: str | None
    ) -> Body:
        """Return a body of these words, with the country in its name or beside it.

        `taken` is the last word that belongs to the body before.
        """
        marks = self.marks
        if kind == "none":
            return Body(first, last, head, kind, first, last)
        outer_first, outer_last, place = first, last, None
        before = marks.country_to.get(first - 1)
        if before and marks.gaps[first - 1] in (" ", "-", "’ ", "' "):  # noqa: RUF001
            outer_first, place = self._royal(before.first, taken), before
        if place is None:
            place, outer_last = self._after(last)
        if place is None:
            place = self._within(first, last)
        elif outer_first < first and self._keeps(kind, head, place):
            first = outer_first
        part = self._of_part(last) if last > head else last
        outer_last = max(outer_last, part)
        return Body(first, last, head, kind, outer_first, outer_last, place, code)

    def _keeps(self, kind: str, head: int, place: Place) -> bool:
        """Whether a country before a name is part of it: "Kenya Police", "Kenya Army School"."""
        if kind in _KEEP_COUNTRY:
            return True
        is_plain = not place.is_demonym and not self.marks.is_possessive(place.last)
        of_police = self.marks.folded[head - 1 : head + 1] == ["police", "department"]
        is_named = of_police or self.marks.folded[head] in _NAMED_WITH
        return is_plain and (kind == "academy" or is_named)

    def _of_part(self, last: int) -> int:
        """The end of the part named right after: "Secretariat of ... North America Unit"."""
        marks, n = self.marks, last
        while n + 1 < marks.count and n - last < 5 and marks.gaps[n] in JOINING:
            n += 1
            bits = marks.bits[n]
            if not marks.capital[n]:
                return last
            if bits & BODY and not bits & SUBJECT:
                return n
            if not bits & (SUBJECT | MODIFIER) and n not in marks.country_from:
                return last
        return last

    def _royal(self, n: int, taken: int) -> int:
        """The first word of "Royal Moroccan Armed Forces"."""
        marks, before = self.marks, n - 1
        if before > taken and marks.gaps[before] == " " and marks.capital[before]:
            return before if marks.folded[before] in ("royal", "imperial") else n
        return n

    def _after(self, last: int) -> tuple[Place | None, int]:
        """The country after a name: "of Ukraine", "of the Republic of Iraq", "(India)"."""
        marks, n = self.marks, last + 1
        if n + 1 >= marks.count:
            return None, last
        gap = marks.gaps[last]
        place = marks.country_from.get(n)
        if place and gap in (", ", " (", " – ", "-") and not place.is_demonym:  # noqa: RUF001
            return (place, place.last) if gap != ", " or self._closes(place) else (None, last)
        if marks.folded[n] != "of" or gap != " ":
            return None, last
        n += 1
        for _ in range(6):
            place = marks.country_from.get(n)
            if place:
                return (place, place.last) if not place.is_demonym else (None, last)
            if n >= marks.count or marks.folded[n] not in _STATE_WORDS:
                break
            n += 1
        return None, last

    def _closes(self, place: Place) -> bool:
        """Whether a country after a comma stands apart: "Ministry of Defence, Oman,"."""
        gap = self.marks.gaps[place.last]
        if self.marks.page.sentence_of(place.last).is_heading:
            gap = gap.removeprefix(" ")  # "Ministry of Defence, Oman - News item"
        return gap[:1] in _CLOSING and not self.marks.is_possessive(place.last)

    def _within(self, first: int, last: int) -> Place | None:
        marks = self.marks
        for n in range(first, last + 1):
            place = marks.country_from.get(n)
            if place and place.last <= last:
                return place
        return None
