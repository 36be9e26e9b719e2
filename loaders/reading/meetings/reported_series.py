"""Which of the mechanisms that a text names has met, and for which time."""

import re
from collections import Counter
from functools import cached_property
from typing import Final, NamedTuple

from graph.language import dates
from graph.language.number_words import numbers_in
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.meetings.meeting_words import FUTURE, HELD, LEAD, OTHER_ROUND, ROUNDS, TOLD
from loaders.reading.meetings.series import BODIES, SeriesFinder, SeriesName
from loaders.reading.page.page import Page, Sentence
from loaders.reading.page.release import Found

_SITTINGS: Final = word_set("talks meeting meetings")
_NOT_YET: Final = word_set(
    "establish establishment establishing creation inaugurate create propose proposed relaunch "
    "resume"
)
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_MOST: Final = 200
"""Names at most that are looked at."""
_ENOUGH: Final = 3.0
"""Points with which a mechanism is the one reported."""
_SURE: Final = 5.0
_AFTER: Final = 4
"""Words after a name in which it does something itself."""
_DATED_WITHIN: Final = 12
"""Words after a name within which its round is dated."""
_BACK: Final = 60
"""Days before the publication within which a round is news."""
_MONTH: Final = 7
"""Characters of a date with a month."""
_BETWEEN: Final = 8
"""Words behind "between" in which those who meet are named."""
_BEFORE: Final = 25
"""Words before a name that may say that it was held."""


class Ranked(NamedTuple):
    """A mechanism named, and how much speaks for it as the one that met."""

    points: float
    name: SeriesName


