"""Publishes beside the work that writes, so that the server works while the file is written."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from graph.model.errors import StoreError

_GATHERED: Final = 2.0
"""Seconds for which commits are gathered, so that long reads of the published graph end."""


class Follower:
    """Publishes again and again, whenever something was committed, until all is published.

    The first error ends it: a server that is away is tried once, and whoever writes goes on.
    """

    def __init__(self, publish: Callable[[], object]) -> None:
        self._publish = publish
        self._committed = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="publishing", daemon=True)
        self.error: StoreError | None = None
        """What ended it before all was published."""

    def __enter__(self) -> "Follower":
        self._thread.start()
        return self

    def committed(self) -> None:
        """Tell that something was committed."""
        self._committed.set()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait until all that was committed is published; where the work failed, just end."""
        if kind is not None:
            self._publish = _nothing
        self._ending.set()
        self._committed.set()
        self._thread.join()

    def _follow(self) -> None:
        try:
            while True:
                self._committed.wait()
                self._committed.clear()
                ending = self._ending.is_set()
                self._publish()
                if ending:
                    return
                self._ending.wait(_GATHERED)
        except StoreError as fault:
            self.error = fault


def _nothing() -> None:
    """Stand in for publishing where the work failed."""
