"""Invented names, made of syllables; every draw comes from the generator that is passed in."""

from random import Random

_STARTS = (*"bdfghklmnprstvz", "ch", "sh", "br", "st", "kr")
_ENDS = (*"aeiou", "ai", "en", "or")
SYLLABLES = tuple(start + end for start in _STARTS for end in _ENDS)


def invented(random: Random, count: int, syllables: int) -> list[str]:
    """Return so many different capitalised words of so many syllables, in the order drawn."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(random.choices(SYLLABLES, k=syllables)).capitalize()] = None
    return list(found)


def zipf(count: int, exponent: float) -> list[float]:
    """Return the running sums of `1 / rank ** exponent`, as `Random.choices` takes them."""
    total, sums = 0.0, []
    for rank in range(1, count + 1):
        total += rank**-exponent
        sums.append(total)
    return sums
