"""Bytes as they come: bounded, and looked at before they are read."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Final, Protocol

from loaders.intake.bounds import Bounds

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_JSON_BEGINS: Final = re.compile(rb'\s*(?:\[\s*(?:[\[{\]"]|$)|\{\s*(?:["}]|$))')
_MAX_BLANKS: Final = 1_000_000
"""Blank lines after which nobody waits for the second that is not."""
_SHOWN: Final = 2
"""Lines that are not blank, by which the form of standard input is told."""


class Stream(Protocol):
    """What documents are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line, at most `size` bytes of it."""


class TooLongError(Exception):
    """A file holds more than may be read of it; the text says how much that is."""


class BoundedStream:
    """A stream of which no more than so many bytes are read."""

    def __init__(self, stream: Stream, bounds: Bounds) -> None:
        self._stream, self._most, self._left = stream, bounds.file_bytes, bounds.file_bytes

    def read(self, size: int = -1, /) -> bytes:
        """As `Stream.read`; TooLongError where the bound is met."""
        return self._counted(self._stream.read(size))

    def readline(self, size: int = -1, /) -> bytes:
        """As `Stream.readline`; TooLongError where the bound is met."""
        return self._counted(self._stream.readline(size))

    def _counted(self, raw: bytes) -> bytes:
        self._left -= len(raw)
        if self._left < 0:
            raise TooLongError(
                f"holds more than {self._most} bytes, unpacked; the rest is not read "
                "(TIELINE_MAX_FILE_BYTES)"
            )
        return raw


class PeekedStream:
    """A stream whose first lines were looked at; they are read from it all the same."""

    def __init__(self, stream: Stream, max_line_bytes: int) -> None:
        self._stream, self._max_line_bytes = stream, max_line_bytes
        self._ahead: deque[bytes] = deque()
        self._shown = list(self._lines())

    def _lines(self) -> Iterator[bytes]:
        """The first lines that are not blank; every line is read once and kept."""
        shown = 0
        while shown < _SHOWN and len(self._ahead) < _MAX_BLANKS:
            line = self._stream.readline(self._max_line_bytes + 1)
            if not line:
                return
            self._ahead.append(line)
            if line.strip():
                shown += 1
                yield line

    def readline(self, size: int = -1, /) -> bytes:
        """As `Stream.readline`."""
        return self._ahead.popleft() if self._ahead else self._stream.readline(size)

    def read(self, size: int = -1, /) -> bytes:
        """As `Stream.read`; all that was looked at is returned, whatever the size."""
        head = b"".join(self._ahead)
        self._ahead.clear()
        return head + self._stream.read(size if size < 0 else max(0, size - len(head)))

    @property
    def begins_json(self) -> bool:
        """Whether a list or an object of JSON begins here."""
        first = self._shown[0].removeprefix(_BYTE_ORDER_MARK) if self._shown else b""
        return _JSON_BEGINS.match(first) is not None

    @property
    def holds_lines(self) -> bool:
        """Whether JSON lines begin here; the first may be damaged, or longer than it may be."""
        if not self._shown:
            return False
        first = self._shown[0].removeprefix(_BYTE_ORDER_MARK).lstrip()
        if first.startswith(b"["):
            return False
        return len(self._shown[0]) > self._max_line_bytes or any(map(_is_object, self._shown))


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object by itself."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
