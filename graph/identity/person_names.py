"""Names of persons made comparable: what is set aside, and how two names may be one.

Knows spelling and order of names; nothing of offices, dates or other persons.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from graph.identity.given_names import root
from graph.language.fold import fold, words

_HONORIFICS = frozenset(
    words(
        "mr mrs ms miss dr prof professor sir dame lord lady hon honourable honorable "
        "excellency he hh hrh shri smt shrimati sri sheikh shaikh sheikha sayyid gen general "
        "lt lieutenant maj major col colonel capt captain adm admiral cdr cmdr commander brig "
        "brigadier marshal sgt sergeant cpl corporal vice rear deputy chief air field amb "
        "ambassador president premier prime minister chancellor secretary senator sen "
        "representative congressman congresswoman rep king queen prince princess crown emir "
        "sultan pope pm engr eng ing dato datuk seri retd ret retired phd esq the former "
        "acting his her your royal highness majesty"
    )
)
_SUFFIXES = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "iv"])
_PARTICLES = frozenset(
    words("bin ibn bint de del della di da das dos du van von der den ter la y al el ul ur")
)
_ARABIC_ARTICLES = frozenset(words("al el ul ad an ar as ash at az"))
_ARABIC = frozenset(
    [
        "ARE",
        "BHR",
        "DZA",
        "EGY",
        "IRQ",
        "JOR",
        "KWT",
        "LBN",
        "LBY",
        "MAR",
        "MRT",
        "OMN",
        "PSE",
        "QAT",
        "SAU",
        "SDN",
        "SOM",
        "SYR",
        "TUN",
        "YEM",
    ]
)
_HISPANIC = frozenset(
    [
        "ARG",
        "BOL",
        "CHL",
        "COL",
        "CRI",
        "CUB",
        "DOM",
        "ECU",
        "ESP",
        "GNQ",
        "GTM",
        "HND",
        "MEX",
        "NIC",
        "PAN",
        "PER",
        "PRY",
        "SLV",
        "URY",
        "VEN",
    ]
)
_SURNAME_FIRST = frozenset(
    ["CHN", "HKG", "HUN", "JPN", "KHM", "KOR", "MAC", "PRK", "SGP", "TWN", "VNM"]
)
_JOINED_GIVEN = frozenset(["CHN", "HKG", "KOR", "MAC", "PRK", "SGP", "TWN"])
"""Where the two syllables of a given name are written as one word, as two, or with a hyphen."""
_LETTERS_OFF = 4
"""Letters that a word has at the least, for one of them to be a slip."""


_SHARED_NAMES = frozenset(
    [
        "AFG",
        "AZE",
        "BGD",
        "BRN",
        "DJI",
        "ETH",
        "IDN",
        "IND",
        "IRN",
        "LKA",
        "MDV",
        "MLI",
        "MMR",
        "MYS",
        "NER",
        "NGA",
        "NPL",
        "PAK",
        "SEN",
        "SGP",
        "TCD",
        "TUR",
    ]
)
"""Where, beside the Arab countries, one man's given name is often another's last."""
_NO_SPACES = "\u2e80"
"""Scripts from here on write a whole name as one word."""


class Name(NamedTuple):
    """A person's name without what is set aside: folded words, and their roots, in order."""

    words: tuple[str, ...]
    roots: tuple[str, ...]
    suffix: str = ""
    other_script: tuple[str, ...] = ()
    """The same name in another script, where it is given in two: "Wang Yi (王毅)"."""

    @property
    def is_bare(self) -> bool:
        """Whether it is a single word: a surname, or all the name there is."""
        return len(self.words) == 1 and self.words[0] < _NO_SPACES


class Likeness(IntEnum):
    """How two names may be one, from the weakest to the strongest."""

    SLIP = 1
    BARE = 2
    INITIALS = 3
    PART = 4
    NICKNAME = 5
    TURNED = 6
    SPELLING = 7
    EQUAL = 8


REASON = {
    Likeness.SLIP: "names a letter apart",
    Likeness.BARE: "a surname alone",
    Likeness.INITIALS: "initials of a name",
    Likeness.PART: "a shorter form of a name",
    Likeness.NICKNAME: "a short form of a given name",
    Likeness.TURNED: "the words of a name in another order",
    Likeness.SPELLING: "another spelling of a name",
    Likeness.EQUAL: "the same name",
}


