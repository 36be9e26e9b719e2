"""Ministries named together: "the Interior Ministries of the two countries" are two bodies."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import SUBJECT, Marks

_NOUN: Final = "ministries"
_LONGEST: Final = 9
"""Words at most before the noun that say what the ministries are for."""
_BOTH: Final = word_set("both two")
_SIDES: Final = word_set("countries sides nations states governments parties")
_JOINED: Final = word_set("the and of")


class Ministry(NamedTuple):
    """One of several ministries: its name in the singular, its country, its words and theirs."""

    name: str
    code: str
    first: int
    last: int
    country: Place | None


def ministries(marks: Marks, parties: Sequence[str]) -> list[Ministry]:
    """Return every ministry of those named together, in order, one for each subject and country.

    `parties` are the codes of the tie reported: "the two countries".
    """
    places = [n for n, word in enumerate(marks.folded) if word == _NOUN]
    return [each for n in places for each in _named_at(marks, n, parties)]


def _named_at(marks: Marks, n: int, parties: Sequence[str]) -> Iterator[Ministry]:
    sentence = marks.page.sentence_of(n)
    first, subjects = _subjects(marks, n, sentence)
    if not subjects:
        return
    for code, country in _owners(marks, first, n, sentence, parties):
        for subject in subjects:
            noun = "Ministry" if subject[:1].isupper() else "ministry"
            yield Ministry(f"{subject} {noun}", code, first, n, country)


def _subjects(marks: Marks, n: int, sentence: Sentence) -> tuple[int, list[str]]:
    """The first word of what the ministries are for, and each of their subjects."""
    first, m = n, n - 1
    while m >= sentence.first and n - m <= _LONGEST:
        if marks.folded[m] == "and" and first < n:
            m -= 1
            continue
        if not marks.bits[m] & SUBJECT or m in marks.country_to or marks.gaps[m] not in (" ", ", "):
            break
        first, m = m, m - 1
    parts: list[list[int]] = [[]]
    for m in range(first, n):
        if marks.folded[m] == "and":
            parts.append([])
            continue
        parts[-1].append(m)
        if marks.gaps[m] == ", ":
            parts.append([])
    return first, [marks.page.written(part[0], part[-1]) for part in parts if part]


def _owners(
    marks: Marks, first: int, n: int, sentence: Sentence, parties: Sequence[str]
) -> list[tuple[str, Place | None]]:
    """The countries whose ministries they are, with the words that name each."""
    before = _joined(marks, range(first - 1, max(sentence.first, first - 5) - 1, -1), "to")
    if before:
        return [(place.code, place) for place in before]
    after = _joined(marks, range(n + 2, min(sentence.last, n + 9) + 1), "from")
    if marks.folded[n + 1 : n + 2] == ["of"] and after:
        return [(place.code, place) for place in after]
    told = marks.folded[max(sentence.first, first - 2) : first] + marks.folded[n + 1 : n + 5]
    is_of_both = _BOTH & set(told[:2]) or (_BOTH & set(told) and _SIDES & set(told))
    return [(code, None) for code in parties] if is_of_both and len(parties) == _PAIR else []


_PAIR: Final = 2


def _joined(marks: Marks, span: range, which: str) -> list[Place]:
    """The countries that stand right beside, joined by "and" alone."""
    by = marks.country_to if which == "to" else marks.country_from
    found: list[Place] = []
    taken: set[int] = set()
    for m in span:
        place = by.get(m)
        if place is not None:
            found.append(place)
            taken |= set(range(place.first, place.last + 1))
        elif m not in taken and marks.folded[m] not in _JOINED:
            break
    return sorted(found, key=lambda each: each.first)
