"""Tables as rows: CSV, TSV, JSON, JSON lines and XLSX, packed with gzip or not.

A row is the number by which a person finds it (the line of a CSV file, the row of a sheet, the
place in a list) and its cells by column. In JSON a column may be the pointer of a nested value.
"""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from graph.language.fold import fold
from graph.model.errors import TielineError
from loaders.tables.mapping import Table

_ENDINGS: Final = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
}
_SEPARATOR: Final = {"csv": ",", "tsv": "\t"}
_LONGEST_CELL: Final = 10_000_000
_POINTER_STEP: Final = re.compile(r"/([^/]*)")


class TableError(TielineError):
    """A table that cannot be read as it is said to be; `row` where it stopped, None at once."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        self.reason, self.row = reason, row
        super().__init__(reason)


class Row(NamedTuple):
    """One row: where it stands, and its cells by column; `fault` where it cannot be read."""

    number: int
    cells: Mapping[str, Any]
    fault: str | None = None


class Rows:
    """The rows of one table; iterate once.

    `columns` are known before the first row for CSV, TSV and XLSX, and are None for JSON.
    """

    def __init__(
        self,
        columns: list[str] | None,
        rows: Iterable[Row],
        close: Callable[[], object] = lambda: None,
    ) -> None:
        self.columns = columns
        self.close = close
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)


@contextmanager
def opened_table(path: str | Path, table: Table) -> Iterator[Rows]:
    """Open a table.

    Raises:
        TableError: there is no such file, its kind is not known, or it is not as it is said to be;
            also while its rows are taken.
    """
    kind = table.format or _kind(Path(path))
    try:
        with Path(path).open("rb") as raw:
            is_packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream: Any = gzip.GzipFile(fileobj=raw) if is_packed else raw
            rows = _READERS[kind](stream, table, kind)
            try:
                yield Rows(
                    rows.columns, _filled(rows, table.fill_down) if table.fill_down else rows
                )
            finally:
                rows.close()
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        raise TableError(f"the gzip archive is damaged ({fault})") from None
    except OSError as fault:
        raise TableError(f"cannot be read ({fault.strerror or fault})") from None


def _kind(path: Path) -> str:
    kind = _ENDINGS.get(Path(path.name.removesuffix(".gz")).suffix.lower())
    if kind is None:
        known = ", ".join(sorted(set(_ENDINGS.values())))
        raise TableError(f"what kind of table this is cannot be told; say `format: {known}`")
    return kind


def cell_at(cells: Mapping[str, Any], column: str) -> Any:
    """Return the cell of a column, or the nested value of a pointer; None where there is none."""
    if not column.startswith("/"):
        return cells.get(column)
    value: Any = cells
    for step in _POINTER_STEP.findall(column):
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(name)] if name.isdecimal() and int(name) < len(value) else None
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return value


# --- lines of cells


def _separated(stream: IO[bytes], table: Table, kind: str) -> Rows:
    text = io.TextIOWrapper(stream, _encoding(table), newline="")
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(text, delimiter=table.delimiter or _SEPARATOR[kind])
    try:
        rows = _lines(_numbered(reader), table)
    except TableError:
        text.detach()
        raise
    return Rows(rows.columns, rows, text.detach)


def _encoding(table: Table) -> str:
    return "utf-8-sig" if table.encoding.lower().replace("_", "-") == "utf-8" else table.encoding


def _numbered(reader: Any) -> Iterator[tuple[int, list[Any]]]:
    """The records with the line on which each begins."""
    line = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except UnicodeDecodeError as fault:
            wrong = f"byte 0x{fault.object[fault.start]:02x} is not {fault.encoding}"
            raise TableError(f"{wrong}; say `encoding`, such as windows-1252", line) from None
        except csv.Error as fault:
            raise TableError(f"is not CSV ({fault})", line) from None
        yield line, record
        line = reader.line_num + 1


def _sheet(stream: IO[bytes], table: Table, _: str) -> Rows:
    import zipfile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(stream.read()), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as fault:
        raise TableError(f"is not an XLSX workbook ({fault})") from None
    names = book.sheetnames
    if isinstance(table.sheet, int) and 1 <= table.sheet <= len(names):
        name = names[table.sheet - 1]
    elif table.sheet is None:
        name = names[0]
    elif table.sheet in names:
        name = str(table.sheet)
    else:
        raise TableError(f"has no sheet {table.sheet!r}; its sheets are {', '.join(names)}")
    sheet = book[name]
    # What a workbook says of its own size may be wrong, and rows are filled up to it.
    sheet.reset_dimensions()
    values = sheet.iter_rows(values_only=True)
    return _lines(((n, list(cells)) for n, cells in enumerate(values, start=1)), table)


def _lines(records: Iterator[tuple[int, list[Any]]], table: Table) -> Rows:
    """Rows of records by the header that the table says it has."""
    if table.columns is not None:
        return Rows(table.columns, _named(records, table.columns))
    wanted = [table.header] if isinstance(table.header, int) else sorted(table.header)
    heads: list[list[Any]] = []
    for n, (_, record) in enumerate(records, start=1):
        if n in wanted:
            heads.append(record)
        if n == wanted[-1]:
            break
    if len(heads) < len(wanted):
        raise TableError(f"has no row {wanted[-1]}, which is said to be its header")
    columns = _headed(heads)
    return Rows(columns, _named(records, columns, heads[-1]))


def _headed(heads: list[list[Any]]) -> list[str]:
    """Names of columns: the header's words; `#3` for an empty one, `Name#2` for a second."""
    width = max(map(len, heads))
    columns: list[str] = []
    for n in range(width):
        told = [str(head[n]) for head in heads if n < len(head) and head[n] is not None]
        name = " ".join(" ".join(told).split()) or f"#{n + 1}"
        times = 1 + sum(known == name or known.startswith(f"{name}#") for known in columns)
        columns.append(name if times == 1 else f"{name}#{times}")
    return columns