@lru_cache(maxsize=1 << 16)
def parse_name(name: str, country: str) -> Name:
    """Return a name as it is compared: ranks, honorifics and particles off, family name last.

    "SURNAME, Given" is turned round. Never empty: where nothing else is left, all words count.
    """
    name, again = _in_two_scripts(name)
    family, comma, given = name.partition(",")
    turned = f"{given} {family}" if comma and not _is_suffix(given) else name
    own = fold(_initials_parted(turned.strip(), country)).split()
    suffix = next((_suffix(word) for word in own[1:] if word in _SUFFIXES), "")
    kept = [word for n, word in enumerate(own) if n == 0 or word not in _SUFFIXES]
    plain = _without_particles(_without_honorifics(kept), country)
    return Name(tuple(plain), tuple(map(root, plain)), suffix, again)


def _in_two_scripts(name: str) -> tuple[str, tuple[str, ...]]:
    """A name given twice, once in Latin letters, and what the other words fold to."""
    parts = [part for part in _BRACKETS.split(name) if any(map(str.isalnum, part))]
    if len(parts) != 2:
        return name, ()
    latin, other = sorted(parts, key=_is_foreign)
    if _is_foreign(latin) or not _is_foreign(other):
        return name, ()
    return latin, tuple(fold(other).split())


def _is_foreign(text: str) -> bool:
    """Whether all letters are of another script than Latin; one of a look-alike word is not."""
    return all(letter > "\u036f" for letter in fold(text) if letter.isalpha())


_BRACKETS = re.compile(r"[()\uff08\uff09\[\]/]")


def _is_suffix(text: str) -> bool:
    found = fold(text).split() if text.strip() else []
    return bool(found) and found[0] in _SUFFIXES | _HONORIFICS


def _suffix(word: str) -> str:
    return {"junior": "jr", "senior": "sr"}.get(word, word)


def _without_honorifics(own: list[str]) -> list[str]:
    start = 0
    while start < len(own) - 1 and own[start] in _HONORIFICS:
        start += 1
    end = len(own)
    while end > start + 1 and own[end - 1] in ("retd", "ret", "retired", "phd", "esq"):
        end -= 1
    return own[start:end]


def _initials_parted(name: str, country: str) -> str:
    """Initials written together ("A.K. Singh", "AK Singh") stand each for itself.

    Without dots only where a surname in capitals would not stand first.
    """
    parted = _DOTTED.sub(r"\1. ", _STYLED.sub("", name) or name)
    if country in _SURNAME_FIRST or parted.isupper():
        return parted
    return _CAPITALS.sub(lambda match: " ".join(match[0]) + " ", parted)


_STYLED = re.compile(r"^\s*(?:H\.\s?E\.|H\.\s?R\.\s?H\.|H\.\s?M\.)\s*(?=\S)")
_DOTTED = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_])")
_CAPITALS = re.compile(r"^[A-Z]{2}(?= \S)")


def _without_particles(own: list[str], country: str) -> list[str]:
    off = _PARTICLES | _ARABIC_ARTICLES if country in _ARABIC else _PARTICLES
    kept = [
        word
        for n, word in enumerate(own)
        if word not in off
        or (n == 0 and len(own) > 1 and country not in _ARABIC and word in _GIVEN)
    ]
    return kept or own


_GIVEN = frozenset(["al", "el", "van", "la"])
"""Particles that are given names too, where they stand first: Al, Van."""


def likeness(one: Name, other: Name, country: str) -> Likeness | None:
    """Return how two names of one country may be one person's, or None where they contradict."""
    if one.words == other.words and one.suffix == other.suffix:
        return Likeness.EQUAL
    if _share_a_script(one, other):
        return Likeness.EQUAL
    return _likeness(*sorted((one, other), key=lambda name: (len(name.words), name)), country)


def _share_a_script(one: Name, other: Name) -> bool:
    """Whether a name given in two scripts is, in one of them, the other name."""
    if not one.other_script and not other.other_script:
        return False
    return not {one.words, one.other_script}.isdisjoint({other.words, other.other_script} - {()})


def are_comparable(one: Name, other: Name) -> bool:
    """Whether two names share a script, so that their difference tells something."""
    return _is_foreign(one.words[0]) == _is_foreign(other.words[0])


@lru_cache(maxsize=1 << 16)
def _likeness(short: Name, long: Name, country: str) -> Likeness | None:
    if short.suffix and long.suffix and short.suffix != long.suffix:
        return None
    if short.words == long.words:
        return Likeness.EQUAL
    if short.is_bare:
        return _bare(short, long, country)
    if short.roots == long.roots or _are_joined(short, long, country):
        return Likeness.SPELLING
    if _is_turned(short.roots, long.roots):
        return Likeness.TURNED
    return _longer(short, long, country) or _end(short, long) or _slip(short, long)


