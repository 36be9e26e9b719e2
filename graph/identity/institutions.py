"""Institutions: one country (or tie) and the same telling words, in any order.

A shorter way of saying joins the only body it fits: a ministry's field alone, an acronym, a school
without the person it is named after.
"""

from typing import NamedTuple

from graph.identity.body_names import BODY_FILLER, BodyName, parse_body, without_acronym
from graph.identity.rule import Keys, NodeOf, Score
from graph.language.plain_words import telling

_SAME = Score(10, None, "the same words, the same country")
_SCHOOLS = frozenset({"academy", "college", "institute", "school", "university"})
_TAIL = 3
"""Words that the two names of a school share at the least, at their ends."""
_NAMESAKE = 2
"""Words that a person's name has at the least."""


class Body(NamedTuple):
    """What tells an institution apart: scope, name, and words in order of a school."""

    scope: str
    name: BodyName
    school: tuple[str, ...] = ()


class InstitutionRule:
    """Same scope and same words; or a shorter way of saying that fits no other body.

    "National Police Academy" is the end of "Sardar Vallabhbhai Patel National Police Academy",
    "Treasury" the core of "Department of the Treasury", "NSC" the initials of "National Security
    Council"; each joins where no other body of that country fits it as well.
    """

    def features(self, data: list[str], node_of: NodeOf) -> Body:
        """Make a body of [name, scope]."""
        name, scope = data
        told = telling(without_acronym(name), scope, BODY_FILLER)
        is_school = len(told) >= _TAIL and not _SCHOOLS.isdisjoint(told[-_TAIL:])
        return Body(scope, parse_body(name, scope), told if is_school else ())

    def keys(self, features: Body) -> Keys:
        """Scope with words, core or initials; for a school its last words too."""
        scope, name = features.scope, features.name
        own = {f"{scope}|{name.words}"}
        if features.school:
            own.add(f"{scope}~{' '.join(features.school[-_TAIL:])}")
        seek = set(own)
        _add(own, seek, f"{scope}|", ("c", name.core), ("b", name.bare))
        for letters in name.initials:
            _add(own, seek, f"{scope}|", ("i", letters), ("a", ""))
        _add(own, seek, f"{scope}|", ("i", ""), ("a", name.acronym))
        return Keys(frozenset(own), frozenset(seek))

    def score(self, one: Body, other: Body) -> Score | None:
        """Equal words firmly; a shorter name only where it fits no other."""
        if one.scope != other.scope:
            return None
        if one.name.words == other.name.words:
            return _SAME
        return (
            _school(one, other)
            or _shorter(one.name, other.name, 0)
            or _shorter(other.name, one.name, 1)
        )

    def apart(self, one: Body, other: Body) -> bool:
        """Another country, two ministries, or two schools named after two persons."""
        if one.scope != other.scope:
            return True
        if one.name.words == other.name.words:
            return False
        if one.name.core and other.name.core and one.name.core != other.name.core:
            return True
        if not one.school or not other.school:
            return False
        short, long = sorted((one.school, other.school), key=len)
        return long[len(long) - len(short) :] != short


def _add(
    own: set[str], seek: set[str], scope: str, long: tuple[str, str], short: tuple[str, str]
) -> None:
    """A longer name owns what a shorter one seeks, and the other way round."""
    for (kind, words), (sought, _) in ((long, short), (short, long)):
        if words:
            own.add(f"{kind}{scope}{words}")
            seek.add(f"{sought}{scope}{words}")


def _school(one: Body, other: Body) -> Score | None:
    short, long = sorted((one.school, other.school), key=len)
    more = len(long) - len(short)
    if not short or more < _NAMESAKE or long[more:] != short:
        return None
    return Score(5, 0 if short is one.school else 1, "a school without its namesake")


def _shorter(short: BodyName, long: BodyName, side: int) -> Score | None:
    """A ministry's field without "Ministry", or an acronym of its words."""
    if short.bare and short.bare == long.core:
        return Score(6, side, "the only ministry of that field")
    if short.acronym and short.acronym in long.initials:
        return Score(4, side, "the only body of that country with these initials")
    return None
