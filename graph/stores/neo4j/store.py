"""The store in a Neo4j database: opens views and transactions on it."""

import logging
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Any, Final

import neo4j
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from graph.model.errors import (
    ForeignStoreError,
    SnapshotChangedError,
    StoreError,
    StoreInterruptedError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreUnavailableError,
    StoreVersionError,
)
from graph.stores.neo4j.addresses import Access, Address, parse
from graph.stores.neo4j.checking import findings, missing_indexes
from graph.stores.neo4j.faults import is_there_already, translated
from graph.stores.neo4j.journal_writing import Neo4jView
from graph.stores.neo4j.picturing import Picture
from graph.stores.neo4j.running import Running
from graph.stores.neo4j.schema import SCHEMA
from graph.stores.neo4j.statements import schema_statements
from graph.stores.neo4j.writing import Neo4jTransaction
from graph.stores.working import Transaction, WorkingView

OLDEST: Final = (5, 26)
"""The oldest server that knows the statements."""
_CONNECT_SECONDS: Final = 10.0
_SCHEMA_ATTEMPTS: Final = 5
_SCHEMA_PAUSE: Final = 0.2
"""Seconds before an index is made again, where another process was at it."""
_FIRST_PLAN: Final = 2000
_GROWTH: Final = 4
"""Rows sent after which the server plans anew, and the factor to the next time."""

