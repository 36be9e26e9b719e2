"""Whether a text is in English, as far as its commonest words and its script tell."""

import re
from typing import Final

from loaders.texts.kept import RefusedTextError

# The commonest words of English that are no common words of another language in Latin script.
_COMMON: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "his",
        "their",
        "by",
        "this",
        "which",
        "from",
        "has",
        "been",
        "were",
        "will",
        "would",
        "it",
        "its",
        "they",
        "also",
        "between",
        "are",
        "is",
        "not",
        "said",
    ]
)
_WORD: Final = re.compile(r"[^\W\d_]{1,60}")
_SAMPLE: Final = 40_000
_LEAST_WORDS: Final = 20
_LEAST_COMMON: Final = 0.08
_LEAST_LATIN: Final = 0.6
_LAST_LATIN: Final = "\u024f"


def check_english(text: str) -> None:
    """Refuse a text that is long enough to tell, and not in English.

    Names are in no language: only words in small letters are counted, and no text of fewer than
    twenty words is refused.

    Raises:
        RefusedTextError: language.
    """
    words = _WORD.findall(text[:_SAMPLE])
    latin = [word for word in words if word[0] <= _LAST_LATIN]
    if sum(map(len, latin)) < _LEAST_LATIN * sum(map(len, words)):
        raise RefusedTextError("language", "most words are in another script")
    if len(latin) < _LEAST_WORDS:
        return
    told = [word for word in latin if word[0].islower() or word.lower() in _COMMON]
    common = sum(1 for word in told if word.lower() in _COMMON)
    if common < _LEAST_COMMON * len(told) or not common:
        share = f"{common} of {len(told)} words in small letters are the commonest of English"
        raise RefusedTextError("language", share)
