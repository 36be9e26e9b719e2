"""The embedded store: opens views and transactions on one SQLite file."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.model.errors import (
    ForeignStoreError,
    InvalidReportError,
    StoreBusyError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreUnavailableError,
    StoreVersionError,
)
from graph.stores.embedded.checking import findings, refuse_damage
from graph.stores.embedded.faults import translated
from graph.stores.embedded.schema import APPLICATION_ID, MIGRATIONS, VERSION, statements
from graph.stores.embedded.tracking import TrackedTransaction
from graph.stores.embedded.writing import EmbeddedView
from graph.stores.working import Transaction, WorkingView

_SENSELESS = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What comes of values that nobody wrote; what else it may come of is raised as it is."""
_STEP_MILLISECONDS = 100
_PAUSE_SECONDS = 0.002
_STEPS = 4000
"""Virtual machine steps between two looks at the clock."""


class EmbeddedStore:
    """One graph in one file. Use this when one machine is enough: no server, and nothing to set up.

    Any number of processes may read while one writes; writers wait for each other. The file must be
    on a local disk.
    """

    def __init__(self, path: Path, read_only: bool, lock_timeout: float) -> None:
        self._path = path
        self._read_only = read_only
        self._lock_timeout = lock_timeout
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._file: str | None = None
        """What tells the file of the idle connections from others."""
        self._abandoned: list[sqlite3.Connection] = []

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        read_only: bool = False,
        create: bool = True,
        lock_timeout: float = 30.0,
    ) -> "EmbeddedStore":
        """Open a file, making it and bringing its tables up to date unless `read_only`.

        Raises:
            StoreMissingError: the file is not there and may not be made.
            StoreUnavailableError: it cannot be opened.
            ForeignStoreError: it is not a Tieline store; it is left as it was.
            StoreVersionError: a newer version made it, or an older one and `read_only`.
            StoreReadOnlyError: the file or its folder may not be written.
        """
        store = cls(Path(path), read_only, lock_timeout)
        there = store._is_there()
        if not there and (read_only or not create):
            raise StoreMissingError(f"{path}: no such store; `tieline load` makes one")
        if there and not store._path.is_file():
            what = "a folder" if store._path.is_dir() else "not a regular file"
            raise StoreUnavailableError(f"{path}: is {what}; give the path of a file")
        with translated(store.address):
            store._prepare(there)
        return store

    def _is_there(self) -> bool:
        if self._path == Path():
            raise StoreUnavailableError("no store is named; give the path of a file")
        try:
            return self._path.exists()
        except OSError as fault:
            raise StoreUnavailableError(f"{self.address}: {fault.strerror}") from fault

    @property
    def address(self) -> str:
        """The path of the file."""
        return str(self._path)

    @property
    def identity(self) -> str:
        """What tells the file from all others, by whatever path it was opened."""
        there = self._path.stat()
        return f"file:{there.st_dev}:{there.st_ino}"

    # --- opening

    def _prepare(self, there: bool) -> None:
        if there:
            db = self._connect(read_only=True)
            try:
                version = self._version(db)
            finally:
                db.close()
            if version == VERSION:
                return
            if self._read_only:
                raise StoreVersionError(
                    f"{self.address}: has schema version {version}, this Tieline writes {VERSION}; "
                    "open it once for writing, `tieline check` does"
                )
        db = self._connect(read_only=False, create=True)
        try:
            self._migrate(db)
        finally:
            db.close()

    def _version(self, db: sqlite3.Connection) -> int:
        """The schema version of the file, 0 where it is empty."""
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            return 0
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise ForeignStoreError(f"{self.address}: is not a Tieline store; it is left as it was")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise StoreVersionError(
                f"{self.address}: has schema version {version}, this Tieline knows {VERSION}; "
                "use a newer Tieline"
            )
        return version

    def _migrate(self, db: sqlite3.Connection) -> None:
        self._patiently(db, "PRAGMA journal_mode = WAL")
        self._patiently(db, "BEGIN IMMEDIATE")
        with _ending(db):
            for script in MIGRATIONS[self._version(db) :]:
                for statement in statements(script):
                    db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {VERSION}")

    def _connect(self, read_only: bool, create: bool = False) -> sqlite3.Connection:
        mode = "ro" if read_only else "rwc" if create else "rw"
        if read_only and self._lies_still():
            mode += "&immutable=1"
        place = self._path.absolute().as_uri()
        db = sqlite3.connect(
            f"{place}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=self._lock_timeout,
            check_same_thread=False,
            cached_statements=256,
        )
        db.execute("PRAGMA cache_size = -65536")
        if not read_only:
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA wal_autocheckpoint = 10000")
            # What a purge erases must be gone from the file; not every build of SQLite sees to it.
            db.execute("PRAGMA secure_delete = ON")
        return db

    def _lies_still(self) -> bool:
        """Whether nobody here can write the file: its folder takes no log, and none is there."""
        log = Path(f"{self._path}-wal")
        return not os.access(self._path.parent, os.W_OK) and not log.exists()

    # --- views and transactions

    @contextmanager
    def read(self, seconds: float | None = None, steady: bool = False) -> Iterator[WorkingView]:
        """Open a view; see the contract. Each is steady, and no writer waits for it."""
        with translated(self.address, seconds):
            db = self._borrow()
            file = self._file
            if seconds is not None:
                end = time.monotonic() + seconds
                db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
            try:
                db.execute("BEGIN")
                # The picture is taken by the first read, not by BEGIN.
                db.execute("SELECT 1 FROM sequences LIMIT 1").fetchone()
                with self._damage_named(db):
                    yield EmbeddedView(db)
            finally:
                db.set_progress_handler(None, 0)
                if db.in_transaction:
                    db.execute("ROLLBACK")
                self._give_back(db, file)

    def _borrow(self) -> sqlite3.Connection:
        self._begin_anew_after_a_fork()
        self._begin_anew_with_another_file()
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._connect(read_only=True)

    def _abandon(self) -> None:
        """Open no more of these connections, and close none: that may remove a log by its name."""
        self._abandoned += self._idle if self._writer is None else [*self._idle, self._writer]
        self._idle, self._writer = [], None

    def _begin_anew_with_another_file(self) -> None:
        """Leave connections to a file that is no longer at this path: it may hold another graph.

        Raises:
            StoreMissingError: no file is there.
        """
        try:
            there = self.identity
        except OSError as fault:
            raise StoreMissingError(f"{self.address}: the store is no longer there") from fault
        with self._lock:
            if self._file is None or self._file == there:
                self._file = there
                return
            self._abandon()
            self._file = there
        self._prepare(there=True)

    def _begin_anew_after_a_fork(self) -> None:
        """Leave the parent's connections alone: SQLite's may not cross, not even to be closed.

        Its locks too: a thread that is not here may have held them.
        """
        if self._process != os.getpid():
            self._abandon()
            self._process = os.getpid()
            self._lock, self._writing = threading.Lock(), threading.Lock()

    def _give_back(self, db: sqlite3.Connection, file: str | None) -> None:
        with self._lock:
            if file == self._file:
                self._idle.append(db)
            else:  # another file lies there by now
                self._abandoned.append(db)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Open a transaction; see the contract."""
        if self._read_only:
            raise StoreReadOnlyError(f"{self.address}: was opened for reading only")
        self._begin_anew_after_a_fork()
        with translated(self.address), self._turn_to_write():
            self._begin_anew_with_another_file()
            db = self._borrow_writer()
            self._patiently(db, "BEGIN IMMEDIATE")
            with _ending(db):
                tx = TrackedTransaction(db)
                with self._damage_named(db):
                    yield tx
                    tx.finish()

    @contextmanager
    def _damage_named(self, db: sqlite3.Connection) -> Iterator[None]:
        """Where values make no sense, look whether the file is damaged, and say so."""
        try:
            yield
        except (*_SENSELESS, InvalidReportError) as fault:
            if not isinstance(fault, UnicodeEncodeError):
                db.set_progress_handler(None, 0)
                refuse_damage(db, self.address)
            raise
        except sqlite3.DatabaseError as fault:
            if getattr(fault, "sqlite_errorcode", 0) & 0xFF in (
                sqlite3.SQLITE_ERROR,
                sqlite3.SQLITE_CONSTRAINT,
            ):
                refuse_damage(db, self.address)
            raise

    def _patiently(self, db: sqlite3.Connection, statement: str) -> None:
        """Run a statement that needs the file for itself, waiting for other processes.

        In short steps, since SQLite's own wait hears no signal; and the change of a new file's
        journal mode does not wait at all where another process is just making the same one.
        """
        end = time.monotonic() + self._lock_timeout
        db.execute(f"PRAGMA busy_timeout = {_STEP_MILLISECONDS}")
        while True:
            try:
                db.execute(statement)
                return
            except sqlite3.OperationalError as fault:
                code = fault.sqlite_errorcode & 0xFF
                if code != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
            time.sleep(_PAUSE_SECONDS)

    @contextmanager
    def _turn_to_write(self) -> Iterator[None]:
        """One thread of this process at a time; the others wait no longer than for a process."""
        writing = self._writing
        if not writing.acquire(timeout=self._lock_timeout):
            raise StoreBusyError(f"{self.address}: another thread is writing; try again")
        try:
            yield
        finally:
            writing.release()

    def _borrow_writer(self) -> sqlite3.Connection:
        """The connection for writing, kept open: closing the last one would copy the whole log."""
        if self._writer is None:
            self._writer = self._connect(read_only=False)
        return self._writer

    # --- housekeeping

    def wipe(self) -> None:
        """See `Erasing.wipe`; freed pages are zeroed, but what moved within a page may stay."""
        with translated(self.address), self._turn_to_write():
            db = self._borrow_writer()
            # Words that are no more lie in old segments of the index until these are merged.
            self._patiently(db, "INSERT INTO words(words) VALUES('optimize')")
            self._patiently(db, "VACUUM")
            self._cut_log(db)

    def _cut_log(self, db: sqlite3.Connection) -> None:
        end = time.monotonic() + self._lock_timeout
        while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > end:
                raise StoreBusyError(
                    f"{self.address}: was read all the while, so its log may still hold what was "
                    "deleted; do it again when nobody reads"
                )
            time.sleep(_PAUSE_SECONDS)

    def check(self) -> list[str]:
        """Look for rows that lead nowhere.

        Raises:
            StoreDamagedError: something in the file cannot be what was written.
        """
        with translated(self.address):
            db = self._connect(read_only=True)
            try:
                refuse_damage(db, self.address)
                return findings(db)
            finally:
                db.close()

    def facts(self) -> dict[str, Any]:
        """Kind, path, size in bytes with what is not yet in the main file, schema version.

        SQLite's version.
        """
        beside = (self._path, Path(f"{self._path}-wal"))
        return {
            "kind": "embedded",
            "path": self.address,
            "bytes": sum(file.stat().st_size for file in beside if file.exists()),
            "schema": VERSION,
            "sqlite": sqlite3.sqlite_version,
        }

    def close(self) -> None:
        """Close all connections that no view or transaction has in use."""
        self._begin_anew_after_a_fork()
        with self._lock:
            for db in self._idle:
                db.close()
            self._idle.clear()
            if self._writer is not None:
                self._writer.close()
                self._writer = None


@contextmanager
def _ending(db: sqlite3.Connection) -> Iterator[None]:
    """Commit at the end, roll back on any error, also one of the commit."""
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
