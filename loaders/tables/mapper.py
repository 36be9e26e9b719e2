"""From a row to a parsed report, as a mapping says.

The `report` of a mapping has the shape of a parsed report; it is compiled against that model, so
that every field of it can be given and no other.
"""

import difflib
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError

from graph.model.errors import InvalidReportError, Problem
from graph.model.report import (
    CountryCode,
    Named,
    ParsedReport,
    PartialDate,
    check_report,
)
from graph.model.report_problems import problems
from loaders.tables.mapping import Condition, Each, Mapping, MappingError, Value
from loaders.tables.rows import Row
from loaders.tables.table_dates import Reading, is_language
from loaders.tables.values import (
    CellError,
    Here,
    Names,
    Piece,
    Values,
    as_country_name,
    as_flag,
    as_id,
    as_number,
    as_text,
    one_of,
)

NOT_MAPPED: Final = frozenset({"schema", "evidence", "sure", "only_sure", "text", "made"})
"""Fields of a report that rows do not give."""
_EACH, _WHEN = "each", "when"


class Fault(NamedTuple):
    """What is wrong with a row: the field's pointer, the column where one is to blame, and why."""

    pointer: str
    column: str
    reason: str


class Mapped(NamedTuple):
    """What a row came to: a report as data, or faults; neither where it is skipped."""

    report: dict[str, Any] | None
    faults: list[Fault]
    left_out: list[Fault]
    """Cells that could not be read and whose mapping says that this leaves their value out."""


class _Work(NamedTuple):
    """What goes on while one row is mapped."""

    faults: list[Fault]
    left_out: list[Fault]


_Field = Callable[[Here, _Work], Any]
_SKIPPED: Final = Mapped(None, [], [])


