"""Reading what stands next to nodes, kind by kind, without reading the whole of a hub."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from graph.model.records import Node, Relationship
from graph.model.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.stores.contract import TraversalFilter, View

Row = tuple[Relationship, Node]
"""A relationship and the node at its far end."""

_CROWDED = 100
"""A node with more relationships than this is asked kind by kind, the others all at once."""


class Kind(NamedTuple):
    """Relationships of one node that are counted and capped together."""

    type: Rel
    outward: bool
    label: Label
    """Label of the far end."""

    @property
    def order(self) -> tuple[int, bool, int]:
        """Sorts kinds: by type, outward first, by label."""
        return TYPE_NUMBER[self.type], not self.outward, LABEL_NUMBER[self.label]


class Group(NamedTuple):
    """The relationships of one node of one kind.

    `first` returns at most so many of them, by the far node: newest first, undated last, then id.
    """

    kind: Kind
    total: int
    first: Callable[[int], list[Row]]


class Surroundings:
    """Reads groups through one allowed.

    Events that are later than its day are passed over, but for the centre: it was asked for.
    """

    def __init__(self, view: View, allowed: TraversalFilter, centre: int) -> None:
        self._view = view
        self._allowed = allowed
        self._centre = centre

    def groups(self, numbers: Sequence[int], room: int) -> Iterator[tuple[int, list[Group]]]:
        """Yield the groups of each node, in the order given.

        Reads ahead no more than about twice as many relationships as there is room for, so that
        who stops early has read little.
        """
        if len(numbers) == 1:
            yield from self._all_at_once(numbers, _CROWDED)
            return
        degrees = self._view.degrees(numbers, _CROWDED + 1)
        waiting = list(numbers)
        while waiting:
            if degrees.get(waiting[0], 0) > _CROWDED:
                number = waiting.pop(0)
                yield number, self._kind_by_kind(number)
                continue
            chunk, ahead = [], 0
            while waiting and degrees.get(waiting[0], 0) <= _CROWDED and ahead < 2 * room + 1:
                ahead += degrees.get(waiting[0], 0)
                chunk.append(waiting.pop(0))
            yield from self._all_at_once(chunk, None)

    def _kind_by_kind(self, number: int) -> list[Group]:
        return [
            self._group(number, Kind(count.type, count.outward, count.label), count.number)
            for count in self._view.neighbour_counts(number, self._allowed)
        ]

    def _group(self, number: int, kind: Kind, total: int) -> Group:
        def first(limit: int) -> list[Row]:
            rows = self._view.neighbours(number, allowed, kind.type, kind.outward, limit)
            return [row for row in rows if self._is_in_time(row[1])]

        allowed = TraversalFilter(labels=frozenset({kind.label}), by=self._allowed.by)
        return Group(kind, total, first)

    def _all_at_once(
        self, numbers: Sequence[int], max_degree: int | None
    ) -> Iterator[tuple[int, list[Group]]]:
        found: dict[int, dict[Kind, list[Row]]] = {number: defaultdict(list) for number in numbers}
        around = self._view.around(numbers, self._allowed, max_degree)
        for outward, rows in ((True, around.outward), (False, around.inward)):
            for one in rows:
                near, far = (one.source, one.target) if outward else (one.target, one.source)
                other = around.ends[far]
                if self._is_in_time(other):
                    found[near][Kind(one.type, outward, other.label)].append((one, other))
        for number, kinds in found.items():
            if number in around.high_degree:
                yield number, self._kind_by_kind(number)
            else:
                yield number, [_listed(kind, rows) for kind, rows in kinds.items()]

    def _is_in_time(self, node: Node) -> bool:
        return node.number == self._centre or not as_of.is_later(node, self._allowed.by)


def _listed(kind: Kind, rows: list[Row]) -> Group:
    rows.sort(key=lambda row: row[1].id)
    rows.sort(key=lambda row: row[1].latest or "", reverse=True)
    return Group(kind, len(rows), lambda limit: rows[:limit])
