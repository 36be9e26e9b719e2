"""How surely two wordings of a report and its label mean the same, from 0 to 1.

Names are the same with and without middle names, initials and honorifics; bodies and offices with
and without small words; subjects of agreements are free wording.
"""

import re
import unicodedata
from typing import Final

from rapidfuzz import fuzz

from loaders.reading.lexicon.word_lists import word_set

_HONORIFICS: Final = word_set(
    "shri smt mr mrs ms dr general gen lt lieutenant admiral adm marshal sir hon honourable "
    "honorable rt maj major col the jr sr"
)
_RANKS: Final = word_set("deputy vice assistant under former principal associate special")
"""Words that make another office of one that is otherwise the same."""
_SMALL: Final = word_set("of the and for to in on at a an s")
_SPELLINGS: Final = (
    ("centre", "center"),
    ("defence", "defense"),
    ("isation", "ization"),
    ("programme", "program"),
)
_STROKED: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ð": "d",
        "þ": "th",
    }
)
_POSSESSIVE: Final = re.compile(r"[’'`]s\b")  # noqa: RUF001
_ENOUGH_OF_NAME: Final = 88
_ENOUGH_OF_WORD: Final = 85
_ENOUGH_OF_SUBJECT: Final = 60
_SHARE: Final = 0.45


def folded(text: str | None) -> str:
    """Return a wording in small letters without accents, marks and differences of spelling."""
    parted = unicodedata.normalize("NFKD", text or "")
    plain = "".join(char for char in parted if not unicodedata.combining(char))
    plain = _POSSESSIVE.sub("", plain.casefold().translate(_STROKED))
    for one, other in _SPELLINGS:
        plain = plain.replace(one, other)
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def of_persons(one: str | None, other: str | None) -> float:
    """Return how surely two names are one person's."""
    x, y = (
        [token for token in folded(name).split() if token not in _HONORIFICS]
        for name in (one, other)
    )
    if not x or not y:
        return 0.0
    if sorted(x) == sorted(y):
        return 1.0
    if (set(x) <= set(y) or set(y) <= set(x)) and (x[-1] in y or y[-1] in x):
        return 0.9
    if len(x) > 1 and len(y) > 1 and x[-1] == y[-1] and x[0][0] == y[0][0]:
        return 0.8
    ratio = float(fuzz.token_sort_ratio(" ".join(x), " ".join(y)))
    return ratio / 120 if ratio >= _ENOUGH_OF_NAME else 0.0


def of_wordings(one: str | None, other: str | None, fewest: int = 2) -> float:
    """Return how surely two wordings name one thing.

    Every word of the shorter needs a partner in the longer; the shorter has at least `fewest`
    words, unless both are equal, and not much less than half of the longer's.
    """
    x, y = ([t for t in folded(text).split() if t not in _SMALL] for text in (one, other))
    if not x or not y:
        return 0.0
    if sorted(x) == sorted(y) or "".join(x) == "".join(y):
        return 1.0
    short, long = sorted((x, y), key=len)
    if len(short) < fewest or len(short) / len(long) < _SHARE:
        return 0.0
    if all(any(fuzz.ratio(word, each) >= _ENOUGH_OF_WORD for each in long) for word in short):
        return 0.5 + 0.4 * len(short) / len(long)
    return 0.0


def of_cities(one: str | None, other: str | None) -> float:
    """Return how surely two wordings name one city, which may have one word."""
    return of_wordings(one, other, fewest=1)


def of_titles(one: str | None, other: str | None) -> float:
    """Return how surely two wordings name one office; a deputy's is another."""
    if _RANKS & set(folded(one).split()) != _RANKS & set(folded(other).split()):
        return 0.0
    return of_wordings(one, other)


def of_subjects(one: str | None, other: str | None) -> float:
    """Return how surely two wordings are the subject of one agreement."""
    ratio = float(fuzz.token_set_ratio(folded(one), folded(other)))
    return ratio / 100 if ratio >= _ENOUGH_OF_SUBJECT else 0.0


def of_parties(one: str, other: str) -> float:
    """Return how surely two parties of an agreement are the same: codes, or bodies."""
    return 1.0 if one == other else (of_wordings(one, other) if len(one) > 3 else 0.0)
