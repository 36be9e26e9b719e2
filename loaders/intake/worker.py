"""The process that reads documents, one after the other, within limits.

It holds nothing that matters: whoever asks may end it at any moment.
"""

import json
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final

from loaders.texts.asking import Answer, Asked
from loaders.texts.kept import RefusedTextError
from loaders.texts.limits import OUT_OF_TIME, Limits, bound_memory, end_after_computing

Reader = Callable[[Asked, Limits], list[Answer]]
READY: Final = b"ready"


def serve(descriptor: int) -> None:
    """Answer what comes over a connection until it is closed.

    First come the limits, then documents. Answers are JSON, not pickles: a process that reads
    strangers' documents is not trusted to send objects.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the asking process decides
    signal.signal(OUT_OF_TIME, signal.SIG_DFL)  # whatever was set before this process began
    asking = Connection(descriptor)
    try:
        limits: Limits = asking.recv()
        try:
            from loaders.intake.answering import answers_to
        except Exception as fault:
            asking.send_bytes(_told(fault).encode())
            raise
        bound_memory(limits)
        asking.send_bytes(READY)
        while True:
            asked: Asked = asking.recv()
            end_after_computing(limits.seconds)
            answers, is_sound = answered(asked, limits, answers_to)
            end_after_computing(0)
            told = {"answers": [one.plain() for one in answers], "is_sound": is_sound}
            asking.send_bytes(json.dumps(told).encode())
            if not is_sound:
                return
    except (EOFError, OSError):
        return


def answered(asked: Asked, limits: Limits, parse: Reader) -> tuple[list[Answer], bool]:
    """Return the answers, and whether the process is fit to go on."""
    try:
        return parse(asked, limits), True
    except RefusedTextError as fault:
        return [Answer(None, fault.reason)], True
    except (MemoryError, SystemError):  # between C and Python the first may become the second
        return [Answer(None, RefusedTextError("too-much-memory").reason)], False
    except RecursionError:
        return [Answer(None, RefusedTextError("broken", "nested too deeply").reason)], True
    except Exception as fault:  # noqa: BLE001  what a library says to a hostile document is anything
        return [Answer(None, RefusedTextError("broken", _told(fault)).reason)], True


def _told(fault: Any) -> str:
    words = " ".join(str(fault).split())[:200]
    return f"{type(fault).__name__}: {words}" if words else type(fault).__name__
