"""The meeting that a text reports: series, round, status, days, place, way of meeting.

It is told from meetings that are only mentioned by where it stands and what is said of it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph.language import dates
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.meetings.meeting_days import DayFinder
from loaders.reading.meetings.meeting_place import PlaceFinder
from loaders.reading.meetings.meeting_words import FUTURE, HELD, MEETING, TO_DO, TOLD
from loaders.reading.meetings.reported_series import ReportedSeries
from loaders.reading.page.page import Page, Sentence
from loaders.reading.page.release import Found

_NO_GUESTS: Final = word_set("that offer decision announcement fact news launch progress")
_MEET_WHOM: Final = word_set(
    "with in at on his her their its for today tomorrow again virtually to and here this next"
)
_PUT_OFF: Final = word_set(
    "postponed postpone postpones postponement deferred defers deferral rescheduled cancelled "
    "canceled cancels cancellation"
)
_PUT_OFF_PAIRS: Final = frozenset(
    [("put", "off"), ("puts", "off"), ("called", "off"), ("calls", "off"), ("pushed", "back")]
)
_ABOUT_TO: Final = word_set("set due slated expected scheduled likely going poised ready about")
_TO_COME: Final = word_set("participate hold chair receive host")
_LOOKED_FORWARD_TO: Final = word_set("welcoming receiving hosting meeting visiting")
_GOES: Final = word_set("travels travel visits visit")
_NONE: Final = frozenset(["no", "without"])
_FIRST_TOLD: Final = 4
"""Sentences in which a meeting without a name is told."""
_MAX_NAMED: Final = 4
"""Sentences at most that name the mechanism and are looked at."""


@dataclass(frozen=True)
class Meeting:
    """What is found of one meeting; absent values are None."""

    series: Found[str] | None
    edition: Found[int] | None
    status: Found[str] | None
    start: Found[str] | None
    end: Found[str] | None
    city: Found[str] | None
    country: Found[str] | None
    format: Found[str] | None


class MeetingFinder:
    """Finds the meeting reported on a page whose parties are known."""

    def __init__(self, page: Page, parties: list[str], *, may_meet: bool = True) -> None:
        self.page = page
        self.may_meet = may_meet
        self.parties = frozenset(parties)
        self.series = ReportedSeries(page, self.parties)

    def found(self) -> Meeting | None:
        """Return the meeting reported; None where the text tells of none."""
        status = self.status
        if not self.told_in or status is None:
            return None
        if not self.may_meet and self.series.name is None:
            return None
        days = DayFinder(self.page, self.told_in, status.value).found()
        place = PlaceFinder(self.page, self.told_in, self.parties, status.value)
        return Meeting(
            series=self.series.found,
            edition=self.series.edition(self.told_in),
            status=status,
            start=days.start if days else None,
            end=days.end if days else None,
            city=place.city,
            country=place.country,
            format=place.format,
        )

    # --- where the meeting is told

    @cached_property
    def told_in(self) -> list[Sentence]:
        """The sentences that tell of the meeting, the most telling first."""
        page = self.page
        chosen = self._naming_it()
        lead = [*page.body[:_FIRST_TOLD], *([page.title] if page.title else [])]
        return chosen + [s for s in lead if s not in chosen and self._tells(s)]

    def _naming_it(self) -> list[Sentence]:
        """The sentences that name the mechanism reported."""
        series = self.series
        if series.name is None:
            return []
        own = series.core(series.name)
        named = (name for name in series.names if series.core(name) & own)
        told = (self.page.sentence_of(n.first) for n in named if series.points(n) > 0)
        chosen = sorted(dict.fromkeys(told), key=lambda each: (each.is_heading, each.number))
        return chosen[:_MAX_NAMED]

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a word of a sentence tells of a meeting."""
        folded = self.page.folded
        return any(
            folded[n] in MEETING
            and not _NONE & set(folded[max(0, n - 2) : n])
            and folded[n - 1 : n] not in (["had"], ["ceremony"])
            and self._is_meant(n)
            for n in range(sentence.first, sentence.last + 1)
        )

    def _is_meant(self, n: int) -> bool:
        """Whether "meet" or "welcomed" is said of persons, not of challenges or decisions."""
        word = self.page.folded[n]
        if word == "meet" and n + 1 < len(self.page.words):
            return self.page.folded[n + 1] in _MEET_WHOM or self.page.is_capital(n + 1)
        return not word.startswith("welcom") or self._welcomes_guests(n)

    def _welcomes_guests(self, n: int) -> bool:
        """Whether "welcomed" is said of persons, who have names or offices with capitals."""
        following = range(n + 1, min(n + 4, len(self.page.words)))
        is_named = any(self.page.is_capital(m) for m in following)
        return is_named and self.page.folded[n + 1] not in _NO_GUESTS

    # --- status

    @cached_property
    def status(self) -> Found[str] | None:
        """Whether the meeting has been held, is planned or has been put off."""
        return self._not_held() or self._held()

    def _not_held(self) -> Found[str] | None:
        """That it is planned or put off, by the first sentences up to one of the body."""
        title = [s for s in self.told_in if s is self.page.title]
        for sentence in dict.fromkeys([*title, *self.told_in]):
            own = range(sentence.first, sentence.last + 1)
            put_off = next((n for n in own if self._is_put_off(n)), None)
            if put_off is not None:
                return self._status("postponed", put_off)
            ahead = self._ahead(sentence)
            if ahead is None:
                ahead = self._goes_later(sentence)
            if ahead is not None:
                return self._status("planned", ahead)
            if not sentence.is_heading:
                break
        return None

    def _goes_later(self, sentence: Sentence) -> int | None:
        """The word "travels" or "visits" before a day that comes after the publication."""
        page, published = self.page, self.page.release.published
        verb = (n for n in range(sentence.first, sentence.last) if page.folded[n] in _GOES)
        n = next(verb, None)
        if n is None or published is None:
            return None
        told = page.dates_within(page.words[n].end, sentence.end)
        firsts = [dates.days(first).earliest for each in told for first, _ in each.readings[:1]]
        return n if any(day and day > published for day in firsts) else None

    def _is_put_off(self, n: int) -> bool:
        folded = self.page.folded
        return folded[n] in _PUT_OFF or tuple(folded[n : n + 2]) in _PUT_OFF_PAIRS

    def _held(self) -> Found[str] | None:
        for sentence in self.told_in:
            for n in range(sentence.first, sentence.last + 1):
                if self.page.folded[n] in HELD | MEETING:
                    return self._status("held", n)
        return None

    def _ahead(self, sentence: Sentence) -> int | None:
        """The word that says that a meeting is to come, before any that says that it was."""
        folded = self.page.folded
        for n in range(sentence.first, sentence.last + 1):
            if folded[n] in TOLD and folded[n - 1 : n] != ["be"]:
                return None
            after = folded[n + 1 : min(n + 30, sentence.last + 1)]
            if self._is_ahead(folded[n], after, is_heading=sentence.is_heading):
                return n
        return None

    def _is_ahead(self, word: str, after: list[str], *, is_heading: bool) -> bool:
        if word in FUTURE:
            return bool(set(after) & (MEETING | _TO_COME))
        if word in _ABOUT_TO and after[:1] == ["to"]:
            return bool(set(after[1:4]) & TO_DO)
        if word in ("look", "looks") and after[:2] == ["forward", "to"]:
            return bool(set(after[2:4]) & _LOOKED_FORWARD_TO)
        if word == "to":
            is_passive = after[:1] == ["be"] and bool(set(after[1:3]) & (TOLD | {"co"}))
            return is_passive or (is_heading and bool(set(after[:2]) & TO_DO))
        return False

    def _status(self, value: str, n: int) -> Found[str]:
        word = self.page.words[n]
        return Found(value, word.start, word.end, f"status-{value}")
