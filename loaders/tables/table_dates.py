"""Dates as cells of tables write them, to partial dates.

`11/xx/1974`, `3. März 1974`, `mars 1974`, `14-nov-74`, `1974-00-00`, `1974`. What could be read two
ways is not a date: whether `3/4/1974` is in March or April must be said.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from graph.language import dates
from graph.language.fold import fold

_TIME: Final = re.compile(
    r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:Z|[AaPp][Mm]|[+-]\d{2}:?\d{2}))?$"
)
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|\?+|-{2,}|_+")
_ORDINAL: Final = re.compile(r"(\d)(?:st|nd|rd|th|er|re|[ºª°])(?![^\W\d_])", re.IGNORECASE)
_UNKNOWN: Final = frozenset({"x", "xx", "xxx", "xxxx", "nn", "dd", "mm", "na", "nd", "sd"})
_FILLER: Final = frozenset(
    fold("de del do da d du of the den der le el dia día et y e c ca circa am um року года").split()
)
_ENGLISH: Final = "en"


class Reading(NamedTuple):
    """How dates of a table are to be read.

    `order` is one of day-first, month-first, year-first, None where the table does not need it;
    `pivot` the first year that two digits may mean, None where they mean none.
    """

    languages: tuple[str, ...] = ()
    order: str | None = None
    pivot: int | None = None


class DateError(ValueError):
    """A cell that is not a date, or none that can be told; says what would help."""


def read_date(text: str, reading: Reading) -> str | None:
    """Return the partial date that a cell tells; None where every part of it is unknown.

    Raises:
        DateError: it tells none, or could be read two ways.
    """
    plain = _ORDINAL.sub(r"\1", _TIME.sub("", text.strip().lstrip("+")))
    tokens = _TOKEN.findall(plain)
    if not tokens:
        raise DateError(f"{text!r} is not a date")
    parts = [part for token in tokens if (part := _part(token, reading, text)) is not None]
    if all(part.kind == "unknown" for part in parts):
        return None
    return _checked(_assembled(parts, reading, text), text)


class _Token(NamedTuple):
    kind: str
    """number, month or unknown"""
    number: int = 0
    digits: int = 0


def _part(token: str, reading: Reading, text: str) -> _Token | None:
    """What a token is; None for words that only join."""
    if token.isdecimal():
        number = int(token)
        return _Token("number" if number else "unknown", number, len(token))
    folded = fold(token) if token.strip("?-_") else ""
    if not folded or folded in _UNKNOWN:
        return _Token("unknown", digits=4 if len(token) > 3 else 0)
    month = _months(reading.languages).get(folded)
    if month is not None:
        return _Token("month", month)
    if folded in _FILLER:
        return None
    known = ", ".join((*reading.languages, _ENGLISH))
    raise DateError(
        f"{text!r} is not a date: {token!r} is not a month in {known} (see `languages`)"
    )


def _assembled(parts: list[_Token], reading: Reading, text: str) -> list[int | None]:
    """Year, month and day; None for what is unknown or not told."""
    if len(parts) > 3:
        raise DateError(f"{text!r} tells more than one date; take it apart with match or split")
    named = [n for n, part in enumerate(parts) if part.kind == "month"]
    if len(named) > 1:
        raise DateError(f"{text!r} names two months; take it apart with match or split")
    rest = [part for part in parts if part.kind != "month"]
    if named:
        year, day = _year_and_day(rest, reading, text)
        return [year, parts[named[0]].number, day]
    return _numeric(parts, reading, text)


def _year_and_day(rest: list[_Token], reading: Reading, text: str) -> tuple[int | None, int | None]:
    if not rest:
        raise DateError(f"{text!r} names a month and no year")
    if len(rest) == 1:
        return _year(rest[0], reading, text), None
    at = 0 if _is_year(rest[0]) else 1
    return _year(rest[at], reading, text), _known(rest[1 - at])


def _numeric(parts: list[_Token], reading: Reading, text: str) -> list[int | None]:
    if len(parts) == 1:
        if parts[0].digits == 8:
            whole = str(parts[0].number)
            return [int(whole[:4]), int(whole[4:6]), int(whole[6:])]
        return [_year(parts[0], reading, text), None, None]
    year_first = _is_year(parts[0]) or (reading.order == "year-first" and not _is_year(parts[-1]))
    if len(parts) == 2:
        one, other = parts if year_first else parts[::-1]
        return [_year(one, reading, text), _known(other), None]
    if year_first:
        one, month, day = parts
    else:
        one = parts[2]
        month, day = _month_and_day(parts[0], parts[1], reading, text)
    return [_year(one, reading, text), _known(month), _known(day)]


def _month_and_day(
    one: _Token, other: _Token, reading: Reading, text: str
) -> tuple[_Token, _Token]:
    """Which of two tokens before a year is the month."""
    if reading.order == "month-first":
        return one, other
    if reading.order == "day-first":
        return other, one
    if one.kind == "unknown" or other.kind == "unknown":
        # Who does not know the day leaves it open; who does not know the month knows no day.
        return (other, one) if one.kind == "unknown" else (one, other)
    if one.number > 12 or one.number == other.number:
        return other, one
    if other.number > 12:
        return one, other
    raise DateError(_two_ways(text))


def _two_ways(text: str) -> str:
    return f"{text!r} can be read two ways; say `dates: day-first` or `dates: month-first`"


def _is_year(part: _Token) -> bool:
    return part.digits == 4


def _known(part: _Token) -> int | None:
    return None if part.kind == "unknown" else part.number


def _year(part: _Token, reading: Reading, text: str) -> int | None:
    if part.kind == "unknown":
        return None
    if part.digits == 4:
        return part.number
    if part.digits == 2 and reading.pivot is not None:
        return reading.pivot + (part.number - reading.pivot) % 100
    if part.digits == 2:
        raise DateError(
            f"{text!r} has a year of two digits; say `two_digit_years: 1930` (the first year meant)"
        )
    raise DateError(f"{text!r} is not a date: {part.number} is not a year")


def _checked(parts: list[int | None], text: str) -> str:
    year, month, day = parts
    if year is None:
        raise DateError(f"{text!r} does not tell the year")
    date = f"{year:04d}"
    if month is not None:
        date += f"-{month:02d}"
        if day is not None:
            date += f"-{day:02d}"
    try:
        dates.days(date)
    except ValueError:
        raise DateError(f"{text!r} is not a day of the calendar") from None
    return date


@cache
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    """Number by folded name of the month, short and long, in these languages and English."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for language in (_ENGLISH, *languages):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = get_month_names(width, context, locale=language.replace("-", "_"))
                found |= {fold(name): number for number, name in names.items()}
    return found | {"sept": 9, "set": 9} if "pt" in languages else found | {"sept": 9}


