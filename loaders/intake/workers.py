"""Reads documents on several cores, each within limits; one that breaks them is named.

Every thread here owns one process and waits for it; documents go out and answers come back in
order.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Final, Generic, NamedTuple, Self, TypeVar

from graph.model.errors import TielineError
from loaders.intake.worker import READY
from loaders.texts.asking import Answer, Asked, answer_of
from loaders.texts.kept import RefusedTextError
from loaders.texts.limits import OUT_OF_TIME, Limits

T = TypeVar("T")
_MAX_WAITING: Final = 1000
_MAX_BYTES_WAITING: Final = 64_000_000
_START_SECONDS: Final = 60.0
_PATIENCE: Final = 30.0
"""Times what a document may compute that its process may take by the clock on the wall.

A process bounds its computing itself; this is for one that waits for ever.
"""
_WAITING_SECONDS: Final = 60.0
"""What is added to that, for texts that may compute only shortly."""
_CODE: Final = """\
import sys
sys.path[:] = {path!r}
from loaders.intake.worker import serve
serve({line})
"""


class ReadingError(TielineError):
    """Texts cannot be read here at all, whatever they hold."""


class Workers:
    """Processes that read documents; use it in a `with` statement."""

    def __init__(self, limits: Limits, cores: int = 0) -> None:
        """Prepare; processes begin when there is something to read.

        Args:
            limits: what one document may cost.
            cores: processes at most, 0 for as many as there are cores.
        """
        self._limits = limits
        self._cores = cores or _cores()
        self._own = threading.local()
        self._all: set[_Process] = set()
        self._threads = ThreadPoolExecutor(self._cores, "documents")
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_closed = True
        for process in list(self._all):
            process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._all:
            process.close()

    def answers(self, wanted: Iterable[tuple[T, Asked | None]]) -> Iterator[tuple[T, list[Answer]]]:
        """Yield every item with the answers to what is asked with it, in the order given.

        Items with nothing to ask come back in their place without answers. So many are taken
        ahead that no process waits.
        """
        waiting: deque[_Waiting[T]] = deque()
        held = 0
        for item, asked in wanted:
            last = self._begun(item, asked)
            waiting.append(last)
            held += last.size
            while waiting and (waiting[0].is_ready or _is_full(len(waiting), held)):
                first = waiting.popleft()
                held -= first.size
                yield first.item, first.answers()
        for one in waiting:
            yield one.item, one.answers()

    def _begun(self, item: T, asked: Asked | None) -> "_Waiting[T]":
        if asked is None:
            return _Waiting(item, None, 0)
        return _Waiting(item, self._threads.submit(self._ask, asked), asked.size)

    def _ask(self, asked: Asked) -> list[Answer]:
        process: _Process | None = getattr(self._own, "process", None)
        if process is None or not process.is_alive:
            process = self._own.process = _Process(self._limits)
            self._all.add(process)
            if self._is_closed:
                process.kill()
        answers = process.ask(asked)
        if not process.is_alive:
            process.close()
            self._all.discard(process)
        return answers


class _Waiting(NamedTuple, Generic[T]):
    """An item, the answers to what is asked with it, and how many bytes it holds meanwhile."""

    item: T
    future: "Future[list[Answer]] | None"
    size: int

    @property
    def is_ready(self) -> bool:
        """Whether nobody has to wait for the answers."""
        return self.future is None or self.future.done()

    def answers(self) -> list[Answer]:
        """Return the answers, once they are there."""
        return self.future.result() if self.future else []


def _is_full(number: int, held: int) -> bool:
    return number >= _MAX_WAITING or held >= _MAX_BYTES_WAITING


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


class _Process:
    """One process that reads documents, seen from outside."""

    def __init__(self, limits: Limits) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            code = _CODE.format(path=sys.path, line=theirs.fileno())
            self._process = subprocess.Popen(  # noqa: S603  our own code in our own interpreter
                [sys.executable, "-c", code],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._line = Connection(ours.detach())
        self._limits = limits
        self._is_ready = False
        self.is_alive = True

    def ask(self, asked: Asked) -> list[Answer]:
        """Return the answers; the process is gone afterwards where the document was too much.

        Raises:
            ReadingError: the process does not begin.
        """
        self._get_ready()
        try:
            self._line.send(asked)
            if not self._line.poll(self._limits.seconds * _PATIENCE + _WAITING_SECONDS):
                return self._refused("reader-died", "it neither computes nor answers")
            told = json.loads(self._line.recv_bytes())
            if not told["is_sound"]:
                self.kill()
                self.close()
            return [answer_of(one) for one in told["answers"]]
        except (EOFError, OSError, ValueError):
            if self._code() == -OUT_OF_TIME:
                return self._refused("too-slow", f"more than {self._limits.seconds:g} seconds")
            return self._refused("reader-died", self._how())

    def kill(self) -> None:
        """End the process, whatever it does."""
        self.is_alive = False
        self._process.kill()

    def close(self) -> None:
        """Clear away what is left of the process once it was killed; again changes nothing."""
        self._process.wait()
        self._line.close()

    def _get_ready(self) -> None:
        """Wait until the process has imported what it needs; that is no document's fault."""
        if self._is_ready:
            return
        told = b""
        try:
            self._line.send(self._limits)
            told = self._line.recv_bytes() if self._line.poll(_START_SECONDS) else b""
        except (EOFError, OSError):
            pass  # it has ended; how, is told below
        self._is_ready = told == READY
        if not self._is_ready and self.is_alive:
            why = told.decode() or self._how()
            raise ReadingError(f"no process that reads texts begins ({why})")

    def _refused(self, name: str, detail: str) -> list[Answer]:
        self.kill()
        self.close()
        return [Answer(None, RefusedTextError(name, detail).reason)]

    def _code(self) -> int | None:
        """How the process ended; None where it only left the line."""
        try:
            return self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return None

    def _how(self) -> str:
        code = self._code()
        if code is None:
            return "it left the line"
        return f"signal {-code}" if code < 0 else f"exit code {code}"
