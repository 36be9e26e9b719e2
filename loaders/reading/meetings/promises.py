"""What is promised: where and when the next round is to be, and other commitments."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.language.date_words import DateWords
from graph.language.number_words import numbers_in
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page, Place, Sentence
from loaders.reading.page.release import Found

_NEXT: Final = word_set("next subsequent forthcoming follow future")
_ROUND: Final = word_set(
    "round meeting session dialogue edition consultations talks iteration sdc mechanism committee "
    "group level ministerial commission summit conference event exchange exchanges consultation"
)
_FURTHER: Final = word_set("another new further")
_SITTINGS: Final = word_set("meeting meetings talks round opportunity consultations")
_CUES: Final = _NEXT | _ROUND | _FURTHER | word_set("reconvene resume again")
_TO_HOLD: Final = word_set("hold host convene holding hosting convening organise organize")
_HELD_WITHIN: Final = 12
"""Words before a round in which it is said that it will be held."""
_ROUND_NOUNS: Final = word_set("round meeting session edition iteration")
_AHEAD: Final = word_set(
    "will agreed agree would plan plans planned scheduled decided to expected shall"
)


@dataclass(frozen=True)
class NextRound:
    """Where and when the parties meet again; absent values are None."""

    city: Found[str] | None
    country: Found[str] | None
    when: Found[str] | None


@dataclass(frozen=True)
class Commitment:
    """Something promised, with the day by which."""

    what: Found[str]
    due: Found[str] | None


def next_round(page: Page, parties: list[str], *, is_preview: bool = False) -> NextRound | None:
    """Return the place and time of the next round; None where the text gives neither.

    In a preview, only what is called the next one is; the meeting to come is the one reported.
    """
    for sentence, cue in _sentences_ahead(page):
        if is_preview and page.folded[cue] not in ("next", "subsequent", "reconvene"):
            continue
        city = _city_after(page, sentence, cue)
        country = _country_after(page, sentence, cue, parties) if city is None else None
        when = _when(page, sentence, cue)
        if city or country or when:
            return NextRound(
                _place(page, city),
                _code(page, city or country),
                Found(when[0], when[1].start, when[1].end, "date-of-next") if when else None,
            )
    return None


def _sentences_ahead(page: Page) -> Iterator[tuple[Sentence, int]]:
    """Yield the sentences that speak of a next round, with the word that does."""
    for sentence in page.body:
        for n in range(sentence.first, sentence.last + 1):
            word = page.folded[n]
            if word in _CUES and _speaks_of_next(page, sentence, n):
                yield sentence, n
                break


def _speaks_of_next(page: Page, sentence: Sentence, n: int) -> bool:
    word = page.folded[n]
    if word in _FURTHER:
        own = set(page.folded[sentence.first : sentence.last + 1])
        return bool(own & _AHEAD) and bool(_SITTINGS & set(page.folded[n + 1 : n + 4]))
    if word == "again" and page.folded[n - 1] == "meet":
        return bool(_AHEAD & set(page.folded[max(sentence.first, n - 25) : n]))
    if word in _NEXT:
        return bool(_ROUND & set(page.folded[n + 1 : min(n + 9, sentence.last + 1)]))
    if word in ("reconvene", "resume"):
        return bool(_AHEAD & set(page.folded[max(sentence.first, n - 25) : n]))
    is_numbered = _is_numbered(page, sentence, n)
    if is_numbered and _is_to_be_held(page, sentence, n):
        return True
    return (word in _ROUND_NOUNS or is_numbered) and _is_ahead(page, sentence, n)


def _is_to_be_held(page: Page, sentence: Sentence, n: int) -> bool:
    """Whether "agreed to hold" or "will host" stands before a numbered round."""
    before = page.folded[max(sentence.first, n - _HELD_WITHIN) : n]
    return bool(_AHEAD & set(before)) and bool(_TO_HOLD & set(before))


def _is_numbered(page: Page, sentence: Sentence, n: int) -> bool:
    """Whether the number of a round stands before a mechanism."""
    low = max(sentence.first, n - 8)
    return any(numbers_in(page.text[page.words[low].start : page.words[n].start]))


def _is_ahead(page: Page, sentence: Sentence, n: int) -> bool:
    """Whether "will be held" or "to be hosted" follows a round within a few words."""
    after = page.folded[n + 1 : min(n + 7, sentence.last + 1)]
    for m in range(len(after) - 2):
        if after[m] in ("will", "shall") and after[m + 1 : m + 3] == ["take", "place"]:
            return True
        if after[m] in ("will", "to", "shall") and after[m + 1] == "be":
            return after[m + 2] in ("held", "hosted", "convened", "convene", "conducted")
    return False


def _city_after(page: Page, sentence: Sentence, cue: int) -> Place | None:
    for city in page.cities_within(sentence.first, sentence.last):
        before = page.folded[city.first - 1] if city.first else ""
        if city.first > cue and before in ("in", "at", "to"):
            return city
    return None


def _country_after(page: Page, sentence: Sentence, cue: int, parties: list[str]) -> Place | None:
    for place in page.countries_within(sentence.first, sentence.last):
        before = page.folded[max(0, place.first - 2) : place.first]
        if place.first > cue and "in" in before and place.code in parties and not place.is_demonym:
            return place
    return None


def _when(page: Page, sentence: Sentence, cue: int) -> tuple[str, DateWords] | None:
    published = page.release.published
    for each in page.dates_within(page.words[cue].start, sentence.end):
        for first, _ in each.readings:
            if not published or first > published[: len(first)] or first == published[:4]:
                return first, each
    return _year_said(page, sentence)


def _year_said(page: Page, sentence: Sentence) -> tuple[str, DateWords] | None:
    """The year meant by "next year" or "later this year", against the day of publication."""
    published = page.release.published
    if not published:
        return None
    for n in range(sentence.first, sentence.last):
        pair = page.folded[n : n + 2]
        if pair in (["next", "year"], ["this", "year"]):
            year = int(published[:4]) + (pair[0] == "next")
            words = page.words
            return f"{year}", DateWords(words[n].start, words[n + 1].end, ((f"{year}", None),))
    return None


def _place(page: Page, city: Place | None) -> Found[str] | None:
    if city is None or city.city is None:
        return None
    words = page.words
    return Found(city.city, words[city.first].start, words[city.last].end, "city-of-next")


def _code(page: Page, place: Place | None) -> Found[str] | None:
    if place is None:
        return None
    start, end = page.words[place.first].start, page.words[place.last].end
    if place.city:
        return Found(place.code, start, end, "country-of-city", inferred=True)
    return Found(place.code, start, end, "country-of-next")


_COMMITTED: Final = (
    ("agreed", "to"),
    ("committed", "to"),
    ("decided", "to"),
    ("resolved", "to"),
    ("pledged", "to"),
    ("undertook", "to"),
)
_PROMISED: Final = word_set(
    "establish hold create sign conclude finalise finalize set convene launch form negotiate "
    "develop conduct host constitute organise organize start begin expand resume institute "
    "operationalise operationalize inaugurate"
)
_ENDS: Final = ".;:\n"
_LONGEST: Final = 30
_MOST: Final = 12


def find_commitments(page: Page) -> list[Commitment]:
    """Return what the sides agreed to do, as far as it is an act that can be told done."""
    found: list[Commitment] = []
    for sentence in page.body:
        for n in range(sentence.first, sentence.last - 2):
            pair = (page.folded[n], page.folded[n + 1])
            if pair in _COMMITTED and page.folded[n + 2] in _PROMISED and len(found) < _MOST:
                found.append(_commitment(page, sentence, n + 2))
    return found


def _commitment(page: Page, sentence: Sentence, first: int) -> Commitment:
    last = first
    for n in range(first, min(sentence.last, first + _LONGEST) + 1):
        last = n
        gap = page.gap(n)
        if n > first and (any(char in _ENDS for char in gap) or ("," in gap and n > first + 5)):
            break
    start, end = page.words[first].start, page.words[last].end
    value = " ".join(page.text[start:end].split())
    due = None
    for each in page.dates_within(start, end):
        published = page.release.published
        for day, _ in each.readings:
            if published and day[: len(published)] >= published[: len(day)]:
                due = Found(day, each.start, each.end, "due-in-promise")
                break
    return Commitment(Found(value, start, end, "promised-to"), due)
