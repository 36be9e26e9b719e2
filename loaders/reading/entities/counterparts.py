"""Whose counterpart someone is, and so the office and the country: "his Indian counterpart"."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.entities.mention import Mention
from loaders.reading.entities.office_styles import fits_style
from loaders.reading.entities.person_names import Name, is_likely, name_from, name_to
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.page import Place, Sentence
from loaders.reading.page.word_marks import OFFICE, OFFICES, Marks

_WORDS = word_list("counterparts: words")


def counterparts(marks: Marks, mentions: Sequence[Mention], used: set[int]) -> list[Mention]:
    """Return the mentions with those called a counterpart: new ones, or known ones with a country.

    `used` are the words that belong to names already. Who is called only a counterpart has the
    office of the one named before in the sentence.
    """
    found = list(mentions)
    for n, word in enumerate(marks.folded):
        if word in _WORDS and not marks.capital[n]:
            _read(marks, found, n, used)
    return sorted(found, key=lambda each: each.name.first)


def _read(marks: Marks, found: list[Mention], n: int, used: set[int]) -> None:
    sentence = marks.page.sentence_of(n)
    place = _place(marks, n, sentence)
    after = n + 1
    if after > sentence.last:
        return
    for k, mention in enumerate(found):
        if mention.first == after or (mention.first == after + 1 and marks.folded[after] == "the"):
            country = mention.country or place
            found[k] = replace(mention, country=country, first=place.first if place else n)
            return
    if marks.gaps[n] not in (" ", ", ") or marks.bits[after] & (OFFICE | OFFICES):
        return
    name = name_from(marks, after, marks.count - 1)
    if marks.gaps[n] == ", " and (before := _named_before(marks, n, place, sentence)):
        name = before
    if name is None or not is_likely(marks, name) or name.first in used:
        return
    is_plural = marks.folded[n] == "counterparts"
    first = n
    while name is not None and name.first not in used:
        found.append(_mention(marks, found, name, first, place, sentence, is_plural=is_plural))
        used.update(range(name.first, name.last + 1))
        if not is_plural or marks.folded[name.next : name.next + 1] != ["and"]:
            return
        first = name.next + 1
        name = name_from(marks, first, marks.count - 1)


def _named_before(marks: Marks, n: int, place: Place | None, sentence: Sentence) -> Name | None:
    """The name in "Jane Doe, her U.S. counterpart,"."""
    m = (place.first if place else n) - 1
    if m <= sentence.first or marks.folded[m] not in ("his", "her", "their"):
        return None
    return name_to(marks, m - 1, sentence.first) if marks.gaps[m - 1] == ", " else None


def _place(marks: Marks, n: int, sentence: Sentence) -> Place | None:
    """The country in "his Indian counterpart", "his counterpart from India"."""
    for m in range(n - 1, max(sentence.first, n - 5) - 1, -1):
        place = marks.country_to.get(m)
        if place:
            return place
        if marks.capital[m] or marks.folded[m] in ("his", "her", "their", "the"):
            return None
    return None


def _mention(
    marks: Marks,
    found: list[Mention],
    name: Name,
    n: int,
    place: Place | None,
    sentence: Sentence,
    *,
    is_plural: bool,
) -> Mention:
    tokens = tuple(marks.folded[name.first : name.last + 1])
    first = place.first if place and place.first > n - 6 and n < name.first else n
    before = [each for each in found if each.first < n and each.rule != "recalled"]
    model = max(before, key=lambda each: each.first, default=None)
    told = marks.folded[model.title[0] : model.title[1] + 1] if model and model.title else []
    if model is None or is_plural or (place and not fits_style(told, place.code)):
        return Mention(name, tokens, sentence, first, name.last, country=place, rule="counterpart")
    return Mention(
        name, tokens, sentence, first, name.last, model.title, model.head, model.head_at, place,
        rule="counterpart",
    )  # fmt: skip
