"""Rows that tell of one thing: said again, or told in several rows.

Rows of one id are one report. Where the mapping says `merge`, their lists are put together and
their other values must agree; else a row that says the same again is passed over, and one that
says something else is refused, since only one of the two could be kept.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

from loaders.tables.mapper import Fault


class Told(NamedTuple):
    """A report as data, and the row that told it first."""

    row: int
    report: dict[str, Any]


class Repeats:
    """Remembers what was told; a digest a row."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, bytes]] = {}

    def check(self, row: int, report: dict[str, Any]) -> tuple[bool, Fault | None]:
        """Return whether an earlier row told the same, or what speaks against this one."""
        own = blake2b(repr(report).encode(), digest_size=8).digest()
        before = self._known.setdefault(report["id"], (row, own))
        if before[0] == row:
            return False, None
        if before[1] == own:
            return True, None
        reason = (
            f"{report['id']!r} is the id of row {before[0]} too, which says something else: "
            "let the id name what tells the rows apart, or say `merge: true`"
        )
        return False, Fault("/id", "", reason)


class Merged:
    """Puts rows of one id together; holds all reports until the end of the table."""

    def __init__(self) -> None:
        self._told: dict[str, Told] = {}

    def __len__(self) -> int:
        return len(self._told)

    def __iter__(self) -> Iterator[Told]:
        return iter(self._told.values())

    def add(self, row: int, report: dict[str, Any]) -> list[Fault]:
        """Add a row to the report of its id; what contradicts that is returned, nothing added."""
        known = self._told.setdefault(report["id"], Told(row, report))
        if known.report is report:
            return []
        faults: list[Fault] = []
        whole = _together(known.report, report, "", known.row, faults)
        if not faults:
            self._told[report["id"]] = Told(known.row, whole)
        return faults


def _together(one: Any, other: Any, pointer: str, row: int, faults: list[Fault]) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        merged = {**one}
        for name, value in other.items():
            inner = f"{pointer}/{name}"
            merged[name] = _together(one[name], value, inner, row, faults) if name in one else value
        return merged
    if isinstance(one, list) and isinstance(other, list):
        return [*one, *(item for item in other if item not in one)]
    if one != other:
        faults.append(Fault(pointer, "", f"is {other!r} here and {one!r} in row {row}"))
    return one
