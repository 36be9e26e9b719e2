"""Lines that were broken to a width, joined again; words that were divided there, mended."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from graph.language.line_breaks import DIVIDED, soft_breaks

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD: Final = re.compile(r"[\w-]+\Z")
_FIRST_WORD: Final = re.compile(r"\A\w+")
_STAYS: Final = frozenset(
    [
        *("anti", "counter", "cross", "four", "high", "indo", "long", "low", "non", "quasi"),
        *("self", "short", "sino", "socio", "three", "two", "vice", "well"),
    ]
)
"""First parts of words that keep their hyphen, where the document does not show otherwise.

None at which many words are divided that have no hyphen, such as co, inter, pre and pro.
"""

_GOES_ON: Final = re.compile(r"counter(?:part|feit|act|mand|balanc|claim|sign|weigh|point)")
"""Words that begin like one of them and have no hyphen."""


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return all words that stand whole on a line, in small letters."""
    return frozenset(
        word.casefold() for line in lines for word in _WORD.findall(line.rpartition(" ")[0])
    )


def mend(before: str, after: str, known: frozenset[str]) -> str:
    """Return what stands between the two parts of a word divided at the end of a line.

    A hyphen or nothing; what the document shows elsewhere decides.

    Args:
        before: what ends with the first part, without its hyphen.
        after: what begins with the second part.
        known: the words of the document.
    """
    head, tail = _LAST_WORD.search(before[-80:]), _FIRST_WORD.search(after[:80])
    if head is None or tail is None:
        return "-"
    first, last = head[0].casefold(), tail[0].casefold()
    if first + last in known:
        return ""
    if f"{first}-{last}" in known or not tail[0][0].islower() or not head[0][-1].islower():
        return "-"
    stays = first.rpartition("-")[2] in _STAYS and not _GOES_ON.match(first + last)
    return "-" if stays else ""


def unwrapped(text: str) -> str:
    """Return a text whose lines were broken to one width with its lines joined to paragraphs.

    A line was broken where the next word would not have fitted. Other texts come back as they are,
    and so do lines that end early, items of lists, and blank lines.
    """
    soft = soft_breaks(text)
    if not soft:
        return text
    lines = [line.rstrip() for line in text.split("\n")]
    known = words_of(lines)
    out = [lines[0]]
    for n, (before, line) in enumerate(pairwise(lines)):
        if n not in soft:
            out.append(f"\n{line}")
        elif DIVIDED.search(before):
            out[-1] = out[-1][:-1]
            out.append(mend(out[-1], line.lstrip(), known) + line.lstrip())
        else:
            out.append(f" {line.lstrip()}")
    return "".join(out)
