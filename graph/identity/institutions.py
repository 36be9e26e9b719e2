"""Institutions: one country (or tie) and the same telling words, in any order."""

from typing import NamedTuple

from graph.identity.names import FILLER, bag
from graph.identity.rule import Keys, NodeOf, Score

_FILLER = FILLER | {"affair"}
_SAME = Score(10, None, "same words, same country")


class Body(NamedTuple):
    """What tells an institution apart."""

    scope: str
    words: str


class InstitutionRule:
    """Same scope and same bag of words."""

    def features(self, data: list[str], node_of: NodeOf) -> Body:
        """Make a body of [name, scope]."""
        name, scope = data
        return Body(scope, bag(name, scope, _FILLER))

    def keys(self, features: Body) -> Keys:
        """One key, owned and sought."""
        key = frozenset({f"{features.scope}|{features.words}"})
        return Keys(key, key)

    def score(self, one: Body, other: Body) -> Score | None:
        """Equal or nothing."""
        return _SAME if one == other else None

    def apart(self, one: Body, other: Body) -> bool:
        """Only a judgement keeps equal bodies apart."""
        return False
