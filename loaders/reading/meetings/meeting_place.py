"""Where a meeting was or will be held, and whether in one room."""

from dataclasses import replace
from functools import cached_property
from typing import Final

from graph.language import cues
from loaders.reading.agreements.agreement_status import SIGNED
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.meetings.event_line import event_line
from loaders.reading.meetings.meeting_words import LEAD, ROUNDS
from loaders.reading.page.page import Page, Place, Sentence
from loaders.reading.page.places import country_of_city
from loaders.reading.page.release import Found
from loaders.reading.page.word_marks import BODY, MODIFIER, OFFICE, PLAIN, SUBJECT, marks_of_words

_BEFORE_VENUE: Final = word_set("in at to capital city visited")
_SEATS: Final = word_set("embassy consulate mission")
_GOES_TO: Final = word_set("travel travels traveled travelled visit visited visits trip arrived")
_VIRTUAL: Final = (
    *("video*", "virtual*", "online", "telephon*", "by phone", "phone call", "teleconferenc*"),
    *("call with", "call between", "a call", "the call", "his call", "her call", "webinar*"),
    *("spoke by", "phone conversation", "conference call", "remotely", "spoke on the phone"),
    *("s call", "call to", "phone talks", "over the phone", "phone calls", "calls with"),
)
_EARLIER: Final = frozenset(["ago", "earlier", "previous", "previously"])
_HELD: Final = frozenset(["held", "hosted", "convened", "opened"])
_HELD_BEFORE: Final = 12
_LEAD: Final = 3
"""Sentences of the body in which a signing is the news."""
_NEXT: Final = word_set("next subsequent following forthcoming")
_NEXT_WITHIN: Final = 8
"""Words before a city in which a next round is spoken of."""
_TIMES: Final = (["day"], ["week"], ["night"], ["month"], ["friday"], ["monday"], ["tuesday"])
_TAKEN_PLACE: Final = _HELD | word_set("met meeting talks hosted ended concluded session round")
_LONGEST_PLACE: Final = 3
_GOES_ON: Final = word_set("on today yesterday this last from ended concluded with between")
_LAST: Final = word_set("since previous last")
_LAST_WITHIN: Final = 16
"""Words before a city in which an earlier round is spoken of."""
_MET: Final = ROUNDS | word_set("dialogue talks consultations committee commission group")
_HERE: Final = 200
"""Words in which "here" means the city of the dateline."""
_DATELINE: Final = 8


