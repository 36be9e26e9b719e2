"""From the errors of SQLite to Tieline's own: the only place that knows both."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from graph.model import errors

_BY_CODE = {
    sqlite3.SQLITE_FULL: (errors.StoreFullError, "no room left on the disk"),
    sqlite3.SQLITE_READONLY: (
        errors.StoreReadOnlyError,
        "the file may not be written, or not its folder: readers too write beside it (-wal and "
        "-shm); a copy in a folder of yours can be read",
    ),
    sqlite3.SQLITE_PERM: (errors.StoreReadOnlyError, "the file may not be written"),
    sqlite3.SQLITE_BUSY: (errors.StoreBusyError, "another process is writing; try again"),
    sqlite3.SQLITE_LOCKED: (errors.StoreBusyError, "another process is writing; try again"),
    sqlite3.SQLITE_CORRUPT: (errors.StoreDamagedError, "the file is damaged"),
    sqlite3.SQLITE_NOTADB: (errors.ForeignStoreError, "the file is no Tieline store"),
    sqlite3.SQLITE_CANTOPEN: (
        errors.StoreUnavailableError,
        "the file cannot be opened; its folder must be there, and readers too write beside it "
        "(its -wal and -shm files)",
    ),
    sqlite3.SQLITE_IOERR: (errors.StoreUnavailableError, "the disk does not answer as it should"),
}


@contextmanager
def translated(address: str, seconds: float | None = None) -> Iterator[None]:
    """Raise Tieline's errors in place of SQLite's.

    `seconds` is the time budget, if there is one.
    """
    try:
        yield
    except sqlite3.Error as fault:
        raise _translate(fault, address, seconds) from fault
    except UnicodeDecodeError as fault:  # where SQLite's own message holds damaged words
        raise errors.StoreDamagedError(
            f"{address}: the file is damaged ({fault.reason})"
        ) from fault
    except UnicodeEncodeError as fault:
        raise errors.StoreError(
            f"{address}: holds only text; half a character is not text"
        ) from fault


def _translate(fault: sqlite3.Error, address: str, seconds: float | None) -> Exception:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None and "decode" in str(fault):  # bytes that are no text; SQLite gives no code
        code = sqlite3.SQLITE_CORRUPT
    if code == sqlite3.SQLITE_INTERRUPT and seconds is not None:
        return errors.TimeRanOutError(seconds)
    kind, words = _BY_CODE.get(
        (code or 0) & 0xFF, (errors.StoreError, "the store cannot do its work")
    )
    return kind(f"{address}: {words} ({fault})")
