"""What is asked of the process that reads documents, and what it answers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.model.errors import Problem
from graph.model.report_problems import MAX_PROBLEMS
from loaders.texts.kept import NOTHING_GIVEN, Given


@dataclass(frozen=True, slots=True)
class Asked:
    """One document to be read: its bytes, or an object of JSON lines that holds a text."""

    name: str
    raw: bytes = b""
    record: Mapping[str, Any] | None = None
    given: Given = NOTHING_GIVEN
    explain: bool = False
    """Whether the rule behind each value is wanted."""
    document: str | None = None
    """JSON in place of both: a parsed report to be checked, or an object that holds a text."""
    max_faults: int = MAX_PROBLEMS
    """Faults of a parsed report that are told."""

    @property
    def content(self) -> bytes:
        """What it holds, the same for objects that differ in the order of keys or in blanks."""
        if self.record is None:
            return self.raw
        return json.dumps(self.record, sort_keys=True, ensure_ascii=True).encode()

    @property
    def size(self) -> int:
        """About how many bytes it holds."""
        if self.document is not None:
            return len(self.document)
        return len(self.raw) if self.record is None else len(str(self.record.get("text")))


@dataclass(frozen=True, slots=True)
class Mark:
    """The words behind a value, and the rule that found them."""

    start: int
    end: int
    pointer: str
    value: str
    rule: str
    sure: bool = True
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one text: its parsed report as JSON, or why there is none.

    `part` is its place among several texts of one document, else None.
    """

    report: str | None
    refused: str | None = None
    part: int | None = None
    marks: tuple[Mark, ...] = ()
    faults: tuple[Problem, ...] = ()
    """What is wrong with a parsed report, in place of `refused`."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, each with its pointer within the document."""
        if self.report is not None:
            return ()
        return self.faults or (Problem(self.pointer, self.refused or ""),)

    @property
    def pointer(self) -> str:
        """The place of the text within its document."""
        return "" if self.part is None else f"/{self.part}"

    def plain(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return asdict(self)


def report_id(asked: Asked, part: int | None = None) -> str:
    """Return the id of the report of a document: a function of its content and of nothing else.

    So it is the same on every machine, under every file name, and by newer rules.
    """
    digest = hashlib.sha256(asked.content).hexdigest()[:16]
    return f"text-{digest}{'' if part is None else f'-{part + 1}'}"


def answer_of(data: Mapping[str, Any]) -> Answer:
    """Return the answer of which `plain` made data."""
    marks = tuple(Mark(**one) for one in data["marks"])
    faults = tuple(Problem(**one) for one in data["faults"])
    return Answer(data["report"], data["refused"], data["part"], marks, faults)
