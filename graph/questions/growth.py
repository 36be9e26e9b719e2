"""A neighbourhood while it grows, hop by hop: which nodes come, in which order, what is cut."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.model.records import Element, Node, Relationship, label_of
from graph.model.vocabulary import LABEL_NUMBER, Label
from graph.questions.answers import Cut, Truncation, Unopened
from graph.questions.presenting import element_of
from graph.questions.surroundings import Group, Kind, Row, Surroundings
from graph.stores.contract import TraversalFilter, View

RANKED_AT_ONCE: Final = 200
"""Of one kind, the best supported come first among so many newest, then among the next."""
_MOST_ON_THE_WAY: Final = 1000
_HUBS: Final = frozenset({Label.COUNTRY, Label.TIE, Label.TOPIC, Label.REPORT})
_IS_A_HUB: Final = "opened only as the centre"
_NO_ROOM: Final = "the limit of nodes was reached"


class Growth:
    """Nodes in the order in which they come, which no limit changes: a limit only ends it.

    At each hop the kinds of relationships of all opened nodes take turns, each giving its best
    next. With labels, only nodes of these count, and nodes of others come in on the way to them.
    """

    def __init__(
        self, view: View, centre: Node, allowed: TraversalFilter, depth: int, limit: int
    ) -> None:
        self._centre = centre.number
        self._closed = _HUBS - {Label.TIE} if centre.label is Label.COUNTRY else _HUBS
        self._wanted = allowed.labels
        self._depth = depth
        self._limit = limit
        on_the_way = replace(allowed, labels=None)
        self._on_the_way = Surroundings(view, on_the_way, centre.number)
        self._last = Surroundings(view, allowed, centre.number)
        self.nodes = {centre.number: centre}
        self.hops = {centre.number: 0}
        self.relationships: dict[Element, Relationship] = {}
        self.come_with: dict[Element, int] = {}
        """How many of the nodes that count had come when a relationship was met."""
        self.found_by: dict[int, Element] = {}
        self.counted: list[int] = []
        """The nodes that count, in their order; the centre is none."""
        self.is_full = False
        self._shown: Counter[tuple[int, Kind]] = Counter()
        self._totals: dict[tuple[int, Kind], int] = {}
        self._unopened: Counter[tuple[int, Label, str]] = Counter()

    def grow(self) -> None:
        """Go to the last hop, or until there is no room."""
        for hop in range(1, self._depth + 1):
            frontier = [number for number, far in self.hops.items() if far == hop - 1]
            opened = [n for n in frontier if hop == 1 or label_of(n) not in self._closed]
            hubs = [n for n in frontier if hop > 1 and label_of(n) in self._closed]
            self._leave(hop, hubs, _IS_A_HUB)
            reached = 0 if self.is_full else self._open_all(opened, hop)
            self._leave(hop, opened[reached:], _NO_ROOM)

    def _leave(self, hop: int, numbers: Sequence[int], why: str) -> None:
        for number in numbers:
            self._unopened[hop, label_of(number), why] += 1

    def _open_all(self, opened: list[int], hop: int) -> int:
        """Open nodes in turn; how many were reached."""
        around = self._last if hop == self._depth else self._on_the_way
        streams: list[Iterator[Row]] = []
        reached = 0
        for number, groups in around.groups(opened, max(self._limit - len(self.counted), 1)):
            reached += 1
            groups.sort(key=lambda group: group.kind.order)
            of_node = [self._ranked(number, group) for group in groups]
            streams += [stream for stream in of_node if self._take(stream, hop)]
            if self.is_full:
                break
        while streams and not self.is_full:
            streams = [stream for stream in streams if self._take(stream, hop)]
        return reached

    def _ranked(self, number: int, group: Group) -> Iterator[Row]:
        """The rows of a group, the best supported first, and of those the newest."""
        place = (number, group.kind)
        self._totals[place] = group.total
        return self._rows(place, group)

    def _rows(self, place: tuple[int, Kind], group: Group) -> Iterator[Row]:
        given = 0
        for size in range(RANKED_AT_ONCE, group.total + RANKED_AT_ONCE, RANKED_AT_ONCE):
            rows = group.first(size)
            # Those that are later than the day asked about are not there.
            self._totals[place] = group.total - (min(group.total, size) - len(rows))
            yield from sorted(rows[given:], key=_support, reverse=True)
            given = len(rows)

    def _take(self, stream: Iterator[Row], hop: int) -> bool:
        """Show the next of a stream that is not shown; false where there is none, or no room."""
        if self.is_full:
            return False
        for one, other in stream:
            if element_of(one) not in self.relationships and self._show(one, other, hop):
                return True
            if self.is_full:
                return False
        return False

    def _show(self, one: Relationship, other: Node, hop: int) -> bool:
        element = element_of(one)
        if other.number not in self.nodes:
            if not self._has_room(other):
                return False
            self.nodes[other.number] = other
            self.hops[other.number] = hop
            self.found_by[other.number] = element
            if self._counts(other):
                self.counted.append(other.number)
        self.relationships[element] = one
        self.come_with[element] = len(self.counted)
        self._shown[one.source, Kind(one.type, True, label_of(one.target))] += 1
        self._shown[one.target, Kind(one.type, False, label_of(one.source))] += 1
        return True

    def _counts(self, node: Node) -> bool:
        return self._wanted is None or node.label in self._wanted

    def _has_room(self, node: Node) -> bool:
        if not self._counts(node):
            return len(self.nodes) - len(self.counted) <= _MOST_ON_THE_WAY
        self.is_full = len(self.counted) >= self._limit
        return not self.is_full

    # --- what has come

    def page(self, skip: int) -> tuple[list[Node], list[Relationship]]:
        """The nodes that count behind the first `skip`, and by what they were reached."""
        kept = self._with_the_way(self.counted[skip:])
        met = {
            element
            for element, number in self.come_with.items()
            if number > skip or number == skip == 0
        }
        ends = self._with_the_way(self.counted)
        met = {e for e in met if e.source in ends and e.target in ends}
        for element in met:
            kept |= self._with_the_way([element.source, element.target])
        met |= {self.found_by[number] for number in kept if number in self.found_by}
        nodes = [node for number, node in self.nodes.items() if number in kept]
        return nodes, [one for element, one in self.relationships.items() if element in met]

    def _with_the_way(self, numbers: Sequence[int]) -> set[int]:
        """These nodes, the centre, and the nodes by which they were reached."""
        found = {self._centre}
        for start in numbers:
            number = start
            while number not in found:
                found.add(number)
                element = self.found_by[number]
                number = element.source if element.target == number else element.target
        return found

    def truncation(self) -> Truncation | None:
        """What was cut on the way, and which nodes were not opened; None where nothing was."""
        cut = self._cut()
        unopened = [Unopened(*place, number) for place, number in self._unopened_in_order()]
        return Truncation(cut, unopened) if cut or unopened else None

    def _cut(self) -> list[Cut]:
        shown: Counter[tuple[int, Kind]] = Counter()
        left_out: Counter[tuple[int, Kind]] = Counter()
        for (number, kind), total in self._totals.items():
            hop = self.hops[number] + 1
            shown[hop, kind] += self._shown[number, kind]
            left_out[hop, kind] += total - self._shown[number, kind]
        places = [place for place, number in left_out.items() if number > 0]
        places.sort(key=lambda place: (place[0], place[1].order))
        return [Cut(hop, *kind, shown[hop, kind], left_out[hop, kind]) for hop, kind in places]

    def _unopened_in_order(self) -> list[tuple[tuple[int, Label, str], int]]:
        return sorted(
            self._unopened.items(),
            key=lambda item: (item[0][0], LABEL_NUMBER[item[0][1]], item[0][2]),
        )


def _support(row: Row) -> int:
    """How many origins say so; of a derived or reference relationship, those of the far node."""
    one, other = row
    return int(one.properties.get("support") or other.properties.get("support") or 0)
