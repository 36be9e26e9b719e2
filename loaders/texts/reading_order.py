"""Pieces of a page in the order in which a person reads them, as rows of text.

The order of the file is kept where it can be one: down the page, and back up only to a column that
stands beside. Else the page is cut along its white bands, again and again.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from loaders.texts.pdf_pages import Piece

_GUTTER: Final = 6.0
"""Points that a white band down the page has at least."""
_LEAST_ROWS: Final = 3
_DEEPEST: Final = 12
_MAX_PIECES: Final = 3000
"""Pieces of a page above which no columns are sought: that takes the square of their number."""
_LEAST_LETTERS: Final = 15


def rows(pieces: list[Piece]) -> list[Piece]:
    """Return the rows of a page in reading order.

    Pieces that stand side by side without being columns (a table, a head) make one row, divided by
    commas.
    """
    found: list[Piece] = []
    for block in _blocks(pieces, 0):
        edge = max((one.right for one in block), default=0.0)
        found.extend(row._replace(column=edge) for row in _rows_of(block))
    return found


def _blocks(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """The page in blocks: columns are told apart where there are any."""
    if depth < _DEEPEST and 2 * _LEAST_ROWS <= len(pieces) <= _MAX_PIECES:
        gutter = _gutter(pieces)
        if gutter is not None:
            left = [one for one in pieces if one.right <= gutter]
            right = [one for one in pieces if one.right > gutter]
            yield from _blocks(left, depth + 1)
            yield from _blocks(right, depth + 1)
            return
        cut = _wide_row(pieces)
        if cut is not None:
            for part in cut:
                yield from _blocks(part, depth + 1)
            return
    yield pieces


def _gutter(pieces: list[Piece]) -> float | None:
    """Where a white band runs down between two columns of running text; None without one."""
    by_left = sorted(pieces, key=lambda one: one.left)
    reach = by_left[0].right
    for n, one in enumerate(by_left[1:], 1):
        if one.left - reach >= _GUTTER and _are_columns(by_left[:n], by_left[n:]):
            return reach
        reach = max(reach, one.right)
    return None


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    return all(
        len(side) >= _LEAST_ROWS
        and sum(len(one.text) for one in side) >= _LEAST_LETTERS * len(side)
        for side in (left, right)
    )


def _wide_row(pieces: list[Piece]) -> list[list[Piece]] | None:
    """The page above, at and below rows that reach over columns; None where nothing stands beside.

    A heading over two columns hides the band between them until it is set aside.
    """
    width = max(one.right for one in pieces) - min(one.left for one in pieces)
    wide = [one for one in pieces if one.right - one.left > 0.6 * width]
    narrow = len(pieces) - len(wide)
    if not wide or narrow < 2 * _LEAST_ROWS:
        return None
    parts: list[list[Piece]] = []
    was_wide: bool | None = None
    for one in sorted(pieces, key=lambda one: -one.top):
        is_wide = one.right - one.left > 0.6 * width
        if is_wide != was_wide:
            parts.append([])
        parts[-1].append(one)
        was_wide = is_wide
    biggest = max(parts, key=len)
    if len(parts) == 1 or _gutter(biggest) is None:
        return None
    return parts


def _rows_of(block: list[Piece]) -> Iterator[Piece]:
    ordered = block if _goes_down(block) else sorted(block, key=lambda one: (-one.top, one.left))
    held: list[Piece] = []
    for one in ordered:
        if held and not _is_beside(held[-1], one):
            yield _row(held)
            held = []
        held.append(one)
    if held:
        yield _row(held)


def _goes_down(block: list[Piece]) -> bool:
    return all(
        after.top <= before.top + before.height / 2 or _is_beside(before, after)
        for before, after in pairwise(block)
    )


def _is_beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand on one line; boxes of lines above each other may overlap."""
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    beside = one.left >= other.right - 1 or other.left >= one.right - 1
    return beside and apart < 0.4 * min(one.height, other.height)


def _row(held: list[Piece]) -> Piece:
    across = sorted(held, key=lambda one: one.left)
    text = across[0].text
    for before, after in pairwise(across):
        is_near = after.left - before.right < before.height
        text += f"{' ' if is_near else ', '}{after.text}"
    return Piece(
        text,
        across[0].left,
        max(one.right for one in across),
        min(one.bottom for one in across),
        max(one.top for one in across),
    )
