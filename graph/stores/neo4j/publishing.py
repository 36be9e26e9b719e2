"""The writing side of a published graph: what `graph/publishing/` speaks to."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import neo4j
from neo4j.exceptions import Neo4jError

from graph.model.errors import StoreError
from graph.model.vocabulary import AGREEMENT_LABEL
from graph.stores.neo4j.addresses import Access
from graph.stores.neo4j.checking import missing_indexes
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.faults import is_there_already, translated
from graph.stores.neo4j.rows import Row
from graph.stores.neo4j.running import Running
from graph.stores.neo4j.schema import SCHEMA
from graph.stores.neo4j.state import State, state_of
from graph.stores.neo4j.statements import schema_statements
from graph.stores.neo4j.store import state_in

_SCHEMA_ATTEMPTS: Final = 5
_SCHEMA_PAUSE: Final = 0.2
"""Seconds before an index is made again, where another process was at it."""
_WORK_SECONDS: Final = 600.0
"""How long one transaction that publishes may take beside waiting for its turn."""
_SECOND_LABELS: Final = sorted(AGREEMENT_LABEL.values())
Key = tuple[int, str, int]
"""A relationship: number of its source, its type, number of its target."""


class MovedOnError(StoreError):
    """Somebody else published since the state was read; it is to be read again."""


class PublishedDatabase:
    """A database that is published to; made ready when it is opened."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def open(
        cls, address: str, access: Access, *, lock_timeout: float = 30.0
    ) -> "PublishedDatabase":
        """Connect, and make the indexes that are missing.

        Raises:
            StoreUnavailableError: nothing answers, user or password is wrong, there is no such
                database, or the server is too old.
            ForeignStoreError: the database holds something else; it is left as it was.
            StoreVersionError: another version of Tieline published it, or kept its journal there.
            StoreReadOnlyError: this user may not write there, or not make indexes.
        """
        connection = Connection(address, access, lock_timeout)
        try:
            with translated(connection.address):
                with connection.running(neo4j.READ_ACCESS) as run:
                    state_in(run, connection.address)
                    lacking = missing_indexes(run)
                if lacking:
                    _make_indexes(connection, lacking)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @property
    def address(self) -> str:
        """The address of the database, without user and password."""
        return self._connection.address

    def state(self) -> State | None:
        """Return what is published here; None where nothing is."""
        with translated(self.address), self._connection.running(neo4j.READ_ACCESS) as run:
            return state_in(run, self.address)

    def begin(self, journal: str) -> State:
        """Make the state of an empty database, which is published to from this journal."""
        with translated(self.address), self._connection.running(neo4j.WRITE_ACCESS) as run:
            run.rows("begin", schema=SCHEMA, journal=journal)
        state = self.state()
        assert state is not None
        return state

    @contextmanager
    def turn(self, state: State) -> Iterator["Turn"]:
        """Open a transaction that publishes, if what is published is what `state` says.

        Raises:
            MovedOnError: it is not.
        """
        seconds = self._connection.lock_timeout + _WORK_SECONDS
        with (
            translated(self.address, seconds),
            self._connection.running(neo4j.WRITE_ACCESS, seconds) as run,
        ):
            rows = run.rows("take_turn")
            now = state_of(rows[0]) if rows else None
            if now is None or (now.journal, now.token, now.revision) != (
                state.journal,
                state.token,
                state.revision + 1,
            ):
                raise MovedOnError(f"{self.address}: somebody else published meanwhile")
            yield Turn(run, now)

    @contextmanager
    def reading(self) -> Iterator["Contents"]:
        """Open a transaction that reads what is published."""
        with translated(self.address), self._connection.running(neo4j.READ_ACCESS) as run:
            yield Contents(run)

    def close(self) -> None:
        """Close all connections."""
        self._connection.close()


def _make_indexes(connection: Connection, lacking: Sequence[str]) -> None:
    with connection.session(neo4j.WRITE_ACCESS) as session:
        for name, text in schema_statements().items():
            if f"tieline_{name}" in lacking:
                _make_index(session, text)
    with connection.running(neo4j.WRITE_ACCESS) as run:
        run.rows("await_indexes")


def _make_index(session: neo4j.Session, text: str) -> None:
    """Make an index or constraint, which another process may be making at the same time."""
    for attempt in range(_SCHEMA_ATTEMPTS):
        try:
            session.run(text).consume()
            return
        except Neo4jError as fault:
            if is_there_already(fault):
                return
            if not fault.is_retryable() or attempt + 1 == _SCHEMA_ATTEMPTS:
                raise
            time.sleep(_SCHEMA_PAUSE)