class ReportedSeries:
    """The mechanisms of a page, and the one whose meeting is reported."""

    def __init__(self, page: Page, parties: frozenset[str]) -> None:
        self.page = page
        self.parties = parties
        self._cores: dict[SeriesName, frozenset[str]] = {}

    @cached_property
    def names(self) -> list[SeriesName]:
        """Every mechanism named, in order."""
        return SeriesFinder(self.page).names[:_MOST]

    @cached_property
    def _frequency(self) -> Counter[frozenset[str]]:
        return Counter(self.core(name) for name in self.names)

    @cached_property
    def ranked(self) -> list[Ranked]:
        """Every mechanism named, the one for which most speaks first."""
        found = [Ranked(self.points(name), name) for name in self.names]
        found.sort(key=lambda each: (-each.points, each.name.first))
        return found

    @cached_property
    def name(self) -> SeriesName | None:
        """The name of the mechanism whose meeting is reported, in its fullest form."""
        if not self.ranked or self.ranked[0].points < _ENOUGH:
            return None
        best = self.ranked[0].name
        own = self.core(best)
        same = [each.name for each in self.ranked if self.core(each.name) & own == own]
        fullest = [name for name in same if self.has_pair(name)] or [best]
        return best if self.has_pair(best) else fullest[0]

    @cached_property
    def found(self) -> Found[str] | None:
        """The name of the mechanism as a value."""
        if self.name is None:
            return None
        name = self._with_pair(self.name)
        start, end = self.page.words[name.first].start, self.page.words[name.last].end
        sure = self.ranked[0].points >= _SURE
        return Found(self.written(name), start, end, "series-reported", sure)

    def _with_pair(self, name: SeriesName) -> SeriesName:
        """The name with "between A and B" behind it, where it does not hold the two itself."""
        page = self.page
        if page.folded[name.last + 1 : name.last + 2] != ["between"]:
            return name
        limit = min(page.sentence_of(name.last).last, name.last + _BETWEEN)
        places = page.countries_within(name.last + 1, limit)
        told = [place for place in places if place.code in self.parties]
        two = len({place.code for place in told}) > 1
        return name._replace(last=told[-1].last) if two else name

    def written(self, name: SeriesName) -> str:
        """Return a name as the text writes it, white space made plain and brackets left out."""
        written = _BRACKETED.sub("", self.page.written(name.first, name.last))
        return " ".join(written.split())

    def core(self, name: SeriesName) -> frozenset[str]:
        """Return the words of a name without the countries."""
        if name not in self._cores:
            country, words = self.page.country_words, range(name.first, name.head + 1)
            self._cores[name] = frozenset(self.page.folded[n] for n in words if n not in country)
        return self._cores[name]

    def has_pair(self, name: SeriesName) -> bool:
        """Whether a name holds the names of two of the parties."""
        page, last = self.page, name.last
        if page.folded[last + 1 : last + 2] == ["between"]:
            last = min(page.sentence_of(last).last, last + _BETWEEN)
        places = page.countries_within(name.first, last)
        return len({place.code for place in places} & self.parties) > 1

    # --- how much speaks for a name

    def points(self, name: SeriesName) -> float:
        """Return how much speaks for a mechanism as the one that met; 3 is enough."""
        page = self.page
        sentence = page.sentence_of(name.first)
        places = page.countries_within(name.first, name.last)
        if {place.code for place in places if place.first <= name.head} - self.parties:
            return -5.0
        if not self._is_evident(name, sentence):
            return 0.0
        same = self._frequency[self.core(name)]
        is_small = not page.is_capital(name.head) and not self.has_pair(name)
        is_loose = page.folded[name.head] in _SITTINGS and not page.is_capital(name.head)
        return (
            self._of_place(sentence)
            - (2.0 if is_loose else 1.5 if is_small else 0.0)
            + (1.5 if name.number else 0.0)
            + (1.0 if len(places) > 1 else 0.0)
            + self._of_words_before(name, sentence)
            + min(1.5, 0.5 * (same - 1))
        )

    def _of_place(self, sentence: Sentence) -> float:
        page = self.page
        if page.title and sentence.number == 0:
            return 4.0
        lead = page.body[:LEAD]
        return 2.0 if lead and sentence.number <= lead[-1].number else 0.0

    def _of_words_before(self, name: SeriesName, sentence: Sentence) -> float:
        page = self.page
        before = page.folded[max(sentence.first, name.first - _BEFORE) : name.first]
        points = 1.5 if set(before) & HELD else 1.0 if set(before) & FUTURE else 0.0
        after = page.folded[name.last + 1 : min(sentence.last, name.last + _AFTER) + 1]
        points = max(points, 1.5 if TOLD & set(after) else 0.0)
        points += 1.5 if set(before[-3:]) & ROUNDS else 0.0
        points -= 3.0 if set(before[-4:]) & OTHER_ROUND else 0.0
        points -= 3.0 if set(before[-6:]) & _NOT_YET or _is_agreed_on(before[-6:]) else 0.0
        points -= 4.0 if self._is_long_ago(name, sentence) else 0.0
        points -= 4.0 if {"margins", "sidelines", "margin"} & set(before[-6:]) else 0.0
        own = page.folded[name.first : name.head + 1]
        return points - (0.5 if own[-1] in BODIES and "working" in own else 0.0)

    def _is_long_ago(self, name: SeriesName, sentence: Sentence) -> bool:
        """Whether the words behind a name tell of a round long before the publication."""
        page, published = self.page, self.page.release.published
        if published is None or sentence.is_heading:
            return False
        last = min(name.last + _DATED_WITHIN, sentence.last)
        told = page.dates_within(page.words[name.last].end, page.words[last].end)
        readings = [first for each in told for first, _ in each.readings if len(first) >= _MONTH]
        if not readings or not HELD & set(page.folded[name.last + 1 : last + 1]):
            return False
        latest, news = dates.days(max(readings)).latest, dates.days(published).earliest
        assert latest and news
        return latest < dates.shift(news, -_BACK)

    def _is_evident(self, name: SeriesName, sentence: Sentence) -> bool:
        """Whether something beside its place says that this mechanism met."""
        page = self.page
        if sentence.number == 0 or name.number or self.has_pair(name):
            return True
        before = page.folded[max(sentence.first, name.first - _BEFORE) : name.first]
        after = page.folded[name.last + 1 : min(sentence.last, name.last + 12) + 1]
        return bool((set(before) | set(after)) & (HELD | FUTURE))

    # --- for which time

    def edition(self, told_in: list[Sentence]) -> Found[int] | None:
        """Return which round of the series it is; `told_in` are the sentences that tell of it."""
        if self.name is None:
            return None
        own = self.core(self.name)
        for points, name in self.ranked:
            if name.number and points > 2 and self.core(name) & own == own:
                return Found(name.number, name.number_start, name.number_end, "edition-before-name")
        lead = [s for s in (self.page.title, *self.page.body[:LEAD], *told_in) if s]
        rounds = (self._numbered_round(sentence) for sentence in dict.fromkeys(lead))
        return next((found for found in rounds if found), None)

    def _numbered_round(self, sentence: Sentence) -> Found[int] | None:
        """The number before "round" or "meeting" in a sentence, or in "for the 5th time"."""
        page = self.page
        for each in numbers_in(page.text[sentence.start : sentence.end]):
            start, end = sentence.start + each.start, sentence.start + each.end
            if self._counts_rounds(page.word_at(start)):
                return Found(each.number, start, end, "edition-of-round", sure=False)
        return None

    def _counts_rounds(self, n: int) -> bool:
        folded = self.page.folded
        after, before = folded[n + 1 : n + 4], folded[max(0, n - 2) : n]
        is_round = bool(set(after[:2]) & ROUNDS) and "of" not in before
        is_time = after[:1] == ["time"] and before[-1:] == ["the"]
        is_other = bool(set(before) & OTHER_ROUND) or n in self.page.date_words
        return (is_round or is_time) and not is_other


def _is_agreed_on(before: list[str]) -> bool:
    """Whether the words before a mechanism say that it is still to be held."""
    told = set(before)
    return bool({"hold", "convene", "host"} & told) and bool({"agreed", "plan"} & told)
