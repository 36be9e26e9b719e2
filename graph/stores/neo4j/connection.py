"""A connection to one database of a Neo4j server: sessions, transactions, which server it is."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import neo4j
from neo4j import GraphDatabase

from graph.model.errors import StoreInterruptedError, StoreUnavailableError
from graph.stores.neo4j.addresses import Access, parse
from graph.stores.neo4j.faults import translated
from graph.stores.neo4j.running import Running

OLDEST: Final = (5, 26)
"""The oldest server that knows the statements."""
_CONNECT_SECONDS: Final = 10.0

# The driver's own lines say less than the errors that are raised.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Connection:
    """A driver for one database; what one session has written, the next reads."""

    def __init__(self, address: str, access: Access, lock_timeout: float) -> None:
        """Connect.

        Raises:
            StoreUnavailableError: nothing answers, user or password is wrong, there is no such
                database, or the server is too old.
        """
        place = parse(address, access)
        self.address = place.shown
        self.lock_timeout = lock_timeout
        self._database = place.database
        self._bookmarks = GraphDatabase.bookmark_manager()
        with translated(self.address):
            self._driver = GraphDatabase.driver(
                place.uri,
                auth=(place.user, place.password or "") if place.user else None,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=_CONNECT_SECONDS + lock_timeout,
                max_transaction_retry_time=lock_timeout,
                notifications_min_severity="OFF",
                user_agent="tieline",
            )
        try:
            with translated(self.address), self.running(neo4j.READ_ACCESS) as run:
                self.kernel = self._kernel(run)
        except StoreInterruptedError as fault:
            self.close()
            raise StoreUnavailableError(str(fault)) from fault
        except BaseException:
            self.close()
            raise

    def _kernel(self, run: Running) -> str:
        versions = {name: version[0] for name, version, _ in run.rows("server")}
        kernel = str(versions.get("Neo4j Kernel", "0.0"))
        major, minor = (int(part) for part in kernel.split(".")[:2])
        if (major, minor) < OLDEST:
            raise StoreUnavailableError(
                f"{self.address}: is Neo4j {kernel}; Tieline needs {OLDEST[0]}.{OLDEST[1]} or newer"
            )
        return kernel

    def identity(self) -> str:
        """What tells the database from all others, by whatever address it was reached."""
        with translated(self.address), self.running(neo4j.READ_ACCESS) as run:
            (row,) = run.rows("database_id")
        return f"neo4j:{row[0]}"

    def session(self, mode: str) -> neo4j.Session:
        """Open a session that reads or writes."""
        return self._driver.session(
            database=self._database,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
        )

    @contextmanager
    def running(self, mode: str, seconds: float | None = None) -> Iterator[Running]:
        """One transaction of the driver, committed at the end, rolled back on any error."""
        with (
            self.session(mode) as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            run = Running(transaction, seconds)
            yield run
            run.settle()
            transaction.commit()

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()
