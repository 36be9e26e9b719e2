"""Where the sentence that holds some words begins and ends."""

# ruff: noqa: RUF001 - quotes and dashes that look like others are the subject here

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final

from graph.language.line_breaks import soft_breaks

LONGEST: Final = 600
"""Code points of a sentence that are shown at most."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_NAMES = _set(
    "mr mrs ms mx dr dra prof messrs mme mlle sra srta smt shri sri fr msgr rev hon mohd muhd "
    "wm sta sto engr atty adv gen lt col maj capt cpt cmdr cdr cmde cdre commo lcdr adm radm vadm "
    "lieut brig sgt cpl pvt spc flt sqn ldr wg gp cmdt insp supt gral cnel amb gov rep pres asst "
    "assoc addl dep spl vs"
)
_MOSTLY_WITHIN = _set(
    "sec secy vol jr sr st mt ft ret retd dept govt min dir sen cong dy approx ca cf al fig km "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviations at which a sentence ends only where the next word begins one."""
_BEFORE_NUMBERS = frozenset(["no", "nos", "art", "arts", "sec", "res", "pp", "p", "para", "ch"])
_OFTEN_LAST = _set("inc ltd co corp etc llc plc")
_BEFORE_TWO_NAMES = frozenset(["ma", "md"])
"""Given names written short, but only where two more names follow: one is a family name, the other
a degree."""
_OPENERS = _set(
    "a according additionally after all also although among an and as at because before between "
    "both but by despite during earlier finally following for from furthermore he her here his "
    "however i if in it its later many meanwhile moreover most now on our over she since some such "
    "that the their then there therefore these they this those through thus to today tomorrow "
    "under until upon we what when while who with within without yesterday you your"
)
_AFTER_NAMES = frozenset(["jr", "sr"])
_TAKES_UP = _set("the he she they we it his her their this that these those a an")
"""Words that begin a sentence after a name; a preposition there may stand in a heading."""
_CLOSERS = "\"'”’»)\\]」』"
_BREAK = re.compile(
    rf"(?P<stop>[.!?…]+)[{_CLOSERS}]*(?=\s|$)|[。！？｡।॥؟۔።។]+[{_CLOSERS}]*|(?P<line>\s*\n\s*)"
)
_BULLET = re.compile(r"(?:[-*•–‣◦▪]|\(?[0-9a-z]{1,2}[.)])[ \t]+")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]*$")
_FIRST_WORD = re.compile(r"[\s\"'“‘(\[]*(\S?)(\w*\.?)")
_ROMAN = re.compile(r"[IVX]{2,}|[VX]")
_TWO_NAMES = re.compile(r"\s+([^\W\d_])[\w’'-]*\.?\s+([^\W\d_])")
_GOES_ON = re.compile(r"(?:[,–-]|\b(?:a|an|and|by|for|from|in|of|on|or|the|to|with))$")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds, in code points, of the sentence or sentences that hold a span.

    A line break ends a sentence unless the line plainly goes on or was broken to a width; initials
    and abbreviations do not. White space and a list's bullet are left out. What is longer than
    `LONGEST` is cut at words around the span, so only a longer span gives more.
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
    soft = _soft_places(text)
    found = [match.end() for match in _BREAK.finditer(text) if _is_end(text, match, soft)]
    return [0, *(place for place in found if 0 < place < len(text)), len(text)]


def _soft_places(text: str) -> frozenset[int]:
    """Offsets of the line breaks that were made to fit a width."""
    soft = soft_breaks(text)
    ends = accumulate(len(line) + 1 for line in text.split("\n")) if soft else ()
    return frozenset(end - 1 for n, end in enumerate(ends) if n in soft)


def _is_end(text: str, match: re.Match[str], soft: frozenset[int]) -> bool:
    if match["line"] is not None:
        place = text.index("\n", match.start())
        return place not in soft and _ends_line(text, match)
    if match["stop"] is None:
        return True
    following = _FIRST_WORD.match(text, match.end(), match.end() + 24)
    initial, rest = following.groups() if following else ("", "")
    if initial.islower():
        return False
    if match["stop"] != ".":
        return True
    last = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    word = last[0] if last else ""
    if word.casefold() in _BEFORE_TWO_NAMES:
        return not _precedes_two_names(text, match.end(), initial + rest)
    return not _is_short(word, initial, initial + rest)


def _precedes_two_names(text: str, place: int, following: str) -> bool:
    names = _TWO_NAMES.match(text, place, place + 48)
    is_name = names is not None and names[1].isupper() and names[2].isupper()
    return is_name and following.casefold() not in _OPENERS


def _ends_line(text: str, match: re.Match[str]) -> bool:
    if match["line"].count("\n") > 1 or _BULLET.match(text, match.end()):
        return True
    if text[match.end() : match.end() + 1].islower():
        return False
    return not _GOES_ON.search(text, max(0, match.start() - 8), match.start())


def _is_short(word: str, initial: str, following: str) -> bool:
    """Whether the word before a full stop is an abbreviation after which the sentence goes on."""
    plain = word.casefold().rpartition("-")[2]
    parts = plain.split(".")
    if _is_before_what_follows(plain, parts, initial, following):
        return True
    if plain in _AFTER_NAMES:
        return initial != "" and following.casefold() not in _TAKES_UP
    starts_anew = not initial or following.casefold() in _OPENERS
    if plain in _MOSTLY_WITHIN or plain in _OFTEN_LAST:
        return not starts_anew
    return not starts_anew and _are_initials(word, parts)


def _is_before_what_follows(plain: str, parts: list[str], initial: str, following: str) -> bool:
    """Whether an abbreviation always has more behind it: "No. 5", "Gen. Rao", "e.g."."""
    if plain in _BEFORE_NUMBERS and (initial.isdigit() or _ROMAN.fullmatch(following.rstrip("."))):
        return True
    return _BEFORE_NAMES.issuperset(parts) or plain in ("e.g", "i.e")


def _are_initials(word: str, parts: list[str]) -> bool:
    """Whether a word is one capital or letters with full stops between them."""
    if len(parts) == 1:
        return len(parts[0]) == 1 and word[-1:].isupper()
    return all(len(each) == 1 for each in parts)


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
