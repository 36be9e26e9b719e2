"""Which line breaks of a text were made to fit a width, and so end nothing."""

import re
from itertools import pairwise
from typing import Final

ITEM: Final = re.compile(r"(?:[•▪◦‣·*–-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)])\s")  # noqa: RUF001
"""How an item of a list begins."""
ENDS: Final = re.compile(r"""[.!?:;]["'”’)\]]{0,2}$""")  # noqa: RUF001
"""How a sentence ends."""
DIVIDED: Final = re.compile(r"[^\W\d_]-\Z")
"""How a line ends at which a word was divided."""
_NARROWEST: Final = 40
_WIDEST: Final = 130
_LEAST_BROKEN: Final = 0.5
_FEWEST: Final = 2
_NEARLY: Final = 0.75
"""Share of the width that a line of type of several widths fills at least."""


def soft_breaks(text: str) -> frozenset[int]:
    """Return the numbers (from 0) of the lines of a text that were broken to one width.

    Such a line goes on in the next: the first word there would not have fitted. Of other texts
    there are none, and so of lines that end early or stand before an item of a list or a blank.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [(n, a, b) for n, (a, b) in enumerate(pairwise(lines)) if a and b]
    width = _width([len(before) for _, before, _ in pairs])
    if width is None:
        return frozenset()
    broken = [n for n, before, after in pairs if _was_broken(before, after, width)]
    is_broken = len(broken) >= max(_FEWEST, _LEAST_BROKEN * len(pairs))
    return frozenset(broken) if is_broken else frozenset()


def _width(lengths: list[int]) -> int | None:
    """The width to which lines were broken; None where it can be none."""
    if len(lengths) < _FEWEST:
        return None
    width = sorted(lengths)[-1 - len(lengths) // 20]
    return width if _NARROWEST <= width <= _WIDEST else None


def _was_broken(before: str, line: str, width: int) -> bool:
    if ITEM.match(line.lstrip()):
        return False
    needed = len(before) + 1 + len(line.split(None, 1)[0])
    if needed > width or (DIVIDED.search(before) and line.lstrip()[:1].isalpha()):
        return True
    goes_on = line.lstrip()[:1].islower() and not ENDS.search(before)
    return goes_on and needed > _NEARLY * width
