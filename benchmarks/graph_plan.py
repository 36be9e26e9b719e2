"""Who belongs where in the large graph: counts, weights, offices, ties. Positions, no nodes yet.

Countries, institutions and officials are met by laws of the form `1 / rank ** exponent`, so that
hubs are there: the first country has a sixth of the institutions.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Final

from benchmarks.words import invented, zipf
from graph.language import countries, topics
from graph.model.vocabulary import Label

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


class Plan:
    """The positions of one size; `share` is the part of the full size, 1 for all of it."""

    def __init__(self, share: float) -> None:
        self._random = Random(SEED)
        self.number = {label: max(4, round(count * share)) for label, count in FULL.items()}
        self._name_all()
        self._place_institutions()
        self._place_officials()
        self._place_meetings()
        self.number[Label.COUNTRY] = COUNTRIES
        self.number[Label.TIE] = len(self.ties)
        self.number[Label.TOPIC] = len(topics.all_topics())

    def _name_all(self) -> None:
        random = self._random
        self.first, self.last = invented(random, 2000, 2), invented(random, 20000, 3)
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
        self.bodies = self._by_country(self.country_of_body, self.body_weights)

    def _place_officials(self) -> None:
        count = self.number[Label.OFFICIAL]
        sums = list(accumulate(self.body_weights))
        self.office = self._random.choices(range(len(sums)), cum_weights=sums, k=count)
        self.country_of_official = [self.country_of_body[body] for body in self.office]
        self.official_weights = self._weights(count, 0.5)
        self.officials = self._by_country(self.country_of_official, self.official_weights)
        self.given = self._random.choices(range(len(self.first)), k=count)
        self.family = self._random.choices(range(len(self.last)), k=count)

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

    def tie_id(self, tie: int) -> str:
        """Return the public id of the tie at a position."""
        return "-".join(sorted(self.codes[country] for country in self.ties[tie]))
