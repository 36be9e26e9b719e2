"""`tieline map`."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from graph.model.report import ParsedReport, canonical_json
from loaders.tables.mapping import read_mapping
from loaders.tables.reading import MappedRow, MappedTables, TableCounts, rejections
from tieline.arguments import Options
from tieline.output import say, say_data, say_json, tell
from tieline.rejects import RejectFile
from tieline.settings import Settings

_REASONS = 3
"""Reasons that are told of each column."""
_NOT_SHOWN = frozenset({"schema", "made", "origin"})


def map(options: Options, settings: Settings) -> int:
    """Print the reports of tables, the first rows, or what became of all; 1 where rows failed."""
    tables = MappedTables(read_mapping(options.mapping), options.mapping)
    rows = (row for path in options.paths for row in tables.rows(path))
    if options.check:
        return _check(islice(rows, options.rows), options, tables.counts)
    target = Path(options.rejects or "rejects.jsonl")
    others = [options.mapping, *options.paths]
    with closing(RejectFile(target, options.rejects is not None, others)) as rejects:
        for row in rows:
            if row.report is None:
                for one in rejections(row):
                    rejects.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            elif not options.dry_run:
                say_data(canonical_json(row.report))
    _tell_counts(tables.counts, options)
    return int(tables.counts.rejected > 0)


# --- the first rows


def _check(rows: Iterator[MappedRow], options: Options, counts: TableCounts) -> int:
    shown = list(rows)
    if options.json:
        say_json([_as_data(row) for row in shown])
    else:
        for row in shown:
            _show(row)
        if not shown:
            say(f"no row gives a report; {counts.skipped} of {counts.rows} are skipped")
        if counts.unused:
            say(f"columns that the mapping does not name: {', '.join(sorted(counts.unused))}")
    return int(not shown or any(row.report is None for row in shown))


def _as_data(row: MappedRow) -> dict[str, object]:
    report = None if row.report is None else json.loads(canonical_json(row.report))
    faults = [one._asdict() for one in row.faults]
    return {"source": row.source, "row": row.number, "report": report, "faults": faults}


def _show(row: MappedRow) -> None:
    say(f"{row.source}, row {row.number or '-'}")
    for name, cell in row.cells.items():
        if cell is not None and str(cell).strip():
            say(f"    | {name}: {cell}")
    for fault in rejections(row):
        say(f"    ! {fault.pointer or 'row'}: {fault.reason}")
    if row.report is not None:
        for pointer, value in _leaves(row.report):
            say(f"    {pointer:32} {value}")
    say()


def _leaves(report: ParsedReport) -> Iterator[tuple[str, object]]:
    data = json.loads(canonical_json(report))
    return _below({name: one for name, one in data.items() if name not in _NOT_SHOWN}, "")


def _below(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _below(inner, f"{pointer}/{name}")
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _below(inner, f"{pointer}/{n}")
    else:
        yield pointer, value


# --- all rows


def _tell_counts(counts: TableCounts, options: Options) -> None:
    if options.json and options.dry_run:
        data = {**asdict(counts), "faults": _by_column(counts), "unused": sorted(counts.unused)}
        say_json(data)
        return
    write = say if options.dry_run else tell
    write(
        f"rows: {counts.rows}; reports: {counts.reports}; told again: {counts.repeated}; "
        f"skipped: {counts.skipped}; rejected: {counts.rejected}"
    )
    for column, found in _by_column(counts).items():
        write(f"{column or 'row'}: {sum(found.values())}")
        for reason, times in list(found.items())[:_REASONS]:
            write(f"    {times} x {reason}")
    for column, times in counts.left_out.most_common():
        write(f"left out, as the mapping says, of {column}: {times}")
    if counts.unused:
        write(f"columns that the mapping does not name: {', '.join(sorted(counts.unused))}")


def _by_column(counts: TableCounts) -> dict[str, dict[str, int]]:
    """Reasons with their counts by column, the most frequent first in both."""
    columns: Counter[str] = Counter()
    for (column, _), times in counts.faults.items():
        columns[column] += times
    return {
        column: {
            reason: times for (own, reason), times in counts.faults.most_common() if own == column
        }
        for column, _ in columns.most_common()
    }
