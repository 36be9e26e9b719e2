"""Where the sentence that holds some words begins and ends."""

# ruff: noqa: RUF001 - quotes and dashes that look like others are the subject here

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

LONGEST: Final = 600
"""Code points of a sentence that are shown at most."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ABBREVIATIONS = _set(
    "mr mrs ms dr prof gen lt col maj capt cmdr cdr adm brig sgt rev hon amb sec gov sen rep pres "
    "supt insp vol art jr sr st mt ft vs dept govt min dir jan feb mar apr jun jul aug sep sept "
    "oct nov dec approx ca cf al fig smt km shri messrs mme mlle"
)
_BEFORE_DIGITS = frozenset(["no", "nos", "art", "sec", "pp", "p", "para", "ch"])
_OFTEN_LAST = _set("inc ltd co corp etc llc plc")
_OPENERS = _set(
    "a after all also although an and as at before both but by during earlier for from he her his "
    "however if in it its later meanwhile on our over she since that the their there these they "
    "this those to under we when while with you"
)
_CLOSERS = "\"'”’»)\\]」』"
_BREAK = re.compile(
    rf"(?P<stop>[.!?…]+)[{_CLOSERS}]*(?=\s|$)|[。！？｡।॥؟۔።។]+[{_CLOSERS}]*|(?P<line>\s*\n\s*)"
)
_BULLET = re.compile(r"(?:[-*•–‣◦▪]|\(?[0-9a-z]{1,2}[.)])[ \t]+")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]*$")
_FIRST_WORD = re.compile(r"[\s\"'“‘(\[]*(\S?)(\w*)")
_GOES_ON = re.compile(r"(?:[,–-]|\b(?:a|an|and|by|for|from|in|of|on|or|the|to|with))$")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds, in code points, of the sentence or sentences that hold a span.

    A line break ends a sentence unless the line plainly goes on; initials and abbreviations do
    not. White space and a list's bullet are left out. What is longer than `LONGEST` is cut at
    words around the span, so only a longer span gives more.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    borders = _borders(text)
    first = borders[bisect_right(borders, start) - 1]
    last = borders[bisect_left(borders, max(end, start + 1), hi=len(borders) - 1)]
    return _shortened(text, *_trimmed(text, first, last, start, end), start, end)


@lru_cache(maxsize=64)
def _borders(text: str) -> list[int]:
    """0, every position at which a sentence has ended, and the text's length; in order."""
    found = [match.end() for match in _BREAK.finditer(text) if _is_end(text, match)]
    return [0, *(place for place in found if 0 < place < len(text)), len(text)]


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match["line"] is not None:
        return _ends_line(text, match)
    if match["stop"] is None:
        return True
    following = _FIRST_WORD.match(text, match.end(), match.end() + 24)
    initial, rest = following.groups() if following else ("", "")
    if initial.islower():
        return False
    if match["stop"] != ".":
        return True
    last = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    return not _is_short(last[0] if last else "", initial, initial + rest)


def _ends_line(text: str, match: re.Match[str]) -> bool:
    if match["line"].count("\n") > 1 or _BULLET.match(text, match.end()):
        return True
    if text[match.end() : match.end() + 1].islower():
        return False
    return not _GOES_ON.search(text, max(0, match.start() - 8), match.start())


def _is_short(word: str, initial: str, following: str) -> bool:
    """Whether the word before a full stop is an abbreviation after which the sentence goes on."""
    plain = word.casefold().rpartition("-")[2]
    if plain in _BEFORE_DIGITS and initial.isdigit():
        return True
    if plain in _ABBREVIATIONS or plain in ("e.g", "i.e"):
        return True
    starts_anew = not initial or following.casefold() in _OPENERS
    if plain in _OFTEN_LAST:
        return not starts_anew
    single = len(plain) == 1 and word[-1:].isupper()
    dotted = "." in plain and all(len(part) == 1 for part in plain.split("."))
    return (single or dotted) and not starts_anew


def _trimmed(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    while first < start and text[first].isspace():
        first += 1
    bullet = _BULLET.match(text, first)
    if bullet and bullet.end() <= start:
        first = bullet.end()
    while last > max(end, first) and text[last - 1].isspace():
        last -= 1
    return first, last


def _shortened(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    if last - first <= LONGEST:
        return first, last
    room = max(0, LONGEST - (end - start))
    before = min(start - first, max(room // 2, room - (last - end)))
    low, high = start - before, min(last, end + room - before)
    if low > first:
        low = next((n for n in range(low, start) if text[n - 1].isspace()), low)
    if high < last:
        high = next((n for n in range(high, end, -1) if text[n].isspace()), high)
    return low, high
