"""The words of names, packed by the letter with which they begin; at most sixty rows in all."""

from collections.abc import Iterable
from typing import Final

_OWN: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_OTHERS: Final = 24


def letter_of(word: str) -> str:
    """Return the name of the row in which a word is: its first letter, or one of several."""
    first = word[0]
    return first if first in _OWN else f"other {ord(first) % _OTHERS}"


def by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """Return the words of each row, in order."""
    rows: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rows.setdefault(letter_of(word), []).append(word)
    return rows
