"""The `tieline` command line.

Reads the arguments, calls the sub-command, turns errors into exit codes.

Heavy imports belong into the sub-commands: `tieline --help` and `tieline path` must start fast.
"""

import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import NoReturn

from graph.model.errors import (
    AmbiguousNodeError,
    InvalidQuestionError,
    JudgementError,
    NodeNotFoundError,
    ReportNotFoundError,
    StoreError,
    TielineError,
    TimeRanOutError,
)
from graph.model.reasons import shortened
from tieline.arguments import FILE_NAMES, Options, build_parser
from tieline.output import nowhere, tell
from tieline.settings import AddressError, SettingError, read_settings

_MAX_LINE_CHARS = 300
"""Characters of a line of a traceback, which may hold a whole document."""
_ENDING = (signal.SIGINT, signal.SIGTERM)
_GRACE_SECONDS = 8.0
"""How long a stop may take before the process is ended all the same."""
OK, FOUND_WRONG, USAGE, STORE_TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130
_CODES: tuple[tuple[type[TielineError], int], ...] = (
    (StoreError, STORE_TROUBLE),
    (AddressError, STORE_TROUBLE),
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
    """SIGINT or SIGTERM was received: end, the batch at hand not written."""


class _Stops:
    """Lets SIGINT and SIGTERM end the work, and remembers that one came.

    One that falls into a long statement of the store comes back as an error of the store.
    """

    def __init__(self) -> None:
        self.came = False
        self.hint = ""
        self.code = OK
        """What the command came to, once it is done."""
        self._grace: threading.Timer | None = None

    def __enter__(self) -> "_Stops":
        self._before = {one: signal.signal(one, self._stop) for one in _ENDING}
        return self

    def __exit__(self, *_: object) -> None:
        if self._grace is not None:
            self._grace.cancel()
        for one, handler in self._before.items():
            signal.signal(one, handler)

    def _stop(self, number: int, frame: FrameType | None) -> NoReturn:
        self.came = True
        if self._grace is None:
            self._grace = threading.Timer(_GRACE_SECONDS, self._end)
            self._grace.daemon = True
            self._grace.start()
        raise _StoppedError

    def _end(self) -> None:
        """End the process where its parts do not: what is not committed is rolled back anyway."""
        _stopped(self)
        os._exit(INTERRUPTED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    The exit code is 0, 1 (some input rejected, or nothing found), 2, 3 or 130.
    """
    _ready_streams()
    with _Stops() as stops:
        try:
            return _run(arguments, stops)
        except _StoppedError:
            return _stopped(stops)
        except BrokenPipeError:
            # Whoever read the output has gone; nothing is left to be told, not even at exit.
            _leave_output()
            return stops.code
        except OSError as fault:
            place = f"{fault.filename}: " if fault.filename else ""
            tell(f"tieline: {place}{fault.strerror or fault}")
            _leave_output()
            return FOUND_WRONG
        except TielineError as fault:
            if stops.came:
                return _stopped(stops)
            tell(f"tieline: {fault}")
            return next(code for kind, code in _CODES if isinstance(fault, kind))
        except Exception:  # noqa: BLE001  it is told, and never with what could steer a terminal
            # A library may have caught the stop and raised an error of its own in its place.
            if stops.came:
                return _stopped(stops)
            return _unforeseen()


def _unforeseen() -> int:
    """Tell of an error that nobody foresaw, without what in it could steer a terminal."""
    tell("tieline: unexpected error; please report it with these lines:")
    for line in traceback.format_exc().splitlines():
        tell(shortened(line, _MAX_LINE_CHARS))
    return FOUND_WRONG


def _run(arguments: Sequence[str] | None, stops: _Stops) -> int:
    settings = read_settings()
    words = sys.argv[1:] if arguments is None else arguments
    options = build_parser(settings, words).parse_args(words)
    _check_text(options)
    stops.hint = _hint(options)
    module = import_module(f"tieline.commands.{options.module}")
    stops.code = int(getattr(module, options.function)(options, settings) or OK)
    sys.stdout.flush()
    return stops.code


def _hint(options: Options) -> str:
    """What a stop left behind, where that is not plain."""
    if options.function == "load" and not options.dry_run:
        return "; whole batches are written, the same command again finishes the rest"
    return ""


def _stopped(stops: _Stops) -> int:
    tell(f"tieline: stopped{stops.hint}")
    return INTERRUPTED


def _check_text(options: Options) -> None:
    """Refuse words that are no text; names of files may be."""
    for name, value in vars(options).items():
        if name in FILE_NAMES:
            continue
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and _is_broken(word):
                raise InvalidQuestionError(name, f"{word!r} is not UTF-8")


def _is_broken(word: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in word)


def _ready_streams() -> None:
    """Have somewhere to write, and no letter that cannot be written."""
    if sys.stdout is None:
        sys.stdout = nowhere()
    if sys.stderr is None:
        sys.stderr = nowhere()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _leave_output() -> None:
    """Let what is still to be written to stdout go nowhere, also at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run() -> NoReturn:
    """Run the command line as a process."""
    sys.exit(main())


if __name__ == "__main__":
    run()
