"""Institutions: one country (or tie) and the same telling words, in any order.

A school that bears a person's name joins the only one that has the rest of its name.
"""

from typing import NamedTuple

from graph.identity.rule import Keys, NodeOf, Score
from graph.language.plain_words import FILLER, bag, telling

_FILLER = FILLER | {"affair"}
_SAME = Score(10, None, "same words, same country")
_SCHOOLS = frozenset({"academy", "college", "institute", "school", "university"})
_TAIL = 3
"""Words that the two names of a school share at the least, at their ends."""
_NAMESAKE = 2
"""Words that a person's name has at the least."""


class Body(NamedTuple):
    """What tells an institution apart: scope, words sorted, and words in order of a school."""

    scope: str
    words: str
    school: tuple[str, ...] = ()


class InstitutionRule:
    """Same scope and same bag of words; or a school with and without the person it is named after.

    Schools for police, forces and officials bear such names in many countries, and are as often
    called without. "National Police Academy" is the end of "Sardar Vallabhbhai Patel National
    Police Academy", and joins it where no other of that country ends so.
    """

    def features(self, data: list[str], node_of: NodeOf) -> Body:
        """Make a body of [name, scope]."""
        name, scope = data
        told = telling(name, scope, _FILLER)
        is_school = len(told) >= _TAIL and not _SCHOOLS.isdisjoint(told[-_TAIL:])
        return Body(scope, bag(name, scope, _FILLER), told if is_school else ())

    def keys(self, features: Body) -> Keys:
        """Scope and words; for a school its last words too."""
        keys = {f"{features.scope}|{features.words}"}
        if features.school:
            keys.add(f"{features.scope}~{' '.join(features.school[-_TAIL:])}")
        return Keys(frozenset(keys), frozenset(keys))

    def score(self, one: Body, other: Body) -> Score | None:
        """Equal words firmly; a school's shorter name only where it fits no other."""
        if one.scope != other.scope:
            return None
        if one.words == other.words:
            return _SAME
        short, long = sorted((one.school, other.school), key=len)
        more = len(long) - len(short)
        if not short or more < _NAMESAKE or long[more:] != short:
            return None
        return Score(5, 0 if short is one.school else 1, "a school without its namesake")

    def apart(self, one: Body, other: Body) -> bool:
        """Two schools named after two persons are two."""
        if not one.school or not other.school or one.words == other.words:
            return False
        short, long = sorted((one.school, other.school), key=len)
        return long[len(long) - len(short) :] != short
