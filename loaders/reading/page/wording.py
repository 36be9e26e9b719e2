"""Where the wording of an office or body goes on after "of", "for" or "to", and where it ends.

"Under Secretary of State for Arms Control and International Security Jane Doe": what follows
"for" are words of subjects, and the first word that is none begins the name.
"""

from collections.abc import Container
from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place
from loaders.reading.page.word_marks import BODY, NAME, OFFICE, OFFICES, PLAIN, RANK, SUBJECT, Marks

JOINING: Final = frozenset([" ", "-", "\u2010", "\u2011", "‑", "/", "–"])  # noqa: RUF001
_AMPERSAND: Final = frozenset([" & ", " &amp; "])
_ARTICLES: Final = word_list("wording: articles")
_INNER: Final = word_list("wording: inner")
_NONE: Final[frozenset[str]] = frozenset()
_STAFFS: Final = word_list("wording: staffs")
_SUBJECTS_TOO: Final = word_list("wording: subjects too")
_LONGEST: Final = 24
_NOT_SMALL: Final = word_list("wording: not small")


class Complement(NamedTuple):
    """What follows a preposition: its first and last word, and a country named in it as whose."""

    first: int
    last: int
    country: Place | None


def complement(
    marks: Marks, first: int, limit: int, stops: Container[int] = ()
) -> Complement | None:
    """Return what the words from `first` on, up to `limit`, name as a subject; None if nothing.

    `stops` are the words at which something else begins.
    """
    return _Complement(marks, first, limit, stops).read()