class Mapper:
    """Maps the rows of one table."""

    def __init__(
        self, mapping: Mapping, source: str, columns: list[str] | None, folder: Path
    ) -> None:
        """Compile a mapping for a table.

        Args:
            mapping: what it says.
            source: the mapping's file, for errors.
            columns: the table's, where they are known before its rows.
            folder: where the files are that the mapping names.

        Raises:
            MappingError: it gives a field that no report has, a value in a form that is none, or
                names a column that the table has not.
        """
        self._wrong: list[Problem] = []
        self.names = Names(columns, mapping.table.empty)
        self.mapping = mapping
        languages = tuple(mapping.languages)
        for n, language in enumerate(languages):
            if not is_language(language):
                self._wrong.append(
                    Problem(f"/languages/{n}", f"{language!r} is not a language code")
                )
        reading = Reading(languages, mapping.dates, mapping.two_digit_years)
        self._values = Values(self.names, folder, reading, mapping.capitals)
        self._only = self._values.conditions(mapping.only, "/only")
        self._skips = [
            self._values.conditions([one], f"/skip/{n}") for n, one in enumerate(mapping.skip)
        ]
        self._make = self._object(ParsedReport, mapping.report, "/report", "")
        self._wrong += self._values.wrong
        self._wrong += [_missing(*one, columns or []) for one in self.names.missing.items()]
        if self._wrong:
            raise MappingError(source, self._wrong)

    def map(self, row: Row) -> Mapped:
        """Return what a row comes to; a report still has to be checked (`checked`)."""
        if row.fault:
            return Mapped(None, [Fault("", "", row.fault)], [])
        here = Here(row.cells)
        if not self._only(here) or any(skips(here) for skips in self._skips):
            return _SKIPPED
        work = _Work([], [])
        report = self._make(here, work) or {}
        if work.faults:
            return Mapped(None, work.faults, work.left_out)
        report.setdefault("parties", [])
        publisher = report.get("source", {}).get("publisher")
        origin = {"agency": publisher or self.mapping.name, "release": self.mapping.name}
        report.setdefault("origin", origin)
        report.setdefault("id", self._own_id(report))
        report["made"] = {"by": "table"}
        return Mapped(report, [], work.left_out)

    def _own_id(self, report: dict[str, Any]) -> str:
        """An id of the row's content: rows that say the same are one report."""
        digest = blake2b(repr(sorted(report.items())).encode(), digest_size=8).hexdigest()
        return f"{self.mapping.name}-{digest}"

    # --- compiling

    def _say(self, pointer: str, reason: str) -> _Field:
        self._wrong.append(Problem(pointer, reason))
        return lambda here, work: None

    def _object(self, model: type[BaseModel], spec: Any, at: str, pointer: str) -> _Field:
        if not isinstance(spec, dict):
            return self._say(at, "must be an object of fields")
        own = {**spec}
        condition = self._condition(own.pop(_WHEN, []), at)
        known = {field.alias or name: field for name, field in model.model_fields.items()}
        if model is ParsedReport:
            known = {name: field for name, field in known.items() if name not in NOT_MAPPED}
        fields: list[tuple[str, _Field]] = []
        for name, inner in own.items():
            if name not in known:
                self._say(f"{at}/{name}", _unknown(str(name), sorted(known)))
                continue
            made = self._field(known[name], inner, f"{at}/{name}", f"{pointer}/{name}")
            fields.append((name, made))

        def make(here: Here, work: _Work) -> Any:
            if not condition(here):
                return None
            found = ((name, field(here, work)) for name, field in fields)
            return {name: value for name, value in found if value is not None and value != []}

        return make

    def _condition(self, spec: Any, at: str) -> Callable[[Here], bool]:
        made = [
            found
            for one in (spec if isinstance(spec, list) else [spec])
            if (found := self._validated(Condition, one, f"{at}/{_WHEN}")) is not None
        ]
        return self._values.conditions(made, f"{at}/{_WHEN}")

    def _validated(self, model: type[Any], spec: Any, at: str) -> Any:
        try:
            return model.model_validate(spec)
        except ValidationError as wrong:
            self._wrong += [Problem(at + one.pointer, one.reason) for one in problems(wrong, model)]
            return None

    def _field(self, field: Any, spec: Any, at: str, pointer: str) -> _Field:
        kind = plain_type(field.annotation)
        inner = list_item(kind)
        if inner is not None:
            return self._list(inner, field, spec, at, pointer)
        model = model_of(kind)
        if model is not None:
            return self._object(model, spec, at, pointer)
        if not isinstance(spec, list):
            return _one(self._converted(field, kind, spec, at, pointer), pointer)
        made = [
            _one(self._converted(field, kind, one, f"{at}/{n}", pointer), pointer)
            for n, one in enumerate(spec)
        ]
        return lambda here, work: _first_given(one(here, work) for one in made)

    def _list(self, item: Any, field: Any, spec: Any, at: str, pointer: str) -> _Field:
        model = model_of(item)
        specs = spec if isinstance(spec, list) else [spec]
        is_object = model is not Named
        made = [
            self._items(model, one, f"{at}/{n}", f"{pointer}/{n}")
            if model is not None and (is_object or _names_an_object(one))
            else self._converted(None, item, one, f"{at}/{n}", f"{pointer}/{n}")
            for n, one in enumerate(specs)
        ]

        def collect(here: Here, work: _Work) -> list[Any]:
            found: list[Any] = []
            for one in made:
                for value in one(here, work):
                    if value not in found:
                        found.append(value)
            return found

        return collect

    def _items(self, model: type[BaseModel], spec: Any, at: str, pointer: str) -> _Field:
        """Objects of a list: one, or one for each part of a cell; an object of no cell is none."""
        if not isinstance(spec, dict):
            return self._say_none(at, "must be an object of fields, with `each` for several")
        own = {**spec}
        parts = None
        if _EACH in own:
            each = self._validated(Each, own.pop(_EACH), f"{at}/{_EACH}")
            parts = self._values.each(each, f"{at}/{_EACH}") if each is not None else None
        make = self._object(model, own, at, pointer)
        named = [name for name in _NAMING.get(model.__name__, ()) if name in own]

        def items(here: Here, work: _Work) -> list[Any]:
            heres = [Here(here.cells, part) for part in parts(here)] if parts else [here]
            made = [make(one, work) for one in heres]
            return [one for one in made if one and (not named or any(n in one for n in named))]

        return items

    def _say_none(self, pointer: str, reason: str) -> _Field:
        self._say(pointer, reason)
        return lambda here, work: []

    def _converted(self, field: Any, kind: Any, spec: Any, at: str, pointer: str) -> _Field:
        """The values of a field of one value, or of a list of plain values."""
        value = self._value(spec, at)
        if value is None:
            return lambda here, work: []
        pick = self._values.picker(value, at, takes_first=field is not None)
        convert = self._converter(field, kind, value)
        leaves_out = value.unreadable == "leave out"

        def values(here: Here, work: _Work) -> list[Any]:
            found: list[Any] = []
            try:
                pieces = pick(here)
            except CellError as fault:
                _note(fault, pointer, leaves_out, work)
                return found
            for piece in pieces:
                try:
                    found.append(convert(piece))
                except CellError as fault:
                    _note(fault, pointer, leaves_out, work)
            return [one for one in found if one is not None]

        return self._settled(values, at) if _is_constant(value) else values

    def _value(self, spec: Any, at: str) -> Value | None:
        """A value as the file gives it: a text, a number, or an object that says more."""
        if isinstance(spec, dict) and list(spec.values()) == [None] and "value" not in spec:
            self._say(at, f'must be a text: put it into quotes, "{{{next(iter(spec))}}}"')
            return None
        if isinstance(spec, dict):
            made: Value | None = self._validated(Value, spec, at)
            return made
        if isinstance(spec, str):
            return Value(text=spec)
        if spec is None or isinstance(spec, int | float | bool):
            return Value(value=spec)
        self._say(at, "must be a text, a number, true, false or an object")
        return None

    def _settled(self, values: _Field, at: str) -> _Field:
        """What is the same for every row is found once, and what is wrong with it told at once."""
        work = _Work([], [])
        found = values(Here({}), work)
        self._wrong += [Problem(at, fault.reason) for fault in work.faults]
        return lambda here, work: found

    def _converter(self, field: Any, kind: Any, value: Value) -> Callable[[Piece], Any]:
        if value.as_ == "country":
            return self._values.country(value)
        if value.as_ == "country name":
            code = self._values.country(value)
            return lambda piece: as_country_name(code(piece))
        if value.as_ in ("date", "first day", "last day"):
            return self._values.date(value)
        if value.as_ is not None:
            return as_id if value.as_ == "id" else as_text
        return self._natural(field, kind, value)

    def _natural(self, field: Any, kind: Any, value: Value) -> Callable[[Piece], Any]:
        """What a field of this type takes where the mapping does not say `as`."""
        marks = [*getattr(field, "metadata", ()), *getattr(kind, "__metadata__", ())]
        if _is_marked(marks, CountryCode):
            return self._values.country(value)
        if _is_marked(marks, PartialDate):
            return self._values.date(value)
        plain = _bare(kind)
        if get_origin(plain) is Literal:
            return one_of([str(word) for word in get_args(plain)])
        if field is not None and field is ParsedReport.model_fields["id"]:
            return as_id
        return {bool: as_flag, int: as_number}.get(plain, as_text)