class Contents:
    """What is published, by key and digest."""

    def __init__(self, run: Running) -> None:
        self.run = run

    def node_digests(self) -> dict[int, int | None]:
        """Digests of all nodes, by number."""
        return self.run.pairs("node_digests")

    def relationship_digests(self, types: Sequence[str]) -> dict[Key, int | None]:
        """Digests of all relationships of these types."""
        return {
            (source, type_, target): digest
            for type_ in types
            for source, target, digest in self.run.rows("relationship_digests", type=type_)
        }

    def standing(self, keys: Sequence[Key]) -> dict[Key, int | None]:
        """Digests of those of the relationships that are there."""
        if not keys:
            return {}
        rows = self.run.rows("standing", elements=[list(key) for key in keys])
        return {(source, type_, target): digest for source, type_, target, digest in rows}

    def owned(self, numbers: Sequence[int], types: Sequence[str]) -> dict[Key, int | None]:
        """Digests of the relationships of these types at these nodes, in either direction."""
        if not numbers:
            return {}
        rows = self.run.rows("owned_relationships", numbers=numbers, types=types)
        return {(source, type_, target): digest for source, type_, target, digest in rows}

    def there(self, numbers: Sequence[int]) -> set[int]:
        """Those of the nodes that are there."""
        if not numbers:
            return set()
        return {row[0] for row in self.run.rows("there", numbers=numbers)}

    def former_ids(self) -> dict[int, list[str]]:
        """Hashes of ids that are no more, by the node that answers for them."""
        return self.run.pairs("former_ids")

    def vocabulary_digests(self) -> dict[str, int]:
        """Digests of the rows of words, by letter."""
        return self.run.pairs("vocabulary_digests")

    def whole_nodes(self, numbers: Sequence[int]) -> dict[int, tuple[list[str], dict[str, Any]]]:
        """Labels and properties of those of the nodes that are there."""
        rows = self.run.rows("whole_nodes", numbers=numbers)
        return {number: (labels, properties) for number, labels, properties in rows}

    def whole_relationships(self, keys: Sequence[Key]) -> dict[Key, dict[str, Any]]:
        """Properties of those of the relationships that are there."""
        rows = self.run.rows("whole_relationships", elements=[list(key) for key in keys])
        return {(source, type_, target): held for source, type_, target, held in rows}

    def vocabulary(self) -> dict[str, list[str]]:
        """All words, by the letter they are packed by."""
        return self.run.pairs("all_vocabulary")

    def types(self) -> set[str]:
        """All types of relationships between published nodes."""
        return {row[0] for row in self.run.rows("types")}

    def strays(self) -> int:
        """How many nodes stand here that were not published."""
        return int(self.run.rows("strays")[0][0])


class Turn(Contents):
    """A transaction that publishes; whoever reads is told that something changed."""

    def __init__(self, run: Running, state: State) -> None:
        super().__init__(run)
        self.state = state

    def put_nodes(self, rows: dict[tuple[str, ...], list[dict[str, Any]]]) -> None:
        """Write nodes by their labels, new or changed."""
        for labels, some in rows.items():
            others = [one for one in _SECOND_LABELS if one not in labels]
            self.run.each("put_nodes", some, labels=list(labels), other_labels=others)

    def drop_nodes(self, numbers: Sequence[int]) -> None:
        """Delete nodes with all their relationships; those that are not there are passed over."""
        self.run.each("drop_nodes", numbers, as_="numbers", must_meet=False)

    def make(self, rows: Sequence[Row]) -> None:
        """Write relationships that are not there."""
        self.run.each("make_relationships", rows)

    def change(self, rows: Sequence[Row]) -> None:
        """Give relationships that are there other properties."""
        self.run.each("change_relationships", rows)

    def drop(self, keys: Sequence[Key]) -> None:
        """Delete relationships."""
        self.run.each("drop_relationships", [list(key) for key in keys], as_="elements")

    def set_former_ids(self, rows: Sequence[Row]) -> None:
        """Say for which ids nodes answer; rows of number and hashes, or None."""
        self.run.each("set_former_ids", rows)

    def put_vocabulary(self, rows: Sequence[Row], gone: Sequence[str]) -> None:
        """Write rows of letter, words and digest, and delete others by letter."""
        self.run.each("put_vocabulary", rows)
        self.run.each("drop_vocabulary", gone, as_="letters")

    def set_state(self, state: State) -> None:
        """Say how far it is published."""
        self.run.settle()
        self.run.rows(
            "set_state",
            journal=state.journal,
            token=state.token,
            generation=state.generation,
            latest=state.latest,
            complete=state.complete,
            served=state.served,
        )
