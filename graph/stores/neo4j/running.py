"""Runs statements by name inside one transaction of the driver."""

import time
from collections.abc import Iterator, Sequence
from typing import Any, Final, Protocol

from neo4j import Record, Result, Transaction

from graph.model.errors import StoreDamagedError, TimeRanOutError
from graph.stores.neo4j.rows import Row
from graph.stores.neo4j.statements import statement

CHUNK: Final = 10_000
"""Rows that are sent with one statement at most."""


class LostRowsError(StoreDamagedError):
    """A statement met fewer rows than it was sent: the published graph is not what it should be."""


class Reading(Protocol):
    """What runs the statements that read."""

    def rows(self, name: str, **values: Any) -> list[Row]:
        """Run a statement and return all its rows."""

    def pairs(self, name: str, **values: Any) -> dict[Any, Any]:
        """Run a statement that answers pairs and return them as a map."""

    def state(self) -> Row:
        """Return the state of what is published, as the first statement found it."""

    def stream(self, name: str, **values: Any) -> Iterator[Record]:
        """Run a statement and yield its rows as they come."""


class Clock:
    """A time budget from now on, in seconds; None: no end.

    The server looks at its own every two seconds only, so this is asked before each statement.
    """

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        """Return the seconds that are left.

        Raises:
            TimeRanOutError: there are none.
        """
        if self._end is None or self._seconds is None:
            return None
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeRanOutError(self._seconds)
        return left


class Running:
    """One transaction of the driver, for what writes, and for reads that keep writers waiting.

    A statement that writes is let run while the next is made ready; what it met is looked at then.
    """

    def __init__(self, transaction: Transaction, seconds: float | None = None) -> None:
        self._transaction = transaction
        self._clock = Clock(seconds)
        self._pending: tuple[str, Result, int | None] | None = None
        self.sent = 0

    def rows(self, name: str, **values: Any) -> list[Row]:
        """Run a statement and return all its rows."""
        return self._run(name, values).values()

    def pairs(self, name: str, **values: Any) -> dict[Any, Any]:
        """Run a statement that answers pairs and return them as a map."""
        return {row[0]: row[1] for row in self.rows(name, **values)}

    def state(self) -> Row:
        """Return the state of what is published."""
        return self.rows("state")[0]

    def stream(self, name: str, **values: Any) -> Iterator[Record]:
        """Run a statement and yield its rows as they come."""
        yield from self._run(name, values)

    def each(
        self,
        name: str,
        rows: Sequence[Any],
        as_: str = "rows",
        must_meet: bool = True,
        **values: Any,
    ) -> None:
        """Run a statement with many rows, some at a time; with none, not.

        Raises:
            LostRowsError: a statement run before met fewer rows than it was sent, where it
                `must_meet` all.
        """
        self.sent += len(rows)
        for first in range(0, len(rows), CHUNK):
            chunk = rows[first : first + CHUNK]
            result = self._run(name, {as_: chunk, **values})
            self._pending = (name, result, len(chunk) if must_meet else None)

    def settle(self) -> None:
        """Wait for the last statement that writes, and look at what it met."""
        if self._pending is None:
            return
        name, result, wanted = self._pending
        self._pending = None
        ((met,),) = result.values()
        if wanted is not None and met != wanted:
            raise LostRowsError(f"{name} met {met} of {wanted} rows")

    def _run(self, name: str, values: dict[str, Any]) -> Result:
        self.settle()
        self._clock.left()
        # Every text is a file of ours; what callers write is sent as a value beside it.
        return self._transaction.run(statement(name), values)
