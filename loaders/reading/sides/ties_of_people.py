"""Which persons of a sentence stand on one side, and which across the table from each other.

"A, B and C" stand together; "A met B", "A's call with B" stand opposite; "A and B co-chaired" do
so where nothing better is known.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from loaders.reading.entities.mention import Mention
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.word_marks import Marks

_LISTING: Final = word_list("ties of people: listing")
_TOGETHER: Final = word_list("ties of people: together")
_ACROSS: Final = word_list("ties of people: across")
_COUNTERPART: Final = word_list("ties of people: counterpart")
_NEAR: Final = 25
"""Words between two persons below which one sentence ties them."""
_OPENING: Final = 8
"""Words of a sentence within which its first person is named."""
_MEET: Final = word_list("ties of people: meet")


class PersonalTie(NamedTuple):
    """Two mentions and whether they stand together; `is_sure` where the words say so plainly."""

    one: Mention
    other: Mention
    is_together: bool
    is_sure: bool


def ties_of(marks: Marks, mentions: Sequence[Mention]) -> Iterator[PersonalTie]:
    """Yield the ties between neighbouring mentions of one sentence, in order."""
    ordered = sorted(mentions, key=lambda each: each.first)
    for one, other in pairwise(ordered):
        if one.sentence.number == other.sentence.number:
            tie = _tie(marks, one, other)
            if tie is not None:
                yield tie


def _tie(marks: Marks, one: Mention, other: Mention) -> PersonalTie | None:
    between = marks.folded[one.last + 1 : other.first]
    told = set(between)
    if not between and marks.is_possessive(one.last):
        return PersonalTie(one, other, True, True)
    if marks.gaps[one.last].startswith(":"):  # one speaks to the other
        return None
    if one.title and one.title == other.title and one.rule == other.rule:
        return PersonalTie(one, other, False, False)
    if _COUNTERPART.intersection(marks.folded[other.first : other.name.first]):
        return PersonalTie(one, other, False, len(between) < _NEAR)
    if told <= _LISTING:
        return _listed(marks, one, other, between)
    if told & _TOGETHER:
        return PersonalTie(one, other, True, True)
    if told & _ACROSS and len(between) < _NEAR:
        return PersonalTie(one, other, False, True)
    return None


def _listed(marks: Marks, one: Mention, other: Mention, between: list[str]) -> PersonalTie:
    """How two stand of whom one is named right after the other."""
    if _opens_with_company(marks, one):
        return PersonalTie(other, one, True, True)
    if _same_office(marks, one, other):
        return PersonalTie(one, other, False, True)
    if other.country and not one.country and between == ["and"] and _is_before(other):
        return PersonalTie(one, other, False, False)  # "Minister A and Indian Ambassador B"
    is_pair = _is_pair(marks, one, other, between)
    return PersonalTie(one, other, not is_pair, not is_pair)


def _is_before(mention: Mention) -> bool:
    """Whether a country stands before the office and not behind it: "Indian Ambassador"."""
    return bool(mention.country and mention.title and mention.country.last < mention.title[0])


def _opens_with_company(marks: Marks, one: Mention) -> bool:
    """Whether a sentence begins "Accompanied by A, B visited"."""
    first = one.sentence.first
    opening = marks.folded[first : first + 2]
    return opening in (["accompanied", "by"], ["joined", "by"]) and one.first < first + _OPENING


def _same_office(marks: Marks, one: Mention, other: Mention) -> bool:
    """Whether two hold an office of which a country has one: "President A and President B"."""
    if one.title is None or other.title is None or one.country or other.country:
        return False
    first = marks.folded[one.title[0] : one.title[1] + 1]
    return first == marks.folded[other.title[0] : other.title[1] + 1] and bool(
        set(first) & {"president", "prime", "king", "foreign", "defence", "defense", "chancellor"}
    )


def _have_like_offices(marks: Marks, one: Mention, other: Mention) -> bool:
    """Whether the office of one is all in the other's: two ministers of defence are no list."""
    if one.title is None or other.title is None or one.country:
        return False
    mine, yours = (set(marks.folded[each[0] : each[1] + 1]) for each in (one.title, other.title))
    is_one_of_its_kind = bool(mine & yours & {"minister", "chief", "commander"})
    return is_one_of_its_kind and len(mine & yours) > 1 and (mine <= yours or yours <= mine)


def _is_pair(marks: Marks, one: Mention, other: Mention, between: list[str]) -> bool:
    """Whether "A and B" are two who meet, rather than the end of a list."""
    sentence = one.sentence
    before = marks.folded[max(sentence.first, one.first - 8) : one.first]
    if "and" in between and {"signed", "by"} <= set(before[-4:]):
        return True
    if "and" in between and "between" in before:
        return True
    is_apart = marks.gaps[one.last].startswith(",")
    if "and" not in between or (is_apart and not _have_like_offices(marks, one, other)):
        return False
    if before[-1:] == ["by"] and set(before[-4:]) & {"chaired", "cochaired"}:
        return True
    if set(before[-2:]) & {"with", "met", "included", "include", "including", "by"}:
        return False
    after = marks.folded[other.last + 1 : other.last + 5]
    return bool(set(after) & _MEET) or sentence.is_heading