class PlaceFinder:
    """Finds the place of a meeting on a page, given the sentences that tell of it."""

    def __init__(
        self, page: Page, told_in: list[Sentence], parties: frozenset[str], status: str
    ) -> None:
        self.page = page
        self.told_in = told_in
        self.parties = parties
        self.status = status

    @cached_property
    def city(self) -> Found[str] | None:
        """The city of the meeting."""
        is_virtual = self._distance is not None and self._distance.value == "virtual"
        if self._distance and self._is_by_phone(self._distance):
            return None
        return (None if is_virtual else self._over_text()) or self._city_told(is_virtual)

    def _city_told(self, is_virtual: bool) -> Found[str] | None:
        """The city that the sentences about the meeting name."""
        for sentence in self.told_in:
            for city in self.page.cities_within(sentence.first, sentence.last):
                if self._is_of_next(city, sentence) or self._is_of_last(city, sentence):
                    continue
                if self._is_venue(city) and (not is_virtual or self._is_held_in(city, sentence)):
                    return self._city(city, "city-of-meeting", sure=not is_virtual)
        if is_virtual:
            return None
        unlisted = self._unlisted()
        if unlisted:
            return unlisted
        for found, rule in (
            (self._signed_in(), "city-of-signing"),
            (self._dateline(), "city-of-dateline"),
            (self._heading_city(), "city-over-text"),
            (self._dateline_of_party(), "city-of-dateline"),
        ):
            if found:
                return self._city(found, rule, sure=False)
        return None

    def _over_text(self) -> Found[str] | None:
        """The city in the line that gives day and place of the event."""
        line = event_line(self.page) if self.status == "held" else None
        if line is None or line.city is None:
            return None
        start, end = self.page.words[line.city[0]].start, self.page.words[line.city[1]].end
        return Found(self.page.text[start:end], start, end, "city-of-event-line")

    @cached_property
    def country(self) -> Found[str] | None:
        """The country of the city, or the one that is visited."""
        if self.city:
            code = country_of_city(self.city.value)
            start, end = self.city.start, self.city.end
            return Found(code, start, end, "country-of-city", inferred=True) if code else None
        if self._distance and self._distance.value == "virtual":
            return None
        for sentence in self.told_in:
            for place in self.page.countries_within(sentence.first, sentence.last):
                if place.code in self.parties and self._is_visited(place):
                    words = self.page.words
                    start, end = words[place.first].start, words[place.last].end
                    return Found(place.code, start, end, "country-visited", sure=False)
        return None

    @cached_property
    def format(self) -> Found[str] | None:
        """Whether they met in one room, at a distance or both."""
        if self._distance:
            is_both = self._distance.value == "virtual" and self.city is not None
            if not is_both:
                return self._distance
            return replace(self._distance, value="hybrid", sure=False, inferred=True)
        place = self.city or self.country
        if place is None:
            return None
        rule = "in-person-by-city" if self.city else "in-person-by-visit"
        return Found("in-person", place.start, place.end, rule, inferred=not self.city)

    @cached_property
    def _distance(self) -> Found[str] | None:
        """The words that tell of a meeting by video or telephone."""
        told = [s for s in self.told_in if not s.is_heading][:2]
        told += [self.page.title] if self.page.title else []
        told = [s for s in told if not _EARLIER & set(self.page.folded[s.first : s.last + 1])]
        for format_, signs in (("hybrid", cues.MEETING_FORMAT["hybrid"]), ("virtual", _VIRTUAL)):
            place = self._cued(told, signs)
            if place:
                words = self.page.words
                start, end = words[place[0]].start, words[place[1]].end
                return Found(format_, start, end, f"format-{format_}")
        return None

    def _is_by_phone(self, told: Found[str]) -> bool:
        """Whether they spoke by telephone: then nobody else was in one room."""
        words = self.page.text[told.start : told.end].casefold()
        return told.value == "virtual" and ("phone" in words or words == "a call")

    def _cued(self, told: list[Sentence], signs: tuple[str, ...]) -> tuple[int, int] | None:
        """The first place of a sign in one of some sentences."""
        for sign in signs:
            for first, last in self.page.worded.find(sign):
                if any(each.first <= first <= each.last for each in told):
                    return first, last
        return None

    def _is_venue(self, city: Place) -> bool:
        folded = self.page.folded
        before = folded[city.first - 1] if city.first else ""
        earlier = set(folded[max(0, city.first - 3) : city.first])
        return before in _BEFORE_VENUE and not earlier & _SEATS

    def _is_of_next(self, city: Place, sentence: Sentence) -> bool:
        """Whether a city is where the next round will be: "the next meeting in Lima"."""
        before = self.page.folded[max(sentence.first, city.first - _NEXT_WITHIN) : city.first]
        if self.status == "held" and before[-4:-1] == ["will", "take", "place"]:
            return True
        return not _NEXT.isdisjoint(before) and not ROUNDS.isdisjoint(before)

    def _is_of_last(self, city: Place, sentence: Sentence) -> bool:
        """Whether a city is where an earlier round was: "since the 5th dialogue held in Oslo"."""
        low = max(sentence.first, city.first - _LAST_WITHIN)
        before = self.page.folded[low : city.first]
        n = next((n for n, word in enumerate(before) if word in _LAST), None)
        if n is None or before[n + 1 : n + 2] in _TIMES or _HELD.isdisjoint(before):
            return False
        return not _MET.isdisjoint(before if before[n] == "last" else before[n:])

    def _is_held_in(self, city: Place, sentence: Sentence) -> bool:
        """Whether something was held in a city, though some took part from elsewhere."""
        before = self.page.folded[max(sentence.first, city.first - _HELD_BEFORE) : city.first]
        return not _HELD.isdisjoint(before)

    def _is_visited(self, place: Place) -> bool:
        before = self.page.folded[max(0, place.first - 4) : place.first]
        is_goal = before[-1:] == ["to"] or before[-2:] == ["to", "the"]
        return not place.is_demonym and is_goal and bool(set(before) & _GOES_TO)

    def _dateline(self) -> Place | None:
        """The city before the text, where the text says that the meeting was "here"."""
        if "here" not in self.page.folded[:_HERE] or not self.page.body:
            return None
        limit = self.page.body[0].first + _DATELINE
        first = next(iter(self.page.cities), None)
        return first if first and first.first <= limit else None

    def _signed_in(self) -> Place | None:
        """The city in which the first sentences say that something was signed."""
        for sentence in self.page.body[:_LEAD]:
            if SIGNED & set(self.page.folded[sentence.first : sentence.last + 1]):
                for city in self.page.cities_within(sentence.first, sentence.last):
                    if self._is_venue(city):
                        return city
        return None

    def _dateline_of_party(self) -> Place | None:
        """The city before the news, where it lies in one of the countries and all was held."""
        dateline = self.page.dateline or self._dateline_alone()
        if dateline is None:
            return None
        cities = self.page.cities_within(*dateline)
        return cities[0] if cities and cities[0].code in self.parties else None

    def _unlisted(self) -> Found[str] | None:
        """A place that no list knows, where the sentences that tell of the meeting put it."""
        for sentence in self.told_in:
            if sentence.is_heading:
                continue
            for n in range(sentence.first + 1, sentence.last):
                last = self._end_of_unlisted(n, sentence)
                if last is not None:
                    words = self.page.words
                    start, end = words[n + 1].start, words[last].end
                    name = self.page.text[start:end]
                    return Found(name, start, end, "place-of-meeting", sure=False)
        return None

    def _end_of_unlisted(self, n: int, sentence: Sentence) -> int | None:
        """The last word of the name behind "held in", where nothing else can be meant."""
        page, marks = self.page, marks_of_words()
        before = page.folded[max(sentence.first, n - _HELD_BEFORE) : n]
        if page.folded[n] != "in" or _TAKEN_PLACE.isdisjoint(before):
            return None
        last = n
        taken = page.country_words | page.date_words | page.city_words
        for m in range(n + 1, min(n + 1 + _LONGEST_PLACE, sentence.last + 1)):
            known = marks.get(page.folded[m], 0) & (SUBJECT | BODY | OFFICE | PLAIN | MODIFIER)
            if not page.is_capital(m) or m in taken or known or page.folded[m].isdigit():
                break
            last = m
            if page.gap(m) != " ":
                break
        following = page.folded[last + 1 : last + 2]
        ends = page.gap(last)[:1] in (",", ".", ";") or (following and following[0] in _GOES_ON)
        return last if last > n and ends else None

    def _dateline_alone(self) -> tuple[int, int] | None:
        """The words of a dateline that ends with a full stop: "Oslo, 3 May 2021."."""
        page = self.page
        number = page.body[0].number - 1 if page.body else -1
        if number < 0 or page.sentences[number].is_heading:
            return None
        line = page.sentences[number]
        is_dated = bool(page.dates_within(line.start, line.end))
        cities = page.cities_within(line.first, line.last)
        opens = bool(cities) and cities[0].first == line.first
        return (line.first, line.last) if is_dated and opens else None

    def _heading_city(self) -> Place | None:
        """The city that ends a line over the text: "Oslo", "The Storting, Oslo, Norway"."""
        page = self.page
        for sentence in page.sentences[1:LEAD]:
            cities = page.cities_within(sentence.first, sentence.last)
            if not sentence.is_heading or not cities:
                continue
            city = cities[-1]
            opens = city.first == sentence.first or page.gap(city.first - 1).startswith(",")
            rest = set(range(city.last + 1, sentence.last + 1))
            if opens and rest <= page.country_words:
                return city
        return None

    def _city(self, place: Place, rule: str, *, sure: bool) -> Found[str]:
        words = self.page.words
        return Found(place.city or "", words[place.first].start, words[place.last].end, rule, sure)
