"""The `tieline` command line.

Reads the arguments, calls the sub-command, turns errors into exit codes.

Heavy imports belong into the sub-commands: `tieline --help` and `tieline path` must start fast.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import NoReturn

from graph.errors import (
    AmbiguousNodeError,
    InvalidQuestionError,
    JudgementError,
    NodeNotFoundError,
    ReportNotFoundError,
    StoreError,
    TielineError,
    TimeRanOutError,
)
from tieline.arguments import build_parser
from tieline.output import tell
from tieline.settings import SettingError, read_settings

OK, FOUND_WRONG, USAGE, STORE_TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130
_CODES: tuple[tuple[type[TielineError], int], ...] = (
    (StoreError, STORE_TROUBLE),
    (SettingError, USAGE),
    (InvalidQuestionError, USAGE),
    (NodeNotFoundError, FOUND_WRONG),
    (AmbiguousNodeError, FOUND_WRONG),
    (ReportNotFoundError, FOUND_WRONG),
    (JudgementError, USAGE),
    (TimeRanOutError, FOUND_WRONG),
    (TielineError, FOUND_WRONG),
)


class _StoppedError(BaseException):
    """SIGTERM was received: end like an interrupted one, the batch at hand not written."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    The exit code is 0, 1 (some input rejected, or nothing found), 2, 3 or 130.
    """
    signal.signal(signal.SIGTERM, _stop)
    try:
        settings = read_settings()
        options = build_parser(settings).parse_args(arguments)
        module = import_module(f"tieline.commands.{options.module}")
        code = getattr(module, options.function)(options, settings)
        sys.stdout.flush()
        return int(code or OK)
    except TielineError as fault:
        tell(f"tieline: {fault}")
        return next(code for kind, code in _CODES if isinstance(fault, kind))
    except (KeyboardInterrupt, _StoppedError):
        tell(
            "tieline: stopped; whole batches are written, the same command again finishes the rest"
        )
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; nothing is left to be told, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise _StoppedError


def run() -> NoReturn:
    """Run the command line as a process."""
    sys.exit(main())


if __name__ == "__main__":
    run()
