"""Dates in English words, and the days that they can mean.

Strict: an expression that can only be a date, or a year or month where one is expected. What is
left to guess (a missing year, which Friday) is read against the day of publication, and every
reading is given, the likeliest first.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, NamedTuple

from graph.language import dates
from graph.language.numeric_dates import PATTERN, Order, numeric_day, order_of

NEAR: Final = 213
"""Days: a date without a year lies within seven months of its publication, before or after."""

Reading = tuple[str, str | None]
"""First and last partial date; without a last one, the first is all."""


class DateWords(NamedTuple):
    """A date in words; `start` and `end` are code points of the text.

    `readings` are what it can mean, the likeliest first; empty where nothing tells the year or
    the day of publication that it needs.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]


_YEAR_ROUND = (
    "January February March April May June July August September October November December"
)
_MONTHS = _YEAR_ROUND.split()
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHORT_MONTHS = ["Sept", *(name[:3] for name in _MONTHS if name != "May")]
_SHORT_WEEKDAYS = ["Tues", "Thurs", *(name[:3] for name in _WEEKDAYS)]
_RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _cased(names: Iterable[str]) -> str:
    """Names with a capital or in capitals; "may" and "march" are verbs."""
    return "|".join(f"{name}|{name.upper()}" for name in names)


_TOKEN = re.compile(
    rf"""
    (?<![\w.,:/$€£#+])
    (?: (?<![A-Za-z]-)
        (?: (?P<iso>\d{{4}}-\d\d-\d\d)(?=T\d|[^\w-]|$)
          | (?P<numeric>{PATTERN})
          | (?P<year>1[5-9]\d\d|20\d\d)(?![\w%]|[.,]\d)
          | (?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%+]|[.,:/]\d) )
      | (?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast)\s+)?
        (?: (?P<month>(?:{_cased(_MONTHS)})\b|(?:{_cased(_SHORT_MONTHS)})\b\.?)
          | (?P<weekday>(?:{_cased(_WEEKDAYS)})\b)
          | (?P<unit>(?:month|year)\b) )
      | (?P<short>(?:{_cased(_SHORT_WEEKDAYS)})\b\.?)
      | (?P<relative>(?i:{"|".join(_RELATIVE_DAYS)})\b) )
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*(?:[-–—/]|\bto\b|\band\b|\bthrough\b|\buntil\b|\btill\b|&)\s*")  # noqa: RUF001
_TOGETHER = re.compile(r"\s*,?\s*(?:of\s+)?(?:the\s+)?|\.\s+")
_EXPRESSION = re.compile(
    "I|N|W?DM?Y?-W?DMY?|W?MDY?-W?MDY?|W?MD-DY?|W?DMY?|W?MDY?|M-MY|MY|Y-[YD]|Y|M|W-W|W|[RU]"
)
_EXPECTS_TIME = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|early|late|mid|before|after|for|to|through|"
    r"and|the|year|between|around|circa|ending|begin(?:ning)?|end)[\s-]+|[(–-]\s*)$",  # noqa: RUF001
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:\w+\s+)?(?:troops|soldiers|personnel|people|persons|officers|officials|members|cases|"
    r"participants|tons|tonnes|km|kg|kilomet|kilogram|miles|dollars|euros|million|billion|"
    r"companies|students|migrants|vehicles|weapons|units)",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(r"\s*(?:$|[,.;:)\]\n]|(?:in|at|on|to|for|with|by|of)\b)")


class _Token(NamedTuple):
    start: int
    end: int
    code: str
    number: int
    which: str = ""


def dates_in(
    text: str,
    published: str | None = None,
    years: Collection[int] = (),
    order: Order | None = None,
) -> list[DateWords]:
    """Return the date expressions of a text in their order.

    `published` (a partial date) anchors what is said without a year, and weekdays and "today"
    where it is a full date; `years` are further years that a date without one may belong to, and
    `order` is that of dates in digits where other words than these tell it.
    """
    tokens = list(_tokens(text))
    codes, owners = _coded(text, tokens)
    anchor = _Anchor(published, years, order or _order(text, tokens))
    found = []
    for match in _EXPRESSION.finditer(codes):
        own = [tokens[owners[n]] for n in range(*match.span()) if codes[n] != "-"]
        code = match[0]
        if code == "MD-D" and not _is_list_of_days(text, own):
            code, own = "MD", own[:2]
        if _is_date(text, code, own):
            readings = tuple(dict.fromkeys(anchor.readings(code, own, text)))
            found.append(DateWords(own[0].start, own[-1].end, readings))
    return found


def order_in(text: str) -> Order | None:
    """Return in which order the dates in digits of a text stand; None where it does not tell."""
    return _order(text, list(_tokens(text)))


def _order(text: str, tokens: Iterable[_Token]) -> Order | None:
    return order_of(text[token.start : token.end] for token in tokens if token.code == "N")


def says(found: Iterable[DateWords], date: str) -> bool:
    """Whether an expression begins or ends on the partial date, or within it."""
    return any(
        first.startswith(date) or (last or "").startswith(date)
        for words in found
        for first, last in words.readings
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = "numeric" if match["numeric"] else match.lastgroup
        which = (match["which"] or "").casefold()
        code, number = _READERS[str(kind)](match[str(kind)])
        yield _Token(match.start(), match.end(), code, number, which)


def _month(word: str) -> tuple[str, int]:
    heads = [name[:3].casefold() for name in _MONTHS]
    return "M", heads.index(word[:3].casefold()) + 1


_READERS: dict[str, Callable[[str], tuple[str, int]]] = {
    "iso": lambda word: ("I", 0),
    "numeric": lambda word: ("N", 0),
    "year": lambda word: ("Y", int(word)),
    "day": lambda word: ("D", int(word)),
    "month": _month,
    "weekday": lambda word: ("W", _WEEKDAYS.index(word.capitalize())),
    "short": lambda word: ("S", 0),
    "relative": lambda word: ("R", _RELATIVE_DAYS[word.casefold()]),
    "unit": lambda word: ("U", 12 if word == "year" else 1),
}


def _coded(text: str, tokens: list[_Token]) -> tuple[str, list[int]]:
    """The tokens as letters, with signs for what stands between them, and each letter's token.

    `-` for a range, nothing where two belong together, a space where they do not. A short
    weekday counts only before a date, where it adds nothing.
    """
    codes, owners = [], []
    for n, token in enumerate(tokens):
        between = _sign(text, tokens[n - 1], token) if n else ""
        codes.append(between + (token.code if token.code != "S" else ""))
        owners += [n] * len(codes[-1])
    return "".join(codes), owners


_JOINED_BY_COMMA: Final = frozenset({"MY", "DY", "WD", "WM"})
_JOINED: Final = _JOINED_BY_COMMA | {"DM", "MD"}
"""Pairs of a day, month, year and weekday that are parts of one date."""


def _sign(text: str, before: _Token, token: _Token) -> str:
    gap = text[before.end : token.start]
    if token.which or len(gap) > 12:
        return " "
    if _TOGETHER.fullmatch(gap):
        joined = _JOINED_BY_COMMA if "," in gap else _JOINED
        return "" if gap and before.code + token.code in joined else " "
    return "-" if _BETWEEN.fullmatch(gap) else " "


def _is_date(text: str, codes: str, own: list[_Token]) -> bool:
    """Whether a lone month, year or unit of time stands where a date is expected."""
    start, end = own[0].start, own[-1].end
    is_whole = not text[:start].strip(" (\"'") and not text[end:].strip(" .,;)\"'")
    if codes == "U":
        return bool(own[0].which)
    if codes == "M":
        return bool(own[0].which) or is_whole or _is_expected(text, start)
    if codes == "Y-D":
        return own[1].number == (own[0].number + 1) % 100 or _is_iso_month(text, own)
    if codes == "Y":
        return _is_year(text, own[0], is_whole)
    return True


def _is_list_of_days(text: str, own: list[_Token]) -> bool:
    """Whether "March 5 and 12" goes on with no word that the 12 could count."""
    joint = text[own[1].end : own[2].start]
    return "and" not in joint or bool(_AFTER_DAY.match(text, own[2].end))


def _is_expected(text: str, start: int) -> bool:
    return bool(_EXPECTS_TIME.search(text, max(0, start - 16), start))


def _is_year(text: str, token: _Token, is_whole: bool) -> bool:
    if _COUNTED.match(text, token.end, token.end + 40):
        return False
    return is_whole or token.number >= 1900 or _is_expected(text, token.start)


def _is_iso_month(text: str, own: list[_Token]) -> bool:
    gap = text[own[0].end : own[1].start]
    return gap == "-" and own[1].end - own[1].start == 2 and own[1].number <= 12


class _Anchor:
    """Reads expressions against a day of publication and years that are near."""

    def __init__(
        self, published: str | None, years: Collection[int], order: Order | None = None
    ) -> None:
        self.published = published
        self.order = order
        covered = dates.days(published)
        self.day = dt.date.fromisoformat(covered.latest) if covered.latest else None
        self.is_exact = covered.earliest == covered.latest and self.day is not None
        self.years = sorted(years)

    def readings(self, codes: str, own: list[_Token], text: str) -> Iterator[Reading]:
        codes = codes.replace("W", "") if len(codes.replace("-W", "").strip("W")) > 0 else codes
        told = [token for token in own if token.code != "W"] or own
        if codes in ("I", "N"):
            yield from self._numeric(text[told[0].start : told[0].end], codes)
        elif told[0].code in "RWU":
            yield from self._relative(told)
        elif codes[0] == "Y":
            yield from _years(text, told)
        else:
            yield from self._calendar(told, "-" in codes)

    def _numeric(self, word: str, code: str) -> Iterator[Reading]:
        """Days in digits alone; `5/6/2024` is no date, unless the others tell the order."""
        is_iso = code == "I"
        day = _iso_day(word) if is_iso else numeric_day(word, self.order, self.published)
        if day:
            yield (day, None)

    def _calendar(self, own: list[_Token], is_range: bool) -> Iterator[Reading]:
        first, last = _parts(own, is_range)
        year = last.get("Y") or first.get("Y")
        for chosen in [year] if year else self._near(first, last, own):
            one, other = _ends(first, last, chosen)
            if one and other and dates.days(one) <= dates.days(other):
                yield (one, other if is_range else None)

    def _near(
        self, first: dict[str, int], last: dict[str, int], own: list[_Token]
    ) -> Iterator[int]:
        """Years to which a date without one may belong, the nearest to the publication first."""
        if self.day is not None:
            ranked = []
            for year in (self.day.year - 1, self.day.year, self.day.year + 1):
                day = _partial(year, last["M"], last.get("D"))
                covered = dates.days(day)
                if covered.earliest and self._fits(covered, own[0].which):
                    ranked.append((self._distance(covered), year))
            yield from (year for _, year in sorted(ranked))
        yield from (year + (first.get("M", 0) > last["M"]) for year in self.years)

    def _fits(self, covered: dates.Days, which: str) -> bool:
        assert self.day is not None and covered.earliest and covered.latest
        if which in ("last", "past"):
            return covered.latest < self.day.isoformat() and self._distance(covered) <= 400
        if which in ("next", "coming"):
            return covered.earliest > self.day.isoformat() and self._distance(covered) <= 400
        return self._distance(covered) <= NEAR

    def _distance(self, covered: dates.Days) -> int:
        assert self.day is not None and covered.earliest and covered.latest
        ahead = (dt.date.fromisoformat(covered.earliest) - self.day).days
        behind = (self.day - dt.date.fromisoformat(covered.latest)).days
        return max(0, ahead, behind)

    def _relative(self, own: list[_Token]) -> Iterator[Reading]:
        token = own[0]
        if self.day is None:
            return
        if token.code == "U":
            yield from _unit(self.day, token)
        elif self.is_exact and token.code == "R":
            yield (self._shifted(token.number), None)
        elif self.is_exact:
            yield from self._weekdays(self.day.weekday(), own)

    def _weekdays(self, today: int, own: list[_Token]) -> Iterator[Reading]:
        spans = [list(_weekday_shifts(today, each)) for each in own]
        for shifts in zip(*spans, strict=True):
            days = [self._shifted(shift) for shift in shifts]
            if days == sorted(days):
                yield (days[0], days[1] if len(days) > 1 else None)

    def _shifted(self, by: int) -> str:
        assert self.day is not None
        return dates.shift(self.day.isoformat(), by)


def _parts(own: list[_Token], is_range: bool) -> tuple[dict[str, int], dict[str, int]]:
    """The numbers of both ends by code; those of one date twice."""
    if not is_range:
        only = {token.code: token.number for token in own}
        return only, only
    cut = next(n for n in range(1, len(own) + 1) if _starts_end(own, n))
    first, last = ({t.code: t.number for t in part} for part in (own[:cut], own[cut:]))
    last.setdefault("M", first.get("M", 0))
    return first, last


def _ends(first: dict[str, int], last: dict[str, int], year: int) -> tuple[str | None, str | None]:
    """Both ends of a date as partial dates; `year` is that of an end that gives none."""
    before = first.get("M", 0) > last.get("M", 99)
    opening = first.get("Y") or year - before
    one = _partial(opening, first.get("M") or last["M"], first.get("D"))
    return one, _partial(last.get("Y") or year, last["M"], last.get("D"))


def _starts_end(own: list[_Token], n: int) -> bool:
    """Whether the second end of a range begins at the token: a code that the first end has."""
    before = {token.code for token in own[:n]}
    return own[n].code in before or (own[n].code == "D" and own[0].code == "D")


def _partial(year: int, month: int | None, day: int | None) -> str | None:
    """The partial date of these numbers; None where the calendar has no such day."""
    written = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    try:
        dates.days(written)
    except ValueError:
        return None
    return written


def _iso_day(word: str) -> str | None:
    year, month, day = (int(part) for part in word.split("-"))
    return _partial(year, month, day)


def _years(text: str, own: list[_Token]) -> Iterator[Reading]:
    first = own[0].number
    if len(own) == 1:
        yield (f"{first}", None)
        return
    if own[1].code == "D":
        if _is_iso_month(text, own):
            yield (f"{first}-{own[1].number:02d}", None)
        if own[1].number == (first + 1) % 100:
            yield (f"{first}", f"{first + 1}")
    elif first <= own[1].number:
        yield (f"{first}", f"{own[1].number}")


def _unit(day: dt.date, token: _Token) -> Iterator[Reading]:
    by = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(token.which, 0)
    if token.number == 12:
        yield (f"{day.year + by}", None)
    else:
        months = day.year * 12 + day.month - 1 + by
        yield (f"{months // 12}-{months % 12 + 1:02d}", None)


def _weekday_shifts(today: int, token: _Token) -> Iterator[int]:
    """Days from the publication to the weekdays meant: two, the likelier first."""
    ahead = (token.number - today) % 7
    behind = ahead - 7 if ahead else 0
    if token.which in ("last", "past"):
        yield from (behind or -7, (behind or -7) - 7)
    elif token.which in ("next", "coming"):
        yield from (ahead or 7, (ahead or 7) + 7)
    elif token.which == "this":
        yield from (ahead, behind)
    else:
        yield from (behind, ahead or 7)
