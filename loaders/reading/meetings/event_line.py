"""The line over a text that gives day and place of what it reports: "3 October 2001, Oslo".

It stands alone under the title, begins with a date and names nothing but places after it.
"""

from typing import Final, NamedTuple

from graph.language.date_words import DateWords
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page

_LINES: Final = 4
"""Sentences at the head of a text among which the line stands."""
_LONGEST: Final = 14
_LARGER: Final = word_set("region province state oblast county district territory republic")
_HOUSES: Final = word_set(
    "the palace kremlin house centre center hotel hall residence castle airport base building "
    "office chancellery embassy secretariat university"
)
_DAY: Final = 10


class EventLine(NamedTuple):
    """The day of the event, and the words of its city, if the line names one."""

    date: DateWords
    city: tuple[int, int] | None


def event_line(page: Page) -> EventLine | None:
    """Return the line that gives day and place of the event; None where there is none."""
    for sentence in page.sentences[1:_LINES]:
        if not sentence.is_heading or sentence.last - sentence.first > _LONGEST:
            continue
        dates = page.dates_within(sentence.start, sentence.end)
        opens = bool(dates) and dates[0].start <= sentence.start + 1
        if opens and dates[0].readings and len(dates[0].readings[0][0]) == _DAY:
            parts = _parts(page, page.word_at(dates[0].end - 1) + 1, sentence.last)
            if all(page.is_capital(low) for low, _ in parts):
                return EventLine(dates[0], _city(page, parts))
    return None


def _city(page: Page, parts: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words of the city among the names between commas; None where none is one."""
    own = [
        (low, high)
        for low, high in parts
        if not set(page.folded[low : high + 1]) & (_LARGER | _HOUSES)
        and not set(range(low, high + 1)) <= page.country_words
    ]
    known = {(city.first, city.last) for city in page.cities}
    return next((each for each in own if each in known), own[0] if own else None)


def _parts(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    """The words between commas."""
    found: list[tuple[int, int]] = []
    low = first
    for n in range(first, last + 1):
        if n == last or "," in page.gap(n):
            found.append((low, n))
            low = n + 1
    return found
