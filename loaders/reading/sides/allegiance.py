"""For which country an office or body stands whose own words do not say so.

What speaks for a country: the side that a clause is about ("Iceland was represented by ..."), a
style that only one of the parties uses (the United States has no ministries), the government
that speaks, and what is left when the other side is taken.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from graph.language.countries import find_code
from loaders.reading.entities.office_styles import fits_style, has_own_style, only_user
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.speakers import dateline_countries, speaker_of
from loaders.reading.page.word_marks import MODIFIER, OFFICE, OFFICES, SUBJECT, Marks

_SIDE_WORDS: Final = word_list("allegiance: side words")
_DASHES: Final = frozenset(["-", "–"])  # noqa: RUF001
_ACROSS: Final = word_list("allegiance: across")
_WHILE: Final = word_list("allegiance: while")
_IS: Final = word_list("allegiance: is")
_LED_BY: Final = word_list("allegiance: led by")
_CLAUSE: Final = 80
_QUOTES: Final = frozenset('"“”„«»')


class Reason(NamedTuple):
    """A country, the rule that gives it, the words it rests on, and whether it is sure."""

    code: str
    rule: str
    first: int
    last: int
    sure: bool
    inferred: bool


class Allegiance:
    """Tells for which of the parties an office or body stands."""

    def __init__(self, marks: Marks, parties: Sequence[str]) -> None:
        self.marks = marks
        self.page = marks.page
        self.parties = tuple(parties)
        self.speaker = marks.page.side or speaker_of(marks.page)
        self.home = self.speaker or self._dateline() or self._of_site() or self._at_head()

    def _of_site(self) -> str | None:
        """The party under whose domain the text is published."""
        try:
            host = urlsplit(self.page.release.url or "").hostname or ""
        except ValueError:
            return None
        ending = host.rpartition(".")[2].upper()
        code = find_code("GB" if ending == "UK" else ending) if len(ending) == 2 else None
        return code if code in self.parties else None

    def _dateline(self) -> str | None:
        """The party whose city stands at the head of a text."""
        told = (code for code in dateline_countries(self.page) if code in self.parties)
        return next(told, None)

    def _at_head(self) -> str | None:
        """The country of the place at the head of a text without a tie, where it is about it."""
        if self.parties:
            return None
        named = {place.code for place in self.page.countries}
        head = next(dateline_countries(self.page), None)
        return head if not named or head in named else None

    def by_clause(self, n: int) -> Reason | None:
        """The country that the words before a place speak of as a side, in the same sentence."""
        marks = self.marks
        sentence = self.page.sentence_of(n)
        m = n - 1
        while m >= max(sentence.first, n - _CLAUSE):
            if (marks.gaps[m][:1] == ";" and m < n - 1) or marks.folded[m] in _ACROSS:
                return None
            if marks.folded[m] in _WHILE and not self._speaks_of_side(m, n):
                return None
            if _QUOTES.intersection(marks.gaps[m]):  # what is said is no clause of the speaker's
                return None
            place = marks.country_to.get(m)
            if place:
                if self._is_side(place, sentence):
                    return Reason(
                        place.code, "country-of-side", place.first, place.last, True, False
                    )
                m = place.first
            m -= 1
        return None

    def _speaks_of_side(self, m: int, n: int) -> bool:
        """Whether a country stands between "while" and a person: then it is his clause."""
        return any(k in self.marks.country_to for k in range(m + 1, n))

    def on_side(self, n: int) -> Reason | None:
        """The country of "on the Colombian side" or "for Peru's part", which begins at a word."""
        marks = self.marks
        if n + 3 >= marks.count or marks.folded[n] not in ("on", "for", "from"):
            return None
        if n and self.page.sentence_of(n) != self.page.sentence_of(n - 1):
            return None
        m = n + 1 + (marks.folded[n + 1] == "the")
        place = marks.country_from.get(m)
        if place is None or marks.folded[place.last + 1 : place.last + 2] not in (
            ["side"],
            ["part"],
        ):
            return None
        return Reason(place.code, "country-of-side", place.first, place.last, True, False)

    def after_lead(self, n: int, sentence: Sentence) -> Reason | None:
        """The country after "led the", "leading the", "represented", "on behalf of"."""
        marks, m = self.marks, n
        last = min(sentence.last, n + 8)
        while m <= last:
            word = marks.folded[m]
            if word in _LEADS:
                return self._led(m + 1, sentence)
            if word == "behalf" and marks.folded[m + 1 : m + 2] == ["of"]:
                return self._led(m + 2, sentence)
            if word in ("with", "met", "and", "by") or marks.bits[m] & (OFFICE | OFFICES):
                return None
            m += 1
        return None

    def _led(self, n: int, sentence: Sentence) -> Reason | None:
        marks = self.marks
        for m in range(n, min(sentence.last, n + 6) + 1):
            place = marks.country_from.get(m)
            if place is not None:
                if place.last == sentence.last or self._is_led(place, sentence):
                    return Reason(place.code, "country-led", place.first, place.last, True, False)
                return None
            if marks.folded[m] not in _BEFORE_LED and not marks.bits[m] & (MODIFIER | SUBJECT):
                return None
        return None

    def _is_led(self, place: Place, sentence: Sentence) -> bool:
        """Whether a country is what is led, not where talks are: not "led the India-US talks"."""
        marks = self.marks
        if place.last + 1 in marks.country_from and marks.gaps[place.last].strip() in ("-", "–"):  # noqa: RUF001
            return False
        after = marks.folded[place.last + 1 : place.last + 5]
        if marks.gaps[place.last][:1] in (",", ".", ";", "\n"):
            return True
        return bool(set(after) & (_SIDE_NOUNS | {"and", "while", "at", "in", "during"}))

    def _is_side(self, place: Place, sentence: Sentence) -> bool:
        marks = self.marks
        after = place.last + 1
        if self._is_one_of_two(place) or marks.folded[after : after + 2] == ["side", "of"]:
            return False
        if after <= sentence.last:
            words_after = marks.folded[after : after + 3]
            if place.is_demonym and words_after[0] == "one" and set(words_after) & _LED_BY:
                return True
            if words_after[0] in _IS and not set(words_after[1:]) & _LED_BY - {"by"}:
                return False
            if words_after[0] in _SIDE_WORDS and marks.gaps[place.last] in (" ", "’ ", "' "):  # noqa: RUF001
                return True
            if place.is_demonym and words_after[-1:] and set(words_after) & _SIDE_NOUNS:
                return True
        before = marks.folded[max(sentence.first, place.first - 3) : place.first]
        return bool(set(before) & _SIDE_NOUNS) and bool(set(before) & {"of", "from", "by"})

    def _is_one_of_two(self, place: Place) -> bool:
        """Whether a country ends a pair: "between Norway and Ghana led by"."""
        marks, n = self.marks, place.first - 1
        while n >= 0 and marks.folded[n] in ("the", "and", "with"):
            n -= 1
        is_joined = n < place.first - 1 or marks.gaps[place.first - 1].strip() in _DASHES
        return n in marks.country_to and is_joined and "and" in marks.folded[n + 1 : place.first]

    def by_style(self, told: Sequence[str]) -> str | None:
        """The party that uses a wording which the others do not use."""
        only = only_user(told)
        if only is not None:
            return only
        if self.speaker and has_own_style(told, self.speaker) and fits_style(told, self.speaker):
            return self.speaker
        own = [code for code in self.parties if has_own_style(told, code)]
        fitting = [code for code in own if fits_style(told, code)]
        return fitting[0] if len(fitting) == 1 else None

    def by_exclusion(self, told: Sequence[str]) -> str | None:
        """The party that is left when those are set aside that have no such office or body."""
        fitting = [code for code in self.parties if fits_style(told, code)]
        return fitting[0] if len(fitting) == 1 and len(self.parties) > 1 else None

    def by_home(self, told: Sequence[str]) -> str | None:
        """The government that speaks, where its words may name an office or body so."""
        if self.home and fits_style(told, self.home):
            return self.home
        return None

    def other_than(self, code: str) -> str | None:
        """The other one of two parties."""
        others = [each for each in self.parties if each != code]
        return others[0] if len(others) == 1 else None


_LEADS: Final = word_list("allegiance: leads")
_BEFORE_LED: Final = word_list("allegiance: before led")
_SIDE_NOUNS: Final = word_list("allegiance: side nouns")
