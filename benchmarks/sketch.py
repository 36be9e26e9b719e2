"""The bare store that the product is measured against.

Nodes, relationships both ways and names in one SQLite file, without journal, claims, identity,
ranking or explanation: the least that can answer. Every figure of the product's store is a ratio
to this one, on the same nodes and relationships, in one run.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from graph.model.records import LABEL_SHIFT, Node, Relationship
from graph.model.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel

_SCHEMA: Final = """
CREATE TABLE nodes(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, day TEXT NOT NULL,
  properties TEXT NOT NULL
);
CREATE TABLE relationships(
  source INT NOT NULL, type INT NOT NULL, target INT NOT NULL, properties TEXT NOT NULL,
  PRIMARY KEY (source, type, target)
) WITHOUT ROWID;
CREATE TABLE sequences(label INTEGER PRIMARY KEY, next INT NOT NULL);
CREATE VIRTUAL TABLE names USING fts5(
  name, content='', tokenize='unicode61 remove_diacritics 2', prefix='3 5'
);
"""
_INWARD: Final = "CREATE INDEX inward ON relationships(target, type, source)"
_PRAGMAS: Final = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;
PRAGMA wal_autocheckpoint=10000;
"""
NOT_WALKED: Final = (Label.COUNTRY, Label.TIE, Label.TOPIC, Label.REPORT)
"""Labels that a path by default leaves out."""
_WALKED: Final = frozenset(Rel) - {
    Rel.SIDE_OF,
    Rel.BELONGS_TO,
    Rel.BETWEEN,
    Rel.ON,
    Rel.NARROWER_THAN,
    Rel.REPORTS_ON,
    Rel.COPY_OF,
    Rel.MENTIONS,
}
"""Types with both ends at labels that a path may walk."""
_MANY: Final = 20_000
_REPORT: Final = LABEL_NUMBER[Label.REPORT]
_CHUNK: Final = 50_000
NodeRow = tuple[int, str, str, str, str]
RelationshipRow = tuple[int, int, int, str]


class Batch(NamedTuple):
    """Nodes by label, id, name, day and properties; relationships by ids of their ends."""

    nodes: list[tuple[Label, str, str, str, str]]
    relationships: list[tuple[str, Rel, str, str]]


def plain(properties: dict[str, object]) -> str:
    """Write properties as JSON, as short as can be."""
    return json.dumps(properties, ensure_ascii=False, separators=(",", ":"))


def _node_row(node: Node) -> NodeRow:
    return node.number, node.id, node.name, node.latest or "", plain(node.properties)


def _relationship_row(one: Relationship) -> RelationshipRow:
    return one.source, TYPE_NUMBER[one.type], one.target, plain(one.properties)


def _array(numbers: Iterable[int]) -> str:
    return "[" + ",".join(map(str, numbers)) + "]"