def _bare(short: Name, long: Name, country: str) -> Likeness | None:
    if long.is_bare:
        return Likeness.SPELLING if short.roots == long.roots else None
    return Likeness.BARE if short.roots[0] in family_names(long, country) else None


def is_shorter(one: Name, other: Name) -> bool:
    """Whether the first of two names that may be one says less: fewer words, or more initials."""
    return _weight(one) < _weight(other)


def _weight(name: Name) -> tuple[int, int, tuple[str, ...]]:
    spelled = sum(len(word) > 1 for word in name.words)
    return spelled, len(name.words), name.words


def family_names(name: Name, country: str) -> frozenset[str]:
    """Return roots of the words by which a person may be called alone.

    The last; the first where surnames stand first; the last but one of a Spanish double surname.
    """
    found = {name.roots[-1]}
    if country in _SURNAME_FIRST:
        found.add(name.roots[0])
    if country in _HISPANIC and len(name.roots) > 2:
        found.add(name.roots[-2])
    return frozenset(found)


def _is_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the surname stands at the other end."""
    return one == (*other[1:], other[0]) or other == (*one[1:], one[0])


def turns_names(country: str) -> bool:
    """Whether given names and surnames of a country are seldom the same words."""
    return country not in _ARABIC and country not in _SHARED_NAMES


def _are_joined(one: Name, other: Name, country: str) -> bool:
    """Whether they differ only in the space within a given name of two syllables."""
    if country not in _JOINED_GIVEN or len(one.words) == len(other.words):
        return False
    return bool(_readings(one) & _readings(other))


def _readings(name: Name) -> set[tuple[str, str]]:
    """Surname and given name in one word, with the surname at either end."""
    own = name.words
    return {(own[0], "".join(own[1:])), (own[-1], "".join(own[:-1]))}


def syllables(name: Name, country: str) -> str | None:
    """Return a key that all ways of parting and turning such a name share; None elsewhere."""
    return "".join(sorted("".join(name.words))) if country in _JOINED_GIVEN else None


def _longer(short: Name, long: Name, country: str) -> Likeness | None:
    """A name of fewer words, or with initials, whose every word stands for one of the longer."""
    ends = family_names(long, country) | {long.roots[-1]}
    is_double = country in _HISPANIC and len(long.roots) > len(short.roots)
    if short.roots[-1] != long.roots[-1] and not (is_double and short.roots[-1] in ends):
        return _beginning(short, long, country)
    first = _stands_for(short, long, 0)
    if first is None or not _in_order(short.roots[1:-1], long.roots[1:-1]):
        return None
    return first


def _stands_for(one: Name, other: Name, at: int) -> Likeness | None:
    left, right = one.roots[at], other.roots[at]
    if left == right:
        equal = len(one.words) == len(other.words)
        both = one.words[at] == other.words[at] or _are_spellings(one.words[at], other.words[at])
        return (Likeness.SPELLING if equal else Likeness.PART) if both else Likeness.NICKNAME
    is_initial = 1 in (len(left), len(right)) and one.words[at][0] == other.words[at][0]
    return Likeness.INITIALS if is_initial else None


def _are_spellings(one: str, other: str) -> bool:
    return one[0] == other[0] and abs(len(one) - len(other)) < 3


def _in_order(middle: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether two runs of middle names agree: the shorter stands in the longer, initials too."""
    short, long = sorted((middle, whole), key=len)
    rest = iter(long)
    return all(any(_agree(word, each) for each in rest) for word in short)


def _agree(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _end(short: Name, long: Name) -> Likeness | None:
    """The last words alone: a double surname, or a name whose first is left out."""
    missing = len(long.roots) - len(short.roots)
    return Likeness.PART if missing > 0 and long.roots[missing:] == short.roots else None


def _beginning(short: Name, long: Name, country: str) -> Likeness | None:
    """A chain of fathers' names that is cut off, as in Arabic names."""
    is_chain = country in _ARABIC and len(short.roots) > 1
    return Likeness.PART if is_chain and long.roots[: len(short.roots)] == short.roots else None


def _slip(one: Name, other: Name) -> Likeness | None:
    if len(one.words) != len(other.words):
        return None
    off = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return Likeness.SLIP if len(off) == 1 and _a_letter_apart(*off[0]) else None


def _a_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing, added or changed with its neighbour, not the first."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LETTERS_OFF or len(long) - len(short) > 1 or one[0] != other[0]:
        return False
    start = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    if len(short) != len(long):
        return short[start:] == long[start + 1 :]
    swapped = long[start + 1 : start + 2] + long[start : start + 1] + long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or short[start:] == swapped
