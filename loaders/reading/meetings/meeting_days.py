"""On which day or days a meeting was or will be held."""

from typing import Final, NamedTuple

from graph.language import dates
from graph.language.date_words import DateWords
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.meetings.event_line import event_line
from loaders.reading.meetings.meeting_words import FUTURE, HELD, OTHER_ROUND
from loaders.reading.page.page import Page, Sentence
from loaders.reading.page.release import Found

_REPORTED: Final = word_set("said says told stated reported reports quoted tweeted according")
_PAST: Final = word_set("last previous earlier past ago")
_OF_ANOTHER: Final = 20.0
_BACK: Final = 60
"""Days before the publication within which a meeting that is news was held."""
_AHEAD: Final = 365
_MONTH: Final = 7
_DAY: Final = 10
"""Characters of a full date."""
_LOOKED_AT: Final = 6
_SURE: Final = 6.0


class Days(NamedTuple):
    """The words for the days of a meeting, with the first and the last of them."""

    words: DateWords
    first: str
    last: str | None
    sure: bool

    @property
    def start(self) -> Found[str]:
        """The first day."""
        return Found(self.first, self.words.start, self.words.end, "start-near-meeting", self.sure)

    @property
    def end(self) -> Found[str] | None:
        """The last day, where more than one is told."""
        if self.last is None:
            return None
        return Found(self.last, self.words.start, self.words.end, "end-of-range", self.sure)


class DayFinder:
    """Finds the days of a meeting on a page, given the sentences that tell of it."""

    def __init__(self, page: Page, told_in: list[Sentence], status: str) -> None:
        self.page = page
        self.told_in = told_in
        self.status = status

    def found(self) -> Days | None:
        """Return the days of the meeting; None where no date fits it."""
        over_text = self._over_text()
        if over_text and over_text.sure:
            return over_text
        ranked = [
            (self._points(each, order, sentence, reading), each, reading)
            for order, sentence in enumerate(self.told_in[:_LOOKED_AT])
            for each in self.page.dates_within(sentence.start, sentence.end)
            if (reading := self._fitting(each))
        ]
        best = max(ranked, key=lambda each: (each[0], -each[1].start), default=None)
        if best and best[0] > 0:
            return Days(best[1], *best[2], best[0] >= _SURE)
        return self._today() or self._day_of_news() or over_text

    def _points(
        self, date: DateWords, order: int, sentence: Sentence, reading: tuple[str, str | None]
    ) -> float:
        away = abs(self.page.word_at(date.start) - self._verb(sentence))
        is_vague = len(reading[0]) < _DAY
        return 10.0 - order * 2 - away / 5 - self._drawback(date) - (4.0 if is_vague else 0.0)

    def _verb(self, sentence: Sentence) -> int:
        """The first word of a sentence that says that something was or will be held."""
        folded = self.page.folded
        own = range(sentence.first, sentence.last + 1)
        return next((n for n in own if folded[n] in HELD or folded[n] in FUTURE), sentence.first)

    def _fitting(self, date: DateWords) -> tuple[str, str | None] | None:
        """The reading of a date that lies near the publication."""
        dateline = self.page.dateline
        if dateline and dateline[0] <= self.page.word_at(date.start) <= dateline[1]:
            return None
        published = self.page.release.published
        for first, last in date.readings:
            if len(first) >= _MONTH and (published is None or self._is_near(first, published)):
                return first, last
        return None

    def _is_near(self, day: str, published: str) -> bool:
        one, other = dates.days(day), dates.days(published)
        assert one.earliest and one.latest and other.earliest and other.latest
        is_held = self.status == "held"
        low = dates.shift(other.earliest, -_BACK if is_held else -1)
        high = dates.shift(other.latest, 1 if is_held else _AHEAD)
        return low <= one.latest and one.earliest <= high

    def _drawback(self, date: DateWords) -> float:
        """What speaks against a date: that it is a report's, or another round's."""
        n = self.page.word_at(date.start)
        before = self.page.folded[max(0, n - 6) : n]
        if set(before) & _REPORTED:
            return 6.0
        clause = self.page.folded[self.page.sentence_of(n).first : n]
        if self.status != "held" and set(clause) & _PAST:
            return _OF_ANOTHER
        is_other = bool(set(before) & OTHER_ROUND) or "following" in before[-3:]
        in_digits = any(char.isdigit() for char in self.page.text[date.start : date.end])
        return (4.0 if is_other else 0.0) - (0.5 if in_digits else 0.0)

    def _today(self) -> Days | None:
        """The first "today" of a text whose title tells of the meeting."""
        if self.page.title is None or self.page.title not in self.told_in:
            return None
        for each in self.page.dates:
            if self.page.text[each.start : each.end].casefold() == "today" and each.readings:
                return Days(each, *each.readings[0], sure=False)
        return None

    def _day_of_news(self) -> Days | None:
        """The day on which the first sentence of a news text says that things happened."""
        lead = self.page.body[:1]
        if not lead or self.page.release.published is None:
            return None
        for each in self.page.dates_within(lead[0].start, lead[0].end):
            reading = self._fitting(each)
            if reading and len(reading[0]) == _DAY and not self.page.text[each.start].isdigit():
                return Days(each, *reading, sure=False)
        return None

    def _over_text(self) -> Days | None:
        """The day in the line over the text; sure where the line gives the place too."""
        line = event_line(self.page) if self.status == "held" else None
        reading = self._fitting(line.date) if line else None
        if line is None or reading is None:
            return None
        return Days(line.date, *reading, sure=line.city is not None)
