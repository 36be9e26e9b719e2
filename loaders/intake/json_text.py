"""JSON as it arrives: read strictly, since what Python reads gladly can still be no report."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from graph.model.errors import TielineError

_ESCAPED_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_SPACE: Final = " \t\r\n"


class UnreadableError(TielineError):
    """A text that is no JSON to be trusted: `reason`, and where the place is known `pointer`."""

    def __init__(self, reason: str, pointer: str = "") -> None:
        self.reason = reason
        self.pointer = pointer
        super().__init__(f"{pointer}: {reason}" if pointer else reason)


def decode(text: str) -> Any:
    """Return the JSON value of a text.

    Raises:
        UnreadableError: it is no JSON, is nested too deeply, an object names a key twice, or a
            string holds half of a surrogate pair; says where.
    """
    value = _loaded(text, object_pairs_hook=_unique)
    if _ESCAPED_HALF.search(text):
        for pointer in _halves(value, ""):
            raise UnreadableError(
                "holds half of a surrogate pair, which is not a character", pointer
            )
    return value


def items(text: str) -> Iterator[str]:
    """Yield the items of a JSON list as they are written.

    Raises:
        UnreadableError: the whole is no JSON list, or nested too deeply; before the first item.
    """
    if not isinstance(_loaded(text), list):
        raise UnreadableError("is no JSON list")
    decoder = json.JSONDecoder()
    at = _after_space(text, text.index("[") + 1)
    while text[at] != "]":
        _, end = decoder.raw_decode(text, at)
        yield text[at:end]
        at = _after_space(text, end)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def _loaded(text: str, **more: Any) -> Any:
    try:
        return json.loads(text, **more)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise UnreadableError(f"is not JSON ({fault.msg} at {where})") from None
    except RecursionError:
        raise UnreadableError("is nested too deeply") from None
    except ValueError:  # Python turns no more than some thousand digits into a number
        raise UnreadableError("holds a number of too many digits") from None


def _after_space(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise UnreadableError(f"names the key {twice!r} twice in one object")
    return found


def _halves(value: Any, pointer: str) -> Iterator[str]:
    """Pointers of the strings, and of the objects with keys, that hold half a pair."""
    if isinstance(value, str):
        if _HALF.search(value):
            yield pointer
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _halves(item, f"{pointer}/{n}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if _HALF.search(key):
                yield pointer
            else:
                name = key.replace("~", "~0").replace("/", "~1")
                yield from _halves(item, f"{pointer}/{name}")
