"""The values of a mapping: from the cells of a row to texts, and from texts to a field's values.

Each value of the file is compiled once into a function, so that a row costs little.
"""

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, NamedTuple

from graph.language import countries
from graph.language.fold import fold, words
from graph.model.errors import Problem
from loaders.tables.mapping import Condition, Each, Value
from loaders.tables.rows import cell_at
from loaders.tables.table_dates import DateError, Reading, read_date, read_span

ITEM: Final = "item"
"""The name by which the values under `each` speak of their part."""
_PLACE: Final = re.compile(r"\{([^{}]+)\}")
_RANGE: Final = re.compile(r"(.+?)\s*\.\.\s*(.+)")
_NOT_IN_ID: Final = re.compile(r"[^A-Za-z0-9._~-]+")
_YES: Final = frozenset({"true", "yes", "y", "1", "x", "si", "sim", "oui", "ja"})
_NO: Final = frozenset({"false", "no", "n", "0", "nao", "non", "nein"})


class CellError(ValueError):
    """A cell that does not give the value it should; `column` as the mapping names it."""

    def __init__(self, column: str, reason: str) -> None:
        self.column, self.reason = column, reason
        super().__init__(f"column {column!r}: {reason}" if column else reason)


class Here(NamedTuple):
    """What a value is read from: the cells of the row, and the part under `each` if any."""

    cells: Mapping[str, Any]
    item: Any = None


class Piece(NamedTuple):
    """A text, or a constant of the mapping that is taken as it is, and the column it came from."""

    content: Any
    column: str
    is_final: bool = False


class Names:
    """The columns of a table, and what its cells hold where they hold nothing.

    `missing` collects columns that the mapping names and the table has not.
    """

    def __init__(self, columns: list[str] | None, empty: Sequence[str]) -> None:
        self.columns = columns
        self.used: set[str] = set()
        self.missing: dict[str, str] = {}
        self._empty = frozenset(text.strip() for text in empty)
        self._by_fold: dict[str, list[str]] = {}
        for column in columns or ():
            self._by_fold.setdefault(fold(column), []).append(column)

    def getter(self, column: str, pointer: str) -> Callable[[Here], Any]:
        """Return what reads a column, or the part under `each`, of a row."""
        if column == ITEM:
            return lambda here: here.item
        if column.startswith(f"{ITEM}/"):
            inner = column.removeprefix(ITEM)
            return lambda here: cell_at({"": here.item}, f"/{inner}")
        own = self.resolved(column, pointer)
        return lambda here: cell_at(here.cells, own)

    def resolved(self, column: str, pointer: str) -> str:
        """Return the table's own spelling of a column."""
        if self.columns is None or column.startswith("/"):
            self.used.add(column)
            return column
        near = [column] if column in self.columns else self._by_fold.get(fold(column), [])
        if len(near) != 1:
            self.missing.setdefault(column, pointer)
            return column
        self.used.add(near[0])
        return near[0]

    def text(self, cell: Any) -> str | None:
        """Return a cell as text, its spaces single; None where it is empty."""
        if cell is None:
            return None
        if isinstance(cell, str):
            text = " ".join(cell.split())
        elif isinstance(cell, dt.datetime | dt.date):
            text = cell.isoformat()[:10]
        elif isinstance(cell, bool):
            text = "true" if cell else "false"
        elif isinstance(cell, float) and cell.is_integer():
            text = str(int(cell))
        else:
            text = str(cell)
        return None if not text or text in self._empty else text


Picker = Callable[[Here], list[Piece]]


