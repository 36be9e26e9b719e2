"""A release as words, sentences, countries, cities and dates that know where they stand.

The recognisers share one page, so that each of these is worked out once.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from graph.language.date_words import DateWords, dates_in
from graph.language.sentences import _borders
from graph.language.text_words import WordedText
from loaders.reading.lexicon.word_lists import CountrySign, country_signs_in
from loaders.reading.page import places
from loaders.reading.page.release import Release
from loaders.reading.page.sides import publishing_side

HEADING_WORDS = 40
"""Words at most of a line that heads the text or a part of it."""
LEADING_WORDS = 15
"""Words at most of a line that ends with a colon and tells nothing itself."""
DATELINE_WORDS = 12
"""Words at most before the news."""
DATELINE_ALONE = 5
"""Words that a dateline with a full stop of its own does not have."""
DATELINE_ENDS = (":", "–", "—", "-", "|")  # noqa: RUF001

HYPHENS = ("-", "\u2010", "\u2011")


class Sentence(NamedTuple):
    """A sentence or heading: code points, and numbers of its first and its last word."""

    number: int
    start: int
    end: int
    first: int
    last: int
    is_heading: bool


class Place(NamedTuple):
    """A country or city named: numbers of its words, the country's code, the city's name."""

    first: int
    last: int
    code: str
    city: str | None = None
    is_demonym: bool = False


class Page:
    """One release, taken apart."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.text = release.text
        self.side = publishing_side(release.url, release.side)
        self.worded = WordedText(release.text)
        self.words = self.worded.words
        self.folded = [word.folded for word in self.words]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence that holds a word, in order."""
        found: list[Sentence] = []
        borders, starts = _borders(self.text), self._starts
        for start, end in pairwise(borders):
            first, after = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
            if first < after:
                low, high = self.words[first].start, self.words[after - 1].end
                heads = self._is_heading(low, end, after - first)
                found.append(Sentence(len(found), low, high, first, after - 1, heads))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def _is_heading(self, start: int, end: int, count: int) -> bool:
        """Whether a line stands alone without a full stop."""
        whole = self.text[start:end].strip("\n\r\t \"'”’)")  # noqa: RUF001
        rest = self.text[end : end + 2].lstrip(" ")
        ends_line = self.text[end - 1 : end] == "\n" or not rest or rest.startswith("\n")
        last = self.words[bisect_right(self._starts, end - 1) - 1]
        is_closed = whole[-1:] in (".", "!", "?", ";") and self.text[last.end - 1] != "."
        leads_on = whole.endswith(":") and count > LEADING_WORDS
        return ends_line and count <= HEADING_WORDS and not is_closed and not leads_on

    @cached_property
    def title(self) -> Sentence | None:
        """The heading with which the text begins, if it does."""
        first = self.sentences[0] if self.sentences else None
        return first if first and first.is_heading else None

    @cached_property
    def body(self) -> list[Sentence]:
        """The sentences that are no headings, from the first that is more than a dateline."""
        found = [sentence for sentence in self.sentences if not sentence.is_heading]
        full = (n for n, each in enumerate(found) if each.last - each.first >= DATELINE_ALONE)
        return found[next(full, 0) :]

    @cached_property
    def countries(self) -> list[Place]:
        """Every country named, by name, alias or demonym, in order; not within a city's name."""
        within = {n for city in self.cities for n in range(city.first + 1, city.last + 1)}
        return [each for each in places.countries_in(self) if each.first not in within]

    @cached_property
    def cities(self) -> list[Place]:
        """Every known city named, in order."""
        return list(places.cities_in(self))

    @cached_property
    def country_signs(self) -> list[CountrySign]:
        """Every office, body or seat that stands for one country, in order."""
        return list(country_signs_in(self))

    @cached_property
    def dates(self) -> list[DateWords]:
        """Every date in words, in order."""
        return dates_in(self.text, self.release.published)

    @cached_property
    def country_words(self) -> frozenset[int]:
        """Numbers of the words that name countries."""
        return frozenset(n for each in self.countries for n in range(each.first, each.last + 1))

    @cached_property
    def city_words(self) -> frozenset[int]:
        """Numbers of the words that name known cities."""
        return frozenset(n for each in self.cities for n in range(each.first, each.last + 1))

    @cached_property
    def date_words(self) -> frozenset[int]:
        """Numbers of the words of dates."""
        spans = ((self.word_at(each.start), self.word_at(each.end - 1)) for each in self.dates)
        return frozenset(n for first, last in spans for n in range(first, last + 1))

    @cached_property
    def dateline(self) -> tuple[int, int] | None:
        """First and last word of what stands before the news: a city, a date, an agency."""
        if not self.body:
            return None
        first = self.body[0].first
        for n in range(first, min(first + DATELINE_WORDS, len(self.words) - 1)):
            gap = self.gap(n).strip(" )")
            if gap[:1] in DATELINE_ENDS and gap and self.gap(n) not in HYPHENS:
                city = any(first <= each.first <= n for each in self.cities)
                return (first, n) if city else None
        return None

    def word_at(self, position: int) -> int:
        """Return the number of the last word that begins at or before a code point, or 0."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence_of(self, word: int) -> Sentence:
        """Return the sentence of a word."""
        firsts = self._firsts
        return self.sentences[max(0, bisect_right(firsts, word) - 1)]

    @cached_property
    def _firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    def written(self, first: int, last: int) -> str:
        """Return the writing from the first to the last of some words."""
        return self.text[self.words[first].start : self.words[last].end]

    def gap(self, word: int) -> str:
        """Return what stands between a word and the next one; one space for several."""
        if word + 1 >= len(self.words):
            return self.text[self.words[word].end :][:3]
        gap = self.text[self.words[word].end : self.words[word + 1].start]
        return " " if len(gap) > 1 and gap.isspace() and "\n" not in gap else gap

    def is_capital(self, word: int) -> bool:
        """Whether a word begins with a capital or a digit."""
        char = self.text[self.words[word].start]
        return char.isupper() or char.isdigit()

    def countries_within(self, first: int, last: int) -> list[Place]:
        """Return the countries named among some words, in order."""
        return _among(self.countries, self._country_starts, first, last)

    def cities_within(self, first: int, last: int) -> list[Place]:
        """Return the known cities named among some words, in order."""
        return _among(self.cities, self._city_starts, first, last)

    @cached_property
    def _country_starts(self) -> list[int]:
        return [each.first for each in self.countries]

    @cached_property
    def _city_starts(self) -> list[int]:
        return [each.first for each in self.cities]

    def dates_within(self, start: int, end: int) -> list[DateWords]:
        """Return the dates between two code points."""
        low = bisect_left(self._date_starts, start)
        high = bisect_right(self._date_starts, end)
        return [each for each in self.dates[low:high] if each.end <= end]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [each.start for each in self.dates]


def _among(places_: list[Place], starts: list[int], first: int, last: int) -> list[Place]:
    found = places_[bisect_left(starts, first) : bisect_right(starts, last)]
    return found if not found or found[-1].last <= last else found[:-1]


@lru_cache(maxsize=4)
def page_of(release: Release) -> Page:
    """Return the page of a release; the recognisers of one reading share it."""
    return Page(release)
