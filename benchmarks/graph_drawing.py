"""The relationships of the large graph, as pairs of positions between two labels."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from random import Random

from benchmarks.graph_plan import SEED, Plan
from benchmarks.words import zipf
from graph.language import topics
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel

Pairs = Iterable[tuple[int, int]]


class Drawing:
    """Draws the relationships of a plan, once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._random = Random(SEED + 1)

    def all(self) -> Iterator[tuple[Label, Rel, Label, Pairs]]:
        """Yield label, type and label with the pairs of positions between them."""
        body, person, act = Label.INSTITUTION, Label.OFFICIAL, Label.AGREEMENT
        yield person, Rel.ACTS_FOR, body, enumerate(self._plan.office)
        yield person, Rel.ACTS_FOR, body, self._second_offices()
        yield body, Rel.BELONGS_TO, Label.COUNTRY, enumerate(self._plan.country_of_body)
        yield Label.COUNTRY, Rel.SIDE_OF, Label.TIE, self._sides(range(len(self._plan.ties)))
        yield Label.DIALOGUE, Rel.BETWEEN, Label.TIE, enumerate(self._plan.tie_of_dialogue)
        yield Label.SERIES, Rel.BETWEEN, Label.TIE, enumerate(self._plan.tie_of_series)
        yield act, Rel.BETWEEN, Label.TIE, enumerate(self._plan.tie_of_agreement)
        yield Label.COUNTRY, Rel.PARTY_TO, act, self._sides(self._plan.tie_of_agreement)
        yield body, Rel.PARTY_TO, act, self._party_bodies()
        yield person, Rel.LED, Label.DIALOGUE, self._attendance(2)
        yield person, Rel.ATTENDED, Label.DIALOGUE, self._attendance(4)
        rounds = ((n, s) for n, s in enumerate(self._plan.series_of_dialogue) if s is not None)
        yield Label.DIALOGUE, Rel.ROUND_OF, Label.SERIES, rounds
        yield Label.SERIES, Rel.ON, Label.TOPIC, self._topics()
        yield from self._concluded()
        yield from self._reported()

    def _second_offices(self) -> Iterator[tuple[int, int]]:
        for position, country in enumerate(self._plan.country_of_official):
            if self._random.random() < 0.3:
                yield position, self._plan.bodies[country].draw(self._random)

    def _sides(self, ties: Iterable[int]) -> Iterator[tuple[int, int]]:
        for position, tie in enumerate(ties):
            for country in self._plan.ties[tie]:
                yield country, position

    def _party_bodies(self) -> Iterator[tuple[int, int]]:
        for position, tie in enumerate(self._plan.tie_of_agreement):
            for country in self._plan.ties[tie]:
                if country in self._plan.bodies:
                    yield self._plan.bodies[country].draw(self._random), position

    def _attendance(self, seats: int) -> Iterator[tuple[int, int]]:
        for position, tie in enumerate(self._plan.tie_of_dialogue):
            for seat in range(seats):
                country = self._plan.ties[tie][seat % 2]
                if country in self._plan.officials and self._random.random() < 0.86:
                    yield self._plan.officials[country].draw(self._random), position

    def _topics(self) -> Iterator[tuple[int, int]]:
        count = len(topics.all_topics())
        sums = zipf(count, 0.7)
        for position in range(self._plan.number[Label.SERIES]):
            for topic in self._random.choices(range(count), cum_weights=sums, k=3):
                yield position, topic

    def _concluded(self) -> Iterator[tuple[Label, Rel, Label, list[tuple[int, int]]]]:
        """Half of the agreements were concluded at a dialogue of their tie, a quarter discussed."""
        meetings: dict[int, list[int]] = {}
        for position, tie in enumerate(self._plan.tie_of_dialogue):
            meetings.setdefault(tie, []).append(position)
        for type_, every in ((Rel.CONCLUDED_AT, 2), (Rel.DISCUSSED_AT, 4)):
            pairs = [
                (position, self._random.choice(meetings[tie]))
                for position, tie in enumerate(self._plan.tie_of_agreement)
                if position % every == every - 1 and tie in meetings
            ]
            yield Label.AGREEMENT, type_, Label.DIALOGUE, pairs

    def _reported(self) -> Iterator[tuple[Label, Rel, Label, Iterator[tuple[int, int]]]]:
        tie_weights = [
            1.0 / (1 + one) / (1 + other) for one, other in self._plan.ties
        ]  # as often as its two countries meet
        for type_, label, times, weights in (
            (Rel.MENTIONS, Label.OFFICIAL, 1.03, self._plan.official_weights),
            (Rel.MENTIONS, Label.INSTITUTION, 0.70, self._plan.body_weights),
            (Rel.MENTIONS, Label.TIE, 1.30, tie_weights),
            (Rel.REPORTS_ON, Label.AGREEMENT, 0.54, None),
            (Rel.REPORTS_ON, Label.DIALOGUE, 0.49, None),
        ):
            yield Label.REPORT, type_, label, self._mentions(label, times, weights)

    def _mentions(
        self, label: Label, times: float, weights: list[float] | None
    ) -> Iterator[tuple[int, int]]:
        reports = self._plan.number[Label.REPORT]
        count = round(reports * times)
        sums = None if weights is None else list(accumulate(weights))
        targets = self._random.choices(range(self._plan.number[label]), cum_weights=sums, k=count)
        return zip(self._random.choices(range(reports), k=count), targets, strict=True)
