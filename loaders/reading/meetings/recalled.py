"""Meetings that a text only mentions: an earlier round, another mechanism, one still to come."""

from collections.abc import Iterator
from typing import Final

from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.meetings.dialogue import Meeting, MeetingFinder
from loaders.reading.meetings.series import SeriesName
from loaders.reading.page.page import Page, Sentence
from loaders.reading.page.places import country_of_city
from loaders.reading.page.release import Found

_HELD: Final = word_set("held took hosted met convened since last previous inaugural concluded")
_PLANNED: Final = word_set("will upcoming next forthcoming planned scheduled")
_MOST: Final = 6


def find_recalled(finder: MeetingFinder, reported: Meeting | None) -> list[Meeting]:
    """Return the other meetings of named mechanisms, with what their sentences say of them."""
    found: dict[tuple[str, str | None], Meeting] = {}
    for name in _others(finder, reported):
        meeting = _meeting(finder, name)
        if meeting and meeting.series and len(found) < _MOST:
            start = meeting.start.value if meeting.start else None
            found.setdefault((meeting.series.value.casefold(), start), meeting)
    return list(found.values())


def _others(finder: MeetingFinder, reported: Meeting | None) -> Iterator[SeriesName]:
    """Yield the names of mechanisms that are not told as the meeting reported."""
    series = finder.series
    own = series.core(series.name) if series.name else frozenset()
    start = reported.start if reported else None
    for name in series.names:
        sentence = finder.page.sentence_of(name.first)
        if sentence.is_heading or not finder.page.is_capital(name.head):
            continue
        core = series.core(name)
        is_other = not core & own or not (core <= own or own <= core)
        dates = finder.page.dates_within(sentence.start, sentence.end)
        told = {first for each in dates for first, _ in each.readings}
        is_other_day = bool(told) and start is not None and start.value not in told
        if is_other or (is_other_day and _near(finder.page, name, sentence) & (_HELD | _PLANNED)):
            yield name


def _near(page: Page, name: SeriesName, sentence: Sentence) -> set[str]:
    low, high = max(sentence.first, name.first - 8), min(sentence.last, name.last + 10)
    return set(page.folded[low : high + 1])


def _meeting(finder: MeetingFinder, name: SeriesName) -> Meeting | None:
    page = finder.page
    sentence = page.sentence_of(name.first)
    status = _status(page, name, sentence)
    start = _start(page, name, sentence)
    if status is None or start is None:
        return None
    words = page.words
    series = Found(
        finder.series.written(name),
        words[name.first].start,
        words[name.last].end,
        "series-recalled",
    )
    edition = None
    if name.number:
        edition = Found(name.number, name.number_start, name.number_end, "edition-before-name")
    return Meeting(series, edition, status, start, None, *_place(page, name, sentence), None)


def _status(page: Page, name: SeriesName, sentence: Sentence) -> Found[str] | None:
    low, high = max(sentence.first, name.first - 8), min(sentence.last, name.last + 10)
    for status, signs in (("planned", _PLANNED), ("held", _HELD)):
        for n in range(low, high + 1):
            if page.folded[n] in signs and not name.first <= n <= name.last:
                start, end = page.words[n].start, page.words[n].end
                return Found(status, start, end, f"recalled-{status}", sure=False)
    return None


def _start(page: Page, name: SeriesName, sentence: Sentence) -> Found[str] | None:
    dates = [d for d in page.dates_within(sentence.start, sentence.end) if d.readings]
    best = min(dates, key=lambda d: abs(page.word_at(d.start) - name.last), default=None)
    if best is None:
        return None
    return Found(best.readings[0][0], best.start, best.end, "date-beside-recalled", sure=False)


def _place(
    page: Page, name: SeriesName, sentence: Sentence
) -> tuple[Found[str] | None, Found[str] | None]:
    for city in page.cities_within(name.last + 1, sentence.last):
        if city.city and page.folded[city.first - 1] in ("in", "at"):
            start, end = page.words[city.first].start, page.words[city.last].end
            code = country_of_city(city.city) or city.code
            return (
                Found(city.city, start, end, "city-beside-recalled", sure=False),
                Found(code, start, end, "country-of-city", inferred=True),
            )
    return None, None
