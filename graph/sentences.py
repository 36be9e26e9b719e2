"""Where the sentence that holds some words begins and ends."""

import re
from functools import lru_cache
from typing import Final

LONGEST: Final = 600
"""Code points of a sentence that are shown at most."""

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr adm brig sgt rev hon amb sec gov sen rep no nos vol "
    "art jr sr st vs etc inc ltd co dept govt jan feb mar apr jun jul aug sep sept oct nov dec "
    "e.g i.e approx ca cf".split()
)
_END = re.compile(
    r"""[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？।؟۔]["'”’»)\]」』]*|\n[ \t]*\n\s*|\n(?=[ \t]*[-*•–])"""
)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return first and last bound, in code points, of the sentence or sentences that hold a span.

    A blank line and the beginning of a list item end a sentence; an initial and an abbreviation do not. What is longer than `LONGEST` is cut
    at words around the span.
    """
    ends = _ends(text)
    first = max((stop for stop in ends if stop <= start), default=0)
    last = min((stop for stop in ends if stop >= end), default=len(text))
    first += len(text[first:start]) - len(text[first:start].lstrip())
    last -= len(text[end:last]) - len(text[end:last].rstrip())
    return _shortened(text, first, last, start, end)


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[int, ...]:
    """Positions at which a sentence of the text has ended, in order."""
    return tuple(match.end() for match in _END.finditer(text) if _is_end(text, match))


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return True
    window = text[max(0, match.start() - 24) : match.start()]
    word = re.split(r"[\s(\[\"'“‘]", window)[-1]
    if word.casefold() in _ABBREVIATIONS:
        return False
    single = len(word) == 1 and word.isupper()
    dotted = "." in word and all(len(part) == 1 for part in word.split("."))
    if not (single or dotted):
        return True
    following = text[match.end() : match.end() + 3].lstrip()
    # "in the U.S. The talks" ends; "U.S. Secretary" and "P. Chidambaram" do not, and look the same.
    return not following


def _shortened(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    if last - first <= LONGEST:
        return first, last
    room = max(0, LONGEST - (end - start)) // 2
    low, high = max(first, start - room), min(last, end + room)
    if low > first:
        space = text.find(" ", low, start)
        low = space + 1 if space >= 0 else start
    if high < last:
        space = text.rfind(" ", end, high)
        high = space if space >= 0 else end
    return low, high
