"""The queries for Neo4j Browser, as the files of `cypher/browser/` hold them.

They are for people to paste and change; the product itself never runs them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

CHAPTERS: Final = (
    "A pair of countries",
    "People",
    "Bodies and partners",
    "What is next",
    "Evidence",
)
"""In the order in which the guide shows them."""
_FOLDER: Final = files("cypher") / "browser"
_FIELDS: Final = ("chapter", "purpose", "edit", "returns")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with what its header says; `statement` is what to run, values to edit on top."""

    name: str
    title: str
    chapter: str
    purpose: str
    edit: str
    returns: str
    statement: str

    @property
    def pasted(self) -> str:
        """The statement under its title, by which Browser names it among the favourites."""
        return f"// {self.title}\n{self.statement}"


@lru_cache(maxsize=1)
def saved_queries() -> Mapping[str, tuple[SavedQuery, ...]]:
    """Return the queries by chapter, chapters in order, queries by name."""
    found = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".cypher"))
    queries = [read_query(name.removesuffix(".cypher")) for name in found]
    return {
        chapter: tuple(query for query in queries if query.chapter == chapter)
        for chapter in CHAPTERS
    }


def read_query(name: str) -> SavedQuery:
    """Read one query from its file: a title, then chapter, purpose, edit and returns.

    Raises:
        ValueError: the header lacks a line; says which.
    """
    lines = (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    title, *header = [line.removeprefix("// ") for line in lines if line.startswith("// ")]
    held = dict(line.split(": ", 1) for line in header)
    missing = [field for field in _FIELDS if field not in held]
    if missing:
        raise ValueError(f"cypher/browser/{name}.cypher: its header lacks {', '.join(missing)}")
    statement = "\n".join(line for line in lines if not line.startswith("// "))
    fields = {field: held[field] for field in _FIELDS}
    return SavedQuery(name=name, title=title, statement=statement, **fields)


def style() -> str:
    """Return the style sheet of Browser: colours, sizes and captions."""
    return (_FOLDER / "tieline.grass").read_text(encoding="utf-8")
