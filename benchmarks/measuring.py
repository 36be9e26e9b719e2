"""Two ways of doing the same work, timed side by side, and the ratio of their times.

Machines and their neighbours differ by more than the product may; so every figure is a ratio of
times that were taken in turn, in one run, and comes with the spread over the rounds.
"""

import gc
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")
Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `value` is a ratio, or seconds where `unit` is "s".

    `low` and `high` are the least and the greatest value of a round; `goal` is the greatest value
    that is good, None where none is set; `times` says what was divided.
    """

    work: str
    value: float
    low: float
    high: float
    goal: float | None
    times: str
    unit: str = "x"

    @property
    def verdict(self) -> str:
        """Whether the goal is met, in words; empty where none is set."""
        if self.goal is None:
            return ""
        if self.value <= self.goal:
            return "met"
        return f"missed by {ceil(100 * (self.value / self.goal - 1))} %"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part of the run came to, the most memory that its process held, and notes."""

    figures: list[Figure]
    peak: int
    """Mebibytes."""
    notes: list[str]


def seconds(call: Call) -> float:
    """Return how long a call takes, with the collector of cycles run beforehand."""
    gc.collect()
    start = perf_counter()
    call()
    return perf_counter() - start


def peak() -> int:
    """Return the most memory that this process has held so far, in mebibytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held >> (20 if sys.platform == "darwin" else 10)


def questions_in_turn(
    ours: Callable[[T], object],
    theirs: Callable[[T], object],
    asked: Sequence[T],
    rounds: int,
) -> tuple[list[float], list[float]]:
    """Ask every question both ways; the median time of each way in each round.

    Which way goes first alternates. One round more is run beforehand and not counted.
    """
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        times: tuple[list[float], list[float]] = ([], [])
        for at, question in enumerate(asked):
            ways = ((0, ours), (1, theirs))
            for side, way in ways if (at + number) % 2 else reversed(ways):
                start = perf_counter()
                way(question)
                times[side].append(perf_counter() - start)
        if number:
            found[0].append(median(times[0]))
            found[1].append(median(times[1]))
    return found


def ratio(
    work: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    goal: float | None,
    names: tuple[str, str],
) -> Figure:
    """Return the median of the ratios of the rounds; `names` are those of the two ways."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    times = f"{names[0]} {spoken(median(ours))}, {names[1]} {spoken(median(theirs))}"
    return Figure(work, median(ratios), min(ratios), max(ratios), goal, times)


def spoken(duration: float) -> str:
    """Write a time with three digits and a unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if duration >= size:
            return f"{_three(duration / size)} {unit}"
    return f"{_three(duration / 1e-6)} µs"


def _three(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"