class Values:
    """Compiles the values of one mapping for one table."""

    def __init__(self, names: Names, folder: Path, reading: Reading, capitals: bool) -> None:
        self.names = names
        self.reading = reading
        self.wrong: list[Problem] = []
        self._folder = folder
        self._capitals = capitals

    # --- where texts come from

    def picker(self, spec: Value, pointer: str, takes_first: bool) -> Picker:
        """Return what gives the texts of a value: none, one, or several where it is split.

        With `takes_first` the first of several columns that is not empty counts alone.
        """
        takes_first = takes_first and spec.columns is not None
        source = self._source(spec, pointer)
        steps = [step for step in self._steps(spec, pointer) if step is not None]
        holds = self.conditions(_listed(spec.when), f"{pointer}/when")
        default = [Piece(spec.default, "", True)] if spec.default is not None else []

        def pick(here: Here) -> list[Piece]:
            if not holds(here):
                return []
            pieces = source(here)[:1] if takes_first else source(here)
            for step in steps:
                pieces = [found for piece in pieces for found in _stepped(step, piece)]
            return pieces or default

        return pick

    def _source(self, spec: Value, pointer: str) -> Picker:
        if spec.column is not None:
            return self._cells([spec.column], pointer)
        if spec.columns is not None:
            names = self.columns_of(spec.columns, pointer)
            return self._cells(names, pointer)
        if spec.text is not None:
            return self._template(spec.text, pointer)
        constant = [Piece(spec.value, "", True)] if spec.value is not None else []
        return lambda here: constant

    def columns_of(self, wanted: str | list[str], pointer: str) -> list[str]:
        """Return the columns of a list, or of a range such as `StateA .. StateAM`."""
        if isinstance(wanted, list):
            return wanted
        ends = _RANGE.fullmatch(wanted)
        known = self.names.columns
        if ends is None or known is None:
            return [wanted]
        first, last = (self.names.resolved(ends[n], pointer) for n in (1, 2))
        if first not in known or last not in known:
            return [first, last]
        return known[known.index(first) : known.index(last) + 1]

    def _cells(self, columns: Sequence[str], pointer: str) -> Picker:
        getters = [(self.names.getter(column, pointer), column) for column in columns]
        text = self.names.text

        def pick(here: Here) -> list[Piece]:
            found: list[Piece] = []
            for get, column in getters:
                cell = get(here)
                for one in cell if isinstance(cell, list) else (cell,):
                    told = text(one)
                    if told is not None:
                        found.append(Piece(told, column))
            return found

        return pick

    def _template(self, template: str, pointer: str) -> Picker:
        """A text with columns in braces; nothing where one is empty that has no question mark."""
        pieces = _PLACE.split(template)
        names = [name.strip() for name in pieces[1::2]]
        optional = [name.endswith("?") for name in names]
        names = [name.removesuffix("?").strip() for name in names]
        getters = [self.names.getter(name, pointer) for name in names]
        columns = ", ".join(names)
        if not getters:
            return lambda here: [Piece(template, "", True)]
        text = self.names.text

        def pick(here: Here) -> list[Piece]:
            told = [text(get(here)) for get in getters]
            if any(one is None and not may for one, may in zip(told, optional, strict=True)):
                return []
            parts = [*pieces]
            parts[1::2] = [one or "" for one in told]
            return [Piece("".join(parts), columns)]

        return pick

    # --- what is done with them

    def _steps(self, spec: Value, pointer: str) -> Iterator["_Step | None"]:
        if spec.split is not None:
            yield _splitting(spec.split, spec.part)
        if spec.match is not None:
            yield _matching(re.compile(spec.match))
        replaced: dict[Any, Any] = dict(spec.values)
        if spec.values_file is not None:
            replaced = {**self._replacements(spec.values_file, pointer), **replaced}
        if replaced:
            yield _replacing(replaced)
        if spec.containing:
            yield _containing(spec.containing, strict=spec.default is None)

    def _replacements(self, name: str, pointer: str) -> dict[str, str | None]:
        """The first two columns of a CSV file beside the mapping; an empty second one is null."""
        try:
            with (self._folder / name).open(encoding="utf-8-sig", newline="") as source:
                rows = list(csv.reader(source))[1:]
        except (OSError, UnicodeDecodeError, csv.Error) as fault:
            reason = f"values_file: {name} cannot be read ({fault})"
            self.wrong.append(Problem(pointer, reason))
            return {}
        return {row[0]: row[1] or None for row in rows if len(row) > 1 and row[0]}

    def conditions(self, conditions: Sequence[Condition], pointer: str) -> Callable[[Here], bool]:
        """Return whether all of some conditions hold for a row; true where there are none."""
        checks = [self._condition(one, pointer) for one in conditions]
        return lambda here: all(check(here) for check in checks)

    def _condition(self, condition: Condition, pointer: str) -> Callable[[Here], bool]:
        get, text = self.names.getter(condition.column, pointer), self.names.text
        matches = re.compile(condition.matches) if condition.matches is not None else None
        is_compared = "equals" in condition.model_fields_set
        wanted = {fold(str(one)) for one in _listed(condition.equals) if one is not None}

        def holds(here: Here) -> bool:
            told = text(get(here))
            if condition.empty is not None and (told is None) is not condition.empty:
                return False
            if is_compared and (told is None or fold(told) not in wanted):
                return False
            return matches is None or (told is not None and matches.search(told) is not None)

        return holds

    def each(self, spec: Each, pointer: str) -> Callable[[Here], list[Any]]:
        """Return what gives the parts of a cell, or the items of a list, one after the other."""
        wanted = [spec.column] if spec.column is not None else spec.columns
        assert wanted is not None
        names = self.columns_of(wanted, pointer)
        getters = [self.names.getter(name, pointer) for name in names]
        text = self.names.text

        def parts(here: Here) -> list[Any]:
            found: list[Any] = []
            for get in getters:
                cell = get(here)
                if isinstance(cell, list):
                    found += cell
                elif isinstance(cell, Mapping):
                    found.append(cell)
                elif (told := text(cell)) is not None:
                    found += [part for part in _split(told, spec.split) if part]
            return found

        return parts

    # --- what a field wants

    def country(self, spec: Value) -> Callable[[Piece], str | None]:
        """Return what turns a text into a country's code."""
        capitals = self._capitals if spec.capitals is None else spec.capitals

        def convert(piece: Piece) -> str:
            written = str(piece.content)
            code = countries.find_code(written, capitals=capitals)
            if code is None:
                raise CellError(piece.column, _no_country(written))
            return code

        return convert

    def date(self, spec: Value) -> Callable[[Piece], str | None]:
        """Return what turns a text into a partial date."""
        reading = self.reading._replace(order=spec.order) if spec.order else self.reading
        read = _READ_DATE.get(spec.as_ or "date", read_date)

        def convert(piece: Piece) -> str | None:
            try:
                return read(str(piece.content), reading)
            except DateError as fault:
                raise CellError(piece.column, str(fault)) from None

        return convert


