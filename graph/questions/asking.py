"""Asks a question of a store, again where others wrote meanwhile."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final, Protocol, TypeVar

from graph.model.errors import SnapshotChangedError, StoreInterruptedError

ATTEMPTS: Final = 4
Answer = TypeVar("Answer")
Seen = TypeVar("Seen")
Shown = TypeVar("Shown", covariant=True)


class Readable(Protocol[Shown]):
    """A store of either kind, by what its views can be asked."""

    def read(
        self, seconds: float | None = None, steady: bool = False
    ) -> AbstractContextManager[Shown]:
        """Open a view."""


def ask(
    store: Readable[Seen], question: Callable[[Seen], Answer], seconds: float | None = None
) -> Answer:
    """Return what the question answers of one picture of the store.

    Where the store cannot hold its picture while others write, or a connection breaks, the question
    is asked again; at last of a view that lets writers wait, where this user may write.
    `seconds` is the time budget of each attempt.

    Raises:
        SnapshotChangedError: others wrote during every attempt.
        StoreInterruptedError: the last attempt was ended from outside.
        TimeRanOutError: an attempt met its time budget.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            with store.read(seconds) as view:
                return question(view)
        except (SnapshotChangedError, StoreInterruptedError):
            continue
    with store.read(seconds, steady=True) as view:
        return question(view)
