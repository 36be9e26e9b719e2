"""A large graph from a seed: 670,000 nodes and 2.5 million relationships at full size.

Countries, institutions and officials are met by laws of the form `1 / rank ** exponent`, so that
hubs are there: the first country has a sixth of the institutions. The same share gives the same
graph, in the same order, wherever it is made.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any, Final

from benchmarks.words import invented, zipf
from graph import countries, topics
from graph.records import LABEL_SHIFT, Node, Relationship
from graph.vocabulary import LABEL_NUMBER, RELATIONSHIP_TYPES, TYPE_NUMBER, Label
from graph.vocabulary import RelationshipType as Rel

SEED: Final = 20240607
FULL: Final = {
    Label.OFFICIAL: 150_000,
    Label.INSTITUTION: 40_000,
    Label.SERIES: 12_000,
    Label.DIALOGUE: 60_000,
    Label.AGREEMENT: 120_000,
    Label.REPORT: 278_000,
}
"""Nodes at full size, beside 200 countries, all topics, and the ties that come of these."""
COUNTRIES: Final = 200
_FIRST_DAY = date(1990, 1, 1)
_DAYS = tuple((_FIRST_DAY + timedelta(days=n)).isoformat() for n in range(35 * 365))
_BODIES = (
    "Ministry of Defence",
    "Ministry of Foreign Affairs",
    "General Staff",
    "Navy Command",
    "Air Force",
    "Interior Ministry",
    "Coast Guard",
    "Intelligence Service",
    "National Security Council",
    "Police Academy",
    "Defence Industry Agency",
    "Cyber Command",
)
_SUBJECTS = (
    "maritime security",
    "cyber defence",
    "counter terrorism",
    "logistics support",
    "police training",
    "intelligence sharing",
    "border management",
    "nuclear safety",
    "space situational awareness",
    "defence industry",
)
_KINDS = ("MoU", "MoC", "agreement", "protocol", "treaty")
_SHIFT_TYPE = 32
_SHIFT_SOURCE = 38


def number_of(label: Label, position: int) -> int:
    """Return the number that the generator gives the node of a label at a position from 0."""
    return LABEL_NUMBER[label] << LABEL_SHIFT | position


def _day(mixed: int) -> str:
    """Return a day that depends on a number and looks drawn."""
    return _DAYS[(mixed * 2654435761 >> 9) % len(_DAYS)]


@dataclass(slots=True)
class Choice:
    """Positions with the running sums of their weights."""

    positions: list[int] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)

    def add(self, position: int, weight: float) -> None:
        """Add a position."""
        self.positions.append(position)
        self.sums.append((self.sums[-1] if self.sums else 0.0) + weight)

    def draw(self, random: Random) -> int:
        """Draw one position."""
        return self.positions[bisect_right(self.sums, random.random() * self.sums[-1])]


class GraphData:
    """The graph of one size; `share` is the part of the full size, 1 for all of it."""

    def __init__(self, share: float = 1.0) -> None:
        self.share = share
        self._random = Random(SEED)
        self.number = {label: max(4, round(count * share)) for label, count in FULL.items()}
        self._name_all()
        self._place_institutions()
        self._place_officials()
        self._place_meetings()
        self.number[Label.COUNTRY] = COUNTRIES
        self.number[Label.TIE] = len(self.ties)
        self.number[Label.TOPIC] = len(topics.all_topics())

    # --- who belongs where

    def _name_all(self) -> None:
        random = self._random
        self._first, self._last = invented(random, 2000, 2), invented(random, 20000, 3)
        codes = [each.code for each in countries.all_countries() if each.until is None]
        self.codes = random.sample(codes, COUNTRIES)
        self._country_sums = zipf(COUNTRIES, 1.0)

    def _some_countries(self, count: int) -> list[int]:
        return self._random.choices(range(COUNTRIES), cum_weights=self._country_sums, k=count)

    def _weights(self, count: int, exponent: float) -> list[float]:
        ranks = list(range(1, count + 1))
        self._random.shuffle(ranks)
        return [rank**-exponent for rank in ranks]

    def _place_institutions(self) -> None:
        count = self.number[Label.INSTITUTION]
        self.country_of_body = self._some_countries(count)
        self.body_weights = self._weights(count, 0.8)
        self._bodies = self._by_country(self.country_of_body, self.body_weights)

    def _place_officials(self) -> None:
        count = self.number[Label.OFFICIAL]
        sums = list(accumulate(self.body_weights))
        self.office = self._random.choices(range(len(sums)), cum_weights=sums, k=count)
        self.country_of_official = [self.country_of_body[body] for body in self.office]
        self.official_weights = self._weights(count, 0.5)
        self._officials = self._by_country(self.country_of_official, self.official_weights)
        self.given = self._random.choices(range(len(self._first)), k=count)
        self.family = self._random.choices(range(len(self._last)), k=count)

    def _by_country(self, places: list[int], weights: list[float]) -> dict[int, Choice]:
        found: dict[int, Choice] = {}
        for position, (country, weight) in enumerate(zip(places, weights, strict=True)):
            found.setdefault(country, Choice()).add(position, weight)
        return found

    def _place_meetings(self) -> None:
        self.ties: list[tuple[int, int]] = []
        self._tie_at: dict[tuple[int, int], int] = {}
        self.tie_of_series = self._some_ties(self.number[Label.SERIES])
        self.tie_of_dialogue = self._some_ties(self.number[Label.DIALOGUE])
        self.tie_of_agreement = self._some_ties(self.number[Label.AGREEMENT])
        by_tie: dict[int, list[int]] = {}
        for position, tie in enumerate(self.tie_of_series):
            by_tie.setdefault(tie, []).append(position)
        self.series_of_dialogue = [
            self._random.choice(by_tie[tie]) if tie in by_tie else None
            for tie in self.tie_of_dialogue
        ]

    def _some_ties(self, count: int) -> list[int]:
        found = []
        for one, other in zip(
            self._some_countries(count), self._some_countries(count), strict=True
        ):
            pair = (one, other if other != one else (one + 1) % COUNTRIES)
            key = (min(pair), max(pair))
            if key not in self._tie_at:
                self._tie_at[key] = len(self.ties)
                self.ties.append(key)
            found.append(self._tie_at[key])
        return found

    # --- nodes

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes, in order of number."""
        for label in Label:
            if label is not Label.COMMITMENT:
                for position in range(self.number[label]):
                    yield self.node(label, position)

    def node(self, label: Label, position: int) -> Node:
        """Return the node of a label at a position."""
        made = getattr(self, f"_{label.lower()}")(position)
        assert isinstance(made, Node)
        if label not in (Label.COUNTRY, Label.TIE, Label.TOPIC):
            made.properties |= _support(position)
        return made

    def _official(self, n: int) -> Node:
        first, last = self._first[self.given[n]], self._last[self.family[n]]
        country = self.codes[self.country_of_official[n]]
        return _node(
            Label.OFFICIAL, n, f"{first} {last}", (f"{first[0]}. {last}",), country=country
        )

    def _institution(self, n: int) -> Node:
        country = self.codes[self.country_of_body[n]]
        kind, place = _BODIES[n % len(_BODIES)], self._last[n % len(self._last)]
        short = "".join(word[0] for word in kind.split())
        return _node(
            Label.INSTITUTION, n, f"{kind} of {place}", (f"{short} {place}",), country=country
        )

    def _series(self, n: int) -> Node:
        subject = _SUBJECTS[n % len(_SUBJECTS)].title()
        return _node(Label.SERIES, n, f"{self._tie_name(self.tie_of_series[n])} {subject} Dialogue")

    def _dialogue(self, n: int) -> Node:
        tie, day = self.tie_of_dialogue[n], _day(n)
        place = self._last[n % len(self._last)]
        node = _node(
            Label.DIALOGUE,
            n,
            f"{_SUBJECTS[n % len(_SUBJECTS)].title()} Dialogue {self._tie_name(tie)}, {place}",
            start=day,
            end=day,
            city=place,
            status="held",
            tie=self._tie_id(tie),
        )
        node.earliest = node.latest = day
        return node

    def _agreement(self, n: int) -> Node:
        tie, day = self.tie_of_agreement[n], _day(n + 7)
        subject = f"{_SUBJECTS[n % len(_SUBJECTS)]} in {self._last[n % len(self._last)]}"
        kind = _KINDS[n % len(_KINDS)]
        node = _node(
            Label.AGREEMENT,
            n,
            f"{kind} on {subject}, {self._tie_name(tie)}",
            kind=kind,
            subject=subject,
            status="signed",
            date=day,
            tie=self._tie_id(tie),
        )
        node.earliest = node.latest = day
        return node

    def _country(self, n: int) -> Node:
        found = countries.country(self.codes[n])
        return Node(number_of(Label.COUNTRY, n), Label.COUNTRY, found.code, found.name)

    def _tie(self, n: int) -> Node:
        codes = self._tie_id(n).split("-")
        properties = {"kind": "bilateral", "countries": codes}
        return Node(
            number_of(Label.TIE, n), Label.TIE, "-".join(codes), self._tie_name(n),
            properties=properties,
        )  # fmt: skip

    def _topic(self, n: int) -> Node:
        found = topics.all_topics()[n]
        return Node(number_of(Label.TOPIC, n), Label.TOPIC, found.id, found.name)

    def _report(self, n: int) -> Node:
        day, subject = _day(n + 13), _SUBJECTS[n % len(_SUBJECTS)]
        title = f"Report {n} on {subject} in {self._last[n % len(self._last)]}"
        node = _node(
            Label.REPORT,
            n,
            title,
            title=title,
            published=day,
            url=f"https://example.org/reports/{n}",
            publisher=f"Agency {n % 97}",
            style="news-wire",
        )
        node.id = f"report:r{n}"
        node.earliest = node.latest = day
        return node

    def _tie_id(self, n: int) -> str:
        return "-".join(sorted(self.codes[country] for country in self.ties[n]))

    def _tie_name(self, n: int) -> str:
        return "-".join(countries.country(code).name for code in self._tie_id(n).split("-"))

    # --- relationships

    def relationships(self) -> Iterator[Relationship]:
        """Yield all relationships in order of source, type and target, as numbers go."""
        for label, packed in self._packed.items():
            for code in packed:
                yield _relationship(label, code)

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return sum(map(len, self._packed.values()))

    @cached_property
    def _packed(self) -> dict[Label, list[int]]:
        """Source, type and target in one integer each, sorted, by the label of the source."""
        found: dict[Label, set[int]] = {label: set() for label in Label}
        self._draw = Random(SEED + 1)
        for source, type_, target, pairs in self._drawn():
            first = LABEL_NUMBER[target] << _TARGET_BITS
            found[source].update(
                one << _SHIFT_SOURCE | TYPE_NUMBER[type_] << _SHIFT_TYPE | first | other
                for one, other in pairs
            )
        return {label: sorted(packed) for label, packed in found.items()}

    def _drawn(self) -> Iterator[tuple[Label, Rel, Label, Iterable[tuple[int, int]]]]:
        """Yield label, type and label with the pairs of positions between them."""
        body, person, act = Label.INSTITUTION, Label.OFFICIAL, Label.AGREEMENT
        yield person, Rel.ACTS_FOR, body, enumerate(self.office)
        yield person, Rel.ACTS_FOR, body, self._second_offices()
        yield body, Rel.BELONGS_TO, Label.COUNTRY, enumerate(self.country_of_body)
        yield Label.COUNTRY, Rel.SIDE_OF, Label.TIE, self._sides(range(len(self.ties)))
        yield Label.DIALOGUE, Rel.BETWEEN, Label.TIE, enumerate(self.tie_of_dialogue)
        yield Label.SERIES, Rel.BETWEEN, Label.TIE, enumerate(self.tie_of_series)
        yield act, Rel.BETWEEN, Label.TIE, enumerate(self.tie_of_agreement)
        yield Label.COUNTRY, Rel.PARTY_TO, act, self._sides(self.tie_of_agreement)
        yield body, Rel.PARTY_TO, act, self._party_bodies()
        yield person, Rel.LED, Label.DIALOGUE, self._attendance(2)
        yield person, Rel.ATTENDED, Label.DIALOGUE, self._attendance(4)
        rounds = ((n, s) for n, s in enumerate(self.series_of_dialogue) if s is not None)
        yield Label.DIALOGUE, Rel.ROUND_OF, Label.SERIES, rounds
        yield Label.SERIES, Rel.ON, Label.TOPIC, self._topics()
        yield from self._concluded()
        yield from self._reported()

    def _second_offices(self) -> Iterator[tuple[int, int]]:
        for position, country in enumerate(self.country_of_official):
            if self._draw.random() < 0.3:
                yield position, self._bodies[country].draw(self._draw)

    def _sides(self, ties: Iterable[int]) -> Iterator[tuple[int, int]]:
        for position, tie in enumerate(ties):
            for country in self.ties[tie]:
                yield country, position

    def _party_bodies(self) -> Iterator[tuple[int, int]]:
        for position, tie in enumerate(self.tie_of_agreement):
            for country in self.ties[tie]:
                if country in self._bodies:
                    yield self._bodies[country].draw(self._draw), position

    def _attendance(self, seats: int) -> Iterator[tuple[int, int]]:
        for position, tie in enumerate(self.tie_of_dialogue):
            for seat in range(seats):
                country = self.ties[tie][seat % 2]
                if country in self._officials and self._draw.random() < 0.86:
                    yield self._officials[country].draw(self._draw), position

    def _topics(self) -> Iterator[tuple[int, int]]:
        count = len(topics.all_topics())
        sums = zipf(count, 0.7)
        for position in range(self.number[Label.SERIES]):
            for topic in self._draw.choices(range(count), cum_weights=sums, k=3):
                yield position, topic

    def _concluded(self) -> Iterator[tuple[Label, Rel, Label, list[tuple[int, int]]]]:
        """Half of the agreements were concluded at a dialogue of their tie, a quarter discussed."""
        meetings: dict[int, list[int]] = {}
        for position, tie in enumerate(self.tie_of_dialogue):
            meetings.setdefault(tie, []).append(position)
        for type_, every in ((Rel.CONCLUDED_AT, 2), (Rel.DISCUSSED_AT, 4)):
            pairs = [
                (position, self._draw.choice(meetings[tie]))
                for position, tie in enumerate(self.tie_of_agreement)
                if position % every == every - 1 and tie in meetings
            ]
            yield Label.AGREEMENT, type_, Label.DIALOGUE, pairs

    def _reported(self) -> Iterator[tuple[Label, Rel, Label, Iterator[tuple[int, int]]]]:
        tie_weights = [
            1.0 / (1 + one) / (1 + other) for one, other in self.ties
        ]  # as often as its two countries meet
        for type_, label, times, weights in (
            (Rel.MENTIONS, Label.OFFICIAL, 1.03, self.official_weights),
            (Rel.MENTIONS, Label.INSTITUTION, 0.70, self.body_weights),
            (Rel.MENTIONS, Label.TIE, 1.30, tie_weights),
            (Rel.REPORTS_ON, Label.AGREEMENT, 0.54, None),
            (Rel.REPORTS_ON, Label.DIALOGUE, 0.49, None),
        ):
            yield Label.REPORT, type_, label, self._mentions(label, times, weights)

    def _mentions(
        self, label: Label, times: float, weights: list[float] | None
    ) -> Iterator[tuple[int, int]]:
        reports = self.number[Label.REPORT]
        count = round(reports * times)
        sums = None if weights is None else list(accumulate(weights))
        targets = self._draw.choices(range(self.number[label]), cum_weights=sums, k=count)
        return zip(self._draw.choices(range(reports), k=count), targets, strict=True)