def is_language(code: str) -> bool:
    """Whether months of this language are known, by its code (`es`, `pt-BR`)."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


# --- spans

_UNTIL: Final = re.compile(
    r"\s*[\u2013\u2014]\s*|\s+-\s+|\s+(?:to|until|till|al?|até|hasta|bis|au|à|по)\s+|(?<=\d)-(?=\d{1,2}\s+[^\W\d])"
)
_DAY_ALONE: Final = re.compile(r"\d{1,2}")


def read_span(text: str, reading: Reading) -> tuple[str | None, str | None]:
    """Return the first and the last partial date of a cell; of a single date, that date twice.

    `12 a 14 de março de 1974`, `30 Jan - 2 Feb 1990`, `27-29 February 2024`, `1999 to 2001`.

    Raises:
        DateError: as `read_date`; or there are more than two dates.
    """
    halves = _UNTIL.split(_ORDINAL.sub(r"\1", text.strip()))
    if len(halves) == 1:
        day = read_date(text, reading)
        return day, day
    if len(halves) > 2:
        raise DateError(f"{text!r} tells more than two dates; take it apart with match or split")
    last = read_date(halves[1], reading)
    return _first(halves[0], last, reading, text), last


def _first(half: str, last: str | None, reading: Reading, text: str) -> str | None:
    """The first date, with the month and year of the last where it does not tell its own."""
    tokens = [token for token in _TOKEN.findall(half) if fold(token) not in _FILLER]
    if last is not None and len(tokens) == 1 and _DAY_ALONE.fullmatch(tokens[0]):
        if len(last) < 10:
            raise DateError(f"{text!r} tells a first day and no last one")
        return _checked([int(last[:4]), int(last[5:7]), int(tokens[0])], text)
    if last is not None and not any(len(token) == 4 and token.isdecimal() for token in tokens):
        return read_date(f"{half} {last[:4]}", reading)
    return read_date(half, reading)
