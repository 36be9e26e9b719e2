"""Reads that are told whether anybody published between the first and the last of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Any

from neo4j import Query, Record, Session

from graph.model.errors import NotPublishedYetError
from graph.stores.neo4j.rows import Row
from graph.stores.neo4j.running import Clock
from graph.stores.neo4j.state import state_of
from graph.stores.neo4j.statements import pictured, statement


class Picture:
    """Runs statements by name, each in a transaction of its own: one journey to the server each.

    The server shows a reader what others commit meanwhile, within one transaction as well. So every
    statement brings the revision from before and after it; `changed` compares the first with the
    last. Rows come as one list, which costs a fraction of as many records.

    `seconds` is the time budget of the whole.
    """

    def __init__(self, session: Callable[[], Session], seconds: float | None, address: str) -> None:
        self._open = session
        self._clock = Clock(seconds)
        self._address = address
        self._sessions = ExitStack()
        self._streamed = False
        self._first: list[Row] | None = None
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
        """Run a statement and return all its rows.

        Raises:
            NotPublishedYetError: the first publication is not complete.
        """
        ((before, rows, self._last),) = self._session.run(
            Query(pictured(name), timeout=self._clock.left()), values
        ).values()
        if self._first is None:
            self._first = before
            if not before or not state_of(before[0]).served:
                raise NotPublishedYetError(self._address)
        return rows  # type: ignore[no-any-return]

    def pairs(self, name: str, **values: Any) -> dict[Any, Any]:
        """Run a statement that answers pairs and return them as a map."""
        return {row[0]: row[1] for row in self.rows(name, **values)}

    def state(self) -> Row:
        """Return the state of what is published, as the first statement found it."""
        if self._first is None:
            self.rows("state")
        assert self._first
        return self._first[0]

    def stream(self, name: str, **values: Any) -> Iterator[Record]:
        """Run a statement and yield its rows as they come."""
        if not self._streamed:
            self.rows("state")
            self._streamed = True
        # A session has one result at a time.
        session = self._sessions.enter_context(self._open())
        yield from session.run(Query(statement(name), timeout=self._clock.left()), values)

    def changed(self) -> bool:
        """Whether the graph is known to have been changed between the first read and the last."""
        if self._streamed:
            self.rows("state")
        return self._first is not None and [state_of(r).revision for r in self._first] != self._last
