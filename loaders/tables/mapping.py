"""The mapping file: how the rows of a table become parsed reports (`tieline/mapping/1`).

Shape and rules of the file stand here; what its values do stands in `values.py`.
"""

import re
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from graph.model.errors import Problem, TielineError
from graph.model.report_problems import problems
from loaders.tables.yaml_text import YamlError, read_yaml

SCHEMA: Final = "tieline/mapping/1"
Order = Literal["day-first", "month-first", "year-first"]
Scalar = str | int | float | bool | None


class MappingError(TielineError):
    """A mapping file that cannot be used; `problems` lists each reason with its JSON Pointer."""

    def __init__(self, source: str, found: list[Problem]) -> None:
        self.source, self.problems = source, found
        lines = (f"{source}{'#' + p.pointer if p.pointer else ''}: {p.reason}" for p in found)
        super().__init__("\n".join(lines))


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _pattern(text: str | None) -> str | None:
    if text is not None:
        try:
            re.compile(text)
        except re.error as fault:
            raise ValueError(f"is not a regular expression ({fault})") from None
    return text


class Table(_Part):
    """How the table is written."""

    format: Literal["csv", "tsv", "json", "jsonl", "xlsx"] | None = None
    encoding: str = "utf-8"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    header: Annotated[int, Field(ge=1)] | list[Annotated[int, Field(ge=1)]] = 1
    columns: list[str] | None = None
    sheet: str | int | None = None
    rows: str | None = None
    fill_down: list[str] = []
    empty: list[str] = []

    @field_validator("encoding")
    @classmethod
    def _known(cls, value: str) -> str:
        try:
            "".encode(value)
        except LookupError:
            raise ValueError(
                f"{value!r} is not an encoding; windows-1252, utf-8, utf-16 and latin-1 are some"
            ) from None
        return value


class Condition(_Part):
    """What a row must be like; all that is said must hold."""

    column: str
    equals: Scalar | list[Scalar] = None
    matches: str | None = None
    empty: bool | None = None

    _check = field_validator("matches")(_pattern)

    @model_validator(mode="after")
    def _says_something(self) -> "Condition":
        if not {"equals", "matches", "empty"} & self.model_fields_set:
            raise ValueError("says nothing of the column: add equals, matches or empty")
        return self


class Value(_Part):
    """Where a value comes from and what is done with it, in the order of these fields."""

    column: str | None = None
    columns: str | list[str] | None = None
    text: str | None = None
    value: Scalar = None
    split: str | None = None
    part: int | None = None
    match: str | None = None
    values: dict[str | int | float | bool, Scalar] = {}
    values_file: str | None = None
    containing: dict[str | int | float | bool, Scalar] = {}
    default: Scalar = None
    as_: (
        Literal["text", "country", "country name", "date", "first day", "last day", "id"] | None
    ) = Field(default=None, alias="as")
    order: Order | None = None
    capitals: bool | None = None
    unreadable: Literal["reject", "leave out"] = "reject"
    when: Condition | list[Condition] = []

    _check = field_validator("match")(_pattern)

    @model_validator(mode="after")
    def _has_one_source(self) -> "Value":
        sources = {"column", "columns", "text", "value"} & self.model_fields_set
        if len(sources) != 1:
            raise ValueError("needs exactly one of column, columns, text and value")
        if self.part == 0:
            raise ValueError("parts are counted from 1, or from the end as -1")
        return self


class Each(_Part):
    """Makes one item of a list for each part of a cell, or each item of a list in JSON."""

    column: str | None = None
    columns: str | list[str] | None = None
    split: str | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> "Each":
        if (self.column is None) == (self.columns is None):
            raise ValueError("needs column or columns")
        return self


class Mapping(_Part):
    """A whole mapping file; `report` has the shape of a parsed report with values in its places."""

    mapping: Literal["tieline/mapping/1"]
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    table: Table = Table()
    languages: list[str] = []
    dates: Order | None = None
    two_digit_years: Annotated[int, Field(ge=1000, le=2999)] | None = None
    capitals: bool = False
    only: list[Condition] = []
    skip: list[Condition] = []
    merge: bool = False
    report: dict[str, Any]


def read_mapping(path: str | Path) -> Mapping:
    """Return a mapping file as data; `report` is checked against the report when it is compiled.

    Raises:
        MappingError: it cannot be read, is not YAML, or says what no mapping says.
    """
    source = str(path)
    try:
        data = read_yaml(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise MappingError(source, [Problem("", f"cannot be read ({fault.strerror})")]) from None
    except UnicodeDecodeError:
        raise MappingError(source, [Problem("", "is not UTF-8")]) from None
    except YamlError as fault:
        raise MappingError(source, [Problem("", str(fault))]) from None
    if not isinstance(data, dict):
        reason = f"is not a mapping; it begins with `mapping: {SCHEMA}` (docs/tables.md)"
        raise MappingError(source, [Problem("", reason)])
    try:
        return Mapping.model_validate(data)
    except ValidationError as wrong:
        raise MappingError(source, problems(wrong, Mapping)) from None
