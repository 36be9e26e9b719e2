"""What is rejected, as lines: each fault with its place, the input once, all in bounds."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Protocol

from graph.model.errors import Problem
from graph.model.reasons import shortened
from loaders.intake.bounds import Bounds
from loaders.intake.found import Found, Meter, Rejection


class Lines(Protocol):
    """Where lines go: an open file, or what behaves like one."""

    def write(self, line: str, /) -> object:
        """Add a line."""


class Rejects:
    """Writes rejections; a source of which too much is rejected is given up."""

    def __init__(self, lines: Lines | None, bounds: Bounds, meter: Meter) -> None:
        self._lines, self._bounds, self._meter = lines, bounds, meter
        self._by_source: Counter[str] = Counter()

    def add(self, found: Found, problems: Sequence[Problem]) -> None:
        """Write a line for each problem of a document; the input once, for it may be large."""
        self._by_source[found.source] += 1
        if self._by_source[found.source] > self._bounds.file_rejects:
            self._meter.given_up.add(found.source)
        if isinstance(found, Rejection):
            self._write(found)
            return
        text = found.text
        for problem in problems:
            pointer = found.pointer + problem.pointer
            self._write(Rejection(found.source, found.line, pointer, problem.reason, text))
            text = None

    def _write(self, rejection: Rejection) -> None:
        if self._lines is None:
            return
        most = self._bounds.reason_chars
        line = {**asdict(rejection), "reason": shortened(rejection.reason, most)}
        line["pointer"] = shortened(rejection.pointer, most)
        self._lines.write(json.dumps(line, ensure_ascii=False) + "\n")
