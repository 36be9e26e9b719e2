"""What surrounds a node, nearest first; what is cut is counted."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from graph.model.records import Element, Node, Relationship, label_of
from graph.model.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.answers import Cut, Graph, Truncation, Unopened
from graph.questions.declaring import question
from graph.questions.find import locate, redirects
from graph.questions.parameters import At, Text, Whole, labels_kind, types_kind
from graph.questions.presenting import element_of, node_out, relationship_out
from graph.questions.surroundings import Group, Kind, Surroundings
from graph.questions.text import Block, Line, Paragraph, Table
from graph.questions.wording import counted, doubt
from graph.stores.contract import TraversalFilter, View

PER_KIND: Final = 25
"""At most so many relationships of one node, type, direction and label are shown."""
ORDER: Final = (
    "by hops; then as found: by type, outward first, by label, newest first and undated last, id"
)
_FEWEST_PER_KIND: Final = 3
_HUBS: Final = frozenset({Label.COUNTRY, Label.TIE, Label.TOPIC, Label.REPORT})
_IS_A_HUB: Final = "opened only as the centre"
_NO_ROOM: Final = "the limit of nodes was reached"


@dataclass(frozen=True, slots=True)
class NeighbourhoodAnswer:
    """A graph around `centre`; `hops` says how far each of its nodes is."""

    centre: str
    depth: int
    limit: int
    labels: list[Label]
    types: list[Rel]
    at: str | None
    graph: Graph
    hops: dict[str, int]
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "what surrounds a node",
    examples=[
        {"node": "IND-USA", "depth": 2, "limit": 40},
        {"node": "IND-USA", "depth": 2, "limit": 30, "labels": ["Agreement", "Institution"]},
    ],
    aliases=["neighborhood"],
)
def neighbourhood(
    view: View,
    node: Annotated[str, Text("id or name of a node", metavar="NODE")],
    *,
    depth: Annotated[int, Whole("hops", low=1, high=3)] = 1,
    labels: Annotated[Collection[str], labels_kind("only nodes of this label")] = (),
    types: Annotated[Collection[str], types_kind("only relationships of this type")] = (),
    at: At = None,
    limit: Annotated[int, Whole("nodes, the centre included", low=1, high=1000)] = 100,
) -> NeighbourhoodAnswer:
    """Return the nodes around one and the relationships by which they were reached.

    Nearest hops first; within a hop as `ORDER` says. At most 25 relationships of one node, type,
    direction and label are shown, fewer where the limit would not hold them, and at most `limit`
    nodes; all that is cut is counted in `graph.truncated`. Countries, ties, topics and reports are
    shown but not opened, unless they are the centre; a country opens its ties, and they stay in
    whatever the labels. Of a hub only what is shown is read.

    Args:
        view: what is asked.
        node: the centre, by id or name.
        depth: how many hops.
        labels: only nodes of these; empty: all.
        types: only relationships of these; empty: all.
        at: an ISO day; what happened later is left out, but for the centre, and what may have
            is marked.
        limit: most nodes, the centre included.

    Raises:
        InvalidQuestionError: an argument that cannot be.
        NodeNotFoundError, AmbiguousNodeError: the centre is no node, or may be several.
        TimeRanOutError: the view's time budget is spent.
    """
    only, along = frozenset(map(Label, labels)), frozenset(map(Rel, types))
    found = locate(view, node, "node")
    growth = _Growth(
        view, found.node, TraversalFilter(only or None, types=along or None, by=at), limit
    )
    for hop in range(1, depth + 1):
        growth.grow(hop)
    graph = growth.graph()
    return NeighbourhoodAnswer(
        found.node.id,
        depth,
        limit,
        sorted(only, key=LABEL_NUMBER.__getitem__),
        sorted(along, key=TYPE_NUMBER.__getitem__),
        at,
        graph,
        {growth.nodes[number].id: hop for number, hop in growth.hops.items()},
        ORDER,
        _note(graph, depth),
        redirects(found),
    )


class _Growth:
    """A neighbourhood while it grows, hop by hop; nodes are in the order in which they came."""

    def __init__(self, view: View, centre: Node, allowed: TraversalFilter, limit: int) -> None:
        by_ties = centre.label is Label.COUNTRY
        labels = allowed.labels | {Label.TIE} if allowed.labels and by_ties else allowed.labels
        self._closed = _HUBS - {Label.TIE} if by_ties else _HUBS
        through = TraversalFilter(labels, types=allowed.types, by=allowed.by)
        self._surroundings = Surroundings(view, through, centre.number)
        self._at = allowed.by
        self._limit = limit
        self.nodes = {centre.number: centre}
        self.hops = {centre.number: 0}
        self._relationships: dict[Element, Relationship] = {}
        self._shown: Counter[tuple[int, Kind]] = Counter()
        self._totals: dict[tuple[int, Kind], int] = {}
        self._unopened: Counter[tuple[int, Label, str]] = Counter()

    @property
    def _room(self) -> int:
        return self._limit - len(self.nodes)

    def grow(self, hop: int) -> None:
        """Open the nodes that the hop before brought."""
        frontier = [number for number, far in self.hops.items() if far == hop - 1]
        opened = [n for n in frontier if hop == 1 or label_of(n) not in self._closed]
        self._leave(
            hop, [n for n in frontier if hop > 1 and label_of(n) in self._closed], _IS_A_HUB
        )
        room = self._room
        # The centre is opened even where there is no room, so that what is left out is counted.
        if opened and (room > 0 or hop == 1):
            share = max(_FEWEST_PER_KIND, room // len(opened))
            for done, (number, groups) in enumerate(self._surroundings.groups(opened, room), 1):
                self._open(number, groups, hop, share)
                if self._room <= 0:
                    opened = opened[done:]
                    break
            else:
                opened = []
        self._leave(hop, opened, _NO_ROOM)

    def _leave(self, hop: int, numbers: Sequence[int], why: str) -> None:
        for number in numbers:
            self._unopened[hop, label_of(number), why] += 1

    def _open(self, number: int, groups: list[Group], hop: int, share: int) -> None:
        groups.sort(key=lambda group: group.kind.order)
        already = [self._shown[number, group.kind] for group in groups]
        fair = _fair(share, [g.total - shown for g, shown in zip(groups, already, strict=True)])
        for group, shown in zip(groups, already, strict=True):
            place, most = (number, group.kind), min(PER_KIND, shown + fair)
            fetched = group.first(most)
            passed_over = min(group.total, most) - len(fetched)
            self._totals[place] = group.total - passed_over
            for one, other in fetched:
                if self._shown[place] < most:
                    self._show(one, other, hop)

    def _show(self, one: Relationship, other: Node, hop: int) -> None:
        element = element_of(one)
        if element in self._relationships:
            return
        if other.number not in self.nodes:
            if self._room <= 0:
                return
            self.nodes[other.number] = other
            self.hops[other.number] = hop
        self._relationships[element] = one
        self._shown[one.source, Kind(one.type, True, label_of(one.target))] += 1
        self._shown[one.target, Kind(one.type, False, label_of(one.source))] += 1

    def graph(self) -> Graph:
        """What has grown, and what was cut on the way."""
        cut = self._cut()
        unopened = [Unopened(*place, number) for place, number in self._unopened_in_order()]
        return Graph(
            [node_out(node, self._at) for node in self.nodes.values()],
            [relationship_out(one, self.nodes, self._at) for one in self._relationships.values()],
            Truncation(cut, unopened) if cut or unopened else None,
        )

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


def _fair(room: int, totals: Sequence[int]) -> int:
    """The largest share, 1 or more, of which all groups together do not outgrow the room."""
    share, left = 1, list(totals)
    while left:
        low = max(room, len(left)) // len(left)
        small = [total for total in left if total <= low]
        if not small:
            return max(share, low)
        room -= sum(small)
        left = [total for total in left if total > low]
        share = max([share, *small])
    return max([share, *totals])


def _note(graph: Graph, depth: int) -> str:
    nodes, hops = counted(len(graph.nodes) - 1, "node"), counted(depth, "hop")
    found = f"{nodes} within {hops}, {counted(len(graph.relationships), 'relationship')}."
    if graph.truncated is None:
        return f"{found} Nothing was cut."
    parts = [found]
    if graph.truncated.cut:
        cuts = [
            f"{one.left_out:,} of {one.shown + one.left_out:,} {one.type} "
            f"{'to' if one.outward else 'from'} {one.label} at hop {one.hop}"
            for one in graph.truncated.cut
        ]
        parts.append(f"Left out: {'; '.join(cuts)}.")
    if graph.truncated.unopened:
        closed = [f"{one.number:,} {one.label} ({one.why})" for one in graph.truncated.unopened]
        parts.append(f"Not opened further: {'; '.join(closed)}.")
    return " ".join(parts)


@neighbourhood.as_text
def _text(answer: NeighbourhoodAnswer) -> Iterator[Block]:
    names = {node.id: node for node in answer.graph.nodes}
    yield Paragraph(
        f"around {names[answer.centre].name}: {counted(len(names) - 1, 'node')}, "
        f"{counted(len(answer.graph.relationships), 'relationship')}"
    )
    yield Line()
    rows = [
        (answer.hops[node.id], node.label, node.id, node.name + doubt(node.is_sure))
        for node in answer.graph.nodes
        if node.id != answer.centre
    ]
    yield Table(("hop", "label", "id", "name"), rows)
    yield Line()
    for one in answer.graph.relationships:
        yield Paragraph(f"- {one.sentence}{doubt(one.is_sure, one.unsure_fields)}")
    yield Line()
    yield Paragraph(answer.note)