_NAMING: Final = {
    "OfficialEntry": ("name",),
    "TenureEntry": ("name",),
    "InstitutionEntry": ("name",),
    "AgreementEntry": ("subject", "name"),
    "CommitmentEntry": ("what",),
    "Named": ("name",),
    "Relation": ("to",),
    "Meeting": ("series", "start", "city"),
}
"""Without what an object of a list is none: a row whose cell for it is empty does not have it."""


def checked(report: dict[str, Any]) -> tuple[ParsedReport | None, list[Fault]]:
    """Return the parsed report that a mapped row gives, or what is wrong with it."""
    try:
        return check_report(report), []
    except InvalidReportError as wrong:
        return None, [Fault(one.pointer, "", one.reason) for one in wrong.problems]


def _one(several: _Field, pointer: str) -> _Field:
    """The one value of a field that takes one."""

    def take(here: Here, work: _Work) -> Any:
        found = several(here, work)
        if any(other != found[0] for other in found):
            told = ", ".join(repr(one) for one in found[:3])
            reason = f"gives several values ({told}) for a field of one; take one with `part`"
            work.faults.append(Fault(pointer, "", reason))
            return None
        return found[0] if found else None

    return take


def _first_given(values: Iterator[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _is_constant(value: Value) -> bool:
    if value.when:
        return False
    is_text = value.text is not None and "{" not in value.text
    return is_text or "value" in value.model_fields_set


def _names_an_object(spec: Any) -> bool:
    return isinstance(spec, dict) and ("name" in spec or _EACH in spec)


def _note(fault: CellError, pointer: str, leaves_out: bool, work: _Work) -> None:
    noted = Fault(pointer, fault.column, fault.reason)
    (work.left_out if leaves_out else work.faults).append(noted)


def _unknown(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return (
        f"is not a field; did you mean {near[0]}?"
        if near
        else f"is not a field; the fields are {', '.join(known)}"
    )


def _missing(column: str, pointer: str, columns: Sequence[str]) -> Problem:
    near = difflib.get_close_matches(column, columns, 3, 0.5) or list(columns)[:30]
    return Problem(
        pointer, f"the table has no column {column!r}; it has {', '.join(map(repr, near))}"
    )


# --- types of fields


def plain_type(annotation: Any) -> Any:
    """Return a type without `None`."""
    options = [one for one in get_args(annotation) if one is not type(None)]
    is_optional = type(None) in get_args(annotation)
    return options[0] if is_optional and len(options) == 1 else annotation


def list_item(kind: Any) -> Any:
    """Return the type of a list's items; None for what is no list."""
    return get_args(kind)[0] if get_origin(kind) is list else None


def model_of(kind: Any) -> type[BaseModel] | None:
    """Return the part of a report that a type is, or is among others; None for a plain value."""
    options: Iterator[Any] = iter([kind, *get_args(kind)])
    return next(
        (one for one in options if isinstance(one, type) and issubclass(one, BaseModel)), None
    )


def _bare(kind: Any) -> Any:
    """A type without its annotations."""
    return get_args(kind)[0] if hasattr(kind, "__metadata__") else kind


def _is_marked(marks: Sequence[Any], alias: Any) -> bool:
    return any(
        mark in marks for mark in alias.__metadata__ if callable(getattr(mark, "func", None))
    )
