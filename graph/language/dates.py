"""Partial dates (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) and the days they cover."""

import calendar
import datetime as dt
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """A closed span of days, ISO `YYYY-MM-DD`; an open end is None."""

    earliest: str | None
    latest: str | None


UNDATED = Days(None, None)


@lru_cache(maxsize=65536)
def days(date: str | None) -> Days:
    """Return the days that a partial date covers; `UNDATED` for None.

    Raises:
        ValueError: the text is not a date of one of the three forms, or not a day of the calendar.
    """
    if date is None:
        return UNDATED
    parts = date.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not date.isascii():
        raise ValueError(f"{date!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        first, last = _first_and_last(*(int(part) for part in parts))
    except ValueError as wrong:
        raise ValueError(
            f"{date!r} is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"
        ) from wrong
    return Days(first.isoformat(), last.isoformat())


def _first_and_last(year: int, month: int = 0, day: int = 0) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year, a month or a day; 0 stands for what is not given."""
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return dt.date(year, month or 1, day or 1), dt.date(year, last_month, last_day)


def span(start: str | None, end: str | None) -> Days:
    """Return the days from the start's first to the end's last.

    Without an end, those of the start.
    """
    first, last = days(start), days(end if end is not None else start)
    return Days(first.earliest if start is not None else last.earliest, last.latest)


def overlap(one: Days, other: Days, slack: int = 0) -> bool:
    """Whether two spans share a day, or lie at most `slack` days apart; an undated one fits all."""
    if one.earliest is None or other.earliest is None:
        return True
    assert one.latest is not None and other.latest is not None
    if slack == 0:
        return one.earliest <= other.latest and other.earliest <= one.latest
    return shift(one.earliest, -slack) <= other.latest and other.earliest <= shift(
        one.latest, slack
    )


@lru_cache(maxsize=65536)
def shift(day: str, by: int) -> str:
    """Return the ISO day that lies `by` days after `day`; stops at the ends of the calendar."""
    ordinal = dt.date.fromisoformat(day).toordinal() + by
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal())).isoformat()


def months(covered: Days, slack: int = 0) -> list[str]:
    """Return every `YYYY-MM` that the span touches, widened by `slack` days at both ends."""
    if covered.earliest is None or covered.latest is None:
        return []
    first, last = shift(covered.earliest, -slack), shift(covered.latest, slack)
    low = int(first[:4]) * 12 + int(first[5:7]) - 1
    high = int(last[:4]) * 12 + int(last[5:7]) - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(low, high + 1)]


def written(date: str) -> str:
    """Return a partial date as people read it: `28 Feb 2024`, `Feb 2024`, `2024`."""
    covered = days(date)
    assert covered.earliest is not None
    day = dt.date.fromisoformat(covered.earliest)
    if len(date) == 4:
        return date
    return f"{day:%b} {day.year}" if len(date) == 7 else f"{day.day} {day:%b} {day.year}"


def tenure(start: str | None, end: str | None) -> str | None:
    """Return a time that may be open: `since 2019`, `until 2024`, `2019 to 2024`; None without."""
    if start is not None and end is not None:
        return period(start, end)
    if start is not None:
        return f"since {written(start)}"
    return f"until {written(end)}" if end is not None else None


def period(start: str | None, end: str | None) -> str | None:
    """Return first and last partial date as people read them: `27-29 Feb 2024`; None without."""
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    if first == last:
        return written(first)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}-{written(last)}"
    return f"{written(first)} to {written(last)}"