def _chunks(rows: Iterator[Node]) -> Iterator[list[Node]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


class Sketch:
    """One file of the bare store."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(_PRAGMAS)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def fill(self, nodes: Iterator[Node], relationships: Iterator[Relationship]) -> None:
        """Write a whole graph into an empty file; relationships by source, type and target."""
        db = self._db
        db.executescript(_SCHEMA)
        db.execute("BEGIN")
        for chunk in _chunks(nodes):
            db.executemany("INSERT INTO nodes VALUES(?,?,?,?,?)", map(_node_row, chunk))
            db.executemany(
                "INSERT INTO names(rowid, name) VALUES(?,?)",
                ((n.number, n.name) for n in chunk if n.label is not Label.REPORT),
            )
        db.executemany(
            "INSERT INTO relationships VALUES(?,?,?,?)", map(_relationship_row, relationships)
        )
        db.execute(_INWARD)
        db.execute(
            "INSERT INTO sequences SELECT number >> ?, max(number) + 1 FROM nodes GROUP BY 1",
            (LABEL_SHIFT,),
        )
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("ANALYZE")

    # --- reading

    def look_up(self, node_id: str) -> NodeRow | None:
        """Return the node with this id."""
        found: NodeRow | None = self._db.execute(
            "SELECT number, id, name, day, properties FROM nodes WHERE id=?", (node_id,)
        ).fetchone()
        return found

    def search(self, text: str, limit: int = 10) -> list[tuple[str, str]]:
        """Return id and name of officials and institutions with all words, best rank first."""
        asked = " ".join(f'"{word}"*' for word in text.split())
        return self._db.execute(
            "SELECT n.id, n.name FROM (SELECT rowid, rank FROM names WHERE names MATCH ?"
            " AND rowid < ? ORDER BY rank LIMIT ?) f JOIN nodes n ON n.number = f.rowid"
            " ORDER BY f.rank",
            (asked, LABEL_NUMBER[Label.SERIES] << LABEL_SHIFT, limit),
        ).fetchall()

    def neighbourhood(
        self, node_id: str, depth: int = 2, limit: int = 200
    ) -> tuple[list[NodeRow], set[tuple[int, int, int]]]:
        """Return at most `limit` nodes, nearest hops first, and the relationships that led there.

        Of no node more than `limit` relationships a direction are read.
        """
        start = self._number(node_id)
        seen, front = {start}, [start]
        walked: set[tuple[int, int, int]] = set()
        for _ in range(depth):
            following: list[int] = []
            for number in front:
                if len(seen) >= limit:
                    break
                self._step(number, limit, seen, following, walked)
            front = following
        return self._nodes(seen), walked

    def _step(
        self,
        number: int,
        limit: int,
        seen: set[int],
        following: list[int],
        walked: set[tuple[int, int, int]],
    ) -> None:
        room = limit - len(seen)
        for own in ("source", "target"):
            query = f"SELECT source, type, target FROM relationships WHERE {own}=? LIMIT ?"  # noqa: S608
            for row in self._db.execute(query, (number, room)).fetchall():
                other = row[2] if own == "source" else row[0]
                if other not in seen:
                    if len(seen) >= limit:
                        continue
                    seen.add(other)
                    following.append(other)
                walked.add(row)

    def _number(self, node_id: str) -> int:
        found = self._db.execute("SELECT number FROM nodes WHERE id=?", (node_id,)).fetchone()
        return int(found[0])

    def _nodes(self, numbers: Iterable[int]) -> list[NodeRow]:
        return self._db.execute(
            "SELECT number, id, name, day, properties FROM nodes"
            " WHERE number IN (SELECT value FROM json_each(?))",
            (_array(numbers),),
        ).fetchall()

    def path(self, one: str, other: str, max_hops: int = 6) -> list[int] | None:
        """Return the numbers of a shortest path that walks through no country, tie, topic, report.

        From both ends, the cheaper side first, one statement a level; None where there is none.
        """
        start, stop = self._number(one), self._number(other)
        if start == stop:
            return [start]
        before: tuple[dict[int, int | None], ...] = ({start: None}, {stop: None})
        fronts = [[start], [stop]]
        for _ in range(max_hops):
            side = 0 if _price(fronts[0]) <= _price(fronts[1]) else 1
            front, met = self._level(fronts[side], before[side], before[1 - side])
            if met is not None:
                return [*reversed(_back(before[0], met)), *_back(before[1], met)[1:]]
            if not front:
                return None
            fronts[side] = front
        return None

    def _level(
        self, front: list[int], own: dict[int, int | None], far: dict[int, int | None]
    ) -> tuple[list[int], int | None]:
        asked = _array(front)
        following: list[int] = []
        for here, there in self._db.execute(_EXPAND, (asked, asked)):
            if there not in own:
                own[there] = here
                if there in far:
                    return following, there
                following.append(there)
        return following, None

    def path_answer(self, one: str, other: str) -> tuple[list[NodeRow], list[object]] | None:
        """Return the nodes of a shortest path and all relationships between each two of them."""
        path = self.path(one, other)
        if path is None:
            return None
        between = [
            row
            for here, there in pairwise(path)
            for row in self._db.execute(
                "SELECT * FROM relationships WHERE source=? AND target=?"
                " UNION ALL SELECT * FROM relationships WHERE source=? AND target=?",
                (here, there, there, here),
            )
        ]
        return self._nodes(path), between

    # --- writing

    def upsert(self, batch: Batch) -> tuple[int, int, int]:
        """Write nodes and relationships in one transaction.

        Returns how many nodes were new, how many differed, and how many relationships were either.
        """
        self._db.execute("BEGIN IMMEDIATE")
        ids = {row[1] for row in batch.nodes} | {
            end for row in batch.relationships for end in (row[0], row[2])
        }
        known = {
            row[1]: row
            for row in self._db.execute(
                "SELECT number, id, name, day, properties FROM nodes"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(ids)),),
            )
        }
        new, differing = self._sort_out(batch, known)
        self._write_nodes(new, differing)
        numbers = {row[1]: row[0] for row in (*known.values(), *new)}
        written = self._write_relationships(batch, numbers)
        self._db.execute("COMMIT")
        return len(new), len(differing), written

    def _sort_out(
        self, batch: Batch, known: dict[str, NodeRow]
    ) -> tuple[list[NodeRow], list[tuple[str, str, str, int]]]:
        following = dict(self._db.execute("SELECT label, next FROM sequences"))
        new: dict[str, NodeRow] = {}
        differing = []
        for label, public_id, name, day, properties in batch.nodes:
            row = known.get(public_id)
            if row is None:
                number = following.setdefault(
                    LABEL_NUMBER[label], LABEL_NUMBER[label] << LABEL_SHIFT
                )
                following[LABEL_NUMBER[label]] += public_id not in new
                new.setdefault(public_id, (number, public_id, name, day, properties))
            elif row[2:] != (name, day, properties):
                differing.append((name, day, properties, row[0]))
        if new:
            self._db.executemany("INSERT OR REPLACE INTO sequences VALUES(?,?)", following.items())
        return list(new.values()), differing

    def _write_nodes(
        self, new: Sequence[NodeRow], differing: Sequence[tuple[str, str, str, int]]
    ) -> None:
        self._db.executemany("INSERT INTO nodes VALUES(?,?,?,?,?)", new)
        self._db.executemany(
            "INSERT INTO names(rowid, name) VALUES(?,?)",
            [(row[0], row[2]) for row in new if row[0] >> LABEL_SHIFT != _REPORT],
        )
        self._db.executemany(
            "UPDATE nodes SET name=?, day=?, properties=? WHERE number=?", differing
        )

    def _write_relationships(self, batch: Batch, numbers: dict[str, int]) -> int:
        before = self._db.total_changes
        self._db.executemany(
            "INSERT INTO relationships VALUES(?,?,?,?) ON CONFLICT DO UPDATE"
            " SET properties=excluded.properties WHERE properties IS NOT excluded.properties",
            sorted(
                (numbers[source], TYPE_NUMBER[type_], numbers[target], properties)
                for source, type_, target, properties in batch.relationships
            ),
        )
        return self._db.total_changes - before


def _expand() -> str:
    """Write the statement of one level: both directions, what is not walked left out."""
    types = ",".join(str(TYPE_NUMBER[type_]) for type_ in sorted(_WALKED))

    def walked(end: str) -> str:
        spans = ((LABEL_NUMBER[label] << LABEL_SHIFT) for label in NOT_WALKED)
        return "".join(
            f" AND NOT ({end} BETWEEN {first} AND {first + (1 << LABEL_SHIFT) - 1})"
            for first in spans
        )

    return (  # numbers of labels and types alone stand in it
        "SELECT r.source, r.target FROM json_each(?) f CROSS JOIN relationships r"  # noqa: S608
        f" ON r.source = f.value AND r.type IN ({types}){walked('r.target')}"
        " UNION ALL SELECT r.target, r.source FROM json_each(?) f"
        " CROSS JOIN relationships r INDEXED BY inward"
        f" ON r.target = f.value AND r.type IN ({types}){walked('r.source')}"
    )


_EXPAND: Final = _expand()


def _price(front: list[int]) -> int:
    return len(front) if len(front) < 3000 else len(front) + _MANY


def _back(before: dict[int, int | None], number: int) -> list[int]:
    """Return the way back from a number to where its side began."""
    way = [number]
    while (previous := before[way[-1]]) is not None:
        way.append(previous)
    return way


def open_sketch(path: Path, make: Callable[[Sketch], None]) -> Sketch:
    """Open the file, made first where it is absent; a file half made is never found there."""
    if not path.exists():
        draft = Path(f"{path}.draft")
        draft.unlink(missing_ok=True)
        with closing(Sketch(draft)) as sketch:
            make(sketch)
        draft.rename(path)
    return Sketch(path)
