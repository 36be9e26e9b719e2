"""Rows of printed pages to paragraphs: lines joined, divided words mended, running heads out."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from graph.language.line_breaks import ENDS, ITEM
from loaders.texts.line_mending import mend, words_of
from loaders.texts.pdf_pages import HYPHEN, Piece

_EDGE_ROWS: Final = 2
"""Rows at the head and foot of a page that may be repeated on every page."""
_REPEATED: Final = 0.6
_NUMBER: Final = re.compile(r"\d{1,4}")
_PAGE_NUMBER: Final = re.compile(
    r"\W{0,4}(?:(?:page|pg\.?)\s{0,3})?\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?\W{0,4}",
    re.IGNORECASE,
)
_WIDER_PITCH: Final = 1.35
_OTHER_SIZE: Final = 1.2
_INDENT: Final = 8.0
_SHORT: Final = 0.85


def without_running_heads(pages: list[list[Piece]]) -> list[list[Piece]]:
    """Return the pages without page numbers, and what stands at the edge of most of them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(row) for row in _edges(page)})
    often = {one for one, times in seen.items() if times >= max(3, _REPEATED * len(pages))}
    return [[row for n, row in enumerate(page) if not _runs(page, n, often)] for page in pages]


def _edges(page: list[Piece]) -> list[Piece]:
    return page[:_EDGE_ROWS] + page[max(_EDGE_ROWS, len(page) - _EDGE_ROWS) :]


def _runs(page: list[Piece], n: int, often: set[str]) -> bool:
    if _EDGE_ROWS <= n < len(page) - _EDGE_ROWS:
        return False
    is_last = n in (0, len(page) - 1)
    return _pattern(page[n]) in often or (
        is_last and len(page) > 1 and bool(_PAGE_NUMBER.fullmatch(page[n].text))
    )


def _pattern(row: Piece) -> str:
    return _NUMBER.sub("#", " ".join(row.text.casefold().split()))


def paragraphs(pages: list[list[Piece]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of the pages, and the offset at which each begins.

    Rows of one paragraph are joined by blanks, also over the end of a page; paragraphs are divided
    by blank lines, items of a list and other short rows by line ends.
    """
    known = words_of(row.text.removesuffix(HYPHEN) for page in pages for row in page)
    out: list[str] = []
    starts: list[int] = []
    length, before, pitch = 0, None, 0.0
    for page in pages:
        starts.append(length)
        pitch = _pitch(page) or pitch
        for n, row in enumerate(page):
            between = "" if before is None else _between(before, row, n == 0, pitch)
            mended = row.text.rstrip(HYPHEN)
            if before is not None and before.text.endswith(HYPHEN) and between in (" ", "\n"):
                between = mend(out[-1], mended, known)
            elif before is not None and before.text.endswith(HYPHEN):
                between = f"-{between}"
            piece = between + mended
            if n == 0:
                starts[-1] = length + len(between)
            out.append(piece)
            length += len(piece)
            before = row
    return "".join(out), tuple(min(start, length) for start in starts)


def _pitch(page: list[Piece]) -> float:
    """The usual distance from one row to the next."""
    steps = sorted(
        round(above.top - below.top, 1)
        for above, below in pairwise(page)
        if 0 < above.top - below.top < 6 * above.height
    )
    return steps[len(steps) // 3] if steps else 0.0


def _between(before: Piece, row: Piece, is_new_page: bool, pitch: float) -> str:
    if ITEM.match(row.text):
        return "\n"
    is_full = before.right - before.left >= _SHORT * (before.column - before.left)
    if is_new_page or row.top > before.top:  # a page or a column further
        goes_on = not ENDS.search(before.text) and (is_full or row.text[:1].islower())
        return " " if goes_on or before.text.endswith(HYPHEN) else "\n\n"
    size = max(before.height, row.height) / min(before.height, row.height)
    if size > _OTHER_SIZE or (pitch and before.top - row.top > _WIDER_PITCH * pitch):
        return "\n\n"
    if row.left - before.left > _INDENT and ENDS.search(before.text):
        return "\n\n"
    return " " if is_full or not _is_end(before, row) else "\n"


def _is_end(before: Piece, row: Piece) -> bool:
    """Whether a short row is a line of its own rather than one that was broken early."""
    return bool(ENDS.search(before.text)) or not row.text[:1].islower()
