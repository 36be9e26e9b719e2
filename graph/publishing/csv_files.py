"""Files of comma-separated values as `neo4j-admin database import` reads them.

Its rules: an empty field without quotes is no value, one with quotes an empty text; quotes within
are doubled; the type of a property stands in the head of its column; a head may be a file of its
own, so that it can be written when all properties are known.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

ARRAY_DELIMITER: Final = "\x1e"
_SPACE: Final = "node"
"""Name of the ids that relationships refer to."""


class _Table:
    """The rows of one kind of node or relationship; a column is added when it is first met.

    Rows are kept as JSON lines until then, since what came before has to have the column too.
    """

    def __init__(self, folder: Path, name: str, fixed: Mapping[str, str]) -> None:
        self.name = name
        self.fixed = dict(fixed)
        self.types: dict[str, str] = {}
        self._draft = folder / f"{name}.draft"
        self._rows = self._draft.open("w", encoding="utf-8")
        self._folder = folder

    def add(self, held: Mapping[str, Any]) -> None:
        for name, value in held.items():
            if value is not None and name not in self.fixed:
                self.types.setdefault(name, _type_of(value))
        plain = {k: str(v) if isinstance(v, date) else v for k, v in held.items()}
        self._rows.write(json.dumps(plain, ensure_ascii=False))
        self._rows.write("\n")

    def finish(self) -> None:
        self._rows.close()
        columns = [*self.fixed, *sorted(self.types)]
        heads = [self.fixed.get(name) or f"{name}{self.types[name]}" for name in columns]
        (self._folder / f"{self.name}-head.csv").write_text(",".join(heads) + "\n")
        with (
            self._draft.open(encoding="utf-8") as rows,
            (self._folder / f"{self.name}.csv").open("w", encoding="utf-8", newline="") as file,
        ):
            for line in rows:
                _write_row(file, json.loads(line), columns)
        self._draft.unlink()

    @property
    def files(self) -> str:
        """The two files, as an option of the command has them."""
        return f"{self.name}-head.csv,{self.name}.csv"


class CsvFiles:
    """The files of one import; written when the last row is in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._nodes: dict[tuple[str, ...], _Table] = {}
        self._relationships: dict[str, _Table] = {}

    def __enter__(self) -> "CsvFiles":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and not self._finished:
            self._finish()

    _finished = False

    def node(
        self, labels: tuple[str, ...], held: Mapping[str, Any], id_: str | None = None
    ) -> None:
        """Add a node; `id_` names the property that relationships refer to."""
        table = self._nodes.get(labels)
        if table is None:
            fixed = {id_: f"{id_}:ID({_SPACE}){{id-type:long}}"} if id_ else {}
            name = "-".join(label.lower() for label in labels)
            table = self._nodes[labels] = _Table(self._folder, f"nodes-{name}", fixed)
        table.add(held)

    def relationship(self, type_: str, source: int, target: int, held: Mapping[str, Any]) -> None:
        """Add a relationship between two nodes, by the property that they are referred to by."""
        table = self._relationships.get(type_)
        if table is None:
            fixed = {"source": f":START_ID({_SPACE})", "target": f":END_ID({_SPACE})"}
            name = f"relationships-{type_.lower()}"
            table = self._relationships[type_] = _Table(self._folder, name, fixed)
        table.add({**held, "source": source, "target": target})

    def options(self) -> list[str]:
        """Close all files and return the options that name them."""
        self._finish()
        return [
            *(f"--nodes={':'.join(labels)}={t.files}" for labels, t in sorted(self._nodes.items())),
            *(f"--relationships={k}={t.files}" for k, t in sorted(self._relationships.items())),
        ]

    def _finish(self) -> None:
        if not self._finished:
            self._finished = True
            for table in (*self._nodes.values(), *self._relationships.values()):
                table.finish()


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return ":boolean"
    if isinstance(value, int):
        return ":long"
    if isinstance(value, date):
        return ":date"
    return ":string[]" if isinstance(value, list) else ":string"


def _write_row(file: IO[str], held: Mapping[str, Any], columns: list[str]) -> None:
    file.write(",".join(_field(held.get(name)) for name in columns))
    file.write("\n")


def _field(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    text = ARRAY_DELIMITER.join(value) if isinstance(value, list) else value
    return f'"{text.replace(chr(34), chr(34) * 2)}"'
