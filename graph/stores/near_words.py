"""Which of many words are near a word that is typed wrong; the same rule for every store."""

from collections.abc import Sequence
from typing import Final

SCANNED: Final = 100_000
"""Words that begin with one letter of which at most so many are compared."""
_SHORT: Final = 5


def reach_of(word: str) -> int:
    """Return how many changes are near: one in a short word, two in a longer one."""
    return 1 if len(word) <= _SHORT else 2


def first_letters(word: str) -> list[str]:
    """Return the letters with which a near word begins: the first or the second must be right."""
    return sorted({word[0], *word[1:2]})


def nearest(word: str, words: Sequence[str], limit: int) -> list[str]:
    """Return those of the words that are near, nearest first, then in order of code points.

    A change is a letter changed, added, dropped or swapped with its neighbour.
    """
    # Here, since most searches find what they seek and need no distances.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = extract(word, words, scorer=OSA.distance, limit=None, score_cutoff=reach_of(word))
    return [term for _, term in sorted((distance, term) for term, distance, _ in near if distance)][
        :limit
    ]
