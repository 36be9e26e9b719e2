"""Folders of servers: each thrown away at the end, or by the next start where that was cut off."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_PREFIX: Final = "tieline-neo4j-"
_OWNED: Final = "owned"
"""A file that is locked for as long as the process lives that made the folder."""


@contextmanager
def own_folder() -> Iterator[Path]:
    """Make a folder that is removed at the end, and remove those whose makers are gone."""
    _remove_abandoned()
    home = Path(tempfile.mkdtemp(prefix=_PREFIX))
    draft = home / f"{_OWNED}.draft"
    with draft.open("w") as owned:
        fcntl.flock(owned, fcntl.LOCK_EX)
        # Under its name only now, so that nobody meets it unlocked.
        draft.rename(home / _OWNED)
        try:
            yield home
        finally:
            shutil.rmtree(home, ignore_errors=True)


def _remove_abandoned() -> None:
    for file in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_OWNED}"):
        # It is locked, or another start removes it just now.
        with suppress(OSError), file.open() as owned:
            fcntl.flock(owned, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(file.parent, ignore_errors=True)
