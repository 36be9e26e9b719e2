"""What the suite is handed: a graph that is read through the contract, and a way to fill it."""

from contextlib import AbstractContextManager
from typing import Protocol

from graph.stores.contract import Store
from graph.stores.working import Transaction


class Graph(Store, Protocol):
    """A graph of either kind; what is written goes to the working store behind it."""

    def write(self) -> AbstractContextManager[Transaction]:
        """Open a transaction of the working store."""
