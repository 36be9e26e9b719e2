"""What stands for all that reading a text depends on: modules, word lists, libraries, Python.

Derived from the imports, so that nothing has to be listed here.
"""

import platform
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import requires, version
from pathlib import Path
from typing import Final

import loaders

_READER: Final = "loaders.texts.parsing"
_ROOT: Final = Path(loaders.__file__).parent.parent
_OURS: Final = ("loaders", "graph")
_IMPORT: Final = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([\w.]+))",
    re.MULTILINE,
)
"""Read so since it takes a tenth of the time that a parse of every file would."""
_NAME: Final = re.compile(r"\w+")
_NEEDED: Final = re.compile(r"[\w.-]+")
_NO_DATA: Final = frozenset({".py", ".pyc", ".md"})


@cache
def rules() -> str:
    """Return what stands for the rules and word lists as they are now: 8 hexadecimal digits."""
    return fingerprint(_ROOT)


def fingerprint(root: Path) -> str:
    """Return what stands for the reader under a folder: 8 hexadecimal digits.

    Python and the libraries that it imports count as they are installed.
    """
    modules = modules_of_reader(root)
    digest = blake2b(digest_size=4)
    for path in sorted({*modules.values(), *_data(root)}):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes())
    digest.update("\n".join(_libraries(modules)).encode())
    return digest.hexdigest()


def modules_of_reader(root: Path) -> dict[str, Path]:
    """Return the files of our own modules that the reader imports, also by way of others."""
    found: dict[str, Path] = {}
    waiting = [_READER]
    while waiting:
        name = waiting.pop()
        path = _path_of(root, name)
        if path is not None and name not in found:
            found[name] = path
            waiting += _around(name)
            waiting += [one for one in _imported(path) if one.partition(".")[0] in _OURS]
    return found


def _path_of(root: Path, name: str) -> Path | None:
    stem = root.joinpath(*name.split("."))
    places = (stem.with_suffix(".py"), stem / "__init__.py")
    return next((path for path in places if path.is_file()), None)


def _around(name: str) -> list[str]:
    """The packages around a module, which are imported before it."""
    parts = name.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]


@cache
def _imported(path: Path) -> frozenset[str]:
    """All that a file imports anywhere in it; what is taken from a package may be a module."""
    found = set()
    for taken, names, whole in _IMPORT.findall(path.read_text(encoding="utf-8")):
        found.add(taken or whole)
        found.update(f"{taken}.{name}" for name in _NAME.findall(names) if taken)
    return frozenset(found)


def _data(root: Path) -> Iterator[Path]:
    """What lies in our packages beside code: word lists and tables."""
    for name in _OURS:
        for path in (root / name).rglob("*"):
            if path.is_file() and path.suffix not in _NO_DATA:
                yield path


def _libraries(modules: Mapping[str, Path]) -> Iterator[str]:
    """Name and version of Python, of its tables of characters, and of every library in use."""
    yield f"python {platform.python_version()} {unicodedata.unidata_version}"
    names = {one.partition(".")[0] for path in modules.values() for one in _imported(path)}
    needed = {_NEEDED.match(one)[0] for one in requires("tieline") or ()}  # type: ignore[index]
    for name in sorted(names - sys.stdlib_module_names - set(_OURS)):
        for distribution in sorted(one for one in needed if _is_of(one, name)):
            yield f"{distribution} {version(distribution)}"


def _is_of(distribution: str, module: str) -> bool:
    """Whether a distribution gives a module, which has its name or the beginning of it."""
    return distribution.lower().replace("-", "_").startswith(module.lower())
