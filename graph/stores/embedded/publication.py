"""What publishing goes by: the chain of commits, what each touched, and where it is published to.

Each commit draws a token at random, so that a copied or restored file is known by its chain.
What commits touched is kept by key, with the generation that touched it last, gone ones too, and
without words. It is kept from the first target on, and begins anew with a rebuild; whoever has to
go further back compares everything.
"""

import secrets
import sqlite3
from collections.abc import Collection, Iterable

from graph.model.records import Edition, Element, Touched
from graph.model.vocabulary import NODE

_OF_REPORT = -1
"""Stands where an element has the number of its type, for the claims of a report."""


class PublicationReads:
    """The part of a view that publishing asks."""

    db: sqlite3.Connection

    def edition(self) -> Edition:
        rows = self.db.execute(
            "SELECT value, token, generation FROM commits, publishing WHERE name = 'journal' "
            "ORDER BY generation DESC LIMIT 1"
        )
        return Edition(*rows.fetchall()[0])

    def generation_of(self, token: str) -> int | None:
        rows = self.db.execute("SELECT generation FROM commits WHERE token = ?", (token,))
        found = rows.fetchall()
        return found[0][0] if found else None

    def touched_since(self, generation: int) -> Touched | None:
        known = noted(self.db, "known_since")
        if known is None or int(known) > generation:
            return None
        touched = Touched()
        sql = "SELECT source, type, target FROM touched WHERE generation > ?"
        for source, type_, target in self.db.execute(sql, (generation,)):
            if type_ == NODE:
                touched.nodes.add(source)
            elif type_ == _OF_REPORT:
                touched.reports.add(source)
            else:
                touched.relationships.add(Element(source, type_, target))
        return touched

    def all_keys(self) -> Touched:
        return Touched(
            {row[0] for row in self.db.execute("SELECT number FROM nodes")},
            {Element(*row) for row in self.db.execute("SELECT source, type, target FROM rels")},
            {row[0] for row in self.db.execute("SELECT number FROM reports WHERE live")},
        )

    def vocabulary(self) -> list[str]:
        return [row[0] for row in self.db.execute("SELECT term FROM vocabulary ORDER BY term")]

    def targets(self) -> dict[str, int]:
        return dict(self.db.execute("SELECT address, generation FROM targets ORDER BY address"))

    def unpurged_targets(self) -> list[str]:
        purged = int(noted(self.db, "purged") or 0)
        return [address for address, at in self.targets().items() if at < purged]


def noted(db: sqlite3.Connection, name: str) -> str | None:
    """Return a note by its name."""
    rows = db.execute("SELECT value FROM publishing WHERE name = ?", (name,)).fetchall()
    return rows[0][0] if rows else None


def note(db: sqlite3.Connection, name: str, value: object) -> None:
    """Note a value."""
    db.execute("INSERT OR REPLACE INTO publishing VALUES(?, ?)", (name, str(value)))


def is_followed(db: sqlite3.Connection) -> bool:
    """Return whether anything is published, so that what commits touch must be kept."""
    return bool(db.execute("SELECT EXISTS(SELECT 1 FROM targets)").fetchone()[0])


def commit(db: sqlite3.Connection, touched: Touched | None, purged: bool) -> None:
    """Begin a new generation; without `touched`, what it touched is not known."""
    (generation,) = db.execute("SELECT max(generation) + 1 FROM commits").fetchone()
    db.execute("INSERT INTO commits VALUES(?, ?)", (generation, secrets.token_hex(8)))
    if purged:
        note(db, "purged", generation)
    if not is_followed(db):
        return
    if touched is None:
        db.execute("DELETE FROM touched")
        note(db, "known_since", generation)
        return
    db.executemany(
        "INSERT OR REPLACE INTO touched VALUES(?, ?, ?, ?)",
        sorted((*key, generation) for key in _keys(touched)),
    )


def _keys(touched: Touched) -> Iterable[tuple[int, int, int]]:
    yield from ((number, NODE, 0) for number in touched.nodes)
    yield from ((number, _OF_REPORT, 0) for number in touched.reports)
    yield from touched.relationships


def register(db: sqlite3.Connection, address: str) -> None:
    """Note that it is published there from now on; the first target begins the log."""
    if not is_followed(db):
        note(db, "known_since", _last(db))
    db.execute("INSERT OR IGNORE INTO targets VALUES(?, -1)", (address,))


def confirm(db: sqlite3.Connection, address: str, generation: int) -> None:
    """Note that a target shows a generation."""
    db.execute("UPDATE targets SET generation = ? WHERE address = ?", (generation, address))


def forget(db: sqlite3.Connection, addresses: Collection[str]) -> None:
    """Publish there no more; without any target the log ends."""
    db.executemany("DELETE FROM targets WHERE address = ?", [(one,) for one in addresses])
    if not is_followed(db):
        db.execute("DELETE FROM touched")
        db.execute("DELETE FROM publishing WHERE name = 'known_since'")


def _last(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT max(generation) FROM commits").fetchone()[0])
