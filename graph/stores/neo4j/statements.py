"""Statements by name, as the files of `cypher/` hold them."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

FOLDERS: Final = ("read", "write")
_RETURNS: Final = "// returns: "


@lru_cache(maxsize=512)
def statement(name: str) -> str:
    """Return the text of a statement without the header of its file."""
    return body(_file(name))


@lru_cache(maxsize=512)
def pictured(name: str) -> str:
    """Return a statement that reads, with the state of the graph before and the revision after it.

    It answers one row: the state before, the rows of the statement as a list, the revision after.
    """
    text = _file(name)
    frame = files("cypher") / "frame" / "pictured.cypher"
    whole = body(frame.read_text(encoding="utf-8"))
    return whole.replace("COLUMNS", ", ".join(columns(text))).replace("STATEMENT", body(text))


def _file(name: str) -> str:
    for folder in FOLDERS:
        file = files("cypher") / folder / f"{name}.cypher"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise LookupError(f"no statement is called {name}")


def schema_statements() -> dict[str, str]:
    """Return the statements that make constraints and indexes, by name, in order of it."""
    folder = files("cypher") / "schema"
    found = [file for file in folder.iterdir() if file.name.endswith(".cypher")]
    return {
        file.name.removesuffix(".cypher"): body(file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda one: one.name)
    }


def columns(text: str) -> list[str]:
    """Return what a statement returns, as the header of its file says."""
    line = next(line for line in text.splitlines() if line.startswith(_RETURNS))
    return line.removeprefix(_RETURNS).split(", ")


def body(text: str) -> str:
    """Return what follows the comments at the beginning of a statement's file."""
    lines = text.splitlines()
    first = next(n for n, line in enumerate(lines) if not line.startswith("//"))
    return "\n".join(lines[first:]).strip()
