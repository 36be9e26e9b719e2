"""What one document may cost, and the walls around the process that reads it."""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

try:
    import resource
except ImportError:  # systems without it have the limit on time alone
    resource = None  # type: ignore[assignment]


MAX_LETTERS: Final = 1_000_000
OUT_OF_TIME: Final = signal.SIGPROF
"""The signal that ends a process which has computed for too long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may cost at most."""

    seconds: float = 10.0
    """Of computing: what the reading process spends, however long it waits for its turn."""
    memory: int = 1_000_000_000
    """Bytes beyond what the reading process holds before it begins."""
    letters: int = MAX_LETTERS
    """Characters of a text."""


def bound_memory(limits: Limits) -> None:
    """Let this process take no more memory than it has and the limit allows.

    Where the system has no such limit nothing is bounded.
    """
    if resource is None:
        return
    most = _held() + limits.memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with suppress(ValueError, OSError):  # some systems name the limit and do not have it
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held() -> int:
    """Bytes of address space that this process has."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 1_000_000_000
    return pages * os.sysconf("SC_PAGE_SIZE")


def end_after_computing(seconds: float) -> None:
    """End this process once it has computed so many seconds more; 0 takes that back.

    Counted is the time of its processors, so a busy machine refuses no more than an idle one.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
