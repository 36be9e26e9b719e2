"""Who is who within one report: a surname, initials or a shorter name is the fuller name given."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.identity import offices
from graph.identity.offices import Office
from graph.identity.person_names import Likeness, Name, is_shorter, likeness

_SHORTER = frozenset([Likeness.BARE, Likeness.INITIALS, Likeness.PART, Likeness.NICKNAME])


class Named(NamedTuple):
    """A person as one entry of a report names him."""

    name: Name
    country: str
    office: Office


def fuller_names(people: Sequence[Named | None]) -> list[int]:
    """Return for each entry the place of the one that names him in full, or its own place.

    That is the only fuller name of the same country in the report, where the offices agree or one
    of the two has none. None stands for an entry that does not count.
    """
    found = [_fuller(people, n) for n in range(len(people))]
    return [_last(found, n) for n in range(len(found))]


def _fuller(people: Sequence[Named | None], n: int) -> int:
    one = people[n]
    if one is None:
        return n
    fits: dict[Name, int] = {}
    for at, other in enumerate(people):
        if other is not None and at != n and _is_fuller(one, other):
            fits.setdefault(other.name, at)
    fullest = [
        at
        for name, at in fits.items()
        if not any(is_shorter(name, more) and _may_be(name, more, one.country) for more in fits)
    ]
    return fullest[0] if len(fullest) == 1 else n


def _is_fuller(one: Named, other: Named) -> bool:
    if one.country != other.country or not is_shorter(one.name, other.name):
        return False
    if not _may_be(one.name, other.name, one.country):
        return False
    if not one.office.ranks or not other.office.ranks:
        return True
    return offices.fits(one.office, other.office) or offices.share_body(one.office, other.office)


def _may_be(one: Name, other: Name, country: str) -> bool:
    return likeness(one, other, country) in _SHORTER


def _last(found: Sequence[int], n: int) -> int:
    """The end of a chain of fuller names; each step is to a longer one, so it has one."""
    while found[n] != n:
        n = found[n]
    return n
