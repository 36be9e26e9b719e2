"""The published graph in a Neo4j database, for reading: opens views on it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Any

import neo4j

from graph.model.errors import (
    ForeignStoreError,
    SnapshotChangedError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from graph.stores.contract import View
from graph.stores.neo4j.addresses import Access
from graph.stores.neo4j.checking import findings
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.faults import translated
from graph.stores.neo4j.picturing import Picture
from graph.stores.neo4j.reading import PublishedView
from graph.stores.neo4j.running import Running
from graph.stores.neo4j.schema import OLD_STORE, SCHEMA
from graph.stores.neo4j.state import State, state_of


class PublishedGraph:
    """One published graph in one database: what it answers is what the working store answers.

    Any number may read while one publishes. The server shows a reader what others commit meanwhile:
    a view that met such a change says so when it is left.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, address: str, access: Access, *, lock_timeout: float = 30.0) -> "PublishedGraph":
        """Connect to a database that is published to.

        Raises:
            StoreUnavailableError: nothing answers, user or password is wrong, there is no such
                database, or the server is too old.
            StoreMissingError: the database is empty.
            ForeignStoreError: the database holds something else; it is left as it was.
            StoreVersionError: another version of Tieline published it.
        """
        connection = Connection(address, access, lock_timeout)
        try:
            with translated(connection.address), connection.running(neo4j.READ_ACCESS) as run:
                if state_in(run, connection.address) is None:
                    raise StoreMissingError(
                        f"{connection.address}: is empty; `tieline publish {connection.address}` "
                        "publishes a graph there"
                    )
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    @property
    def address(self) -> str:
        """The address of the database, without user and password."""
        return self._connection.address

    @property
    def identity(self) -> str:
        """What tells the database from all others, by whatever address it was opened."""
        return self._connection.identity()

    @contextmanager
    def read(self, seconds: float | None = None, steady: bool = False) -> Iterator[View]:
        """Open a view; see the contract.

        Raises:
            NotPublishedYetError: the first publication is not complete.
        """
        with ExitStack() as held:
            held.enter_context(translated(self.address, seconds))
            run = self._hold_off(held, seconds) if steady else None
            if run is not None:
                yield PublishedView(run)
                return
            session = partial(self._connection.session, neo4j.READ_ACCESS)
            picture = held.enter_context(Picture(session, seconds, self.address))
            try:
                yield PublishedView(picture)
            except Exception as fault:
                # Half of it read before a change and half after may well contradict itself.
                self._must_stand(picture, fault)
                raise
            self._must_stand(picture)

    def _hold_off(self, held: ExitStack, seconds: float | None) -> Running | None:
        """Make the publisher wait; None for a user who may not write, and is told of a change."""
        translating = translated(self.address, seconds)
        with suppress(StoreReadOnlyError), translating, ExitStack() as tried:
            run = tried.enter_context(self._connection.running(neo4j.WRITE_ACCESS, seconds))
            run.rows("hold_off")
            # Only now: a transaction that was refused must be rolled back here, not committed.
            held.enter_context(tried.pop_all())
            return run
        return None

    def _must_stand(self, picture: Picture, fault: Exception | None = None) -> None:
        try:
            changed = picture.changed()
        except Exception:
            if fault is None:
                raise
            return  # What ended the reading is told instead.
        if changed:
            raise SnapshotChangedError(self.address) from fault

    def check(self) -> list[str]:
        """Look for indexes that are missing; `tieline publish --check` compares what is there."""
        with translated(self.address), self._connection.running(neo4j.READ_ACCESS) as run:
            return findings(run)

    def facts(self) -> dict[str, Any]:
        """Kind, address, schema version, version of the server, and what is published."""
        with translated(self.address), self._connection.running(neo4j.READ_ACCESS) as run:
            state = state_in(run, self.address)
        published = {} if state is None else state.facts()
        return {
            "kind": "published",
            "address": self.address,
            "schema": SCHEMA,
            "neo4j": self._connection.kernel,
            **published,
        }

    def close(self) -> None:
        """Close all connections."""
        self._connection.close()


def state_in(run: Running, address: str) -> State | None:
    """Return the state of what is published in a database; None where it is empty.

    Raises:
        ForeignStoreError: it holds something else.
        StoreVersionError: another version of Tieline wrote it.
    """
    rows = run.rows("state")
    if rows:
        state = state_of(rows[0])
        if state.schema != SCHEMA:
            raise StoreVersionError(
                f"{address}: has schema version {state.schema}, this Tieline writes {SCHEMA}; "
                "publish into another database, or use the version that published it"
            )
        return state
    anything = run.rows("any_node")
    if not anything:
        return None
    labels = anything[0][0]
    if any(label in OLD_STORE for label in labels) or run.rows("old_store"):
        raise StoreVersionError(
            f"{address}: is a store of an earlier Tieline, with a journal of its own; it is left "
            f"as it was. Copy it into a file with that version (`tieline copy {address} kept.db`), "
            "then publish the file into an empty database"
        )
    raise ForeignStoreError(
        f"{address}: holds nodes ({', '.join(labels) or 'no label'}) that are not Tieline's; it is "
        "left as it was; give an empty database"
    )
