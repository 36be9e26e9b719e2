"""A release as words, sentences, countries, cities and dates that know where they stand.

Each is worked out once, when it is first asked for.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property

from graph.language.date_words import DateWords, dates_in
from loaders.reading.page.country_signs import CountrySign, country_signs_in
from loaders.reading.page.lines import Lines, Place, Sentence
from loaders.reading.page.pairs import Pair, pairs_in
from loaders.reading.page.places import cities_in, countries_in
from loaders.reading.page.release import Release
from loaders.reading.page.side_lists import SideList, side_lists
from loaders.reading.page.sides import publishing_side

__all__ = ["Page", "Place", "Sentence"]

DATELINE_WORDS = 12
"""Words at most before the news."""
DATELINE_ENDS = (":", "–", "—", "-", "|")  # noqa: RUF001

HYPHENS = ("-", "\u2010", "\u2011")


class Page(Lines):
    """One release, taken apart."""

    def __init__(self, release: Release) -> None:
        super().__init__(release)
        self.side = publishing_side(release.url, release.side)

    @cached_property
    def countries(self) -> list[Place]:
        """Every country named, by name, alias or demonym, in order; not within a city's name."""
        within = {n for city in self.cities for n in range(city.first + 1, city.last + 1)}
        return [each for each in countries_in(self) if each.first not in within]

    @cached_property
    def cities(self) -> list[Place]:
        """Every known city named, in order."""
        return list(cities_in(self))

    @cached_property
    def country_signs(self) -> list[CountrySign]:
        """Every office, body or seat that stands for one country, in order."""
        return list(country_signs_in(self))

    @cached_property
    def country_pairs(self) -> tuple[Pair, ...]:
        """Every place where countries stand together as sides, in order."""
        return tuple(pairs_in(self, self.countries))

    @cached_property
    def side_lists(self) -> dict[int, SideList]:
        """The sides under whose names lines stand, by the numbers of the lines."""
        return side_lists(self, self.countries)

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