_READ_DATE: Final[Mapping[str, Callable[[str, Reading], str | None]]] = {
    "first day": lambda text, reading: read_span(text, reading)[0],
    "last day": lambda text, reading: read_span(text, reading)[1],
}


_Step = Callable[[str], "list[tuple[Any, bool]]"]
"""From a text to what it becomes, and whether that is a constant of the mapping."""


def _stepped(step: _Step, piece: Piece) -> list[Piece]:
    if piece.is_final:
        return [piece]
    try:
        return [Piece(content, piece.column, final) for content, final in step(piece.content)]
    except CellError as fault:
        raise CellError(piece.column, fault.reason) from None


def _splitting(separator: str, part: int | None) -> _Step:
    def step(text: str) -> list[tuple[Any, bool]]:
        parts = _split(text, separator)
        if part is None:
            return [(one, False) for one in parts if one]
        at = part - 1 if part > 0 else part
        inside = -len(parts) <= at < len(parts)
        return [(parts[at], False)] if inside and parts[at] else []

    return step


def _split(text: str, separator: str | None) -> list[str]:
    if separator is None:
        return [text]
    return [part.strip() for part in text.split(separator.strip() or separator)]


def _matching(pattern: re.Pattern[str]) -> _Step:
    def step(text: str) -> list[tuple[Any, bool]]:
        found = pattern.search(text)
        if found is None:
            return []
        told = (
            next((group for group in found.groups() if group), "") if pattern.groups else found[0]
        )
        told = " ".join(told.split())
        return [(told, False)] if told else []

    return step


def _replacing(values: Mapping[Any, Any]) -> _Step:
    """Whole texts, but for case and accents; null leaves the text out, others stay."""
    by_fold = {fold(_as_text(key)): value for key, value in values.items()}

    def step(text: str) -> list[tuple[Any, bool]]:
        key = fold(text)
        if key not in by_fold:
            return [(text, False)]
        value = by_fold[key]
        return [] if value is None else [(value, True)]

    return step


def _containing(values: Mapping[Any, Any], strict: bool) -> _Step:
    """The first of the words that the text holds, in the order of the file."""
    sought = [(words(_as_text(key)), value) for key, value in values.items()]

    def step(text: str) -> list[tuple[Any, bool]]:
        own = words(text)
        for wanted, value in sought:
            if any(own[n : n + len(wanted)] == wanted for n in range(len(own))):
                return [] if value is None else [(value, True)]
        if strict:
            known = ", ".join(" ".join(wanted) for wanted, _ in sought)
            raise CellError("", f"{text!r} contains none of: {known}; add a word or a `default`")
        return []

    return step


def _as_text(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _no_country(written: str) -> str:
    if countries.is_known_otherwise(written):
        reason = "is not a single country of ISO 3166; say in `values` which is meant, or null"
        return f"{written!r} {reason}"
    near = countries.suggest(written)
    hint = f" (perhaps {countries.country(near[0]).name}, {near[0]})" if near else ""
    return f"{written!r} is not a known country{hint}; say in `values` what it means"


# --- fields that need no setting


def as_text(piece: Piece) -> str | None:
    """Return the text itself."""
    return str(piece.content)


def as_id(piece: Piece) -> str | None:
    """Return the text with what no report id may hold replaced by hyphens."""
    plain = fold(str(piece.content)) if not str(piece.content).isascii() else str(piece.content)
    return _NOT_IN_ID.sub("-", plain).strip("-.")[:200].strip("-.") or None


def as_number(piece: Piece) -> int | None:
    """Return a whole number, also of "12th"."""
    if isinstance(piece.content, int) and not isinstance(piece.content, bool):
        return piece.content
    digits = "".join(takewhile(str.isdecimal, str(piece.content).strip()))
    if not digits or len(digits) > 9:
        raise CellError(piece.column, f"{piece.content!r} is not a whole number")
    return int(digits)


def as_flag(piece: Piece) -> bool | None:
    """Return true or false of a word that says yes or no."""
    if isinstance(piece.content, bool):
        return piece.content
    told = fold(str(piece.content))
    if told not in _YES | _NO:
        raise CellError(piece.column, f"{piece.content!r} is neither yes nor no; say in `values`")
    return told in _YES


def as_country_name(code: str | None) -> str | None:
    """Return the name of a country by its code."""
    return None if code is None else countries.country(code).name


def one_of(known: Sequence[str]) -> Callable[[Piece], str | None]:
    """Return what takes one word of a closed list, spelled with any case."""
    by_fold = {fold(word): word for word in known}

    def convert(piece: Piece) -> str:
        word = by_fold.get(fold(str(piece.content)))
        if word is None:
            raise CellError(
                piece.column,
                f"{piece.content!r} is not one of {', '.join(known)}; see `values`, `containing`",
            )
        return word

    return convert
