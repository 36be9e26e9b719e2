"""Where the data of a run is kept: made once, found again while the code that makes it stands."""

import os
import shutil
import tempfile
from hashlib import blake2b
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Return the folder of all data, made if need be: in the system's folder for such files.

    `TMPDIR` moves it.
    """
    place = Path(tempfile.gettempdir()) / f"tieline-benchmarks-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def place(name: str, *sources: str) -> Path:
    """Return the folder of one set of data, made if need be; older ones of its name are removed.

    `sources` are the files and folders of code that decide what the data is: when they change, so
    does the folder.
    """
    mark = blake2b(digest_size=6)
    for source in sources:
        path = _ROOT / source
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            mark.update(file.read_bytes())
    wanted = folder() / f"{name}-{mark.hexdigest()}"
    for old in folder().glob(f"{name}-*"):
        if old != wanted:
            shutil.rmtree(old)
    wanted.mkdir(exist_ok=True)
    return wanted


def copy_store(store: Path, copy: Path) -> Path:
    """Copy the file of a store that nothing has open, in place of what is there."""
    remove_store(copy)
    shutil.copyfile(store, copy)
    return copy


def remove_store(store: Path) -> None:
    """Remove the file of a store and what stands beside it."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{store}{ending}").unlink(missing_ok=True)