_TARGET_BITS = 24
_TARGET_MASK = (1 << _TARGET_BITS) - 1
_DATED = frozenset({Rel.LED, Rel.ATTENDED, Rel.CONCLUDED_AT, Rel.DISCUSSED_AT, Rel.PARTY_TO})


def _node(
    label: Label, position: int, name: str, aliases: tuple[str, ...] = (), **properties: Any
) -> Node:
    spoken = "-".join(name.lower().replace(",", " ").replace(".", " ").split())[:60]
    public_id = f"{spoken}-{LABEL_NUMBER[label]:x}{position:07x}"
    return Node(
        number_of(label, position), label, public_id, name, aliases, properties=properties
    )  # fmt: skip


def _support(mixed: int) -> dict[str, Any]:
    reported = _day(mixed)
    return {"support": 1, "claims": 2, "first_reported": reported, "last_reported": reported}


def _relationship(label: Label, code: int) -> Relationship:
    type_ = RELATIONSHIP_TYPES[(code >> _SHIFT_TYPE & 63) - 1]
    target = (code >> _TARGET_BITS & 255) << LABEL_SHIFT | code & _TARGET_MASK
    made = Relationship(LABEL_NUMBER[label] << LABEL_SHIFT | code >> _SHIFT_SOURCE, type_, target)
    if type_ is not Rel.SIDE_OF:
        made.properties = _support(code)
    if type_ in _DATED:
        made.earliest = made.latest = _day(code >> 3)
    return made
