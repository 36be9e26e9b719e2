"""What surrounds a node, nearest first; what is cut is counted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from graph.model.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import arguments, cursors
from graph.questions.answers import Graph
from graph.questions.declaring import question
from graph.questions.find import locate, redirects
from graph.questions.growth import RANKED_AT_ONCE, Growth
from graph.questions.parameters import At, NextPage, Text, Whole, labels_kind, types_kind
from graph.questions.presenting import node_out, relationship_out
from graph.questions.text import Block, Line, Paragraph, Table
from graph.questions.wording import counted, doubt
from graph.stores.contract import TraversalFilter, View

MOST_PAGED: Final = 10_000
"""Pages lead so far; a narrower question leads further."""
ORDER: Final = (
    "by hops; then the kinds of relationships of each opened node take turns, by type, outward "
    f"first, by label; of one kind the best supported first, among the newest {RANKED_AT_ONCE}, "
    "then among the next; undated last, id"
)


@dataclass(frozen=True, slots=True)
class NeighbourhoodAnswer:
    """A page of the graph around `centre`; `hops` says how far each of its nodes is.

    `graph.truncated` counts what this page and those before it left out; `cursor` asks for the
    next, null where there is no more to show.
    """

    centre: str
    depth: int
    limit: int
    labels: list[Label]
    types: list[Rel]
    at: str | None
    graph: Graph
    hops: dict[str, int]
    cursor: str | None
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
    limit: Annotated[int, Whole("nodes to a page, the centre included", low=1, high=1000)] = 100,
    cursor: NextPage = None,
) -> NeighbourhoodAnswer:
    """Return the nodes around one and the relationships by which they were reached.

    Nearest hops first; within a hop as `ORDER` says. All that is cut is counted in
    `graph.truncated`. Countries, ties, topics and reports are shown but not opened, unless they are
    the centre; a country opens its ties. Of a hub little more than what is shown is read.

    Args:
        view: what is asked.
        node: the centre, by id or name.
        depth: how many hops.
        labels: only nodes of these; those on the way to them stay in and do not count; empty: all.
        types: only relationships of these; empty: all.
        at: an ISO day; what happened later is left out, but for the centre, and what may have
            is marked.
        limit: most nodes of a page, the centre included.
        cursor: as the page before gave it; the other arguments must be the same.

    Raises:
        InvalidQuestionError: an argument that cannot be.
        NodeNotFoundError, AmbiguousNodeError: the centre is no node, or may be several.
        TimeRanOutError: the view's time budget is spent.
    """
    only, along = frozenset(map(Label, labels)), frozenset(map(Rel, types))
    skip = 0 if cursor is None else _read_cursor(cursor)
    found = locate(view, node, "node")
    allowed = TraversalFilter(only or None, types=along or None, by=at)
    growth = Growth(view, found.node, allowed, depth, skip + limit - 1)
    growth.grow()
    nodes, relationships = growth.page(skip)
    graph = Graph(
        [node_out(one, at) for one in nodes],
        [relationship_out(one, growth.nodes, at) for one in relationships],
        growth.truncation(),
    )
    following = skip + limit - 1
    has_more = growth.is_full and skip < following <= MOST_PAGED
    return NeighbourhoodAnswer(
        found.node.id,
        depth,
        limit,
        sorted(only, key=LABEL_NUMBER.__getitem__),
        sorted(along, key=TYPE_NUMBER.__getitem__),
        at,
        graph,
        {one.id: growth.hops[one.number] for one in nodes},
        cursors.written([following]) if has_more else None,
        ORDER,
        _note(graph, depth, has_more),
        redirects(found),
    )


def _read_cursor(text: str) -> int:
    return arguments.within("cursor", int(cursors.read(text, (int,))[0]), 1, MOST_PAGED)


def _note(graph: Graph, depth: int, has_more: bool) -> str:
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
    if has_more:
        parts.append("Ask for the next page for more.")
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
