"""Which countries' tie a text reports, told apart from the countries it talks about.

A country speaks for itself where it stands in a pair ("Ghana-Norway", "between Ghana and
Norway"), in the title, in the lead, or with an office; one that is only discussed stands after
"on", "against" or in a list of regions.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.country_signs import (
    leaders_by_name,
    leaders_in,
    leading_names,
    publishers_in,
)
from loaders.reading.page.enumerations import acting_enumerations
from loaders.reading.page.page import Page, Place, Sentence
from loaders.reading.page.pairs import TALKED_ABOUT
from loaders.reading.page.places import is_prefix
from loaders.reading.page.release import Found
from loaders.reading.page.speakers import dateline_countries, speaker_of

LEAD: Final = 3
"""Sentences of the body that count as its lead."""
WHOLE: Final = 40
"""Sentences that are looked at for parties: what comes later is background."""
_TITLE_WEIGHT: Final = 6.0
_LEAD_WEIGHT: Final = 3.0
_SPEAKER_WEIGHT: Final = 12.0
_OFFICE_WEIGHT: Final = 2.0
_NAMED_WEIGHT: Final = 1.5
_PLAIN: Final = 0.6
_TALKED_OF: Final = 0.1
_POSTS: Final = word_list("parties: posts")
_POSTED_WITHIN: Final = 7
_ATTACKS: Final = word_list("parties: attacks")
_DISCUSSED: Final = word_list("parties: discussed")
OFFICES: Final = word_list("parties: offices")
_NAMED_OFFICES: Final = word_list("parties: named offices")
_GOES_TO: Final = word_list("parties: goes to")
_VISITS: Final = word_list("parties: visits")
_GOES_WITHIN: Final = 16
"""Words before "to" and a country in which it is told who goes there."""
_SHARED: Final = word_list("parties: shared")
_ARRIVES: Final = word_list("parties: arrives")
_ACROSS: Final = word_list("parties: across")
_BYLINES: Final = 4
"""Sentences at the head among which a text says by whom it is."""
_ACTS_WITHIN: Final = 12
"""Words of a title or first sentence within which the one who acts is named."""


def find_parties(page: Page) -> list[Found[str]]:
    """Return the countries whose tie the text reports, by code; none where there is no pair.

    All of them where the text lists more than two who act together.
    """
    chosen = _Standing(page).chosen
    found: list[Found[str]] = []
    for code in sorted(chosen):
        named = [each for each in page.countries if each.code == code]
        named.sort(key=lambda each: is_prefix(page.folded[each.first]))
        if named:
            start, end = page.words[named[0].first].start, page.words[named[0].last].end
            is_short = is_prefix(page.folded[named[0].first])
            found.append(Found(code, start, end, "party-named", inferred=is_short))
            continue
        sign = next((each for each in page.country_signs if each.code == code), None)
        if sign is not None:
            found.append(Found(code, sign.start, sign.end, "party-of-office", inferred=True))
            continue
        leaders = leaders_in(page, len(page.words))
        leader = None if code == page.side else next((e for e in leaders if e.code == code), None)
        if leader:
            found.append(Found(code, leader.start, leader.end, "party-of-leader", inferred=True))
        else:
            found.append(Found(code, 0, 0, "party-that-publishes", inferred=True))
    return found if len(found) > 1 else []


def speaking_country(page: Page) -> str | None:
    """Return the country whose government publishes, or whose leader the text begins with."""
    return page.side or speaker_of(page) or _first_leader(page)


def _first_leader(page: Page) -> str | None:
    """The country of the leader over whose name a text stands, or who acts at its beginning."""
    bylines = [s for s in page.sentences[1:_BYLINES] if s.is_heading]
    for sign in leaders_by_name(page, bylines[-1].last + 1 if bylines else 0):
        if any(sign.start == line.start for line in bylines):
            return sign.code
    for sentence in (*([page.title] if page.title else []), *page.body[:1]):
        code = _acting_leader(page, sentence)
        if code:
            return code
    return None


def _acting_leader(page: Page, sentence: Sentence) -> str | None:
    """The country of the leader who is named first in a sentence, before anyone he acts with."""
    for n in range(sentence.first, min(sentence.first + _ACTS_WITHIN, sentence.last) + 1):
        if page.folded[n] in _ACROSS:
            return None
        for sign in leading_names(page, n):
            named = page.countries_within(sentence.first, n)
            return sign if all(place.code == sign for place in named) else None
    return None


class _Standing:
    """How much speaks for each country as a party."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lead_ends = page.body[: LEAD + 1][-1].number if page.body else 0
        sentences = page.sentences[:WHOLE]
        self.last = sentences[-1].last if sentences else -1
        self.weight: dict[str, float] = defaultdict(float)
        self.acting: set[str] = set()
        self.strong: set[str] = set()
        self._weigh_places()
        self._weigh_posts()
        self._weigh_runs()
        self._weigh_signs()

    def _weigh_signs(self) -> None:
        told: set[str] = set()
        for sign in self.page.country_signs:
            n = self.page.word_at(sign.start)
            if n <= self.last:
                first = sign.code not in told
                self.weight[sign.code] += self._share(n) * (_OFFICE_WEIGHT if first else _PLAIN)
                self.acting.add(sign.code)
                self.strong.add(sign.code)
                told.add(sign.code)
        self._weigh_leaders()
        for code in self._speakers():
            if self.weight[code] > 0:
                self.acting.add(code)
                self.strong.add(code)
        speaker = speaking_country(self.page)
        if speaker:
            self.weight[speaker] += _SPEAKER_WEIGHT
            self.acting.add(speaker)
            self.strong.add(speaker)

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The countries of the tie; empty where fewer than two stand out."""
        listed = self._enumerated()
        if listed:
            return listed
        titled = self._in_title()
        if len(titled) > 1:
            return titled
        own = speaking_country(self.page)
        ranked = sorted(
            self.weight.items(),
            key=lambda e: (e[0] != own, e[0] not in self.strong, -e[1], e[0]),
        )
        acting = [code for code, points in ranked if points >= 1.0 and code in self.acting]
        return frozenset(acting[:2] if len(acting) != 1 else [acting[0], *self._unnamed(acting[0])])

    def _enumerated(self) -> frozenset[str]:
        """The countries of a list of more than two that act together; empty where there is none."""
        own = speaking_country(self.page)
        for each in acting_enumerations(self.page, OFFICES):
            speaker = {own} if each.joins_speaker and own else set()
            if len(each.codes | speaker) > 2:
                return each.codes | speaker
        return frozenset()

    def _unnamed(self, named: str) -> Iterator[str]:
        """Yield the country that speaks, where a text leaves its own unnamed: one or none."""
        told = (*self._speakers(), *dateline_countries(self.page))
        other = next((code for code in told if code != named), None)
        if other:
            self.strong.add(other)
            yield other

    def _speakers(self) -> list[str]:
        """The countries whose government or bodies issue the text or stand at its head."""
        speaker = speaker_of(self.page)
        title = self.page.title
        bodies = publishers_in(self.page, title.last + 1 if title else 0)
        return [*([speaker] if speaker else []), *(sign.code for sign in bodies)]

    def _weigh_leaders(self) -> None:
        """Let the leaders named in title and lead stand for their countries."""
        page = self.page
        lead = [s for s in (page.title, *page.body[:1]) if s is not None]
        told = {place.code for place in page.countries if place.first <= self.last}
        for sign in leaders_in(page, lead[-1].last + 1 if lead and (told or page.side) else 0):
            n = page.word_at(sign.start)
            if TALKED_ABOUT.isdisjoint(page.folded[max(0, n - 3) : n]):
                self.weight[sign.code] += self._share(n)
                self.acting.add(sign.code)
                self.strong.add(sign.code)

    def _in_title(self) -> frozenset[str]:
        """The countries whose officials the title names side by side, and the one that speaks."""
        page = self.page
        if page.title is None:
            return frozenset()
        own = page.countries_within(page.title.first, page.title.last)
        codes = {place.code for place in own if self._standing(place) >= _NAMED_WEIGHT}
        for run in page.country_pairs:
            following = page.folded[run.last + 1 : run.last + 2]
            is_of_offices = bool(following) and following[0] in OFFICES
            is_met = page.folded[run.first - 1 : run.first] == ["with"]
            if run.last <= page.title.last and (is_of_offices or is_met):
                codes |= run.codes
                hosts = page.countries_within(page.title.first, run.first - 1) if is_met else []
                codes |= {place.code for place in hosts}
        signs = page.country_signs
        lead = page.body[:2][-1].end if page.body else 0
        speaking = {sign.code for sign in signs if sign.end <= lead} | {page.side}
        told = {code for code in speaking if code}
        return frozenset(codes | told) if len(codes) > 1 and len(told) < 2 else frozenset()

    def _weigh_places(self) -> None:
        for place in self.page.countries:
            if place.first > self.last:
                break
            standing = self._standing(place)
            share = self._share(place.first)
            self.weight[place.code] += share * standing
            if standing >= _NAMED_WEIGHT or (share > 1.0 and standing >= _PLAIN):
                self.acting.add(place.code)
            if standing >= _NAMED_WEIGHT and share > 1.0:
                self.strong.add(place.code)

    def _weigh_posts(self) -> None:
        """Let "the Embassy of Chad in Oslo" stand for both countries."""
        page = self.page
        for city in page.cities:
            low = max(0, city.first - _POSTED_WITHIN)
            before = page.folded[low : city.first]
            if city.first > self.last or before[-1:] != ["in"] or _POSTS.isdisjoint(before):
                continue
            sent = [place.code for place in page.countries_within(low, city.first)]
            for code in (city.code, *sent) if sent else ():
                self.weight[code] += self._share(city.first) * _NAMED_WEIGHT
                self.acting.add(code)
                if self._share(city.first) > 1.0:
                    self.strong.add(code)

    def _standing(self, place: Place) -> float:
        """How a country stands in its sentence: with an office, plainly, or talked about."""
        page = self.page
        after = page.folded[place.last + 1 : place.last + 3]
        before = page.folded[max(0, place.first - 9) : place.first]
        if before[-1:] == ["by"] and not _ATTACKS.isdisjoint(before):
            return _TALKED_OF
        if self._has_office_after(place):
            return _OFFICE_WEIGHT
        earlier = page.folded[max(0, place.first - _GOES_WITHIN) : place.first]
        if before[-1:] == ["with"] or before[-2:] == ["with", "the"]:
            return _PLAIN if _SHARED.isdisjoint(before) else _NAMED_WEIGHT
        if before[-1:] == ["of"] or before[-2:] == ["of", "the"]:
            return 0.2 if _NAMED_OFFICES.isdisjoint(before) else _NAMED_WEIGHT
        if before[-1:] == ["in"] and not _ARRIVES.isdisjoint(before):
            return _NAMED_WEIGHT
        if not _DISCUSSED.isdisjoint(after) or not TALKED_ABOUT.isdisjoint(before[-3:]):
            return _TALKED_OF
        bare = before[:-1] if before[-1:] == ["the"] else before
        if not _VISITS.isdisjoint(bare[-1:]):
            return _NAMED_WEIGHT
        if bare[-1:] == ["to"] and not _GOES_TO.isdisjoint(earlier):
            return _NAMED_WEIGHT
        return _PLAIN

    def _has_office_after(self, place: Place) -> bool:
        """Whether an office follows a country, "First Deputy" and the like between them."""
        page = self.page
        for n in range(place.last + 1, min(place.last + 5, len(page.words))):
            if page.gap(n - 1) not in (" ", "’ ", "' "):  # noqa: RUF001
                return False
            if page.folded[n] in OFFICES:
                return True
            if not page.is_capital(n):
                return False
        return False

    def _weigh_runs(self) -> None:
        for pair in self.page.country_pairs:
            if pair.first > self.last:
                break
            share = pair.weight * self._share(pair.first)
            for code in pair.codes:
                self.weight[code] += share
            if pair.weight >= 1.0:
                self.acting |= pair.codes
                self.strong |= pair.codes

    def _share(self, word: int) -> float:
        sentence = self.page.sentence_of(word)
        if self.page.title and sentence.number == 0:
            return _TITLE_WEIGHT
        return _LEAD_WEIGHT if sentence.number <= self.lead_ends else 1.0
