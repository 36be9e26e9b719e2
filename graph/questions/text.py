"""An answer as people read it: lines, paragraphs and tables, for whatever shows them to fit.

Nothing here knows a terminal or its width.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stays whole: it may hold an id or a command to copy."""

    text: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that may be wrapped."""

    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; cells of the last column may be wrapped, between words alone."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


Block = Line | Paragraph | Table
