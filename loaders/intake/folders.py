"""Which files of a folder are read, which are refused by name, and which are passed over."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from loaders.texts import kinds
from loaders.texts.kept import RefusedTextError

JSON_ENDINGS: Final = (".json", ".jsonl", ".ndjson")
ENDINGS: Final = (*JSON_ENDINGS, *(f"{ending}.gz" for ending in JSON_ENDINGS))
"""Endings of the files of JSON that are read."""
TEXT_ENDINGS: Final = (*kinds.ENDINGS, *(f"{ending}.gz" for ending in kinds.ENDINGS))
"""Endings of the texts that are taken from folders."""
REJECTS: Final = "rejects.jsonl"
"""Where `tieline load` puts what was rejected: in a folder it is passed over."""
_ABOUT_A_FOLDER: Final = "readme"
_UNNAMED_GZIP: Final = RefusedTextError(
    "packed", "its name does not say what is in it; name it like a.json.gz or a.txt.gz"
).reason


@dataclass(slots=True)
class Folder:
    """The files of a folder and of those below, each list in order of path."""

    read: list[Path] = field(default_factory=list)
    refused: list[tuple[Path, str]] = field(default_factory=list)
    """Documents of kinds that are not read, and what they are: somebody meant them to be."""
    skipped: list[Path] = field(default_factory=list)
    """All else but hidden files: pictures, programs and such."""
    faults: list[OSError] = field(default_factory=list)
    """What hindered the look into folders below."""


def folder_of(path: Path) -> Folder:
    """Return what a folder holds.

    A text is passed over that has its parsed report beside it (`a.txt` and `a.json`); so are a
    README and `rejects.jsonl`.
    """
    found = Folder()
    for place, below, names in os.walk(path, onerror=found.faults.append):
        below[:] = [name for name in below if not name.startswith(".")]
        shown = sorted(name for name in names if not name.startswith("."))
        parsed = {_stem(name) for name in shown if _is_json(name)}
        for name in shown:
            _add(found, Path(place, name), parsed)
    for each in (found.read, found.refused, found.skipped):
        each.sort()
    return found


def size_of(paths: Iterable[Path]) -> int:
    """Return the bytes of the files to be read of these files and folders, as they lie there."""
    files = (one for path in paths for one in (folder_of(path).read if is_folder(path) else [path]))
    return sum(map(file_size, files))


def is_folder(path: Path) -> bool:
    """Whether a path is a folder."""
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, say: reading it will tell
        return False


def file_size(path: Path) -> int:
    """Return the bytes of a file; 0 where it cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def is_named_json(name: str) -> bool:
    """Whether the name of a file says that JSON is in it."""
    return name.lower().endswith(ENDINGS)


def _add(found: Folder, path: Path, parsed: set[str]) -> None:
    name = path.name
    refused = kinds.not_read(name)
    if name == REJECTS:
        return
    if is_named_json(name):
        found.read.append(path)
    elif name.lower().endswith(TEXT_ENDINGS):
        if _stem(name) not in parsed and _stem(name).lower() != _ABOUT_A_FOLDER:
            found.read.append(path)
    elif refused is not None:
        found.refused.append((path, refused))
    elif name.lower().endswith(".gz"):
        found.refused.append((path, _UNNAMED_GZIP))
    else:
        found.skipped.append(path)


def _is_json(name: str) -> bool:
    return name != REJECTS and name.lower().endswith((".json", ".json.gz"))


def _stem(name: str) -> str:
    return name.removesuffix(".gz").rpartition(".")[0]
