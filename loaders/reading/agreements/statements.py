"""The text that is itself an instrument: a joint statement, a declaration, with who signed it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from loaders.reading.agreements.agreements import Agreement
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.enumerations import acting_enumerations
from loaders.reading.page.page import Page, Sentence
from loaders.reading.page.release import Found

_JOINT: Final = (
    ("joint", "statement"),
    ("joint", "communique"),
    ("joint", "declaration"),
    ("joint", "vision"),
    ("joint", "press", "statement"),
    ("joint", "press", "communique"),
    ("agreed", "minutes"),
    ("joint", "leaders", "statement"),
    ("leaders", "joint", "statement"),
)
_ABOUT: Final = word_set("on of following for at between from by after regarding")
_BY: Final = word_set("by between of from")
_ON: Final = word_set("on regarding following concerning")
_NO_SUBJECT: Final = word_set("the a an text full")
_ISSUED: Final = word_set("released agreed issued")
_OPENING: Final = 60
"""Words behind a title in which it is told whose statement follows."""
_LONGEST_NAME: Final = 6
_BLOCK: Final = 8
"""Lines at most of names under a text."""


def is_joint_text(page: Page) -> bool:
    """Whether the text is itself a statement or declaration of several governments."""
    return _noun(page) is not None


def _noun(page: Page) -> tuple[int, int, str] | None:
    """The noun that names the text: first and last word, and the kind of instrument."""
    title = page.title
    places: list[Sentence] = [title] if title else []
    for sentence in places:
        own = page.folded[sentence.first : sentence.last + 1]
        if "remarks" in own or "conference" in own:
            return None
        for form in _JOINT:
            for n in range(len(own) - len(form) + 1):
                if tuple(own[n : n + len(form)]) == form:
                    is_declaration = form[-1] in ("declaration", "vision")
                    kind = "declaration" if is_declaration else "joint-statement"
                    return sentence.first + n, sentence.first + n + len(form) - 1, kind
        if own[-1] == "declaration" and len(own) <= 4:
            return sentence.last, sentence.last, "declaration"
    opening = page.folded[: (title.last if title else 0) + 60]
    for n, word in enumerate(opening):
        if word == "joint" and opening[n + 1 : n + 2] == ["statement"] and "text" in opening[:n]:
            return n, n + 1, "joint-statement"
    return _noun_of_many(page)


def _noun_of_many(page: Page) -> tuple[int, int, str] | None:
    """The word for a statement in the title of one that the ministers of many released."""
    title = page.title
    opening = page.folded[: (title.last if title else 0) + _OPENING]
    is_issued = ("following", "statement") in pairwise(opening) and not _ISSUED.isdisjoint(opening)
    if title is None or not is_issued:
        return None
    n = next((n for n in range(title.first, title.last + 1) if page.folded[n] == "statement"), None)
    many = (each for each in acting_enumerations(page, frozenset()) if not each.joins_speaker)
    return (n, n, "joint-statement") if n is not None and any(many) else None


def own_statement(page: Page, series: Found[str] | None) -> Agreement | None:
    """Return the instrument that the text itself is; None where it only reports."""
    noun = _noun(page)
    if noun is None:
        return None
    first, last, kind = noun
    signatories = tuple(names_under(page)) if kind == "declaration" else ()
    status, date = "announced", None
    if signatories:
        status = "signed"
        date = _date_under(page)
    return Agreement(
        kind=_found(page, kind, first, last, "text-is-statement"),
        subject=_subject(page, first, last, kind, series),
        status=_found(page, status, first, last, "text-is-statement"),
        date=date,
        first=first,
        last=last,
        signatories=signatories,
    )


def _subject(page: Page, first: int, last: int, kind: str, series: Found[str] | None) -> Found[str]:
    if series is not None and kind == "joint-statement":
        return Found(series.value, series.start, series.end, "statement-of-series")
    sentence = page.sentence_of(first)
    about = next((n for n in range(last + 1, sentence.last) if page.folded[n] in _ABOUT), None)
    if about is not None and page.folded[about] in _BY:
        told = range(sentence.last - 1, about, -1)
        about = next((n for n in told if page.folded[n] in _ON), about)
    if about is not None:
        low = about + 1
        while low < sentence.last and page.folded[low] in _NO_SUBJECT:
            low += 1
        return _found(page, page.written(low, sentence.last), low, sentence.last, "title-after-on")
    if kind == "declaration":
        first = sentence.first
    return _found(page, page.written(first, last), first, last, "title-noun")


def names_under(page: Page) -> Iterator[Found[str]]:
    """Yield the persons whose names stand under the text, each on a line of its own."""
    block = _lines_under(page)
    for line in block:
        own = range(line.first, line.last + 1)
        is_name = 2 <= len(own) <= _LONGEST_NAME and all(page.is_capital(n) for n in own)
        if is_name and not set(own) & (page.date_words | page.country_words):
            value = page.written(line.first, line.last)
            if value[-1:].isalpha() and page.text[line.end : line.end + 1] == ".":
                value += "."
            yield Found(value, line.start, line.start + len(value), "name-under-text")


def _lines_under(page: Page) -> list[Sentence]:
    """The lines after the last full sentence, where they are few."""
    found: list[Sentence] = []
    for sentence in reversed(page.sentences):
        if sentence.last - sentence.first > 6:
            break
        found.append(sentence)
    return list(reversed(found)) if len(found) <= _BLOCK else []


def _date_under(page: Page) -> Found[str] | None:
    for line in _lines_under(page):
        for each in page.dates_within(line.start, line.end):
            if each.readings:
                return Found(each.readings[0][0], each.start, each.end, "date-under-text")
    return None


def _found(page: Page, value: str, first: int, last: int, rule: str) -> Found[str]:
    words = page.words
    return Found(" ".join(value.split()), words[first].start, words[last].end, rule)


def with_own(agreements: list[Agreement], own: Agreement | None) -> list[Agreement]:
    """The instruments with the text itself, which takes up what is said of it."""
    if own is None:
        return agreements
    return [own, *(each for each in agreements if not _is_own(each, own))]


def _is_own(each: Agreement, own: Agreement) -> bool:
    if each.kind.value not in (own.kind.value, "joint-statement"):
        return False
    overlaps = each.first <= own.last and own.first <= each.last
    mine, yours = (set(a.subject.value.casefold().split()) for a in (own, each))
    undated = each.date is None and each.status.value == "announced"
    return overlaps or (undated and (yours <= mine or mine <= yours or each.name is None))
