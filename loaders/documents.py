"""Files, folders and standard input as single documents.

JSON, JSON lines, and both packed with gzip.
"""

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

ENDINGS: Final = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
"""Endings of the files that are taken from folders."""
STANDARD_INPUT: Final = "-"


class Stream(Protocol):
    """What documents are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line, at most `size` bytes of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of JSON: where it came from, its line (from 1) or pointer within a list.

    And its text.
    """

    source: str
    line: int | None
    pointer: str
    text: str

    @property
    def place(self) -> str:
        """Where it came from, as a person reads it."""
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be read, with every place that tells where, and why."""

    source: str
    line: int | None
    pointer: str
    reason: str
    input: str | None = None


def documents(paths: Iterable[str], most_bytes: int) -> Iterator[Document | Rejection]:
    """Yield every document of the paths, in order; those of a folder by name, however deep.

    A path is a file of one of `ENDINGS`, a folder, or `-` for standard input (one report, a list,
    or JSON lines). What cannot be read is yielded as a rejection and the rest goes on. Of JSON
    lines one at a time is held.

    Args:
        paths: what to read.
        most_bytes: of one document; a larger one is rejected.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _standard_input(most_bytes)
        elif Path(path).is_dir():
            yield from _folder(Path(path), most_bytes)
        else:
            yield from _file(Path(path), most_bytes)


def size_of(paths: Iterable[str]) -> int | None:
    """Return how many bytes the paths hold, for a bar of progress; None where that is not known."""
    files = [
        file
        for path in map(Path, paths)
        for file in (path.rglob("*") if path.is_dir() else [path])
        if file.is_file() and _is_known(file)
    ]
    known = files and not any(file.name.endswith(".gz") for file in files)
    return sum(file.stat().st_size for file in files) if known else None


def _folder(folder: Path, most_bytes: int) -> Iterator[Document | Rejection]:
    files = sorted(path for path in folder.rglob("*") if _is_known(path) and path.is_file())
    if not files:
        yield Rejection(str(folder), None, "", f"holds no file that ends in {', '.join(ENDINGS)}")
    for path in files:
        yield from _file(path, most_bytes)


def _is_known(path: Path) -> bool:
    return path.name.endswith(ENDINGS)


def _file(path: Path, most_bytes: int) -> Iterator[Document | Rejection]:
    source = str(path)
    if not path.exists():
        yield Rejection(source, None, "", "there is no such file or folder")
    elif not _is_known(path):
        yield Rejection(
            source, None, "", f"is not read; name a file that ends in {', '.join(ENDINGS)}"
        )
    else:
        with _told(source) as told:
            opener = gzip.open if source.endswith(".gz") else open
            with opener(path, "rb") as stream:
                by_line = path.name.removesuffix(".gz").endswith(".jsonl")
                yield from (_lines if by_line else _whole)(source, stream, most_bytes)
        yield from told


def _standard_input(most_bytes: int) -> Iterator[Document | Rejection]:
    with _told(STANDARD_INPUT) as told:
        head = sys.stdin.buffer.readline(most_bytes + 1)
        stream = _Chained(head, sys.stdin.buffer)
        if _is_json(head):
            yield from _lines(STANDARD_INPUT, stream, most_bytes)
        else:
            yield from _whole(STANDARD_INPUT, stream, most_bytes)
    yield from told


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


class _Chained:
    """A first line already read, and the stream behind it."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        self._head, self._rest = head, rest

    def readline(self, size: int = -1, /) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._rest.readline(size)

    def read(self, size: int = -1, /) -> bytes:
        head, self._head = self._head, b""
        return head + self._rest.read(size if size < 0 else max(0, size - len(head)))


@contextmanager
def _told(source: str) -> Iterator[list[Rejection]]:
    """Turn what the disk or a damaged archive says into a rejection."""
    told: list[Rejection] = []
    try:
        yield told
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        told.append(Rejection(source, None, "", f"the gzip archive is damaged ({fault})"))
    except OSError as fault:
        told.append(Rejection(source, None, "", f"cannot be read ({fault.strerror or fault})"))


def _lines(source: str, stream: Stream, most_bytes: int) -> Iterator[Document | Rejection]:
    number = 0
    while raw := stream.readline(most_bytes + 1):
        number += 1
        if len(raw) > most_bytes:
            yield Rejection(source, number, "", f"is longer than {most_bytes} bytes")
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(most_bytes + 1)
        elif raw.strip():
            yield _decoded(source, number, raw)
    if not number:
        yield Rejection(source, None, "", "is empty")


def _decoded(source: str, line: int | None, raw: bytes) -> Document | Rejection:
    try:
        return Document(source, line, "", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        reason = f"is not UTF-8 (byte {fault.start} is 0x{raw[fault.start]:02x})"
        return Rejection(source, line, "", reason)


def _whole(source: str, stream: Stream, most_bytes: int) -> Iterator[Document | Rejection]:
    raw = stream.read(most_bytes + 1)
    if len(raw) > most_bytes:
        yield Rejection(source, None, "", f"is longer than {most_bytes} bytes; use JSON lines")
        return
    if not raw.strip():
        yield Rejection(source, None, "", "is empty")
        return
    document = _decoded(source, None, raw)
    if isinstance(document, Rejection) or not document.text.lstrip().startswith("["):
        yield document
        return
    yield from _listed(document)


def _listed(document: Document) -> Iterator[Document | Rejection]:
    try:
        items = decode(document.text)
    except ValueError as fault:
        yield Rejection(document.source, None, "", str(fault))
        return
    for n, item in enumerate(items):
        yield Document(document.source, None, f"/{n}", json.dumps(item, ensure_ascii=False))


def decode(text: str) -> Any:
    """Return the JSON value of a text.

    Raises:
        ValueError: it is none, is nested too deeply, or an object names a key twice; says where.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise ValueError(f"is not JSON ({fault.msg} at {where})") from None
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
        raise ValueError(f"names the key {twice!r} twice in one object")
    return found
