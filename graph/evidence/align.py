"""Finds the words of a report's values again in its text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Final

from graph.evidence.gate import Gate
from graph.evidence.support import content_words, country_places
from graph.language import countries, cues
from graph.language.date_words import DateWords, dates_in
from graph.language.fold import words
from graph.language.number_words import NumberWords, numbers_in
from graph.language.sentences import sentence_at
from graph.model.report import (
    AgreementEntry,
    Inferred,
    Meeting,
    Named,
    OfficialEntry,
    ParsedReport,
    Span,
)

Bounds = tuple[int, int]

BESIDE: Final = 80
"""Code points at most between a name and its title or body in another sentence or line."""

ABOUT: Final = 200
"""Code points at most between an agreement's subject and what is said of it elsewhere."""

_TRIED: Final = 8
_SLACK: Final = 4
_COUNTRY_BESIDE: Final = 16
_CITY_BESIDE: Final = 3
_ROUND = re.compile(
    r"\b(?:round|meeting|edition|session|dialogue|iteration|consultations?|talks|group|committee|"
    r"summit|conference)\b",
    re.IGNORECASE,
)


def align(report: ParsedReport) -> ParsedReport:
    """Return the report with spans, marked `aligned`, for values that its text states.

    Only for values without evidence of their own or of an object around them; what is there
    stays. What is not found, or would not pass the gate, gets no span. Without a text the report
    comes back as it is; aligning twice adds nothing.
    """
    if report.text is None or not report.text.content:
        return report
    found = _Aligner(report, report.text.content).found()
    if not found:
        return report
    return report.model_copy(update={"evidence": {**report.evidence, **found}})


