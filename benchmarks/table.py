"""The page of figures, written by the run that measured them."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from benchmarks.measuring import Figure, Measured

_HEAD = """# Figures

Written by `make bench`, not by hand. {when}, size `{size}`; Python {python}, SQLite {sqlite},
{cores} cores, {machine}.

Every ratio divides times that were taken in turn in one run: the median of the rounds, and in
brackets the least and the greatest round. The *sketch* is `benchmarks/sketch.py`: nodes,
relationships and names in one SQLite file, without journal, claims, identity or explanation.

| work | measured | goal | | times |
|---|---|---|---|---|
"""


def page(size: str, parts: Sequence[tuple[str, Measured]], when: datetime | None = None) -> str:
    """Return the whole page in Markdown; `parts` by name."""
    head = _HEAD.format(
        when=(when or datetime.now(UTC)).strftime("%d %B %Y, %H:%M UTC"),
        size=size,
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        cores=os.cpu_count(),
        machine=f"{platform.system()} {platform.machine()}",
    )
    rows = [_row(figure) for _, part in parts for figure in part.figures]
    memory = [f"| {name} | {part.peak} MiB |" for name, part in parts]
    notes = [f"- {note}" for _, part in parts for note in part.notes]
    lines = [*rows, "", *notes, "", "## Memory", ""]
    lines += ["The most that the process of each part held, both sides and the data included.", ""]
    lines += ["| part | peak |", "|---|---|", *memory]
    return head + "\n".join(lines) + "\n"


def _row(figure: Figure) -> str:
    value = f"{_written(figure.value, figure.unit)} " + (
        f"({_written(figure.low, figure.unit)} to {_written(figure.high, figure.unit)})"
    )
    goal = "" if figure.goal is None else f"at most {_written(figure.goal, figure.unit)}"
    return f"| {figure.work} | {value} | {goal} | {figure.verdict} | {figure.times} |"


def _written(number: float, unit: str) -> str:
    digits = f"{number:.2f}" if number < 10 else f"{number:.1f}"
    return f"{digits} s" if unit == "s" else f"{digits}x"
