"""Reasons in words, kept short whatever they quote."""

from typing import Final

MAX_REASON_CHARS: Final = 500
MAX_SHOWN_CHARS: Final = 80
"""Characters that are shown of one value."""


def shortened(text: str, most: int = MAX_REASON_CHARS) -> str:
    """Return a text with its middle left out where it has more than `most` characters."""
    if len(text) <= most:
        return text
    half = (most - 3) // 2
    return f"{text[:half]} … {text[-half:]}"


def shown(value: object) -> str:
    """Return a value as a reason quotes it: like `repr`, a long one cut."""
    if isinstance(value, str) and len(value) > MAX_SHOWN_CHARS:
        return f"{value[:MAX_SHOWN_CHARS]!r}… ({len(value)} characters)"
    return shortened(repr(value), 2 * MAX_SHOWN_CHARS)
