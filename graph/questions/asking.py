"""Asks a question of a store, again where others wrote meanwhile."""

from collections.abc import Callable
from typing import Final, TypeVar

from graph.model.errors import SnapshotChangedError, StoreInterruptedError
from graph.stores.contract import Store, View

ATTEMPTS: Final = 4
Answer = TypeVar("Answer")


def ask(store: Store, question: Callable[[View], Answer], seconds: float | None = None) -> Answer:
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
