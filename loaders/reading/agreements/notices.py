"""Instruments that stand in lists and treaty notices, where lines of their own tell what became.

"Signed at London on 12 March 2018" below the name of an agreement; a list headed "exchanged".
"""

from typing import Final, NamedTuple

from graph.language.date_words import DateWords
from loaders.reading.agreements.agreement_status import SIGNED
from loaders.reading.agreements.instruments import Phrase
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page, Sentence

_MADE: Final = word_set("signed done concluded")
_ENTERED: Final = ["entered", "into", "force"]
_LINES: Final = 2
"""Lines below a name that are looked at."""
_LONGEST: Final = 14
"""Words at most of such a line."""
_LONGEST_LIST: Final = 12
"""Lines of a list at most."""
_LISTS: Final = word_set(
    "list memoranda mous agreements documents instruments outcomes following acts"
)


class Notice(NamedTuple):
    """What lines beside an instrument tell: its status, the words for it, and its day if told."""

    status: str
    first: int
    last: int
    date: DateWords | None


def notice_of(page: Page, phrase: Phrase) -> Notice | None:
    """Return what the lines below an instrument or the head of its list tell; None if nothing."""
    return _below(page, phrase) or _over_list(page, phrase) or _before_colon(page, phrase)


def _below(page: Page, phrase: Phrase) -> Notice | None:
    number = phrase.sentence.number
    lines = page.sentences[number + 1 : number + 1 + _LINES] if phrase.sentence.is_heading else []
    signed = next((each for each in lines if _begins(page, each, _MADE)), None)
    if signed is None:
        return None
    day = next((d for d in page.dates_within(signed.start, signed.end) if d.readings), None)
    entered = next(
        (e for e in lines if page.folded[e.first : e.first + len(_ENTERED)] == _ENTERED), None
    )
    if entered is not None:
        return Notice("in-force", entered.first, entered.first + 2, day)
    return Notice("signed", signed.first, signed.first, day)


def _begins(page: Page, line: Sentence, words: frozenset[str]) -> bool:
    return line.last - line.first < _LONGEST and page.folded[line.first] in words


def _before_colon(page: Page, phrase: Phrase) -> Notice | None:
    """What a sentence tells of the lines behind its colon: "These documents were signed:"."""
    number = phrase.sentence.number
    for sentence in reversed(page.sentences[max(0, number - _LONGEST_LIST) : number]):
        own = page.folded[sentence.first : sentence.last + 1]
        if page.gap(sentence.last)[:1] == ":":
            place = next((n for n, word in enumerate(own) if word in SIGNED), None)
            if place is None or own[place - 1] in ("be", "to") or not _LISTS & set(own):
                return None
            n = sentence.first + place
            return Notice("signed", n, n, None)
        if not sentence.is_heading and page.gap(sentence.last)[:1] not in (";", ","):
            return None
    return None


def _over_list(page: Page, phrase: Phrase) -> Notice | None:
    """What the title tells of all: "List of MoUs exchanged during the visit"."""
    title = page.title
    if title is None or phrase.sentence.number == title.number:
        return None
    own = page.folded[title.first : title.last + 1]
    if len(_LISTS & set(own)) < _LINES:
        return None
    place = next((n for n, word in enumerate(own) if word in SIGNED), None)
    if place is None or "to" in own[max(0, place - 2) : place]:
        return None
    day = next((d for d in page.dates_within(title.start, title.end) if d.readings), None)
    return Notice("signed", title.first + place, title.first + place, day)
