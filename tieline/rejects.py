"""The file of what a load rejected, and the first of it on the terminal."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from graph.model.errors import InvalidQuestionError, TielineError
from tieline.output import tell

_TOLD: Final = 3
"""Rejections that are told at once; all are in the file."""


class RejectFile:
    """JSON lines, made at the first rejection beside their place, and moved there at the end.

    What is not a regular file, such as a pipe, is written to as it is.
    """

    def __init__(self, target: Path, is_kept: bool, others: Iterable[str]) -> None:
        """Prepare the file.

        Args:
            target: where it goes.
            is_kept: whether there is to be one; if not, rejections are told alone.
            others: files that it must not overwrite: the store, and what is read.

        Raises:
            InvalidQuestionError: the target is one of those, or a folder.
        """
        self._target = Path(os.path.realpath(target))
        self._shown, self._is_kept = target, is_kept
        self._check(others)
        is_replaced = not self._target.exists() or self._target.is_file()
        draft = self._target.with_name(f"{self._target.name}.{os.getpid()}.part")
        self._written = draft if is_replaced else self._target
        self._stream: IO[str] | None = None
        self._count = 0

    def _check(self, others: Iterable[str]) -> None:
        if not self._is_kept:
            return
        if self._target.is_dir():
            raise InvalidQuestionError("--rejects", f"{self._shown} is a folder; name a file")
        for other in others:
            with suppress(OSError):
                if os.path.realpath(other) == str(self._target):
                    raise InvalidQuestionError(
                        "--rejects", f"{self._shown} is the store or is read; name another file"
                    )

    def write(self, line: str, /) -> object:
        """Add a line; the first few are told too."""
        self._tell(line)
        if not self._is_kept:
            return None
        try:
            # Names of files and keys may hold what is no character; as an escape it stays JSON.
            self._stream = self._stream or self._written.open(
                "w", encoding="utf-8", errors="backslashreplace"
            )
            self._stream.write(line)
            self._stream.flush()
        except OSError as fault:
            raise self._fault(fault) from fault
        return None

    def _tell(self, line: str) -> None:
        self._count += 1
        if self._count <= _TOLD:
            held = json.loads(line)
            place = ":".join(str(part) for part in (held["source"], held["line"]) if part)
            tell(f"{place}: {held['pointer'] or ''} {held['reason']}".replace(":  ", ": "))
        elif self._count == _TOLD + 1:
            tell("… and more")

    def close(self) -> None:
        """Put the file into its place, if there is one."""
        if self._stream is None:
            return
        try:
            self._stream.close()
            if self._written != self._target:
                self._written.replace(self._target)
        except OSError as fault:
            if self._written != self._target:
                self._written.unlink(missing_ok=True)
            raise self._fault(fault) from fault
        tell(f"rejected input is in {self._shown}")

    def _fault(self, fault: OSError) -> TielineError:
        return TielineError(
            f"{self._shown}: cannot be written ({fault.strerror}); --rejects FILE names another "
            "place; what was loaded stays loaded"
        )
