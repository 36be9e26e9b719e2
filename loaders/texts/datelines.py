"""The day of publication as a text states it: in its head, its dateline or its last lines."""

import re
from collections.abc import Iterator
from typing import Final

from graph.language import dates
from graph.language.date_words import dates_in

_HEAD_LINES: Final = 14
_LAST_LINES: Final = 3
_LINE: Final = 400
_SAYS_SO: Final = re.compile(
    r"(?:.{0,80}[-–—|·] )?\W{0,3}"  # noqa: RUF001
    r"(?:posted|published|publication date|release date|released|date|dated|press release|"
    r"issued)\b[\s:]{0,4}(?:on|by)?\b",
    re.IGNORECASE,
)
_ALONE: Final = 12
"""Letters at most beside a date that stands on a line of its own: a weekday, an hour."""
_PLACE: Final = re.compile(
    r"\W{0,3}(?!(?:On|In|By|Since|From|Until|The|As) )"
    r"(?:(?:[A-Z][\w.'’-]{0,24}|of|and|the|de|al)[ ,/]{1,2}){1,7}\W{0,3}"  # noqa: RUF001
)
_AFTER: Final = re.compile(r"\)?\s{0,2}(?:[-–—:|.(]|$)")  # noqa: RUF001
_WRITTEN: Final = re.compile(r"\s{0,9}(\d{4}(?:-\d\d){0,2})(?!\d|-\d)")
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")


def stated_day(text: str) -> str | None:
    """Return the day (YYYY-MM-DD) on which a text says it was published; None where it says none.

    Taken are, in this order: a line that says "posted on" or the like, a dateline with a full date
    or a line that holds nothing but one, each within the first lines; a place and a date, or a
    date, at the very end.
    """
    lines = [line.strip()[:_LINE] for line in text.strip().split("\n", 60)[:60] if line.strip()]
    head = lines[:_HEAD_LINES]
    for line in head:
        if said := said_day(line):
            return said
    last = [line.strip()[:_LINE] for line in text.strip()[-_LINE:].split("\n")[-_LAST_LINES:]]
    for line in (*head, *reversed(last)):
        for start, end, day_ in _days(line):
            if _is_dateline(line, start, end):
                return day_
            break
    return None


def written_date(value: object) -> str | None:
    """Return the partial date (YYYY, YYYY-MM or YYYY-MM-DD) with which a value begins.

    Of an ISO time the day as it is written; None for what is no date of the calendar.
    """
    found = _WRITTEN.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        dates.days(found[1])
    except ValueError:
        return None
    return found[1]


def said_day(line: str) -> str | None:
    """Return the day of a line that says when something was published; None for other lines."""
    return next((day for _, _, day in _days(line)), None) if _SAYS_SO.match(line) else None


def _days(line: str) -> Iterator[tuple[int, int, str]]:
    """Dates of a line that can be one day alone: where they stand, and the day."""
    for found in dates_in(line, None):
        if len(found.readings) == 1:
            first, last = found.readings[0]
            if last is None and _ISO.fullmatch(first):
                yield found.start, found.end, first


def _is_dateline(line: str, start: int, end: int) -> bool:
    before, after = line[:start], line[end:]
    beside = sum(1 for letter in before + after if letter.isalpha())
    if beside <= _ALONE:
        return True
    return bool(_PLACE.fullmatch(before.strip(" ,(/") + " ") and _AFTER.match(after))
