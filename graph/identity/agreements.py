"""Agreements: instruments by tie, kind, subject, bodies and the dialogue that concluded them."""

from typing import Any, NamedTuple

from graph.identity.dialogues import SLACK
from graph.identity.rule import Keys, NodeOf, Score
from graph.language import dates
from graph.language.dates import Days
from graph.language.plain_words import bag


class Instrument(NamedTuple):
    """What tells an agreement apart. `alone`: the only one of its kind in its report."""

    tie: str
    kind: str
    subject: str
    bodies: frozenset[int]
    days: Days
    meeting: int | None
    alone: bool


class AgreementRule:
    """See docs/design.md, section 3."""

    def features(self, data: dict[str, Any], node_of: NodeOf) -> Instrument:
        """Make an instrument of a form's content.

        Bodies and the dialogue by the nodes they stand for.
        """
        bodies = (node_of(key) for key in data["bodies"])
        return Instrument(
            data["tie"],
            data["kind"],
            bag(data["name"] or data["subject"], data["tie"]),
            frozenset(body for body in bodies if body is not None),
            Days(*data["days"]),
            node_of(data["meeting"]) if data["meeting"] else None,
            data["alone"],
        )

    def keys(self, features: Instrument) -> Keys:
        """By dialogue; by subject and month; undated ones by subject."""
        base = f"{features.tie}|{features.kind}"
        both = {f"d|{base}|{features.meeting}"} if features.meeting is not None else set()
        months = dates.months(features.days)
        both |= {f"m|{base}|{features.subject}|{month}" for month in months}
        own, seek = set(both), set(both)
        own.add(f"{'t' if months else 'u'}|{base}|{features.subject}")
        seek.add(f"u|{base}|{features.subject}")
        if not months:
            seek.add(f"t|{base}|{features.subject}")
        return Keys(frozenset(own), frozenset(seek))

    def score(self, one: Instrument, other: Instrument) -> Score | None:
        """Compare two mentions of instruments of one tie and kind."""
        if (one.tie, one.kind) != (other.tie, other.kind) or self.apart(one, other):
            return None
        same_meeting = one.meeting is not None and one.meeting == other.meeting
        if one.subject == other.subject:
            return _same_subject(one, other, same_meeting)
        shared = bool(one.bodies & other.bodies) or not (one.bodies and other.bodies)
        if same_meeting and one.alone and other.alone and shared:
            return Score(6, None, "the only one of its kind at the dialogue, no other party")
        return None

    def apart(self, one: Instrument, other: Instrument) -> bool:
        """Another tie, kind or time; other bodies on both sides; two concluded at two dialogues."""
        if (one.tie, one.kind) != (other.tie, other.kind):
            return True
        if one.bodies and other.bodies and not one.bodies & other.bodies:
            return True
        if one.meeting is not None and other.meeting is not None and one.meeting != other.meeting:
            return True
        slack = SLACK if one.meeting is not None and one.meeting == other.meeting else 0
        return not dates.overlap(one.days, other.days, slack)


def _same_subject(one: Instrument, other: Instrument, same_meeting: bool) -> Score | None:
    if same_meeting:
        return Score(9, None, "same subject, concluded at the same dialogue")
    undated = [days.earliest is None for days in (one.days, other.days)]
    if not any(undated):
        return Score(8, None, "same subject, dates that fit")
    if one.kind == "joint-statement":
        return None
    if all(undated):
        return Score(3, None, "same subject, no date on either side")
    return Score(5, 0 if undated[0] else 1, "the only one of that subject")
