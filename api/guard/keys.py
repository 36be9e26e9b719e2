"""Keys of the API: made once, kept as hashes in a file of their own, compared in constant time.

A key is 32 random bytes, so a plain SHA-256 of it can neither be reversed nor guessed; slow
password hashes are for what people choose. Servers that read a published graph have no working
store, which is why keys stand in a file beside it and not in it.
"""

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graph.model.errors import TielineError

SCOPES: Final = ("read", "write")
"""What a key may do; `write` includes reading."""
_PREFIX: Final = "tieline_"


class KeyFileError(TielineError):
    """The file of keys cannot be read, written, or does not hold keys."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key as it is kept: who it is for, what it may do, when it was made, its hash."""

    name: str
    scope: str
    made: str
    sha256: str

    def allows(self, scope: str) -> bool:
        """Whether the key may do this."""
        return SCOPES.index(self.scope) >= SCOPES.index(scope)


class KeyRing:
    """The keys of a file. The file is read again when it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """All keys, in order of name.

        Raises:
            KeyFileError: the file is there and cannot be read.
        """
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._keys = tuple(sorted(read_keys(self._path), key=lambda key: key.name))
            self._stamp = stamp
        return self._keys

    def find(self, presented: str) -> Key | None:
        """Return the key that was presented, None where it is none of these.

        Every hash is compared, so that time says nothing of which one is near.
        """
        digest, found = _digest(presented), None
        for key in self.keys:
            if hmac.compare_digest(digest, key.sha256):
                found = key
        return found


def make_key(name: str, scope: str, made: str) -> tuple[Key, str]:
    """Return a new key and its secret, which is not kept and cannot be shown again."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    return Key(name, scope, made, _digest(secret)), secret


def read_keys(path: Path) -> list[Key]:
    """Return the keys of a file; none where there is no file.

    Raises:
        KeyFileError: it cannot be read or does not hold keys.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        keys = [Key(**row) for row in rows]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as fault:
        raise KeyFileError(f"{path}: is not a file of keys ({fault})") from fault
    for key in keys:
        if key.scope not in SCOPES:
            raise KeyFileError(
                f"{path}: key {key.name!r} has scope {key.scope!r}; there are read and write"
            )
    return keys


def write_keys(path: Path, keys: Iterable[Key]) -> None:
    """Put keys into a file that its owner alone may read; the old file stays whole until then.

    Raises:
        KeyFileError: it cannot be written.
    """
    rows = [asdict(key) for key in sorted(keys, key=lambda key: key.name)]
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=path.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=2)
            file.write("\n")
        Path(name).replace(path)
    except OSError as fault:
        raise KeyFileError(f"{path}: cannot be written ({fault.strerror})") from fault


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_mtime_ns, there.st_size, there.st_ino