# The driver's own lines say less than the errors that are raised.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jStore:
    """One graph in one Neo4j database. Use this when one machine is not enough, or for Browser.

    Any number may read while one writes; writers wait for each other at one node. The server shows
    a reader what others commit meanwhile: a view that met such a change says so when it is left.
    """

    def __init__(
        self, driver: neo4j.Driver, address: Address, read_only: bool, lock_timeout: float
    ) -> None:
        self._driver = driver
        self._address = address
        self._read_only = read_only
        self._lock_timeout = lock_timeout
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._sent, self._next_plan = 0, _FIRST_PLAN

    @classmethod
    def open(
        cls,
        address: str,
        access: Access,
        *,
        read_only: bool = False,
        create: bool = True,
        lock_timeout: float = 30.0,
    ) -> "Neo4jStore":
        """Connect, and make what a store needs in an empty database unless `read_only`.

        Raises:
            StoreUnavailableError: nothing answers, user or password is wrong, there is no such
                database, or the server is too old.
            StoreMissingError: the database is empty and may not be made a store.
            ForeignStoreError: the database holds something else; it is left as it was.
            StoreVersionError: a newer version of Tieline wrote it.
            StoreReadOnlyError: it is empty and may not be written.
        """
        place = parse(address, access)
        auth = (place.user, place.password or "") if place.user else None
        with translated(place.shown):
            driver = GraphDatabase.driver(
                place.uri,
                auth=auth,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=_CONNECT_SECONDS + lock_timeout,
                max_transaction_retry_time=lock_timeout,
                notifications_min_severity="OFF",
                user_agent="tieline",
            )
        store = cls(driver, place, read_only, lock_timeout)
        try:
            with translated(store.address):
                store._prepare(create and not read_only)
        except StoreInterruptedError as fault:
            driver.close()
            raise StoreUnavailableError(str(fault)) from fault
        except BaseException:
            driver.close()
            raise
        return store

    @property
    def address(self) -> str:
        """The address of the database, without user and password."""
        return self._address.shown

    @property
    def identity(self) -> str:
        """What tells the database from all others, by whatever address it was opened."""
        with translated(self.address), self._running(neo4j.READ_ACCESS) as run:
            (row,) = run.rows("database_id")
        return f"neo4j:{row[0]}"

    # --- opening

    def _prepare(self, create: bool) -> None:
        with self._running(neo4j.READ_ACCESS) as run:
            self._know_server(run)
            held = run.rows("store")
            anything = held or run.rows("any_node")
            lacking = missing_indexes(run)
        if held:
            if held[0][1] > SCHEMA:
                raise StoreVersionError(
                    f"{self.address}: has schema version {held[0][1]}, this Tieline knows "
                    f"{SCHEMA}; use a newer Tieline"
                )
            if create and lacking:
                self._make_indexes()
            return
        if anything:
            labels = ", ".join(anything[0][0]) or "no label"
            raise ForeignStoreError(
                f"{self.address}: holds nodes ({labels}) that are not Tieline's; it is left as it "
                "was; give an empty database"
            )
        if not create:
            raise StoreMissingError(f"{self.address}: is empty; `tieline load` makes a store")
        self._make()

    def _know_server(self, run: Running) -> None:
        versions = {name: version[0] for name, version, _ in run.rows("server")}
        kernel = versions.get("Neo4j Kernel", "0.0")
        major, minor = (int(part) for part in kernel.split(".")[:2])
        if (major, minor) < OLDEST:
            raise StoreUnavailableError(
                f"{self.address}: is Neo4j {kernel}; Tieline needs {OLDEST[0]}.{OLDEST[1]} or newer"
            )
        self._kernel = kernel

    def _make(self) -> None:
        self._make_indexes()
        with self._running(neo4j.WRITE_ACCESS) as run:
            run.rows("make_store", schema=SCHEMA)

    def _make_indexes(self) -> None:
        with self._session(neo4j.WRITE_ACCESS) as session:
            for text in schema_statements().values():
                self._make_index(session, text)
        with self._running(neo4j.WRITE_ACCESS) as run:
            run.rows("await_indexes")

    def _make_index(self, session: neo4j.Session, text: str) -> None:
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

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(
            database=self._address.database,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
        )

    @contextmanager
    def _running(
        self, mode: str, seconds: float | None = None, mark: str | None = None
    ) -> Iterator[Running]:
        """One transaction of the driver, committed at the end, rolled back on any error."""
        metadata = {"tieline": mark} if mark else None
        with (
            self._session(mode) as session,
            session.begin_transaction(metadata=metadata, timeout=seconds) as transaction,
        ):
            yield Running(transaction, seconds)
            transaction.commit()

    # --- views and transactions

    @contextmanager
    def read(self, seconds: float | None = None, steady: bool = False) -> Iterator[WorkingView]:
        """Open a view; see the contract."""
        with ExitStack() as held:
            held.enter_context(translated(self.address, seconds))
            run = self._hold_off(held, seconds) if steady else None
            if run is not None:
                yield Neo4jView(run)
                return
            session = partial(self._session, neo4j.READ_ACCESS)
            picture = held.enter_context(Picture(session, seconds))
            try:
                yield Neo4jView(picture)
            except Exception as fault:
                # Half of it read before a change and half after may well contradict itself.
                self._must_stand(picture, fault)
                raise
            self._must_stand(picture)

    def _hold_off(self, held: ExitStack, seconds: float | None) -> Running | None:
        """Make writers wait; None for a user who may not write, and is told of a change instead."""
        with suppress(StoreReadOnlyError), translated(self.address, seconds):
            return held.enter_context(self._locked(seconds))
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

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Open a transaction; see the contract."""
        if self._read_only:
            raise StoreReadOnlyError(f"{self.address}: was opened for reading only")
        with translated(self.address), self._locked(None) as run:
            transaction = Neo4jTransaction(run)
            yield transaction
            transaction.finish()
        self._replan_when_grown(run.sent)

    @contextmanager
    def _locked(self, seconds: float | None) -> Iterator[Running]:
        mark = uuid.uuid4().hex
        with self._running(neo4j.WRITE_ACCESS, seconds, mark) as run:
            # The server itself would wait for ever.
            patience = threading.Timer(self._lock_timeout, self._give_up, [mark])
            patience.daemon = True
            patience.start()
            try:
                if not run.rows("lock"):
                    raise StoreUnavailableError(f"{self.address}: the store was taken away")
            finally:
                patience.cancel()
            yield run

    def _give_up(self, mark: str) -> None:
        """MentionRef the transaction that waits for the lock; its statement then tells of it."""
        with suppress(StoreError), translated(self.address):
            with self._running(neo4j.WRITE_ACCESS) as run:
                waiting = [row[0] for row in run.rows("waiting", mark=mark)]
            for number in waiting:
                with self._running(neo4j.WRITE_ACCESS) as run:
                    run.rows("terminate", id=number)

    # --- housekeeping

    def check(self) -> list[str]:
        """Look for rows that lead nowhere and for indexes that are missing."""
        with translated(self.address), self._running(neo4j.READ_ACCESS) as run:
            return findings(run)

    def facts(self) -> dict[str, Any]:
        """Kind, address, schema version, version of the server."""
        return {
            "kind": "neo4j",
            "address": self.address,
            "schema": SCHEMA,
            "neo4j": self._kernel,
        }

    def _replan_when_grown(self, rows: int) -> None:
        """Let the server plan anew once the graph is several times what it planned for.

        A statement planned for an empty graph may walk all of a large one.
        """
        self._sent += rows
        if self._sent >= self._next_plan:
            self._next_plan = _GROWTH * self._sent
            with translated(self.address), self._running(neo4j.WRITE_ACCESS) as run:
                run.rows("replan")

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()
