"""Reads that are told whether anybody wrote between the first and the last of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Any

from neo4j import Query, Record, Session

from graph.stores.neo4j.rows import Row
from graph.stores.neo4j.running import Clock
from graph.stores.neo4j.statements import pictured, statement


class Picture:
    """Runs statements by name, each in a transaction of its own: one journey to the server each.

    The server shows a reader what others commit meanwhile, within one transaction as well. So every
    statement brings the count of changes from before and after it; `changed` compares the first
    with the last. Rows come as one list, which costs a fraction of as many records.

    `seconds` is the time budget of the whole.
    """

    def __init__(self, session: Callable[[], Session], seconds: float | None) -> None:
        self._open = session
        self._clock = Clock(seconds)
        self._sessions = ExitStack()
        self._streamed = False
        self._first: list[int] | None = None
        self._last: list[int] | None = None

    def __enter__(self) -> "Picture":
        self._session = self._sessions.enter_context(self._open())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._sessions.close()

    def rows(self, name: str, **values: Any) -> list[Row]:
        """Run a statement and return all its rows."""
        ((before, rows, self._last),) = self._session.run(
            Query(pictured(name), timeout=self._clock.left()), values
        ).values()
        if self._first is None:
            self._first = before
        return rows  # type: ignore[no-any-return]

    def pairs(self, name: str, **values: Any) -> dict[Any, Any]:
        """Run a statement that answers pairs and return them as a map."""
        return {row[0]: row[1] for row in self.rows(name, **values)}

    def stream(self, name: str, **values: Any) -> Iterator[Record]:
        """Run a statement and yield its rows as they come."""
        if not self._streamed:
            self.rows("store")
            self._streamed = True
        # A session has one result at a time.
        session = self._sessions.enter_context(self._open())
        yield from session.run(Query(statement(name), timeout=self._clock.left()), values)

    def changed(self) -> bool:
        """Whether the store is known to have been written between the first read and the last."""
        if self._streamed:
            self.rows("store")
        return self._first != self._last