def _named(
    records: Iterator[tuple[int, list[Any]]], columns: list[str], head: list[Any] | None = None
) -> Iterator[Row]:
    """Rows with their cells; rows without any cell and repeated headers are passed over."""
    for number, record in records:
        if any(cell is not None and cell != "" for cell in record) and record != head:
            more = record[len(columns) :]
            if any(cell is not None and str(cell).strip() for cell in more):
                reason = f"has {len(record)} cells where the header has {len(columns)}"
                yield Row(number, {}, reason)
            else:
                yield Row(number, dict(zip(columns, record, strict=False)))


# --- JSON


def _json(stream: IO[bytes], table: Table, _: str) -> Rows:
    try:
        data = json.loads(stream.read().decode(_encoding(table)))
    except UnicodeDecodeError as fault:
        raise TableError(f"is not {table.encoding} (byte {fault.start})") from None
    except ValueError as fault:
        raise TableError(f"is not JSON ({fault})") from None
    except RecursionError:
        raise TableError("is nested too deeply") from None
    rows = cell_at(data, table.rows) if table.rows and isinstance(data, dict) else data
    if not isinstance(rows, list):
        where = f"at {table.rows} " if table.rows else ""
        raise TableError(f"holds no list {where}of rows; say `rows: /pointer/of/the/list`")
    return Rows(None, (_object(n, item) for n, item in enumerate(rows, start=1)))


def _json_lines(stream: IO[bytes], table: Table, _: str) -> Rows:
    return Rows(None, _decoded_lines(stream, _encoding(table)))


def _decoded_lines(stream: IO[bytes], encoding: str) -> Iterator[Row]:
    for number, raw in enumerate(stream, start=1):
        if raw.strip():
            try:
                yield _object(number, json.loads(raw.decode(encoding)))
            except (ValueError, RecursionError) as fault:
                yield Row(number, {}, f"is not JSON ({fault})")


def _object(number: int, item: Any) -> Row:
    if isinstance(item, dict):
        return Row(number, item)
    return Row(number, {}, "is not a JSON object")


# --- what merged cells leave empty


def _filled(rows: Rows, columns: list[str]) -> Iterator[Row]:
    known = {fold(column): column for column in rows.columns or ()}
    names = [known.get(fold(column), column) for column in columns]
    if rows.columns is not None and not set(names) <= set(rows.columns):
        missing = next(name for name in names if name not in known.values())
        raise TableError(f"has no column {missing!r}, which `fill_down` names")
    above: dict[str, Any] = {}
    for row in rows:
        if row.fault:
            yield row
            continue
        cells = dict(row.cells)
        for name in names:
            if cells.get(name) is None or not str(cells[name]).strip():
                cells[name] = above.get(name)
            above[name] = cells[name]
        yield Row(row.number, cells)


_READERS: Final = {
    "csv": _separated,
    "tsv": _separated,
    "json": _json,
    "jsonl": _json_lines,
    "xlsx": _sheet,
}
