"""What a text puts on the table of a tie, as topic ids."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from graph.language.topics import topic_words
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found

_PREFIX: Final = 3
"""Letters at least of a sign whose last word may go on."""
_LEAD: Final = 4
"""Sentences in which what is named once is surely on the table."""
_OF: Final = frozenset(["of", "with"])
_SOLDIERS: Final = "military-training"
_OFFICERS: Final = "law-enforcement-training"
_OF_EITHER: Final = word_set(
    "officers personnel courses programmes programs institutions attachments"
)
_FORCES: Final = word_set(
    "military army navy naval defence defense soldiers soldier troops armed airmen marines cadets "
    "air war"
)
_POLICE: Final = word_set(
    "police policing constabulary gendarmerie customs narcotics investigators"
)
_NONE: Final = "none"
"""Stands in the table for signs that only cover."""


class _Sign(NamedTuple):
    """Words that tell of a topic; the last may go on where `is_open`.

    One that `covers` takes away what shorter signs would read into its words; one that
    `is_weak` counts where it is told early or where another sign of its topic stands.
    """

    words: tuple[str, ...]
    is_open: bool
    covers: bool
    is_weak: bool
    topic: str


class _Place(NamedTuple):
    """A sign found: numbers of its first and its last word."""

    sign: _Sign
    first: int
    last: int


@cache
def _signs() -> dict[str, list[_Sign]]:
    """Signs by their first word; open signs of one word by that word's beginning."""
    found: dict[str, list[_Sign]] = {}
    for row in topic_words():
        for sign in row.signs:
            told = tuple(sign.strip("!?*").split())
            marks = sign.endswith("*"), sign.startswith("!"), sign.startswith("?")
            found.setdefault(told[0], []).append(_Sign(told, *marks, row.topic))
    return found


@lru_cache(maxsize=1 << 15)
def _beginning_with(word: str) -> tuple[_Sign, ...]:
    """The signs whose first word a word is, or may go on to be."""
    signs = _signs()
    found = list(signs.get(word, ()))
    for length in range(_PREFIX, len(word)):
        here = signs.get(word[:length], ())
        found += [sign for sign in here if sign.is_open and len(sign.words) == 1]
    return tuple(found)


def _places(page: Page) -> Iterator[_Place]:
    folded = page.folded
    known = {word: signs for word in set(folded) if (signs := _beginning_with(word))}
    for n in [n for n, word in enumerate(folded) if word in known]:
        for sign in known[folded[n]]:
            last = n + len(sign.words) - 1
            if last == n or _goes_on(folded, n, last, sign):
                yield _Place(sign, n, last)


def _goes_on(folded: list[str], n: int, last: int, sign: _Sign) -> bool:
    if last >= len(folded) or tuple(folded[n:last]) != sign.words[:-1]:
        return False
    final = sign.words[-1]
    return folded[last].startswith(final) if sign.is_open else folded[last] == final


def find_topics(
    page: Page, parties: Collection[str], set_aside: Iterable[tuple[int, int]] = ()
) -> list[Found[str]]:
    """Return the topics of the text in the order of their first signs, with that sign.

    What stands in the bounds `set_aside` (code points of offices and bodies named) tells of no
    topic, and a party is no region that the sides talk about.
    """
    taken = _words_within(page, set_aside) | _own_words(page, parties)
    taken |= _borders_of_others(page, parties)
    places = list(_places(page))
    for place in places:
        if place.sign.covers:
            taken |= set(range(place.first, place.last + 1))
    found: dict[str, list[_Place]] = {}
    for place in places:
        is_free = place.sign.covers or not taken & set(range(place.first, place.last + 1))
        if place.sign.topic != _NONE and is_free:
            found.setdefault(_topic_of(page, place), []).append(place)
    return [_topic(page, told) for told in found.values() if _is_on_table(page, told)]


def _is_on_table(page: Page, told: list[_Place]) -> bool:
    """Whether signs say that a topic is on the table, and do not only touch it."""
    lead = page.body[: _LEAD + 1]
    is_early = not lead or told[0].first <= lead[-1].last
    return is_early or len(told) > 1 or not told[0].sign.is_weak


def _topic_of(page: Page, place: _Place) -> str:
    """The topic of a sign; the training of officers of a text without soldiers is a police's."""
    told = set(page.folded[place.first : place.last + 1])
    if place.sign.topic != _SOLDIERS or told.isdisjoint(_OF_EITHER) or not told.isdisjoint(_FORCES):
        return place.sign.topic
    words = set(page.folded)
    is_of_police = words.isdisjoint(_FORCES) and not words.isdisjoint(_POLICE)
    return _OFFICERS if is_of_police else place.sign.topic


def _topic(page: Page, told: list[_Place]) -> Found[str]:
    """The topic with its first sign; sure where it is told early or more than once."""
    sign, first, last = told[0]
    lead = page.body[: _LEAD + 1]
    sure = len(told) > 1 or not lead or first <= lead[-1].last
    return Found(sign.topic, page.words[first].start, page.words[last].end, "topic-sign", sure)


def _words_within(page: Page, bounds: Iterable[tuple[int, int]]) -> set[int]:
    found: set[int] = set()
    for start, end in bounds:
        if end > start:
            found |= set(range(page.word_at(start), page.word_at(end - 1) + 1))
    return found


def _borders_of_others(page: Page, parties: Collection[str]) -> set[int]:
    """The words for borders that are no party's: "Ukraine's borders", "the borders of Ukraine"."""
    found: set[int] = set()
    for place in page.countries:
        after, before = place.last + 1, place.first - 1
        if place.code in parties or not parties:
            continue
        if page.folded[after : after + 1] in (["border"], ["borders"]):
            found.add(after)
        while before > 0 and page.folded[before] in ("the", "of", "with", "republic"):
            before -= 1
        if page.folded[before] in ("border", "borders") and page.folded[before + 1] in _OF:
            found.add(before)
    return found


def _own_words(page: Page, parties: Collection[str]) -> set[int]:
    """The words that name parties by their plain names."""
    return {
        n
        for place in page.countries
        if place.code in parties
        for n in range(place.first, place.last + 1)
    }
