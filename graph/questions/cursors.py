"""Opaque cursors: where a page ended, as text that stands in a URL as it is."""

import base64
import binascii
import json
from collections.abc import Sequence

from graph.model.errors import InvalidQuestionError
from graph.questions.arguments import is_text


def written(place: Sequence[str | int]) -> str:
    """Return a cursor for a place."""
    packed = json.dumps(list(place), separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def read(text: str, kinds: Sequence[type[str] | type[int]]) -> list[str | int]:
    """Return the place of a cursor, whose parts must be of these kinds.

    Raises:
        InvalidQuestionError: it was not written for this question.
    """
    try:
        padded = (text + "=" * (-len(text) % 4)).encode()
        place = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        place = None
    if (
        not isinstance(place, list)
        or [type(part) for part in place] != list(kinds)
        or not all(is_text(part) for part in place if isinstance(part, str))
    ):
        raise InvalidQuestionError(
            "cursor", f"{text!r} is not a cursor; use the one from the previous page"
        )
    return place
