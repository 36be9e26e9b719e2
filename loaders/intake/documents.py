"""Files, folders and standard input as single documents.

JSON, JSON lines, and both packed with gzip; released texts too where they are asked for.
"""

import gzip
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from loaders.intake.json_text import UnreadableError, is_object, items
from loaders.texts import kinds
from loaders.texts.kept import RefusedTextError

ENDINGS: Final = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
"""Endings of the files of JSON that are taken from folders."""
TEXT_ENDINGS: Final = (*kinds.ENDINGS, *(f"{ending}.gz" for ending in kinds.ENDINGS))
"""Endings of the texts that are taken from folders, where texts are asked for."""
STANDARD_INPUT: Final = "-"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_JSON_BEGINS: Final = re.compile(rb'\s*(?:\[\s*(?:[\[{\]"]|$)|\{\s*(?:["}]|$))')
_ABOUT_A_FOLDER: Final = "readme"
REJECTS: Final = "rejects.jsonl"
"""Where `tieline load` puts what was rejected: in a folder it is passed over."""


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
        within = "" if self.line is None else f":{self.line}"
        return f"{self.source}{within}{'#' + self.pointer if self.pointer else ''}"


@dataclass(frozen=True, slots=True)
class RawText:
    """A document that is no JSON: where it came from, and its bytes, unpacked."""

    source: str
    raw: bytes
    line: None = None
    pointer: str = ""
    text: None = None

    @property
    def place(self) -> str:
        """Where it came from, as a person reads it."""
        return self.source


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be read, with every place that tells where, and why."""

    source: str
    line: int | None
    pointer: str
    reason: str
    input: str | None = None


@dataclass(slots=True)
class Meter:
    """How much of the files has been read, in bytes as they lie on the disk."""

    total: int | None = None
    """None where it cannot be known: standard input is among them."""
    done: int = 0

    @property
    def share(self) -> float | None:
        """What part of all is read, 0 to 1; None where that cannot be known."""
        return min(1.0, self.done / self.total) if self.total else None


Found = Document | RawText | Rejection


def measured(paths: Iterable[str], texts: bool = False) -> Meter:
    """Return a meter with the size of all files that would be read of these paths."""
    total = 0
    for path in paths:
        if path == STANDARD_INPUT:
            return Meter()
        files = _known_files(Path(path), texts)[0] if _is_folder(Path(path)) else [Path(path)]
        total += sum(_size(file) for file in files)
    return Meter(total)


def documents(
    paths: Iterable[str], max_document_bytes: int, meter: Meter | None = None
) -> Iterator[Document | Rejection]:
    """Yield every document of the paths, in order; those of a folder by name, however deep.

    A path is a file of one of `ENDINGS`, a folder, or `-` for standard input (one report, a list,
    or JSON lines). What cannot be read is yielded as a rejection and the rest goes on. Of JSON
    lines one at a time is held.

    Args:
        paths: what to read.
        max_document_bytes: of one document; a larger one is rejected.
        meter: is told how far the reading is.
    """
    for one in _Documents(max_document_bytes, meter or Meter(), texts=False).of(paths):
        assert not isinstance(one, RawText)
        yield one


def documents_and_texts(
    paths: Iterable[str], max_document_bytes: int, meter: Meter | None = None
) -> Iterator[Found]:
    """Yield every document as `documents` does, and released texts beside.

    A file that is named is read whatever its ending; of folders those of `TEXT_ENDINGS` too. There
    a text is left out that has its parsed report beside it (`a.txt` and `a.json`), a README and
    `rejects.jsonl`.
    """
    return _Documents(max_document_bytes, meter or Meter(), texts=True).of(paths)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, say: reading it will tell
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _known_files(folder: Path, texts: bool) -> tuple[list[Path], list[OSError]]:
    """The files to read of a folder, and what hindered the look into folders below."""
    faults: list[OSError] = []
    found: list[Path] = []
    for place, _, names in os.walk(folder, onerror=faults.append):
        known = {name for name in names if name.endswith(ENDINGS) and name != REJECTS}
        if texts:
            known |= {name for name in names if _is_text(name, known)}
        found.extend(Path(place, name) for name in known)
    return sorted(found), faults


def _is_text(name: str, beside: set[str]) -> bool:
    if not name.lower().endswith(TEXT_ENDINGS):
        return False
    stem = name.removesuffix(".gz").rpartition(".")[0]
    is_parsed = f"{stem}.json" in beside or f"{stem}.json.gz" in beside
    return not is_parsed and stem.lower() != _ABOUT_A_FOLDER


def _guarded(source: str, found: Iterator[Found]) -> Iterator[Found]:
    """Turn what the disk or a damaged archive says into a rejection."""
    line = None
    try:
        for one in found:
            line = one.line
            yield one
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        after = f" after line {line}" if line else ""
        yield Rejection(source, None, "", f"the gzip archive is damaged{after} ({fault})")
    except OSError as fault:
        yield Rejection(source, None, "", _unread(fault))


def _unread(fault: OSError) -> str:
    return f"cannot be read ({fault.strerror or fault})"


class _Documents:
    """Reads paths."""

    def __init__(self, max_document_bytes: int, meter: Meter, texts: bool) -> None:
        self._max_document_bytes, self._meter, self._texts = max_document_bytes, meter, texts

    def of(self, paths: Iterable[str]) -> Iterator[Found]:
        """Yield every document of the paths."""
        for path in paths:
            if path == STANDARD_INPUT:
                yield from _guarded(STANDARD_INPUT, self._standard_input())
            elif not path:
                yield Rejection(path, None, "", "names no file or folder")
            elif _is_folder(Path(path)):
                yield from self._folder(Path(path))
            else:
                yield from _guarded(path, self._file(Path(path)))

    def _folder(self, folder: Path) -> Iterator[Found]:
        files, faults = _known_files(folder, self._texts)
        for fault in faults:
            yield Rejection(str(fault.filename), None, "", _unread(fault))
        if not files and not faults:
            endings = ", ".join((*ENDINGS, *TEXT_ENDINGS) if self._texts else ENDINGS)
            yield Rejection(str(folder), None, "", f"holds no file that ends in {endings}")
        for path in files:
            if path.is_file() or not path.exists():
                yield from _guarded(str(path), self._file(path))
            else:
                # Whoever names a pipe means it; one that lies about would be waited for.
                yield Rejection(str(path), None, "", "is not a regular file")

    def _file(self, path: Path) -> Iterator[Found]:
        source = str(path)
        if not path.exists():
            yield Rejection(source, None, "", "there is no such file or folder")
        elif not path.name.endswith(ENDINGS) and not self._texts:
            yield Rejection(
                source, None, "", f"is not read; name a file that ends in {', '.join(ENDINGS)}"
            )
        else:
            before = self._meter.done
            with path.open("rb") as raw:
                stream = gzip.GzipFile(fileobj=raw) if source.endswith(".gz") else raw
                for one in _reading_of(path.name)(source, stream, self._max_document_bytes):
                    self._meter.done = before + raw.tell()
                    yield one
            self._meter.done = before + _size(path)

    def _standard_input(self) -> Iterator[Found]:
        if sys.stdin is None:
            yield Rejection(STANDARD_INPUT, None, "", "standard input is closed", None)
            return
        stream = sys.stdin.buffer
        peeked = _peeked(stream, self._max_document_bytes)
        read: _Reading = _whole
        if _are_lines(peeked, self._max_document_bytes):
            read = _lines
        elif self._texts and not _begins_json(peeked):
            read = _raw
        yield from read(STANDARD_INPUT, _Chained(peeked, stream), self._max_document_bytes)


_Reading = Callable[[str, Stream, int], Iterator[Found]]


def _reading_of(name: str) -> _Reading:
    """How a file of this name is read."""
    if not name.endswith(ENDINGS):
        return _raw
    return _lines if name.removesuffix(".gz").endswith(".jsonl") else _whole


def _raw(source: str, stream: Stream, max_document_bytes: int) -> Iterator[Found]:
    raw = stream.read(max_document_bytes + 1)
    if len(raw) > max_document_bytes:
        reason = RefusedTextError("too-big", f"more than {max_document_bytes} bytes").reason
        yield Rejection(source, None, "", reason)
    else:
        yield RawText(source, raw)


def _begins_json(peeked: list[bytes]) -> bool:
    told = [line for line in peeked if line.strip()]
    return bool(told and _JSON_BEGINS.match(told[0].removeprefix(_BYTE_ORDER_MARK)))


def _peeked(stream: Stream, max_document_bytes: int) -> list[bytes]:
    """The lines up to the second that is not blank."""
    lines: list[bytes] = []
    while sum(1 for line in lines if line.strip()) < 2:
        line = stream.readline(max_document_bytes + 1)
        if not line:
            break
        lines.append(line)
    return lines


def _are_lines(peeked: list[bytes], max_document_bytes: int) -> bool:
    """Whether JSON lines begin like this; the first may be damaged, or longer than it may be."""
    told = [line for line in peeked if line.strip()]
    if not told or told[0].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"["):
        return False
    return len(told[0]) > max_document_bytes or any(is_object(line) for line in told)


class _Chained:
    """Lines already read, and the stream behind them."""

    def __init__(self, head: list[bytes], rest: Stream) -> None:
        self._head, self._rest = head, rest

    def readline(self, size: int = -1, /) -> bytes:
        return self._head.pop(0) if self._head else self._rest.readline(size)

    def read(self, size: int = -1, /) -> bytes:
        head = b"".join(self._head)
        self._head.clear()
        return head + self._rest.read(size if size < 0 else max(0, size - len(head)))


def _lines(source: str, stream: Stream, max_document_bytes: int) -> Iterator[Document | Rejection]:
    number = 0
    while raw := stream.readline(max_document_bytes + 1):
        number += 1
        if len(raw) > max_document_bytes:
            yield Rejection(source, number, "", f"is longer than {max_document_bytes} bytes")
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(max_document_bytes + 1)
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


def _whole(source: str, stream: Stream, max_document_bytes: int) -> Iterator[Document | Rejection]:
    raw = stream.read(max_document_bytes + 1)
    if len(raw) > max_document_bytes:
        yield Rejection(
            source, None, "", f"is longer than {max_document_bytes} bytes; use JSON lines"
        )
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
        for n, item in enumerate(items(document.text)):
            yield Document(document.source, None, f"/{n}", item)
    except UnreadableError as fault:
        yield Rejection(document.source, None, fault.pointer, fault.reason)
