"""One publisher a file at a time."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.model.errors import StoreBusyError

_PATIENCE: Final = 600.0
_PAUSE: Final = 0.05


@contextmanager
def publishers_turn(address: str) -> Iterator[None]:
    """Wait until no other process or thread publishes this file, and keep others waiting.

    A file beside it is locked: a lock on the file itself would end those of SQLite.

    Raises:
        StoreBusyError: another goes on for ten minutes.
    """
    path = Path(f"{address}-publishing")
    end = time.monotonic() + _PATIENCE
    with path.open("ab") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise StoreBusyError(f"{address}: another process publishes it") from None
            time.sleep(_PAUSE)
        yield
