"""Commitments: what one dialogue promised, by its words."""

from typing import NamedTuple

from graph.identity.rule import Keys, NodeOf, Score
from graph.language.plain_words import bag

_SAME = Score(10, None, "same dialogue, same words")


class Promise(NamedTuple):
    """What tells a commitment apart."""

    meeting: int | None
    words: str


class CommitmentRule:
    """Same dialogue and same telling words."""

    def features(self, data: list[str], node_of: NodeOf) -> Promise:
        """Make a promise of [key of the dialogue's form, words]."""
        meeting, words = data
        return Promise(node_of(meeting), bag(words, ""))

    def keys(self, features: Promise) -> Keys:
        """One key, owned and sought."""
        key = frozenset({f"{features.meeting}|{features.words}"})
        return Keys(key, key)

    def score(self, one: Promise, other: Promise) -> Score | None:
        """Equal or nothing."""
        return _SAME if one == other and one.meeting is not None else None

    def apart(self, one: Promise, other: Promise) -> bool:
        """Never of one dialogue and the same words."""
        return one.meeting != other.meeting
