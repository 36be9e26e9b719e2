"""What is found where documents are looked for: pieces of JSON, texts, and what is neither."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of JSON: where it came from, its line (from 1) or pointer within a list.

    And its text.
    """

    source: str
    line: int | None
    pointer: str
    text: str

    @property
    def place(self) -> str:
        """Where it came from, as a person reads it."""
        return place_of(self)


@dataclass(frozen=True, slots=True)
class RawText:
    """A document that is no JSON: where it came from, and its bytes, unpacked."""

    source: str
    raw: bytes
    line: None = None
    pointer: str = ""
    text: None = None

    @property
    def place(self) -> str:
        """Where it came from, as a person reads it."""
        return self.source


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be read, with every place that tells where, and why."""

    source: str
    line: int | None
    pointer: str
    reason: str
    input: str | None = None

    @property
    def place(self) -> str:
        """Where it came from, as a person reads it."""
        return place_of(self)


Found = Document | RawText | Rejection


def place_of(found: Document | Rejection) -> str:
    """Return where something came from, as a person reads it."""
    within = "" if found.line is None else f":{found.line}"
    return f"{found.source}{within}{'#' + found.pointer if found.pointer else ''}"


@dataclass(slots=True)
class Meter:
    """How much of the files has been read, in bytes as they lie on the disk; and what was not."""

    total: int | None = None
    """None where it cannot be known: standard input is among them."""
    done: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """Files of folders that are of no kind that is read, by the ending of their names."""
    given_up: set[str] = field(default_factory=set)
    """Sources of which no more is to be read: too much of them was rejected."""

    @property
    def share(self) -> float | None:
        """What part of all is read, 0 to 1; None where that cannot be known."""
        return min(1.0, self.done / self.total) if self.total else None
