"""Files, folders and standard input as single documents.

JSON, JSON lines and released texts, and each of them packed with gzip.
"""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from loaders.intake.bounds import Bounds
from loaders.intake.folders import (
    ENDINGS,
    TEXT_ENDINGS,
    Folder,
    file_size,
    folder_of,
    is_folder,
    is_named_json,
    size_of,
)
from loaders.intake.found import Document, Found, Meter, RawText, Rejection
from loaders.intake.json_text import UnreadableError, items
from loaders.intake.streams import BoundedStream, PeekedStream, Stream, TooLongError
from loaders.texts import kinds
from loaders.texts.kept import RefusedTextError

STANDARD_INPUT: Final = "-"


def measured(paths: Iterable[str]) -> Meter:
    """Return a meter with the size of all files that would be read of these paths."""
    named = list(paths)
    if STANDARD_INPUT in named:
        return Meter()
    return Meter(size_of(map(Path, named)))


def documents(
    paths: Iterable[str], bounds: Bounds | None = None, meter: Meter | None = None
) -> Iterator[Found]:
    """Yield every document of the paths, in order; those of a folder by name, however deep.

    A path is a file, a folder, or `-` for standard input (one report, a list, JSON lines or a
    text). What cannot be read is yielded as a rejection and the rest goes on. Of JSON lines one at
    a time is held. A file that is named is read whatever its ending, unless that is of a kind that
    is not read.

    Args:
        paths: what to read.
        bounds: of a file and of a document.
        meter: is told how far the reading is and what was passed over; says what to give up.
    """
    return _Documents(bounds or Bounds(), meter or Meter()).of(paths)


class _Documents:
    """Reads paths."""

    def __init__(self, bounds: Bounds, meter: Meter) -> None:
        self._bounds, self._meter = bounds, meter

    def of(self, paths: Iterable[str]) -> Iterator[Found]:
        """Yield every document of the paths."""
        for path in paths:
            if path == STANDARD_INPUT:
                yield from self._bounded(STANDARD_INPUT, self._standard_input())
            elif not path:
                yield Rejection(path, None, "", "names no file or folder")
            elif is_folder(Path(path)):
                yield from self._folder(Path(path))
            else:
                yield from self._bounded(path, self._file(Path(path)))

    def _folder(self, path: Path) -> Iterator[Found]:
        folder = folder_of(path)
        yield from _named(path, folder)
        self._meter.skipped.update(one.suffix.lower() or one.name for one in folder.skipped)
        for file in folder.read:
            if file.is_file() or not file.exists():
                yield from self._bounded(str(file), self._file(file))
            else:
                # Whoever names a pipe means it; one that lies about would be waited for.
                yield Rejection(str(file), None, "", "is not a regular file")

    def _file(self, path: Path) -> Iterator[Found]:
        source, refused = str(path), kinds.not_read(path.name)
        if not path.exists():
            yield Rejection(source, None, "", "there is no such file or folder")
        elif refused is not None:
            yield Rejection(source, None, "", refused)
        else:
            before = self._meter.done
            with path.open("rb") as raw:
                stream = gzip.GzipFile(fileobj=raw) if source.lower().endswith(".gz") else raw
                bounded = BoundedStream(stream, self._bounds)
                for one in _reading_of(path.name)(source, bounded, self._bounds):
                    self._meter.done = before + raw.tell()
                    yield one
            self._meter.done = before + file_size(path)

    def _standard_input(self) -> Iterator[Found]:
        if sys.stdin is None:
            yield Rejection(STANDARD_INPUT, None, "", "standard input is closed", None)
            return
        bounded = BoundedStream(sys.stdin.buffer, self._bounds)
        stream = PeekedStream(bounded, self._bounds.document_bytes)
        read: _Reading = _whole if stream.begins_json else _raw
        if stream.holds_lines:
            read = _lines
        yield from read(STANDARD_INPUT, stream, self._bounds)

    def _bounded(self, source: str, found: Iterator[Found]) -> Iterator[Found]:
        """The documents of one file, no more than the bounds allow."""
        for number, one in enumerate(_guarded(source, found), 1):
            if source in self._meter.given_up:
                most = self._bounds.file_rejects
                yield _unfinished(one, f"more than {most} of its documents are rejected", "REJECTS")
                return
            if number > self._bounds.file_documents:
                most = self._bounds.file_documents
                yield _unfinished(one, f"holds more than {most} documents", "DOCUMENTS")
                return
            yield one


def _named(path: Path, folder: Folder) -> Iterator[Rejection]:
    """What of a folder cannot be read, or is of a kind that is not."""
    for fault in folder.faults:
        yield Rejection(str(fault.filename), None, "", _unread(fault))
    for refused, what in folder.refused:
        yield Rejection(str(refused), None, "", what)
    if not (folder.read or folder.faults or folder.refused):
        endings = ", ".join((*ENDINGS, *TEXT_ENDINGS))
        yield Rejection(str(path), None, "", f"holds no file that ends in {endings}")


def _unfinished(found: Found, why: str, setting: str) -> Rejection:
    reason = f"{why}; from here on it is not read (TIELINE_MAX_FILE_{setting})"
    return Rejection(found.source, found.line, found.pointer, reason)


def _guarded(source: str, found: Iterator[Found]) -> Iterator[Found]:
    """Turn what the disk, a damaged archive or a bound says into a rejection."""
    line = None
    try:
        for one in found:
            line = one.line
            yield one
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        after = f" after line {line}" if line else ""
        yield Rejection(source, None, "", f"the gzip archive is damaged{after} ({fault})")
    except TooLongError as fault:
        yield Rejection(source, line, "", str(fault))
    except OSError as fault:
        yield Rejection(source, None, "", _unread(fault))


def _unread(fault: OSError) -> str:
    return f"cannot be read ({fault.strerror or fault})"


_Reading = Callable[[str, Stream, Bounds], Iterator[Found]]


def _reading_of(name: str) -> _Reading:
    """How a file of this name is read."""
    if not is_named_json(name):
        return _raw
    return _whole if name.lower().removesuffix(".gz").endswith(".json") else _lines


def _raw(source: str, stream: Stream, bounds: Bounds) -> Iterator[Found]:
    raw = stream.read(bounds.document_bytes + 1)
    if len(raw) > bounds.document_bytes:
        reason = RefusedTextError("too-big", f"more than {bounds.document_bytes} bytes").reason
        yield Rejection(source, None, "", reason)
    else:
        yield RawText(source, raw)


def _lines(source: str, stream: Stream, bounds: Bounds) -> Iterator[Document | Rejection]:
    most, number = bounds.document_bytes, 0
    while raw := stream.readline(most + 1):
        number += 1
        if len(raw) > most:
            yield Rejection(source, number, "", f"is longer than {most} bytes")
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(most + 1)
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


def _whole(source: str, stream: Stream, bounds: Bounds) -> Iterator[Document | Rejection]:
    most = bounds.document_bytes
    raw = stream.read(most + 1)
    if len(raw) > most:
        yield Rejection(source, None, "", f"is longer than {most} bytes; use JSON lines")
        return
    if not raw.strip():
        yield Rejection(source, None, "", "is empty")
        return
    document = _decoded(source, None, raw)
    if isinstance(document, Rejection) or not document.text.lstrip().startswith("["):
        yield document
        return
    try:
        for n, item in enumerate(items(document.text)):
            yield Document(source, None, f"/{n}", item)
    except UnreadableError as fault:
        yield Rejection(source, None, fault.pointer, fault.reason)
