"""Officials: one country and name.

A name with a dropped middle name joins the only person of that office it fits.
"""

from typing import NamedTuple

from graph.identity.rule import Keys, NodeOf, Score
from graph.language.fold import words
from graph.language.plain_words import FILLER, plain_word

_SAME = Score(10, None, "same name, same country")


class Person(NamedTuple):
    """What tells an official apart."""

    country: str
    name: tuple[str, ...]
    title: frozenset[str]


class OfficialRule:
    """Same country and name, or a shorter name held by a longer one of the same title."""

    def features(self, data: list[str | None], node_of: NodeOf) -> Person:
        """Make a person of [name, country, title]."""
        name, country, title = data
        told = frozenset(plain_word(word) for word in words(title or "") if word not in FILLER)
        return Person(country or "", words(name or ""), told)

    def keys(self, features: Person) -> Keys:
        """Country, last word of the name, first letter."""
        name = features.name
        key = frozenset({f"{features.country}|{name[-1]}|{name[0][0]}"})
        return Keys(key, key)

    def score(self, one: Person, other: Person) -> Score | None:
        """Equal names firmly; a shorter one only where it fits no other person."""
        if one.country != other.country:
            return None
        if one.name == other.name:
            return _SAME
        if not one.title or one.title != other.title:
            return None
        if one.name[0] != other.name[0] or one.name[-1] != other.name[-1]:
            return None
        short, long = sorted((one.name, other.name), key=len)
        if len(short) < 2 or len(short) == len(long) or not _in_order(short, long):
            return None
        return Score(5, 0 if short is one.name else 1, "a shorter name for the same office")

    def apart(self, one: Person, other: Person) -> bool:
        """Only a judgement keeps equal names apart; two different middle names are two persons."""
        if one.name == other.name:
            return False
        short, long = sorted((one.name, other.name), key=len)
        return not _in_order(short, long)


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)
