"""Officials: one person under all spellings of a name, where office and time allow it.

A name is never proof by itself: an equal one joins unless time or offices speak against it, a
similar one only where the office speaks for it, a shorter one only where no second person fits.
"""

from typing import NamedTuple, TypedDict

from graph.identity import offices
from graph.identity.offices import Office, parse_office
from graph.identity.person_names import (
    REASON,
    Likeness,
    Name,
    are_comparable,
    family_names,
    is_shorter,
    likeness,
    parse_name,
    syllables,
    turns_names,
)
from graph.identity.rule import MUTUAL, Keys, NodeOf, Score

LIFETIME = 25 * 12
"""Months after which an equal name that nothing stands between is no longer one person's."""
_TERM = 4 * 12
"""Months within which a surname with its office is the same person's."""
_YEAR = 12
_SAME_TIME = 1
"""Months that two reports may lie apart and speak of offices held at one time."""


class OfficialForm(TypedDict):
    """How one report names an official: the content of a form.

    `month` (`YYYY-MM`) is that of the meeting he took part in, else of publication; `tie` that of
    the meeting, where several persons may hold his office.
    """

    name: str
    country: str | None
    title: str | None
    institution: str | None
    month: str | None
    tie: str | None


class Person(NamedTuple):
    """What tells an official apart; `month` counts from year 0."""

    country: str
    name: Name
    office: Office
    month: int | None
    tie: str | None


class OfficialRule:
    """See docs/design.md, section 3."""

    def features(self, data: OfficialForm, node_of: NodeOf) -> Person:
        """Make a person of a form's content."""
        country, month = data["country"] or "", data["month"]
        return Person(
            country,
            parse_name(data["name"], country),
            parse_office(data["title"], data["institution"], country),
            int(month[:4]) * 12 + int(month[5:7]) if month else None,
            data["tie"],
        )

    def keys(self, features: Person) -> Keys:
        """By pairs of words of the name; by surname and rank; by office for slips of a letter."""
        country, name, roots = features.country, features.name, features.name.roots
        pairs = [(roots[0], word) for word in roots[1:]] + [roots[-2:]] * (len(roots) > 2)
        both = {f"2|{country}|{'|'.join(sorted(pair))}" for pair in pairs}
        if name.other_script or not name.words[0].isascii():
            both |= {f"s|{country}|{' '.join(w)}" for w in (name.words, name.other_script) if w}
        joined = syllables(name, country)
        if joined is not None:
            both.add(f"j|{country}|{joined}")
        both |= _slip_keys(features)
        own, seek = set(both), set(both)
        _add_surname(features, own, seek)
        return Keys(frozenset(own), frozenset(seek))

    def score(self, one: Person, other: Person) -> Score | None:
        """Compare two persons of one country."""
        if one.country != other.country:
            return None
        like = likeness(one.name, other.name, one.country)
        if like is None or _excluded(one, other):
            return None
        apart = _months_apart(one, other)
        if like >= Likeness.SPELLING and one.name.is_bare and other.name.is_bare:
            return _bare_names(one, other, apart)
        if apart > LIFETIME:
            return None
        if like is Likeness.EQUAL:
            return _equal_names(one, other)
        return _like_names(one, other, like, apart)

    def apart(self, one: Person, other: Person) -> bool:
        """Another country, names that contradict, or two offices at a time that exclude each other.

        Names of two scripts do not contradict.
        """
        if one.country != other.country or _excluded(one, other):
            return True
        if likeness(one.name, other.name, one.country) is not None:
            return False
        return are_comparable(one.name, other.name)


def _slip_keys(person: Person) -> set[str]:
    """All but one word of the name must be equal, and the first letter of that."""
    if person.month is None or not person.office.ranks or person.name.is_bare:
        return set()
    ranks = "|".join(f"{rank} {' '.join(sorted(field))}" for rank, field in person.office.ranks)
    if person.office.is_sole:
        at = f"l|{person.country}|{ranks}"
    elif person.tie is not None:
        at = f"l|{person.country}|{person.month}|{person.tie}|{ranks}"
    else:
        return set()
    words = person.name.words
    return {
        f"{at}|{' '.join((*words[:n], words[n][0], *words[n + 1 :]))}" for n in range(len(words))
    }


def _add_surname(person: Person, own: set[str], seek: set[str]) -> None:
    """A surname, alone or with initials, seeks its bearers of that rank, and they seek it."""
    country, name, ranks = person.country, person.name, person.office.names
    if name.is_bare or len(name.roots[0]) == 1:
        at = {f"{country}|{name.roots[-1]}|{rank}" for rank in ranks}
        own |= {f"b|{key}" for key in at}
        seek |= {f"b|{key}" for key in at} | {f"n|{key}" for key in at}
        return
    at = {f"{country}|{one}|{rank}" for one in family_names(name, country) for rank in ranks}
    own |= {f"n|{key}" for key in at}
    seek |= {f"b|{key}" for key in at}


def _months_apart(one: Person, other: Person) -> int:
    if one.month is None or other.month is None:
        return 0
    return abs(one.month - other.month)


def _excluded(one: Person, other: Person) -> bool:
    """Whether the two hold at one time what one person does not hold."""
    if one.month is None or other.month is None or _months_apart(one, other) > _SAME_TIME:
        return False
    return offices.exclude(one.office, other.office)


def _bare_names(one: Person, other: Person, apart: int) -> Score | None:
    if apart <= _TERM and offices.fits(one.office, other.office):
        return Score(9, None, "the same surname and office, within a term")
    return None


def _equal_names(one: Person, other: Person) -> Score | None:
    if offices.fits(one.office, other.office):
        return Score(10, None, "the same name and office")
    if offices.share_body(one.office, other.office):
        return Score(10, None, "the same name and body")
    if one.office == other.office:
        return Score(10, None, "the same name, no office given")
    return Score(8, MUTUAL, "the same name, and no namesake")


def _like_names(one: Person, other: Person, like: Likeness, apart: int) -> Score | None:
    fit = offices.fits(one.office, other.office)
    weaker = 0 if is_shorter(one.name, other.name) else 1
    if like is Likeness.SLIP:
        return _slip(one, other) if fit else None
    if like is Likeness.BARE:
        held = fit and apart <= _TERM
        return Score(like, weaker, f"{REASON[like]}, with the office") if held else None
    if like is Likeness.INITIALS:
        return Score(like, weaker, f"{REASON[like]}, for the same office") if fit else None
    if not fit and not offices.share_body(one.office, other.office):
        return _turned(one, like, apart)
    only = weaker if like is Likeness.PART else MUTUAL
    return Score(like, only, f"{REASON[like]}, for the same office")


def _turned(one: Person, like: Likeness, apart: int) -> Score | None:
    """The same words in another order, in other offices: one person where no name is both."""
    if like is not Likeness.TURNED or apart > 2 * _TERM or not turns_names(one.country):
        return None
    return Score(like, MUTUAL, f"{REASON[like]}, and no namesake")


def _slip(one: Person, other: Person) -> Score | None:
    """A letter off is a slip where country, office and meeting are the same.

    Or the office, within a year, where one person holds it at a time.
    """
    if one.month is None or other.month is None or one.office.ranks != other.office.ranks:
        return None
    if one.office.is_sole and _months_apart(one, other) <= _YEAR:
        return Score(Likeness.SLIP, MUTUAL, "names a letter apart, in an office that one holds")
    if one.tie is None or (one.month, one.tie) != (other.month, other.tie):
        return None
    return Score(Likeness.SLIP, MUTUAL, "names a letter apart, same office at the same meeting")