class _Aligner:
    """Searches one text for the values of its report."""

    def __init__(self, report: ParsedReport, content: str) -> None:
        self.report = report
        self.content = content
        self.gate = Gate(report)
        self.text = self.gate.worded
        self.added: dict[str, list[Span]] = {}

    def found(self) -> dict[str, list[Span]]:
        """Return the spans to add, by pointer."""
        report = self.report
        for n, code in enumerate(report.parties):
            self._add(f"/parties/{n}", self._countries(code))
        for n, official in enumerate(report.officials):
            self._official(f"/officials/{n}", official)
        for n, body in enumerate(report.institutions):
            self._add(f"/institutions/{n}/name", self._named(body.name, body.country))
            self._country(f"/institutions/{n}", body.country, "name")
        if report.dialogue is not None:
            self._meeting("/dialogue", report.dialogue)
        for n, recalled in enumerate(report.recalled_dialogues):
            self._meeting(f"/recalled_dialogues/{n}", recalled)
        for n, agreement in enumerate(report.agreements):
            self._agreement(f"/agreements/{n}", agreement)
        for n, topic in enumerate(report.topics):
            self._add(f"/topics/{n}", self._cued(cues.topic_cues()[topic]))
        self._promises()
        return self.added

    # --- parts of the report

    def _official(self, at: str, entry: OfficialEntry) -> None:
        self._add(f"{at}/name", self._named(entry.name, None, is_person=True))
        own, last = self._known(f"{at}/name"), content_words(entry.name)[-1]
        near = [self.text.bounds(n, n) for n in self.text.places.get(last, ())]
        for field, value in (("title", entry.title), ("institution", entry.institution)):
            if value is not None:
                places = list(self._named(value, entry.country))
                closest = self._beside(places, own, BESIDE)
                self._add(f"{at}/{field}", [*closest, *self._beside(places, near, BESIDE)])
        if entry.acting:
            self._add(f"{at}/acting", self._beside(self._cued(cues.ACTING), near, 0))
        self._country(at, entry.country, "title", "institution", "name")

    def _meeting(self, at: str, meeting: Meeting) -> None:
        if meeting.series is not None:
            self._add(f"{at}/series", self._named(meeting.series, None))
        is_main = at == "/dialogue"
        near = self._known(f"{at}/series")
        if not is_main and not near:
            return
        if meeting.city is not None:
            self._city(at, meeting.city, near, is_main)
        near = near or self._known(f"{at}/city")
        for field, date in (("start", meeting.start), ("end", meeting.end)):
            if date is not None:
                self._add(f"{at}/{field}", self._dated(near, None if is_main else 0))
        near = near or self._known(f"{at}/start")
        around = self._known(f"{at}/series", f"{at}/city", f"{at}/start")
        self._add(f"{at}/status", self._status_near(cues.MEETING_STATUS[meeting.status], around))
        self._of_meeting(at, meeting, near)

    def _city(self, at: str, city: str, near: list[Bounds], is_main: bool) -> None:
        """Add a meeting's city; that of one recalled must stand in the sentence of its series."""
        places = self._named(city, None)
        found = self._by_distance(places, near) if is_main else self._beside(places, near, 0)
        self._add(f"{at}/city", found)

    def _of_meeting(self, at: str, meeting: Meeting, near: list[Bounds]) -> None:
        if meeting.edition is not None:
            self._add(f"{at}/edition", self._numbered(meeting.edition, near))
        if meeting.venue is not None:
            self._add(f"{at}/venue", self._by_distance(self._named(meeting.venue, None), near))
        if meeting.format is not None:
            places = self._cued(cues.MEETING_FORMAT[meeting.format])
            city = self._known(f"{at}/city") if meeting.format == "in-person" else []
            self._add(f"{at}/format", [*city, *self._by_distance(places, near)])
        self._country(at, meeting.country, "city")

    def _agreement(self, at: str, entry: AgreementEntry) -> None:
        if entry.name is not None:
            self._add(f"{at}/name", self._named(entry.name, None))
        self._add(f"{at}/subject", self._named(entry.subject, None))
        near = self._known(f"{at}/name", f"{at}/subject")
        near += self._exact(entry.name or entry.subject) if near else ()
        kind = self._cued(cues.AGREEMENT_KIND.get(entry.kind, ()))
        self._add(f"{at}/kind", self._beside(kind, near, ABOUT) if near else kind)
        near = near or self._known(f"{at}/kind")
        if not near:
            return
        self._of_agreement(at, entry, near)

    def _of_agreement(self, at: str, entry: AgreementEntry, near: list[Bounds]) -> None:
        """Add what is told of an agreement near its name or kind."""
        status = self._cued(cues.AGREEMENT_STATUS[entry.status])
        self._add(f"{at}/status", self._beside(status, near, 0))
        for field in ("date", "entry_into_force", "ends"):
            if getattr(entry, field) is not None:
                self._add(f"{at}/{field}", self._dated(near, 0))
        for m, party in enumerate(entry.parties):
            self._partner(f"{at}/parties/{m}", party, near)
        signing = self._cued(cues.AGREEMENT_STATUS["signed"])
        for m, signatory in enumerate(entry.signatories):
            name = signatory.name if isinstance(signatory, Named) else signatory
            places = self._named(name, None, is_person=True)
            pointer = _named_at(f"{at}/signatories/{m}", signatory)
            self._add(pointer, self._beside(places, signing, ABOUT))
        for m, relation in enumerate(entry.relates):
            self._add(f"{at}/relates/{m}/to", self._named(relation.to, None))

    def _partner(self, at: str, party: str | Named, near: list[Bounds]) -> None:
        if isinstance(party, str) and len(party) == 3 and countries.is_country(party):
            self._add(at, self._beside(self._countries(party), near, ABOUT))
            return
        named = Named(name=party) if isinstance(party, str) else party
        places = self._named(named.name, named.country)
        self._add(_named_at(at, party), self._beside(places, near, ABOUT))

    def _promises(self) -> None:
        round_ = self.report.next_round
        if round_ is not None:
            near = self._cued(cues.NEXT)
            if round_.city is not None:
                self._add("/next_round/city", self._beside(self._named(round_.city, None), near, 0))
            if round_.when is not None:
                self._add("/next_round/when", self._dated(near, 0))
            self._country("/next_round", round_.country, "city")
        for n, promised in enumerate(self.report.commitments):
            at = f"/commitments/{n}"
            self._add(f"{at}/what", self._named(promised.what, None))
            if promised.due is not None and self._known(f"{at}/what"):
                self._add(f"{at}/due", self._dated(self._known(f"{at}/what"), 0))

    def _country(self, at: str, code: str | None, *fields: str) -> None:
        """Add the country's name where it stands right beside one of the fields' words."""
        if code is None:
            return
        near = self._known(*(f"{at}/{field}" for field in fields))
        within = _CITY_BESIDE if fields == ("city",) else _COUNTRY_BESIDE
        places = self._by_distance(self._countries(code), near)
        close = [place for place in places if _distance(place, near) <= within]
        self._add(f"{at}/country", (p for p in close if self._in_one_sentence(p, near)))

    # --- adding

    def _add(self, pointer: str, places: Iterable[Bounds]) -> None:
        """Add the first of some places that passes the gate, if the value has no evidence."""
        if self._is_covered(pointer):
            return
        for start, end in islice(places, _TRIED):
            span = Span.model_construct(
                start=start, end=end, quote=self.content[start:end], by="aligned", page=None
            )
            if not self.gate.objections(pointer, [span]):
                self.added[pointer] = [span]
                return

    def _is_covered(self, pointer: str) -> bool:
        while pointer:
            if pointer in self.report.evidence or pointer in self.added:
                return True
            pointer = pointer.rpartition("/")[0]
        return False

    def _known(self, *pointers: str) -> list[Bounds]:
        """Where the words of some values stand, as far as the report or this search knows."""
        found: list[Bounds] = []
        for pointer in pointers:
            basis = self.added.get(pointer) or self.report.evidence.get(pointer) or []
            spans = [] if isinstance(basis, Inferred) else basis
            found += [(span.start, span.end) for span in spans]
        return found

    # --- places of values

    def _named(self, value: str, country: str | None, is_person: bool = False) -> Iterator[Bounds]:
        """Places of a name, the most literal first: as written, its words in order, all near."""
        yield from self._exact(value)
        codes = [] if is_person else [*self.report.parties, *([country] if country else [])]
        told = content_words(value) if is_person else None
        for each in [told] if told else [content_words(value), content_words(value, codes)]:
            yield from self._together(each)
        if not is_person:
            yield from self._shortened(value)

    def _exact(self, value: str) -> Iterator[Bounds]:
        place = self.content.find(value)
        while place >= 0:
            end = place + len(value)
            around = self.content[max(0, place - 1) : place], self.content[end : end + 1]
            if not any(char.isalnum() for char in around):
                yield place, end
            place = self.content.find(value, place + 1)

    def _together(self, told: Sequence[str]) -> Iterator[Bounds]:
        """Places where all the words stand within few more, the rarest of them as the guide."""
        positions = [self._positions(told, n) for n in range(len(told))]
        if not positions or not all(positions):
            return
        widest = len(told) + _SLACK
        spread = []
        for guide in min(positions, key=len):
            chosen = [_nearest(places, guide) for places in positions]
            first, last = min(chosen), max(chosen)
            if last - first < widest:
                spread.append((last - first, first, last))
        for _, first, last in sorted(spread):
            last += self.text.plain[last] not in told and last + 1 < len(self.text.words)
            yield self.text.bounds(first, last)

    def _positions(self, told: Sequence[str], n: int) -> list[int]:
        """Numbers of the words that are the nth, alone or written with its neighbour."""
        places = self.text.places
        joined = (told[m] + told[m + 1] for m in (n - 1, n) if 0 <= m < len(told) - 1)
        return next((places[word] for word in (told[n], *joined) if word in places), [])

    def _shortened(self, value: str) -> Iterator[Bounds]:
        """Places of a name's acronym, or of the words that an acronym stands for."""
        telling = content_words(value)
        if len(telling) > 1:
            for acronym in dict.fromkeys(_initials(each) for each in (telling, words(value))):
                for n in self.text.places.get(acronym, ()):
                    if self.text.written(n).isupper():
                        yield self.text.bounds(n, n)
        elif value.isupper() and value.isalpha() and len(value) > 2:
            yield from self._spelled_out(telling[0])

    def _spelled_out(self, acronym: str) -> Iterator[Bounds]:
        telling = [
            n for n, word in enumerate(self.text.plain) if word not in ("of", "the", "and", "for")
        ]
        initials = _initials(self.text.plain[n] for n in telling)
        place = initials.find(acronym)
        while place >= 0:
            first, last = telling[place], telling[place + len(acronym) - 1]
            if all(self.text.written(n)[0].isupper() for n in (first, last)):
                yield self.text.bounds(first, last)
            place = initials.find(acronym, place + 1)

    def _countries(self, code: str) -> list[Bounds]:
        return sorted(self.text.bounds(*place) for place in country_places(self.text, code))

    def _cued(self, sought: Iterable[str]) -> list[Bounds]:
        """Places of cues, those of the earlier cue first."""
        found = chain.from_iterable(self.text.find(cue) for cue in sought)
        return [self.text.bounds(*place) for place in found]

    def _dated(self, near: list[Bounds], within: int | None) -> Iterator[Bounds]:
        """Places of dates by distance; `within` as in `_beside`, None for anywhere."""
        places = [(each.start, each.end) for each in self._dates]
        yield from (
            self._by_distance(places, near)
            if within is None
            else self._beside(places, near, within)
        )

    @cached_property
    def _dates(self) -> list[DateWords]:
        return dates_in(self.content, self.report.published)

    def _numbered(self, number: int, near: list[Bounds]) -> list[Bounds]:
        """Places of a number close before a word for a round, or in or close to the series."""
        rounds = [*near, *(match.span() for match in _ROUND.finditer(self.content))]
        places = [(each.start, each.end) for each in self._numbers if each.number == number]
        close = [place for place in places if _distance(place, rounds) <= BESIDE]
        return [
            place
            for place in self._by_distance(close, near)
            if self._in_one_sentence(place, rounds)
        ]

    @cached_property
    def _numbers(self) -> list[NumberWords]:
        return list(numbers_in(self.content))

    def _status_near(self, sought: Iterable[str], near: list[Bounds]) -> list[Bounds]:
        """Places of cues in a sentence with the meeting, by distance; then all others."""
        places = self._cued(sought)
        beside = self._beside(places, near, 0)
        return [*beside, *sorted(set(places) - set(beside))]

    # --- order and nearness

    def _by_distance(self, places: Iterable[Bounds], near: list[Bounds]) -> list[Bounds]:
        """Some places, those closest to any of the others first, else in their order."""
        return sorted(places, key=lambda place: _distance(place, near)) if near else list(places)

    def _beside(self, places: Iterable[Bounds], near: list[Bounds], within: int) -> list[Bounds]:
        """Those that stand in a sentence with one of the others or that near, the closest first."""
        kept = [
            place
            for place in places
            if _distance(place, near) <= within or self._in_one_sentence(place, near)
        ]
        return self._by_distance(kept, near)

    def _in_one_sentence(self, place: Bounds, others: list[Bounds]) -> bool:
        start, end = sentence_at(self.content, *place)
        return any(start <= other < end for other, _ in others)


def _named_at(pointer: str, value: str | Named) -> str:
    return f"{pointer}/name" if isinstance(value, Named) else pointer


def _initials(told: Iterable[str]) -> str:
    return "".join(word[0] for word in told)


def _nearest(places: list[int], guide: int) -> int:
    n = bisect_left(places, guide)
    return min(places[max(0, n - 1) : n + 1], key=lambda place: abs(place - guide))


def _distance(place: Bounds, others: Iterable[Bounds]) -> int:
    """Code points between a place and the closest of the others; 0 where they overlap."""
    gaps = (max(0, start - place[1], place[0] - end) for start, end in others)
    return min(gaps, default=1 << 30)
