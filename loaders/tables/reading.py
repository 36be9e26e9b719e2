"""A table through a mapping: parsed reports, and what became of each row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from graph.model.report import ParsedReport, canonical_json
from loaders.intake.found import Document, Meter, Rejection
from loaders.tables.mapper import Fault, Mapper, checked
from loaders.tables.mapping import Mapping
from loaders.tables.merging import Merged, Repeats
from loaders.tables.rows import Row, TableError, opened_table


class MappedRow(NamedTuple):
    """One row of a table: the report it gives, or what is wrong with it."""

    source: str
    number: int | None
    """None where the table itself cannot be read."""
    report: ParsedReport | None
    faults: list[Fault]
    cells: dict[str, object]


@dataclass(slots=True)
class TableCounts:
    """What became of the rows of the tables read so far."""

    rows: int = 0
    reports: int = 0
    skipped: int = 0
    repeated: int = 0
    """Rows that told again what an earlier row of their id had told, or were merged with it."""
    rejected: int = 0
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often, by column (where no column is to blame: field) and reason."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Cells that could not be read and were left out, by column."""
    unused: set[str] = field(default_factory=set)
    """Columns that the mapping does not name."""


class MappedTables:
    """Reads tables through one mapping; `counts` grows as rows are taken."""

    def __init__(self, mapping: Mapping, source: str) -> None:
        """Prepare; `source` is the mapping's own file, beside which its other files are."""
        self.mapping, self.source = mapping, source
        self.counts = TableCounts()

    def rows(self, path: str) -> Iterator[MappedRow]:
        """Yield the rows of a table that give a report or a fault, in order.

        Of a mapping that merges, all reports come at the end, under their first row.

        Raises:
            MappingError: the mapping does not fit: it names what reports or the table do not have.
        """
        try:
            with opened_table(path, self.mapping.table) as rows:
                mapper = Mapper(self.mapping, self.source, rows.columns, Path(self.source).parent)
                yield from self._mapped(path, mapper, rows)
                used = mapper.names.used
                self.counts.unused |= {
                    column for column in rows.columns or () if column not in used
                }
        except TableError as fault:
            self.counts.rejected += 1
            yield MappedRow(path, fault.row, None, [Fault("", "", fault.reason)], {})

    def documents(self, paths: Iterable[str], meter: Meter) -> Iterator[Document | Rejection]:
        """Yield every report of the tables as a document, and a rejection for each fault."""
        for path in paths:
            for row in self.rows(path):
                if row.report is not None:
                    yield Document(row.source, row.number, "", canonical_json(row.report))
                else:
                    yield from rejections(row)
            meter.done += Path(path).stat().st_size if Path(path).is_file() else 0

    def _mapped(self, path: str, mapper: Mapper, rows: Iterable[Row]) -> Iterator[MappedRow]:
        merged, repeats = (Merged() if self.mapping.merge else None), Repeats()
        counts = self.counts
        for row in rows:
            counts.rows += 1
            mapped = mapper.map(row)
            for fault in mapped.left_out:
                counts.left_out[fault.column] += 1
            faults, told = mapped.faults, mapped.report
            if told is not None and merged is not None:
                before = len(merged)
                faults = merged.add(row.number, told)
                counts.repeated += not faults and len(merged) == before
            elif told is not None:
                is_known, clash = repeats.check(row.number, told)
                counts.repeated += is_known
                faults = [clash] if clash else []
                if not is_known and not faults:
                    yield self._checked(path, row.number, told, row)
            counts.skipped += told is None and not faults
            if faults:
                yield self._rejected(path, row.number, faults, row)
        for number, told in merged or ():
            yield self._checked(path, number, told, None)

    def _checked(
        self, path: str, number: int, told: dict[str, object], row: Row | None
    ) -> MappedRow:
        report, faults = checked(told)
        if faults:
            return self._rejected(path, number, faults, row)
        self.counts.reports += 1
        return MappedRow(path, number, report, [], dict(row.cells) if row else {})

    def _rejected(
        self, path: str, number: int, faults: Sequence[Fault], row: Row | None
    ) -> MappedRow:
        self.counts.rejected += 1
        for fault in faults:
            self.counts.faults[fault.column or fault.pointer, fault.reason] += 1
        return MappedRow(path, number, None, list(faults), dict(row.cells) if row else {})


def rejections(row: MappedRow) -> Iterator[Rejection]:
    """Yield a rejection for each fault of a row, with the cell that is to blame."""
    for fault in row.faults:
        where = f"column {fault.column!r}: " if fault.column else ""
        cell = row.cells.get(fault.column)
        told = None if cell is None else str(cell)
        yield Rejection(row.source, row.number, fault.pointer, where + fault.reason, told)
