"""Reasons for and against two mentions being one thing, in words."""

from typing import Any, Final, NamedTuple

from graph.identity import offices
from graph.identity.officials import LIFETIME, Person
from graph.identity.person_names import REASON, Likeness, likeness
from graph.identity.rule import Rule

NAMES_CONTRADICT: Final = "the names contradict"


class Reasons(NamedTuple):
    """What speaks for and what against; both in order of weight."""

    speaking_for: list[str]
    against: list[str]


def reasons(rule: Rule, one: Any, other: Any) -> Reasons:
    """Return what speaks for and against two forms, given by their features, being one."""
    score = rule.score(one, other)
    if isinstance(one, Person) and isinstance(other, Person):
        found = _of_persons(one, other)
    else:
        found = Reasons([score.why] if score is not None else [], [])
    if score is None and not found.against:
        apart = rule.apart(one, other)
        found.against.append("they contradict each other" if apart else "nothing more joins them")
    return found


def _of_persons(one: Person, other: Person) -> Reasons:
    found = Reasons([], [])
    like = likeness(one.name, other.name, one.country)
    if like is not None:
        found.speaking_for.append(REASON[like])
    else:
        found.against.append(NAMES_CONTRADICT)
    if one.country != other.country:
        both = sorted(each.country or "no country" for each in (one, other))
        found.against.append(f"of {both[0]} and {both[1]}")
    _weigh_offices(found, one, other, like)
    return found


def _weigh_offices(found: Reasons, one: Person, other: Person, like: Likeness | None) -> None:
    left, right = one.office, other.office
    if offices.fits(left, right):
        found.speaking_for.append("the same office")
    elif offices.share_body(left, right):
        found.speaking_for.append("the same body")
    elif left.ranks and right.ranks:
        found.against.append("another office")
    else:
        found.against.append("the office of one is not told")
    if one.month is None or other.month is None:
        return
    apart = abs(one.month - other.month)
    if apart <= 1 and offices.exclude(left, right):
        found.against.append("offices that one person does not hold at one time")
    elif apart > LIFETIME:
        found.against.append(f"{apart // 12} years apart")
    elif apart > 48 and like is Likeness.BARE:
        found.against.append(f"{apart // 12} years apart, longer than a term")
