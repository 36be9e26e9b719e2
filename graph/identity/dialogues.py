"""Dialogues: rounds of a series, and meetings on their own."""

from typing import Any, NamedTuple

from graph.identity.rule import Keys, NodeOf, Score
from graph.language import dates
from graph.language.dates import Days

SLACK = 2
"""Days between two reports' dates of one meeting that time zones and print days explain."""


class Round(NamedTuple):
    """What tells a meeting apart. `told` is the publication date of an undated report."""

    tie: str
    series: int | None
    edition: int | None
    days: Days
    status: str
    city: str | None
    heads: frozenset[int]
    told: str | None


class DialogueRule:
    """See docs/design.md, section 3."""

    def features(self, data: dict[str, Any], node_of: NodeOf) -> Round:
        """Make a round of a form's content; heads and series by the nodes they stand for."""
        heads = (node_of(key) for key in data["heads"])
        return Round(
            data["tie"],
            node_of(data["series"]) if data["series"] else None,
            data["edition"],
            Days(*data["days"]),
            data["status"],
            data["city"],
            frozenset(head for head in heads if head is not None),
            data.get("told"),
        )

    def keys(self, features: Round) -> Keys:
        """By month, by edition, and for undated ones by head."""
        tie, own, seek = features.tie, set(), set()
        dated = features.days.earliest is not None
        if features.series is not None:
            both = {f"m|{features.series}|{month}" for month in dates.months(features.days, SLACK)}
            if features.edition is not None:
                both.add(f"e|{features.series}|{features.edition}")
            own, seek = set(both), set(both)
            for head in features.heads:
                own.add(f"{'d' if dated else 'u'}|{features.series}|{head}")
                seek.add(f"u|{features.series}|{head}")
                if not dated:
                    seek.add(f"d|{features.series}|{head}")
        for head in features.heads:
            for month in dates.months(features.days):
                own.add(f"h|{tie}|{head}|{month}")
                seek.add(f"h|{tie}|{head}|{month}")
        return Keys(frozenset(own), frozenset(seek))

    def score(self, one: Round, other: Round) -> Score | None:
        """Compare two mentions of meetings of one tie."""
        if one.tie != other.tie or self.apart(one, other):
            return None
        shared = bool(one.heads & other.heads)
        if one.series is not None and one.series == other.series:
            return _same_series(one, other, shared)
        if one.series is not None and other.series is not None:
            return None
        exact = _is_exact(one.days) and _is_exact(other.days)
        if exact and shared and dates.overlap(one.days, other.days):
            return Score(4, None, "same tie, same days, a shared head")
        return None

    def apart(self, one: Round, other: Round) -> bool:
        """Two editions, two series, or days that do not meet."""
        if one.edition is not None and other.edition is not None and one.edition != other.edition:
            return True
        if one.series is not None and other.series is not None and one.series != other.series:
            return True
        slack = SLACK if one.heads & other.heads else 0
        return not dates.overlap(one.days, other.days, slack)


def _same_series(one: Round, other: Round, shared: bool) -> Score | None:
    same_edition = one.edition is not None and one.edition == other.edition
    both_dated = one.days.earliest is not None and other.days.earliest is not None
    if same_edition:
        return Score(9, None, "same series, same edition")
    if both_dated:
        return _both_dated(one, other, shared)
    if not shared:
        return None
    if one.days.earliest is None and other.days.earliest is None:
        equal = one.heads == other.heads and len(one.heads) > 1
        return Score(3, None, "same series, the same heads, no date") if equal else None
    undated, dated = (0, other) if one.days.earliest is None else (1, one)
    if not _time_fits(one if undated == 0 else other, dated):
        return None
    return Score(5, undated, "the only round of the series with that head")


def _both_dated(one: Round, other: Round, shared: bool) -> Score | None:
    vague = [not _is_exact(days, 31) for days in (one.days, other.days)]
    if not any(vague):
        return Score(8 if shared else 7, None, "same series, same days")
    if all(vague):
        same = one.days == other.days and shared
        return Score(3, None, "same series, same vague date, a shared head") if same else None
    return Score(6, 0 if vague[0] else 1, "the only round of the series in that time")


def _time_fits(undated: Round, dated: Round) -> bool:
    """Whether an undated report's day of publication allows the dated round."""
    if undated.told is None or dated.days.earliest is None or dated.days.latest is None:
        return True
    told = dates.days(undated.told)
    assert told.earliest is not None and told.latest is not None
    if undated.status == "held":
        return dated.days.earliest <= told.latest
    return dates.shift(dated.days.latest, SLACK) >= told.earliest


def _is_exact(days: Days, within: int = 7) -> bool:
    """Whether days are known closely enough that sharing one tells something."""
    if days.earliest is None or days.latest is None:
        return False
    return dates.shift(days.earliest, within) >= days.latest
