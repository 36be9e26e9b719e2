"""Runs statements by name inside one transaction of the driver."""

import time
from collections.abc import Iterator, Sequence
from typing import Any, Final

from neo4j import Record, Result, Transaction

from graph.errors import TimeRanOutError
from graph.stores.neo4j.rows import Row
from graph.stores.neo4j.statements import statement

CHUNK: Final = 10_000
"""Rows that are sent with one statement at most."""


class Running:
    """One transaction of the driver; all that is asked of the server passes here.

    `seconds` is the time budget of the whole, which the server looks at every two seconds only:
    before each statement the clock is asked here too.
    """

    def __init__(self, transaction: Transaction, seconds: float | None = None) -> None:
        self._transaction = transaction
        self._seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds
        self.statements = 0
        self.sent = 0

    def rows(self, name: str, **values: Any) -> list[Row]:
        """Run a statement and return all its rows."""
        return self._run(name, values).values()

    def pairs(self, name: str, **values: Any) -> dict[Any, Any]:
        """Run a statement that answers pairs and return them as a map."""
        return {row[0]: row[1] for row in self.rows(name, **values)}

    def stream(self, name: str, **values: Any) -> Iterator[Record]:
        """Run a statement and yield its rows as they come."""
        yield from self._run(name, values)

    def each(self, name: str, rows: Sequence[Any], as_: str = "rows", **values: Any) -> None:
        """Run a statement that answers nothing with many rows, some at a time; with none, not."""
        self.sent += len(rows)
        for first in range(0, len(rows), CHUNK):
            self._run(name, {as_: rows[first : first + CHUNK], **values}).consume()

    def _run(self, name: str, values: dict[str, Any]) -> Result:
        if self._end is not None and time.monotonic() > self._end:
            assert self._seconds is not None
            raise TimeRanOutError(self._seconds)
        self.statements += 1
        # Every text is a file of ours; what callers write is sent as a value beside it.
        return self._transaction.run(statement(name), values)
