"""What goes to the terminal.

Tables and lines for people, JSON for programs. Results on stdout, all else on stderr.
"""

import io
import json
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from shutil import get_terminal_size
from time import monotonic
from typing import Any, Final, TextIO

from graph.questions.text import Block, Line, Paragraph, Table

# The joiners U+200C and U+200D stay: words of Persian, Hindi and others are spelt with them.
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_NARROWEST: Final = 60
_NARROWEST_CELL: Final = 24
_BAR: Final = 24
_LINE_SECONDS: Final = 3.0
"""Between two lines of progress, where they are not written over each other."""


def clean(text: object) -> str:
    """Return a text without what could steer a terminal.

    Control characters, and marks that turn direction.
    """
    return (
        _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text)).replace("\t", " ").replace("\n", " ")
    )


def say(*lines: object) -> None:
    """Print lines of a result."""
    for line in lines or ("",):
        sys.stdout.write(clean(line) + "\n")


def tell(line: object) -> None:
    """Print a line about the work to stderr."""
    _to_stderr(clean(line) + "\n")


def _to_stderr(text: str) -> None:
    """Write to stderr; that nobody reads it any more must not end the work."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = nowhere()


def nowhere() -> TextIO:
    """Return a stream that forgets what is written."""
    return Path(os.devnull).open("w")


def say_json(answer: Any) -> None:
    """Print a dataclass, or plain data, as JSON."""
    data = asdict(answer) if hasattr(answer, "__dataclass_fields__") else answer
    say_data(json.dumps(data, ensure_ascii=False, indent=2))


def say_data(text: str) -> None:
    """Print JSON, in UTF-8 whatever the locale says.

    On a terminal, what could steer it is written as JSON's escapes.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    if sys.stdout.isatty():
        text = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    sys.stdout.write(text + "\n")


def say_wrapped(text: object, indent: int = 0) -> None:
    """Print a paragraph, wrapped to the terminal and indented; what follows a dash hangs.

    Ids, pointers and addresses are never broken.
    """
    line = clean(text)
    margin, hanging = " " * indent, " " * (indent + (2 if line.startswith("- ") else 0))
    for part in _wrapped(line, max(_width(), _NARROWEST), margin, hanging):
        sys.stdout.write(part + "\n")


def _wrapped(text: str, width: int, first: str = "", following: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def say_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table with columns as wide as they must be.

    Long cells of the last column are wrapped. Where the terminal has no room for that, each row
    takes lines of its own: its last cell, and below it the others.
    """
    cells = [[clean("" if cell is None else cell) for cell in row] for row in rows]
    widths = [
        max([len(head), *(len(row[n]) for row in cells)]) for n, head in enumerate(heads[:-1])
    ]
    room = _width() - sum(widths) - 2 * len(widths)
    if room < _NARROWEST_CELL:
        _say_stacked(cells)
        return
    for row in ([head.upper() for head in heads], *cells):
        parts = _wrapped(row[-1], room) or [""]
        start = "".join(f"{cell:<{width}}  " for cell, width in zip(row, widths, strict=False))
        sys.stdout.write((start + parts[0]).rstrip() + "\n")
        for part in parts[1:]:
            sys.stdout.write(" " * len(start) + part + "\n")


def _say_stacked(cells: Iterable[Sequence[str]]) -> None:
    for *others, last in cells:
        say_wrapped(last)
        line = "  ".join(cell for cell in others if cell)
        fits = len(line) + 2 <= _width()
        for part in [line] if fits else [cell for cell in others if cell]:
            say(f"  {part}")


def say_blocks(blocks: Iterable[Block]) -> None:
    """Print lines, paragraphs and tables."""
    for block in blocks:
        match block:
            case Line():
                say(" " * block.indent + block.text)
            case Paragraph():
                say_wrapped(block.text, block.indent)
            case Table():
                say_table(block.heads, block.rows)


def _width() -> int:
    return max(get_terminal_size((100, 24)).columns, _NARROWEST) - 1


class Progress:
    """How far a load is: one line that is rewritten on a terminal, plain lines elsewhere."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._is_terminal = sys.stderr.isatty()
        self._is_open = False
        self._last = 0.0
        self._waiting = ""

    def show(self, done: int, more: str = "", share: float | None = None) -> None:
        """Show how many are done; with a bar where the share of the whole, up to 1, is known."""
        line = f"{self._what}: {done}{more}"
        if not self._is_terminal:
            self._show_line(line)
            return
        bar = ""
        if share is not None:
            full = int(_BAR * min(share, 1.0))
            bar = f"[{'#' * full}{'.' * (_BAR - full)}] "
        self._is_open = True
        _to_stderr(f"\r\x1b[K{bar}{clean(line)}")

    def _show_line(self, line: str) -> None:
        """Print a line, every few seconds at most."""
        self._waiting = line
        if monotonic() - self._last >= _LINE_SECONDS:
            tell(line)
            self._last, self._waiting = monotonic(), ""

    def end(self) -> None:
        """Leave the line; where lines are printed, print the last."""
        if self._waiting:
            tell(self._waiting)
        if self._is_open:
            _to_stderr("\n")
