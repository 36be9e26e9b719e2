"""Shortest paths between two nodes, searched from both ends. Numbers in, numbers out.

Only which nodes stand on the paths is settled here, not what the hops say. One store call reads all
relationships of a level; rows stay as the store gives them and sets do the work, since a level
may have tens of thousands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.model.records import LABEL_SHIFT
from graph.model.vocabulary import LABEL_NUMBER, REFERENCE_LABELS, Label
from graph.stores.contract import TraversalFilter, View

Steps = list[dict[int, set[int]]]
"""For each position of a path the nodes that may stand there, each with those that may follow."""
Rows = list[tuple[int, int]]

_INSTITUTION = LABEL_NUMBER[Label.INSTITUTION]
_REFERENCES = frozenset(LABEL_NUMBER[label] for label in REFERENCE_LABELS)
_REFERENCE_PRICE = 20_000
"""A country, tie or topic counts as this many nodes when the cheaper side is chosen."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a path may be.

    `allowed` says what it may walk through and along; the two ends need not pass its labels. No
    path walks through a body with more than `max_degree` relationships (None: all are open), nor
    through a node of `barred`.
    """

    max_hops: int
    allowed: TraversalFilter
    max_degree: int | None
    barred: frozenset[int] = frozenset()


class _Side:
    """What is known from one end: the nodes at each distance, and the rows read for each."""

    def __init__(self, end: int) -> None:
        self.end = end
        self.levels: list[set[int]] = [{end}]
        self.rows: list[Rows] = []
        self.seen = {end}

    @property
    def radius(self) -> int:
        return len(self.rows)

    def price(self, with_references: bool) -> int:
        """How dear the next level is; only an end is a reference unless paths may pass those."""
        frontier = self.levels[-1]
        if self.radius and not with_references:
            return len(frontier)
        references = sum(number >> LABEL_SHIFT in _REFERENCES for number in frontier)
        return len(frontier) + _REFERENCE_PRICE * references


class PathSearch:
    """One search; `high_degree` holds the bodies that were left out for their degree."""

    def __init__(self, view: View, start: int, end: int, limits: Limits) -> None:
        self._view = view
        self._limits = limits
        self._ends = (start, end)
        self._sides = (_Side(start), _Side(end))
        self._allowed = _admitting(limits.allowed, self._ends)
        self._strangers = _labels_of_ends_alone(limits.allowed, self._ends)
        self._open_references = not limits.allowed.without_labels >= REFERENCE_LABELS
        self._modest: set[int] = set()
        self._ids: dict[int, str] = {}
        self.high_degree: set[int] = set()

    def paths(self, k: int) -> list[list[int]]:
        """Return the `k` shortest paths that visit no node twice; fewer where there are no more.

        Order: by hops, then by the ids of their nodes from start to end.
        """
        found = list(self._shortest(k))
        if found and len(found) < k:
            found += self._longer(k - len(found))
        return found

    # --- the shortest

    def _shortest(self, k: int) -> Iterator[list[int]]:
        start, end = self._sides
        self._view.prefetch(self._ends, self._allowed, self._limits.max_degree)
        for hop in range(1, self._limits.max_hops + 1):
            if not (start.levels[-1] and end.levels[-1]):
                return
            cheaper = start.price(self._open_references) <= end.price(self._open_references)
            grown, other = (start, end) if cheaper else (end, start)
            self._grow(grown, other.levels[-1] if hop == self._limits.max_hops else None)
            meeting = self._uncrowded(grown.levels[-1] & other.seen)
            if meeting:
                yield from self._in_order(self._steps_through(meeting), k)
                return

    def _grow(self, side: _Side, onto: set[int] | None) -> None:
        """Read the relationships of the outermost nodes of a side, to have those one hop on.

        All of them, unless none but nodes of `onto` matter any more.
        """
        opened = list(self._uncrowded(side.levels[-1]))
        rows = list(self._view.expand(opened, self._allowed, onto))
        reached = self._admitted({to for _, to in rows})
        reached -= side.seen
        side.rows.append(rows)
        side.levels.append(reached)
        side.seen |= reached

    def _admitted(self, numbers: set[int]) -> set[int]:
        """Without what only the ends may be, and without what is barred."""
        if self._strangers:
            numbers = {
                number
                for number in numbers
                if number >> LABEL_SHIFT not in self._strangers or number in self._ends
            }
        return numbers - self._limits.barred if self._limits.barred else numbers

    def _uncrowded(self, numbers: Collection[int]) -> set[int]:
        """Without the bodies of too high a degree; the ends are never too high_degree."""
        max_degree = self._limits.max_degree
        if max_degree is None:
            return set(numbers)
        bodies = {n for n in numbers if n >> LABEL_SHIFT == _INSTITUTION and n not in self._ends}
        unknown = bodies - self._modest - self.high_degree
        if unknown:
            degrees = self._view.degrees(unknown, max_degree + 1)
            self.high_degree |= {
                number for number in unknown if degrees.get(number, 0) > max_degree
            }
            self._modest |= unknown - self.high_degree
        return set(numbers) - self.high_degree

    def _steps_through(self, meeting: set[int]) -> Steps:
        """The steps of all shortest paths, which all pass one of the nodes where the sides met."""
        start, end = self._sides
        steps: Steps = [defaultdict(set) for _ in range(start.radius + end.radius)]
        wanted = meeting
        for position in reversed(range(start.radius)):
            for near, far in start.rows[position]:
                if far in wanted:
                    steps[position][near].add(far)
            wanted = set(steps[position])
        wanted = meeting
        for distance in reversed(range(end.radius)):
            position = len(steps) - 1 - distance
            for near, far in end.rows[distance]:
                if far in wanted:
                    steps[position][far].add(near)
            wanted = set().union(*steps[position].values())
        return steps

    # --- longer ones

    def _longer(self, k: int) -> list[list[int]]:
        """At most `k` paths that are longer than the shortest, the shorter first."""
        walks = _Walks(self._neighbours_read(), self._ends)
        lengths = [side.radius for side in self._sides]
        found: list[list[int]] = []
        for _ in range(sum(lengths), self._limits.max_hops):
            layers = [walks.layer(n, lengths[n]) for n in (0, 1)]
            unread = [self._uncrowded(layer - walks.neighbours.keys()) for layer in layers]
            grown = 0 if len(unread[0]) <= len(unread[1]) else 1
            self._read(walks, unread[grown] - {self._ends[1 - grown]})
            lengths[grown] += 1
            meeting = self._uncrowded(walks.layer(0, lengths[0]) & walks.layer(1, lengths[1]))
            if meeting:
                steps = walks.steps_through(meeting, lengths[0], lengths[1])
                found += self._in_order(steps, k - len(found))
            if len(found) == k:
                break
        return found

    def _neighbours_read(self) -> dict[int, set[int]]:
        neighbours: dict[int, set[int]] = {}
        for side in self._sides:
            for level, rows in zip(side.levels, side.rows, strict=False):
                self._note(neighbours, self._uncrowded(level), rows)
        return neighbours

    def _read(self, walks: "_Walks", numbers: set[int]) -> None:
        if numbers:
            rows = self._view.expand(list(numbers), self._allowed)
            self._note(walks.neighbours, numbers, rows)

    def _note(
        self, neighbours: dict[int, set[int]], opened: set[int], rows: Iterable[tuple[int, int]]
    ) -> None:
        fresh: dict[int, set[int]] = {number: set() for number in opened}
        for near, far in rows:
            fresh[near].add(far)
        for number, reached in fresh.items():
            neighbours[number] = self._admitted(reached)

    # --- order

    def _in_order(self, steps: Steps, k: int) -> Iterator[list[int]]:
        """The first `k` paths along the steps that visit no node twice, in order of ids."""
        path = [self._ends[0]]
        waiting = [iter(self._by_id(steps[0].get(path[0], ())))]
        while waiting and k > 0:
            following = next((n for n in waiting[-1] if n not in path), None)
            if following is None:
                waiting.pop()
                path.pop()
            elif len(path) == len(steps):
                yield [*path, following]
                k -= 1
            else:
                path.append(following)
                waiting.append(iter(self._by_id(steps[len(path) - 1].get(following, ()))))

    def _by_id(self, numbers: Collection[int]) -> list[int]:
        if len(numbers) < 2:
            return list(numbers)
        unknown = [number for number in numbers if number not in self._ids]
        if unknown:
            found = self._view.nodes(unknown)
            self._ids.update((number, node.id) for number, node in found.items())
        return sorted(numbers, key=self._ids.__getitem__)


class _Walks:
    """Walks of a given number of steps from both ends, over the neighbours read so far.

    A walk may come back to a node, but neither to its own end nor past the other.
    """

    def __init__(self, neighbours: dict[int, set[int]], ends: tuple[int, int]) -> None:
        self.neighbours = neighbours
        self._ends = ends
        self._layers: tuple[list[set[int]], ...] = ([{ends[0]}], [{ends[1]}])

    def layer(self, side: int, length: int) -> set[int]:
        """The nodes at the end of a walk of exactly so many steps from one end."""
        layers = self._layers[side]
        own, other = self._ends[side], self._ends[1 - side]
        while len(layers) <= length:
            reached: set[int] = set()
            for number in layers[-1]:
                if number != other:
                    reached |= self.neighbours.get(number, set())
            reached.discard(own)
            layers.append(reached)
        return layers[length]

    def steps_through(self, meeting: set[int], length: int, further: int) -> Steps:
        """The steps of walks from start to end that pass one of these nodes after `length`."""
        steps: Steps = [defaultdict(set) for _ in range(length + further)]
        wanted = meeting
        for position in reversed(range(length)):
            for number in self.layer(0, position):
                if number != self._ends[1]:
                    following = self.neighbours.get(number, set()) & wanted
                    if following:
                        steps[position][number] = following
            wanted = set(steps[position])
        wanted = meeting
        for distance in reversed(range(further)):
            position = length + further - 1 - distance
            reached = set()
            for number in self.layer(1, distance):
                if number != self._ends[0]:
                    for before in self.neighbours.get(number, set()) & wanted:
                        steps[position][before].add(number)
                        reached.add(number)
            wanted = reached
        return steps


def _admitting(allowed: TraversalFilter, ends: Collection[int]) -> TraversalFilter:
    """The allowed that also lets the labels of the ends through, so that they can be reached."""
    labels = _labels(ends)
    return TraversalFilter(
        None if allowed.labels is None else allowed.labels | labels,
        allowed.without_labels - labels,
        allowed.types,
        allowed.without_types,
        allowed.by,
    )


def _labels_of_ends_alone(allowed: TraversalFilter, ends: Collection[int]) -> frozenset[int]:
    """Numbers of the labels that only an end may have."""
    return frozenset(
        LABEL_NUMBER[label]
        for label in _labels(ends)
        if label in allowed.without_labels
        or (allowed.labels is not None and label not in allowed.labels)
    )


def _labels(numbers: Collection[int]) -> frozenset[Label]:
    wanted = {number >> LABEL_SHIFT for number in numbers}
    return frozenset(label for label, number in LABEL_NUMBER.items() if number in wanted)
