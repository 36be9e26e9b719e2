"""Days written in digits, or in digits with a short month: "28/2/2024", "16-07-68", "16-Jul-1968".

A text writes its dates in one order. One that can only be meant day first, or month first, tells
how the others are meant; "5/6/2024" alone is two days, and so none. A year of two digits lies not
after the publication, where that is known.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

from graph.language import dates

Order = Literal["day first", "month first"]
MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
PATTERN: Final = r"""
    \d\d?(?P<sign>[./-])\d\d?(?P=sign)\d{4}(?![\w-])
  | \d\d(?P<short_sign>[./-])\d\d(?P=short_sign)\d\d(?![\w/-]|\.\d)
  | \d\d?-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,7}-(?:\d{4}|\d\d)(?![\w-])
"""
"""Such a day as a verbose regular expression."""
_LAST_OF_THIS_CENTURY: Final = 40
_MONTHS_OF_YEAR: Final = 12
_TWO_DIGITS: Final = 2


def order_of(words: Iterable[str]) -> Order | None:
    """Return in which order the numeric dates of a text stand; None where none or both is told."""
    found: set[Order] = set()
    for word in words:
        one, other, _ = _parts(word)
        if "." in word or other.isalpha() or int(one) > _MONTHS_OF_YEAR:
            found.add("day first")
        elif int(other) > _MONTHS_OF_YEAR:
            found.add("month first")
    return found.pop() if len(found) == 1 else None


def numeric_day(word: str, order: Order | None, published: str | None) -> str | None:
    """Return the one day that a word can mean, as YYYY-MM-DD; None where there are two or none."""
    one, other, digits = _parts(word)
    year = _year(digits, published)
    if other.isalpha():
        return _day(year, MONTHS.index(other[:3].casefold()) + 1, int(one))
    day_first = _day(year, int(other), int(one))
    month_first = _day(year, int(one), int(other))
    if "." in word or day_first == month_first or order == "day first":
        return day_first
    if order == "month first":
        return month_first
    return None if day_first and month_first else day_first or month_first


def _parts(word: str) -> list[str]:
    return re.split(r"[./-]", word)


def _year(digits: str, published: str | None) -> int:
    year = int(digits)
    if len(digits) > _TWO_DIGITS:
        return year
    year += 2000 if year <= _LAST_OF_THIS_CENTURY else 1900
    is_later = published is not None and year > int(published[:4]) + 1
    return year - 100 if is_later else year


def _day(year: int, month: int, day: int) -> str | None:
    written = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        dates.days(written)
    except ValueError:
        return None
    return written