class _Complement:
    """Reads on from a preposition, word by word."""

    def __init__(self, marks: Marks, first: int, limit: int, stops: Container[int]) -> None:
        self.marks = marks
        self.stops = stops
        self.first = first
        self.limit = min(limit, first + _LONGEST)
        self.last = -1

    def read(self) -> Complement | None:
        marks, n = self.marks, self.first
        if n <= self.limit and marks.folded[n] in _ARTICLES:
            n += 1
        country: Place | None = None
        while n <= self.limit and n not in self.stops:
            place = marks.country_from.get(n)
            if place is not None and not self._describes(place):
                country = place if not place.is_demonym else None
                if self.last < 0 and country:
                    self.last = place.last
                break
            step = self._step(n, place)
            if step is None:
                break
            n = step
        return Complement(self.first, self.last, country) if self.last >= 0 else None

    def _describes(self, place: Place) -> bool:
        """Whether a country's word only describes the next: "Moroccan Expatriates"."""
        after = place.last + 1
        written = self.marks.page.written(place.first, place.last)
        before = self.marks.folded[place.first - 1] if place.first else ""
        if not place.is_demonym and before == "the" and not written.isupper():
            return False
        if after > self.limit or self.marks.gaps[place.last] not in JOINING:
            return False
        return bool(self.marks.bits[after] & SUBJECT) and self.marks.capital[after]

    def _step(self, n: int, place: Place | None) -> int | None:
        """Take one word, or a joining word with what follows; give the number of the next."""
        end = place.last if place else n
        if not place and not self._is_subject(n):
            return self._joined(n)
        self.last = end
        return self._beyond(end)

    def _beyond(self, n: int) -> int | None:
        gap = self.marks.gaps[n]
        if self.marks.is_possessive(n):
            return None  # what belongs to it is another
        if gap in JOINING:
            return n + 1
        if gap in _AMPERSAND:
            return n + 1 if n < self.limit and self._is_subject(n + 1) else None
        if gap == ", " and self._list_goes_on(n + 1):
            after = n + 2 if self.marks.folded[n + 1] == "and" else n + 1
            return after + 1 if self.marks.folded[after] in _ARTICLES else after
        return None

    def _is_subject(self, n: int) -> bool:
        marks = self.marks
        bits = marks.bits[n]
        if bits & (OFFICE | OFFICES) and not (bits & SUBJECT):
            return False
        if not marks.capital[n]:
            return bool(bits & SUBJECT) and marks.folded[n] not in _NOT_SMALL
        if marks.folded[n] == "staff" and marks.folded[n - 1] in _STAFFS:
            return True
        if bits & SUBJECT:
            return not (bits & RANK and self._name_follows(n))
        return self._subject_follows(n)

    def _name_follows(self, n: int) -> bool:
        """Whether after a word that may be a rank stands what can only be a name."""
        marks, after = self.marks, n + 1
        if self.last < 0 or after > self.limit or marks.gaps[n] not in (" ", ". "):
            return False
        if marks.bits[after] & RANK and marks.capital[after] and marks.folded[after] != "staff":
            return True  # "Ministry of Interior Major General Doe"
        return marks.capital[after] and not marks.bits[after] & (SUBJECT | PLAIN | BODY | OFFICE)

    def _subject_follows(self, n: int) -> bool:
        """Whether an unknown word in capitals stands before a word of a subject."""
        marks = self.marks
        if marks.bits[n] & (NAME | BODY | PLAIN | RANK) or not marks.capital[n]:
            return False
        after = n + 1
        if after > self.limit or marks.gaps[n] not in JOINING or not marks.capital[after]:
            return False
        bits = marks.bits[after]
        return bool(bits & SUBJECT) and not bits & (NAME | OFFICE | BODY)

    def _joined(self, n: int) -> int | None:
        """The word after "and" or "of" where the wording goes on there."""
        marks = self.marks
        if self.last < 0 or n >= self.limit or marks.gaps[n] != " ":
            return None
        word, after = marks.folded[n], n + 1
        if word in ("and", "&"):
            has_article = marks.folded[after] == "the" and after < self.limit
            if has_article:
                after += 1
            if not self._continues(after) or (
                has_article and self._runs_into_body(after - 1, _NONE)
            ):
                return None
            return after
        if word in _INNER:
            if marks.folded[after] in _ARTICLES and after < self.limit:
                after += 1
            place = marks.country_from.get(after)
            if place and not self._describes(place):
                return after if word == "of" else None
            return after if self._continues(after) else None
        return None

    def _continues(self, n: int) -> bool:
        marks = self.marks
        if marks.bits[n] & (OFFICE | OFFICES) and not marks.bits[n] & SUBJECT:
            return False
        place = marks.country_from.get(n)
        if place:
            return self._describes(place) and not self._runs_into_body(place.last)
        if marks.bits[n] & BODY and not marks.bits[n] & SUBJECT:
            return False
        if marks.capital[n] != marks.capital[self.last] or not self._is_subject(n):
            return False
        return not self._runs_into_body(n)

    def _runs_into_body(self, n: int, but: frozenset[str] | None = None) -> bool:
        """Whether a run of capitals ends on the noun of another body or office."""
        but = _SUBJECTS_TOO if but is None else but
        marks = self.marks
        while n < self.limit and marks.gaps[n] in JOINING and marks.capital[n + 1]:
            if marks.is_possessive(n):
                return False
            n += 1
            if marks.bits[n] & (BODY | OFFICE | OFFICES) and marks.folded[n] not in but:
                return True
        return False

    def _list_goes_on(self, n: int) -> bool:
        """Whether after a comma the list of subjects goes on, up to its "and"."""
        marks, seen = self.marks, 0
        while n <= self.limit and seen < 12:
            word, bits = marks.folded[n], marks.bits[n]
            if word == "and":
                after = n + 2 if n < self.limit and marks.folded[n + 1] in _ARTICLES else n + 1
                is_owner = after in marks.country_from and marks.is_possessive(
                    marks.country_from[after].last
                )
                return after <= self.limit and not is_owner and self._continues(after)
            place = marks.country_from.get(n)
            if place and self._describes(place):
                n = place.last + 1
                continue
            if bits & (OFFICE | OFFICES | BODY) or not bits & SUBJECT or not marks.capital[n]:
                return False
            if marks.gaps[n] not in JOINING and marks.gaps[n] not in (", ", *_AMPERSAND):
                return False
            n, seen = n + 1, seen + 1
        return False
