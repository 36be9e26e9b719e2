"""A table and a mapping, written beside each other."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest

from graph.model.report import ParsedReport
from loaders.tables.mapping import read_mapping
from loaders.tables.reading import MappedTables, TableCounts

HEAD = "mapping: tieline/mapping/1\nname: test\n"


class Outcome(NamedTuple):
    """What a table came to."""

    reports: list[ParsedReport]
    faults: list[tuple[int | None, str, str, str]]
    """Row, field, column, reason."""
    counts: TableCounts


Reads = Callable[..., Outcome]


@pytest.fixture
def read(tmp_path: Path) -> Reads:
    """Read a table (text, or bytes) through a mapping (its YAML without the head)."""

    def run(mapping: str, table: str | bytes, name: str = "table.csv", **_: Any) -> Outcome:
        file = tmp_path / "mapping.yaml"
        file.write_text(HEAD + dedent(mapping), encoding="utf-8")
        path = tmp_path / name
        path.write_bytes(table if isinstance(table, bytes) else dedent(table).encode())
        tables = MappedTables(read_mapping(file), str(file))
        rows = list(tables.rows(str(path)))
        faults = [
            (row.number, fault.pointer, fault.column, fault.reason)
            for row in rows
            for fault in row.faults
        ]
        return Outcome([row.report for row in rows if row.report], faults, tables.counts)

    return run
