"""A text with the words behind each value of its report, for a terminal.

Words are numbered by their place; the list below says which value rests on which, and by what rule.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from loaders.texts.asking import Mark
from tieline.output import clean, say, say_table

KINDS: Final = (
    "parties",
    "dialogue",
    "officials",
    "institutions",
    "agreements",
    "topics",
    "next_round",
)
_COLOURS: Final = dict(zip(KINDS, (36, 33, 32, 35, 34, 96, 93), strict=True))
_OTHER_COLOUR: Final = 95


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text without a border in it.

    `kind` is that of the shortest words around it, None outside of all; `begins` and `ends` are the
    numbers of the words that begin before it and end behind it.
    """

    text: str
    kind: str | None
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def kind_of(pointer: str) -> str:
    """Return the part of the report to which a pointer leads."""
    return pointer.split("/")[1]


def numbered(marks: tuple[Mark, ...]) -> dict[tuple[int, int], int]:
    """Return a number, from 1, for every stretch of words that some value rests on."""
    places = {(mark.start, mark.end) for mark in marks if mark.end > mark.start}
    return {place: n for n, place in enumerate(sorted(places), 1)}


def stretches(text: str, marks: tuple[Mark, ...]) -> Iterator[Stretch]:
    """Yield the whole text in stretches between the borders of words."""
    numbers = numbered(marks)
    kinds = {(mark.start, mark.end): kind_of(mark.pointer) for mark in reversed(marks)}
    borders = sorted({0, len(text), *(at for place in numbers for at in place)})
    waiting = sorted(numbers)
    around: list[tuple[int, int]] = []
    for start, end in pairwise(borders):
        begins = []
        while waiting and waiting[0][0] == start:
            begins.append(numbers[waiting[0]])
            around.append(waiting.pop(0))
        shortest = min(around, key=lambda place: place[1] - place[0], default=None)
        ends = tuple(numbers[place] for place in around if place[1] == end)
        yield Stretch(text[start:end], kinds[shortest] if shortest else None, tuple(begins), ends)
        around = [place for place in around if place[1] > end]


def explain(source: str, report_id: str, text: str, marks: tuple[Mark, ...]) -> None:
    """Print a text with its marks, then what rests on which words."""
    has_colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    say(f"{source}: {report_id}", "")
    written = "".join(_shown(one, has_colours) for one in stretches(text, marks))
    for line in written.split("\n"):
        sys.stdout.write(line + "\n")
    say()
    if not marks:
        say("nothing was read in this text")
        return
    numbers = numbered(marks)
    say_table(
        ("words", "value at", "rule", "value"),
        (
            (numbers.get((one.start, one.end), "-"), one.pointer, rule_of(one), one.value)
            for one in marks
        ),
    )


def rule_of(mark: Mark) -> str:
    """Return the rule behind a value, and whether it is doubtful or inferred."""
    doubts = [
        word for word, holds in (("inferred", mark.inferred), ("unsure", not mark.sure)) if holds
    ]
    return f"{mark.rule} ({', '.join(doubts)})" if doubts else mark.rule


def _shown(stretch: Stretch, has_colours: bool) -> str:
    """A stretch for the terminal: nothing of the text itself can steer it."""
    lines = [clean(line) for line in stretch.text.split("\n")]
    if has_colours and stretch.kind:
        colour = _COLOURS.get(stretch.kind, _OTHER_COLOUR)
        lines = [f"\x1b[{colour}m{line}\x1b[0m" if line else "" for line in lines]
    before = "" if has_colours else "[" * len(stretch.begins)
    after = "".join(
        f"\x1b[2m{number}\x1b[0m" if has_colours else f"]{number}" for number in stretch.ends
    )
    return before + "\n".join(lines) + after
