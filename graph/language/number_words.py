"""Which number of a series words give: `2nd`, `second`, `twenty-first`, `XIV`, `inaugural`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ONE_TO_NINETEEN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ONES = _ONE_TO_NINETEEN.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EVEN_TENS = [f"{tens[:-1]}ieth" for tens in _TENS]
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

_NUMBER = re.compile(
    rf"""
    (?<![\w+])(?<![\d.,:/]) (?P<digits>\d{{1,3}}) (?:st|nd|rd|th)? (?![\w+%]|[.,:/]\d)
    | \b (?P<tens>{"|".join(_TENS)}) [\s-]? (?P<ones>{"|".join(_ONES[:9])}) \b
    | \b (?P<even>{"|".join(_EVEN_TENS)}) \b
    | \b (?P<word>{"|".join(_ONES)}) \b
    | \b (?P<opening>inaugural|maiden) \b
    | (?<![\w.]) (?-i:(?P<lone>[IVX])\ (?:Meeting|Session|Round|Edition|Consultations)\b)
    | \b (?P<roman>(?-i:(?=[IVXL]{{2}})[XL]{{0,4}}(?:IX|IV|V?I{{0,3}}))) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


class NumberWords(NamedTuple):
    """A number in words or digits; `start` and `end` are code points of the text."""

    start: int
    end: int
    number: int


def numbers_in(text: str) -> Iterator[NumberWords]:
    """Yield every whole number up to 999 that can count rounds, in order.

    Amounts, times and names such as "2+2" are none. A lone Roman letter counts right before
    "Meeting" and the like alone, and these words are its then.
    """
    for match in _NUMBER.finditer(text):
        number = _number(match)
        if number:
            yield NumberWords(match.start(), match.end(), number)


def _number(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"])
    if match["tens"]:
        tens = _TENS.index(match["tens"].casefold()) + 2
        return tens * 10 + _ONES.index(match["ones"].casefold()) + 1
    if match["even"]:
        return (_EVEN_TENS.index(match["even"].casefold()) + 2) * 10
    if match["word"]:
        return _ONES.index(match["word"].casefold()) + 1
    return 1 if match["opening"] else _roman(match["roman"] or match["lone"])


def _roman(numeral: str) -> int:
    """The number of a numeral; 0 for none, as where capitals are a word."""
    if not numeral:
        return 0
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-own if own < after else own for own, after in zip(values, following, strict=True))
