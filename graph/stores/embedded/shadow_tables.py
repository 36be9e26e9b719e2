"""A projection built beside the one that stands, and put in its place at the end.

A rebuild writes every row in the order in which reports come, which is no order of the tables: in
the file itself each page would change, and be logged, many times. Temporary tables of the same
names hide the standing ones from the connection that writes, need no log, and are copied at the
end, each in the order of its key. Readers see the old projection until the commit.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from graph.model.records import LABEL_SHIFT
from graph.stores.embedded.schema import GRAPH_NAMES, GRAPH_TABLES, SEARCH_TABLES, statements

_CACHE_KIB: Final = 262144
"""Of the temporary tables; what does not fit waits in a temporary file."""
_AT_REST: Final = 2048
_NODE_COLUMNS: Final = {
    "nodes": ("number",),
    "agreements": ("number",),
    "rels": ("source", "target"),
    "claims": ("source", "target"),
    "hubs": ("source", "target"),
}
"""Where the tables hold numbers of nodes."""


def begin_beside(db: sqlite3.Connection) -> None:
    """Hide the standing projection behind empty tables; the search begins anew in its place."""
    _drop_hiding(db)
    db.execute(f"PRAGMA temp.cache_size = -{_CACHE_KIB}")
    for statement in statements(GRAPH_TABLES):
        db.execute(_hiding(statement))
    db.execute("CREATE TEMP TABLE renumbered(number INTEGER PRIMARY KEY, former INTEGER NOT NULL)")
    for name in ("vocabulary", "words"):
        db.execute(f"DROP TABLE main.{name}")
    for statement in statements(SEARCH_TABLES):
        db.execute(statement)


def take_over(db: sqlite3.Connection) -> None:
    """Put the rows of the hiding tables in the place of the standing ones, renumbered.

    Indexes are made last: sorting once is faster than keeping order.
    """
    for name in GRAPH_NAMES:
        db.execute(f"DROP TABLE main.{name}")
    for statement in _of_tables():
        db.execute(statement.replace("CREATE TABLE ", "CREATE TABLE main."))
    for name in GRAPH_NAMES:
        db.execute(f"INSERT INTO main.{name} {_renumbered(db, name)}")
    db.execute("DROP TABLE temp.renumbered")
    _drop_hiding(db)
    for statement in statements(GRAPH_TABLES):
        if statement not in _of_tables():
            db.execute(statement)
    db.execute(f"PRAGMA temp.cache_size = -{_AT_REST}")


def find_former_numbers(db: sqlite3.Connection) -> None:
    """Note which numbers the nodes had by their ids; forms stand for these from now on."""
    db.execute(
        "INSERT INTO renumbered SELECT n.number, f.number FROM temp.nodes n "
        f"JOIN main.nodes f USING(id) WHERE n.number >> {LABEL_SHIFT} = f.number >> {LABEL_SHIFT}"
    )
    db.execute(
        "UPDATE temp.forms SET node = r.former FROM temp.renumbered r WHERE r.number = forms.node"
    )


def _renumbered(db: sqlite3.Connection, name: str) -> str:
    """The statement that reads a hiding table with former numbers, in the order of its key."""
    numbered = _NODE_COLUMNS.get(name, ())
    if not numbered:
        # No order is asked for: a table is walked in the order of its key.
        return f"SELECT * FROM temp.{name}"
    columns = db.execute(f"PRAGMA temp.table_info({name})").fetchall()
    read = ", ".join(
        f"coalesce((SELECT former FROM renumbered r WHERE r.number = t.{column}), t.{column})"
        if column in numbered
        else f"t.{column}"
        for column in (row[1] for row in columns)
    )
    key = sorted((row[5], row[0] + 1) for row in columns if row[5])
    return f"SELECT {read} FROM temp.{name} t ORDER BY {', '.join(str(at) for _, at in key)}"


def _of_tables() -> list[str]:
    return [text for text in statements(GRAPH_TABLES) if text.startswith("CREATE TABLE ")]


def _hiding(statement: str) -> str:
    return statement.replace("CREATE TABLE ", "CREATE TEMP TABLE ").replace(
        "CREATE INDEX ", "CREATE INDEX temp."
    )


def _drop_hiding(db: sqlite3.Connection) -> None:
    for name in _hiding_names(db):
        db.execute(f"DROP TABLE temp.{name}")


def _hiding_names(db: sqlite3.Connection) -> Iterator[str]:
    there = {row[0] for row in db.execute("SELECT name FROM sqlite_temp_master")}
    return (name for name in GRAPH_NAMES if name in there)
