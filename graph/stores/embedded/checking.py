"""What only the store can see: damage of the file, and rows that lead nowhere."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from pydantic_core import from_json

from graph.model.errors import StoreDamagedError
from graph.model.records import LABEL_SHIFT
from graph.model.vocabulary import LABELS, RELATIONSHIP_TYPES

_DANGLING = {
    "relationships whose source is missing": (
        "SELECT count(*) FROM rels r WHERE NOT EXISTS(SELECT 1 FROM nodes WHERE number = r.source)"
    ),
    "relationships whose target is missing": (
        "SELECT count(*) FROM rels r WHERE NOT EXISTS(SELECT 1 FROM nodes WHERE number = r.target)"
    ),
    "claims of nodes that are missing": (
        "SELECT count(*) FROM claims c WHERE c.type = 0 "
        "AND NOT EXISTS(SELECT 1 FROM nodes WHERE number = c.source)"
    ),
    "claims of relationships that are missing": (
        "SELECT count(*) FROM claims c WHERE c.type > 0 AND NOT EXISTS(SELECT 1 FROM rels r "
        "WHERE r.source = c.source AND r.type = c.type AND r.target = c.target)"
    ),
    "claims of reports that are not live": (
        "SELECT count(*) FROM claims c "
        "WHERE NOT EXISTS(SELECT 1 FROM reports WHERE number = c.report AND live)"
    ),
    "mentions whose form is missing": (
        "SELECT count(*) FROM mentions m "
        "WHERE NOT EXISTS(SELECT 1 FROM forms WHERE number = m.form)"
    ),
    "forms that no mention has": (
        "SELECT count(*) FROM forms f "
        "WHERE NOT EXISTS(SELECT 1 FROM mentions WHERE form = f.number)"
    ),
    "agreements that stand beside the nodes": (
        "SELECT count(*) FROM agreements a "
        "WHERE NOT EXISTS(SELECT 1 FROM nodes WHERE number = a.number)"
    ),
}


_JSON: Final = {
    "nodes": ("aliases", "properties"),
    "rels": ("properties",),
    "claims": ("said",),
    "hubs": ("summary",),
    "reports": ("body",),
    "versions": ("body",),
}
_KNOWN: Final = {
    "nodes": f"number >> {LABEL_SHIFT} BETWEEN 0 AND {len(LABELS) - 1}",
    "rels": f"type BETWEEN 1 AND {len(RELATIONSHIP_TYPES)}",
    "claims": f"type BETWEEN 0 AND {len(RELATIONSHIP_TYPES)}",
}
_OWN_TABLES: Final = """
SELECT name FROM sqlite_schema
WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'words_%'
ORDER BY name
"""
_SHOWN: Final = 3


def findings(db: sqlite3.Connection) -> list[str]:
    """Return which rows lead nowhere, each a sentence; empty where all is well."""
    found = []
    for what, sql in _DANGLING.items():
        count = db.execute(sql).fetchone()[0]
        if count:
            found.append(f"{count} {what}")
    return found


def refuse_damage(db: sqlite3.Connection, address: str) -> None:
    """Look at every page and every value of a file.

    Raises:
        StoreDamagedError: something in it cannot be what was written.
    """
    words = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    damage = [] if words == ["ok"] else words
    damage += _unreadable(db) if not damage else []
    if damage:
        more = f" and {len(damage) - _SHOWN} more" if len(damage) > _SHOWN else ""
        raise StoreDamagedError(
            f"{address}: the file is damaged ({'; '.join(damage[:_SHOWN])}{more})"
        )


def _unreadable(db: sqlite3.Connection) -> list[str]:
    """Values that no program wrote: SQLite checks how pages hang together, not what is in them."""
    found = []
    for (name,) in db.execute(_OWN_TABLES).fetchall():
        try:
            bad = sum(not _is_sound(name, row) for row in _rows(db, name))
        except sqlite3.OperationalError as fault:  # bytes that are no text
            found.append(f"{name}: {fault}")
            continue
        if bad:
            found.append(f"{bad} rows of {name} hold what cannot be read")
    return found


def _rows(db: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """Whether what is numbered is known, all columns, and those of JSON again at the end."""
    columns = ", ".join([_KNOWN.get(table, "1"), "*", *_JSON.get(table, ())])
    yield from db.execute(f"SELECT {columns} FROM {table}")


def _is_sound(table: str, row: tuple[object, ...]) -> bool:
    packed = row[len(row) - len(_JSON.get(table, ())) :]
    try:
        for text in packed:
            if text:
                from_json(str(text))
    except ValueError:
        return False
    return bool(row[0])
