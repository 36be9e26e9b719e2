"""Words of names made comparable: spelling families, filler, countries' own names, plural."""

from functools import lru_cache

from graph.language import countries
from graph.language.fold import words

FILLER = frozenset(["the", "of", "for", "and", "on", "in", "a", "an", "to", "s"])
_SPELLING = {
    "centre": "center",
    "defence": "defense",
    "organisation": "organization",
    "programme": "program",
    "labour": "labor",
    "cooperations": "cooperation",
    "counterterrorism": "counter terrorism",
    "counternarcotics": "counter narcotics",
    "cybersecurity": "cyber security",
}
_KEPT_PLURAL = ("ss", "us", "is", "ics")


def plain_word(word: str) -> str:
    """Return a word in one spelling and the singular."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(_KEPT_PLURAL):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return _SPELLING.get(word, word)


@lru_cache(maxsize=65536)
def bag(name: str, scope: str, filler: frozenset[str] = FILLER) -> str:
    """Return the words of a name that tell it apart, sorted.

    Countries of the scope and filler set aside.

    `scope` is a country's code or a tie's id. Never empty: where nothing is left, all words count.
    """
    return " ".join(sorted(telling(name, scope, filler)))


@lru_cache(maxsize=65536)
def telling(name: str, scope: str, filler: frozenset[str] = FILLER) -> tuple[str, ...]:
    """Return the words of `bag` in the order of the name."""
    own = words(name)
    kept = _without_countries(own, scope)
    told = [part for word in kept if word not in filler for part in plain_word(word).split()]
    return tuple(word for word in told if word not in filler) or own


def _without_countries(own: tuple[str, ...], scope: str) -> list[str]:
    sequences = _country_sequences(scope)
    kept, n = [], 0
    while n < len(own):
        length = next((len(s) for s in sequences if own[n : n + len(s)] == s), 0)
        if not length:
            kept.append(own[n])
        n += length or 1
    return kept


@lru_cache(maxsize=4096)
def _country_sequences(scope: str) -> tuple[tuple[str, ...], ...]:
    """Word sequences that name a country of the scope, longest first."""
    found = {
        sequence
        for code in scope.split("-")
        if countries.is_country(code)
        for sequence in countries.country_words(code)
    }
    return tuple(sorted(found, key=lambda sequence: (-len(sequence), sequence)))
