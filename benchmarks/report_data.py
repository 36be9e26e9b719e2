"""Invented parsed reports from a seed, as many as are asked for, one after the other.

Ties are met by Zipf's law and one ministry stands in every tenth report. A tie's series, their
rounds over thirty years, the offices that lead them and who holds these come of the same seed, so
that reports share what real ones share: several tell of one meeting, heads come again, a series
gets a round twice a year. Any beginning of the stream is a small world of the same make.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from math import isqrt
from random import Random
from typing import Any, Final

from benchmarks.words import SYLLABLES, invented, zipf
from graph.language import countries, topics

SEED: Final = 19481026
TIES: Final = 3000
COUNTRIES: Final = 150
BUSY_BODY: Final = "Ministry of Home Affairs"
"""Of the first country: stands in every tenth report."""
_ROUNDS: Final = 60
_FIRST_DAY: Final = date(1995, 1, 1)
_WAITING: Final = 500
"""Reports that wait to be told: those of one meeting come with others between them."""
_BODIES: Final = (
    "Ministry of Defence",
    "Ministry of Foreign Affairs",
    "National Security Council",
    "Ministry of the Interior",
    "General Staff",
    "Coast Guard",
    "Federal Police",
    "Border Guard Service",
    "Navy Command",
    "Customs Administration",
    "Financial Intelligence Unit",
    "National Cyber Security Centre",
)
_OFFICES: Final = ("Minister", "Secretary", "Deputy Minister", "Director General", "Special Envoy")
_KINDS: Final = ("MoU", "MoC", "agreement", "protocol", "arrangement", "joint-statement")
_WAYS: Final = ("cooperation", "training", "exchange of information", "joint exercises", "support")
_STYLES: Final = ("press-release", "news-wire", "readout", "joint-statement")
Report = dict[str, Any]


@dataclass(slots=True)
class Series:
    """A standing mechanism of a tie: who leads it for each side, and the rounds still to come."""

    name: str
    heads: tuple[tuple[str, str], tuple[str, str]]
    topics: tuple[str, ...]
    rounds: list[int]


@dataclass(slots=True)
class Tie:
    """Two countries with what they have had so far."""

    codes: tuple[str, str]
    series: list[Series] = field(default_factory=list)
    meetings: int = 0
    agreements: list[Report] = field(default_factory=list)


@dataclass(slots=True)
class Meeting:
    """One round as it was; reports may know less of it."""

    tie: Tie
    series: Series
    round: int
    day: date
    city: str
    agreement: Report | None


class World:
    """What the reports are about; grows as they come."""

    def __init__(self) -> None:
        self.random = Random(SEED)
        codes = [each.code for each in countries.all_countries() if each.until is None]
        self.codes = self.random.sample(codes, COUNTRIES)
        self.cities = invented(self.random, 600, 2)
        self.places = invented(self.random, 4000, 3)
        self.topics = [each.id for each in topics.all_topics()]
        self.ties = self._draw_ties()
        self._tie_sums = zipf(TIES, 1.0)
        self._body_sums = zipf(len(_BODIES) + 20, 0.7)

    def _draw_ties(self) -> list[Tie]:
        sums = zipf(COUNTRIES, 1.0)
        found: dict[tuple[str, ...], Tie] = {}
        while len(found) < TIES:
            one, other = self.random.choices(self.codes, cum_weights=sums, k=2)
            if one != other:
                codes = (one, other) if one < other else (other, one)
                found.setdefault(codes, Tie(codes))
        return list(found.values())

    # --- bodies and people

    def body(self, code: str) -> str:
        """Draw a body of a country: a ministry or service, or one of twenty named after places."""
        at = self.random.choices(range(len(self._body_sums)), cum_weights=self._body_sums)[0]
        if at < len(_BODIES):
            return _BODIES[at]
        place = self.places[(at * 131 + self.codes.index(code) * 29) % len(self.places)]
        return f"{place} {('Police Academy', 'Defence College', 'Port Authority')[at % 3]}"

    def holder(self, code: str, body: str, office: str, day: date) -> str:
        """Return who held an office of a body on a day: another one every four years."""
        return _person(f"{code}|{body}|{office}|{day.year // 4}")

    # --- meetings

    def meeting(self) -> Meeting:
        """Draw a tie and hold the next meeting of it, at any time in thirty years."""
        random = self.random
        tie = random.choices(self.ties, cum_weights=self._tie_sums)[0]
        tie.meetings += 1
        series = self._series(tie)
        number = series.rounds.pop(random.randrange(len(series.rounds)))
        day = _FIRST_DAY + timedelta(days=number * 182 + random.randrange(60))
        meeting = Meeting(tie, series, number + 1, day, random.choice(self.cities), None)
        if random.random() < 0.55:
            meeting.agreement = self._agreement(meeting)
        return meeting

    def _series(self, tie: Tie) -> Series:
        """One of the series with a round left; their number grows as the root of the meetings."""
        if len(tie.series) <= isqrt(tie.meetings):
            tie.series.append(self._new_series(tie))
        open_ones = [series for series in tie.series if series.rounds]
        if not open_ones:
            tie.series.append(self._new_series(tie))
            open_ones = tie.series[-1:]
        return self.random.choice(open_ones)

    def _new_series(self, tie: Tie) -> Series:
        subjects = tuple(self.random.sample(self.topics, 5))
        spoken = topics.topic_name(subjects[0])
        number = len(tie.series)
        about = spoken if number < 12 else f"{spoken} of {self.places[number * 7]}"
        names = "-".join(countries.country(code).name for code in tie.codes)
        form = ("{} {} Dialogue", "{} Joint Working Group on {}")[number % 2]
        heads = [(self.body(code), self.random.choice(_OFFICES)) for code in tie.codes]
        return Series(
            form.format(names, about), (heads[0], heads[1]), subjects, list(range(_ROUNDS))
        )

    def _agreement(self, meeting: Meeting) -> Report:
        random, tie = self.random, meeting.tie
        about = topics.topic_name(random.choice(meeting.series.topics)).lower()
        subject = f"{about} {random.choice(_WAYS)}"
        if random.random() < 0.4:
            subject += f" in {random.choice(self.places)}"
        bodies = [body for body, _ in meeting.series.heads]
        parties: list[Any] = list(tie.codes)
        if random.random() < 0.75:
            pairs = zip(bodies, tie.codes, strict=True)
            parties = [{"name": name, "country": code} for name, code in pairs]
        made = {"kind": random.choice(_KINDS), "subject": subject, "parties": parties}
        tie.agreements.append(made)
        return made


@lru_cache(maxsize=1 << 17)
def _person(seed: str) -> str:
    random = Random(seed)
    first, middle, last = (
        "".join(random.choices(SYLLABLES, k=count)).capitalize() for count in (2, 2, 3)
    )
    return f"{first} {middle} {last}" if random.random() < 0.3 else f"{first} {last}"


def reports(count: int) -> Iterator[Report]:
    """Yield so many parsed reports as JSON values; the same ones, in the same order, each time."""
    world = World()
    waiting: list[Report] = []
    for number in range(count):
        while len(waiting) < _WAITING:
            waiting += _told(world, world.meeting())
        report = waiting.pop(world.random.randrange(len(waiting)))
        report["id"] = f"r{number:07d}"
        report["source"]["url"] = f"https://example.org/reports/{number}"
        if number % 10 == 0:
            _name_busy_body(world, report)
        yield report


def _name_busy_body(world: World, report: Report) -> None:
    code = world.codes[0]
    role = "participant" if code in report["parties"] and report["dialogue"] else "mentioned"
    report["institutions"].append({"name": BUSY_BODY, "country": code, "role": role})


def _told(world: World, meeting: Meeting) -> Iterator[Report]:
    """Yield the reports of a meeting: one to eight, three in the mean, some of them copies."""
    random = world.random
    count = random.choices(range(1, 9), weights=(30, 22, 16, 12, 8, 6, 4, 2))[0]
    release = f"{meeting.day.isoformat()}-{random.randrange(10**6)}"
    for _ in range(count):
        report = _report(world, meeting)
        if count > 2 and random.random() < 0.2:
            report["origin"] = {"agency": "Wire", "release": release}
        yield report


def _report(world: World, meeting: Meeting) -> Report:
    random = world.random
    published = meeting.day + timedelta(days=random.randrange(4))
    report: Report = {
        "id": "",
        "source": {
            "publisher": f"{random.choice(world.cities)} Gazette",
            "title": f"On the {meeting.series.name}",
        },
        "published": published.isoformat() if random.random() < 0.9 else None,
        "style": random.choice(_STYLES),
        "parties": list(meeting.tie.codes),
        "dialogue": _dialogue(world, meeting),
        "officials": _officials(world, meeting),
        "topics": random.sample(meeting.series.topics, random.choice((1, 2, 2, 3))),
    }
    report["institutions"] = _institutions(world, meeting, report["officials"])
    report["agreements"] = _agreements(world, meeting, report["officials"])
    _look_ahead(world, meeting, report)
    return report


def _dialogue(world: World, meeting: Meeting) -> Report:
    random, day = world.random, meeting.day
    start = (day + timedelta(days=random.random() < 0.05)).isoformat()
    known = random.random()
    return {
        "series": meeting.series.name if random.random() < 0.87 else None,
        "edition": meeting.round if random.random() < 0.3 else None,
        "status": "held",
        "start": start if known < 0.8 else start[:7] if known < 0.9 else None,
        "end": start if known < 0.6 else None,
        "city": meeting.city if random.random() < 0.8 else None,
        "country": meeting.tie.codes[meeting.round % 2],
        "format": "in-person" if random.random() < 0.6 else None,
    }


def _officials(world: World, meeting: Meeting) -> list[Report]:
    random, found = world.random, []
    for code, (body, office) in zip(meeting.tie.codes, meeting.series.heads, strict=True):
        if random.random() < 0.95:
            found.append(_official(world, code, body, office, meeting.day, "head"))
    for role, chance in (("delegate", 0.8), ("delegate", 0.4), ("mentioned", 0.3)):
        if random.random() < chance:
            code = random.choice(meeting.tie.codes)
            office = random.choice(_OFFICES)
            found.append(_official(world, code, world.body(code), office, meeting.day, role))
    return list({(one["name"], one["country"]): one for one in found}.values())


def _official(world: World, code: str, body: str, office: str, day: date, role: str) -> Report:
    name = world.holder(code, body, office, day)
    parts = name.split()
    if len(parts) == 3 and world.random.random() < 0.4:
        name = f"{parts[0]} {parts[2]}"
    return {
        "name": name,
        "country": code,
        "title": office if world.random.random() < 0.95 else None,
        "institution": body if world.random.random() < 0.9 else None,
        "role": role,
    }


def _institutions(world: World, meeting: Meeting, officials: list[Report]) -> list[Report]:
    found = {(one["institution"], one["country"]) for one in officials if one["institution"]}
    if world.random.random() < 0.6:
        code = world.random.choice(meeting.tie.codes)
        found.add((world.body(code), code))
    return [{"name": name, "country": code} for name, code in sorted(found)]


def _agreements(world: World, meeting: Meeting, officials: list[Report]) -> list[Report]:
    random, found = world.random, []
    heads = [one["name"] for one in officials if one["role"] == "head"]
    if meeting.agreement is not None and random.random() < 0.9:
        found.append(
            meeting.agreement
            | {
                "status": "signed",
                "date": meeting.day.isoformat() if random.random() < 0.7 else None,
                "signatories": heads if random.random() < 0.4 else [],
            }
        )
    if meeting.tie.agreements and random.random() < 0.12:
        recalled = random.choice(meeting.tie.agreements)
        if recalled is not meeting.agreement:
            found.append(recalled | {"status": "in-force"})
    return found


def _look_ahead(world: World, meeting: Meeting, report: Report) -> None:
    random = world.random
    if random.random() < 0.15:
        year = (meeting.day + timedelta(days=200)).year
        country = meeting.tie.codes[(meeting.round + 1) % 2]
        report["next_round"] = {"country": country, "when": str(year)}
    if random.random() < 0.1:
        what = f"set up a working group on {random.choice(meeting.series.topics)}"
        report["commitments"] = [{"what": what}]
