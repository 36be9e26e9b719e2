"""From the errors of the driver to Tieline's own: the only place that knows both.

Errors are told apart by `code`; the newer status codes differ between versions of the server.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

from graph.model import errors

_ENDED: Final = frozenset(
    {
        "Neo.ClientError.Transaction.Terminated",
        "Neo.ClientError.Transaction.LockClientStopped",
        "Neo.TransientError.Transaction.LockClientStopped",
    }
)
"""What is told to a transaction that was ended while it waited; see `Neo4jStore._give_up`."""
_TIMED_OUT: Final = "Neo.ClientError.Transaction.TransactionTimedOut"
_BY_CODE: Final[dict[str, tuple[type[errors.StoreError], str]]] = {
    "Neo.ClientError.Statement.AccessMode": (
        errors.StoreReadOnlyError,
        "was opened for reading only",
    ),
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": (
        errors.StoreReadOnlyError,
        "the database may not be written",
    ),
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": (
        errors.StoreReadOnlyError,
        "the database may not be written",
    ),
    "Neo.ClientError.Security.Forbidden": (
        errors.StoreReadOnlyError,
        "this user may not do that",
    ),
    "Neo.ClientError.Cluster.NotALeader": (
        errors.StoreInterruptedError,
        "another server writes now; try again",
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        errors.StoreUnavailableError,
        "has no such database",
    ),
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": (
        errors.StoreFullError,
        "the server has not enough memory for this; make the batch smaller or allow it more",
    ),
    "Neo.ClientError.Schema.ConstraintValidationFailed": (
        errors.StoreDamagedError,
        "what is stored contradicts itself",
    ),
}


@contextmanager
def translated(address: str, seconds: float | None = None) -> Iterator[None]:
    """Raise Tieline's errors in place of the driver's.

    `seconds` is the time budget, if there is one.
    """
    try:
        yield
    except (Neo4jError, DriverError) as fault:
        raise _translate(fault, address, seconds) from fault
    except UnicodeEncodeError as fault:
        raise errors.StoreError(
            f"{address}: holds only text; half a character is not text"
        ) from fault


def _translate(fault: Neo4jError | DriverError, address: str, seconds: float | None) -> Exception:
    if isinstance(fault, AuthError):
        return errors.StoreUnavailableError(
            f"{address}: user or password is wrong; set TIELINE_NEO4J_USER and "
            "TIELINE_NEO4J_PASSWORD or TIELINE_NEO4J_PASSWORD_FILE"
        )
    if isinstance(fault, DriverError):
        if isinstance(fault, ServiceUnavailable):
            return errors.StoreAwayError(f"{address}: no Neo4j answers there ({_line(fault)})")
        kind = errors.StoreInterruptedError if fault.is_retryable() else errors.StoreError
        return kind(f"{address}: no answer ({_line(fault)})")
    return _of_server(fault, address, seconds)


def _of_server(fault: Neo4jError, address: str, seconds: float | None) -> Exception:
    code = fault.code or ""
    if code.startswith(_TIMED_OUT) and seconds is not None:
        return errors.TimeRanOutError(seconds)
    if code in _BY_CODE:
        kind, words = _BY_CODE[code]
        return kind(f"{address}: {words}")
    if code in _ENDED:
        return errors.StoreBusyError(f"{address}: another process is writing; try again")
    if fault.is_retryable():
        return errors.StoreInterruptedError(f"{address}: was interrupted; try again ({code})")
    return errors.StoreError(f"{address}: the store cannot do its work ({_line(fault)})")


def is_there_already(fault: Neo4jError) -> bool:
    """Whether an index or constraint was not made because another process has made it."""
    code = fault.code or ""
    return code.startswith("Neo.ClientError.Schema.") and code.endswith("AlreadyExists")


def _line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:300]
