"""Folded words as a query of the full-text index; nothing of them is left to its syntax."""

import re
from collections.abc import Sequence
from typing import Final

_SPECIAL: Final = re.compile(r'([+\-&|!(){}\[\]^"~*?:\\/])')
_WORDS: Final = frozenset({"AND", "OR", "NOT", "TO"})


def lucene_query(words: Sequence[str]) -> str:
    """Return a query that wants of each word that a name has one which begins so.

    Empty where there is a word that no name can have, or none at all. Whole words score higher.
    """
    if not words or any(not re.search(r"\w", word) for word in words):
        return ""
    escaped = dict.fromkeys(map(_escaped, words))
    return " ".join(f"+({word}^4 {word}*)" for word in escaped)


def _escaped(word: str) -> str:
    # White space would end the word; the operators are upper case, and names are folded.
    text = _SPECIAL.sub(r"\\\1", "".join(word.split()))
    return text.lower() if text in _WORDS else text
