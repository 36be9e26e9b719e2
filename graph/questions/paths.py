"""How two nodes are connected: the shortest paths, each hop with the words that say so."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Final, Literal

from graph.model.errors import InvalidQuestionError
from graph.model.records import Node, Relationship
from graph.model.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.questions.answers import NodeOut, RelationshipOut
from graph.questions.declaring import question
from graph.questions.find import locate_each, redirects
from graph.questions.parameters import At, Text, Whole, labels_kind, types_kind
from graph.questions.path_search import Limits, PathSearch
from graph.questions.presenting import (
    acting_heads,
    element_of,
    node_out,
    relationship_out,
)
from graph.questions.said import said_of
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted, doubt, listed
from graph.stores.contract import TraversalFilter, View

NOT_THROUGH: Final = frozenset(
    {Label.COUNTRY, Label.TIE, Label.TOPIC, Label.REPORT, Label.POST, Label.TENURE}
)
"""Labels that a path does not walk through unless asked to.

By the first four all is two hops apart; that two held one post, one after the other, is no tie.
"""
ORDER: Final = "by hops; then by the ids of their nodes, from the first to the last"

CLOSED_WITH: Final = {
    Label.COUNTRY: frozenset({Rel.SIDE_OF, Rel.BELONGS_TO}),
    Label.TIE: frozenset({Rel.SIDE_OF, Rel.BETWEEN}),
    Label.TOPIC: frozenset({Rel.ON, Rel.NARROWER_THAN}),
    Label.REPORT: frozenset({Rel.REPORTS_ON, Rel.COPY_OF, Rel.MENTIONS}),
    Label.POST: frozenset({Rel.IN, Rel.OF}),
    Label.TENURE: frozenset({Rel.HELD, Rel.IN}),
}
"""Types of which one end always has the label: where it is closed to a path, so are they."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: all relationships between its two nodes, in either direction."""

    start: str
    end: str
    relationships: list[RelationshipOut]


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes from one end to the other, no node twice, and the hops between them."""

    length: int
    nodes: list[NodeOut]
    hops: list[Hop]


@dataclass(frozen=True, slots=True)
class PathLimits:
    """What a path was allowed to be.

    `labels` and `types`: only these (empty: all). `max_degree`: it walks through no body with more
    relationships (null: any body). The two ends may be anything.
    """

    max_hops: int
    k: int
    labels: list[Label]
    not_through: list[Label]
    types: list[Rel]
    without_types: list[Rel]
    max_degree: int | None
    at: str | None


@dataclass(frozen=True, slots=True)
class PathsAnswer:
    """The shortest paths, or that there is none within the limits.

    `crowded_bodies` counts the bodies met that were left out for their degree. `note` says in words
    what was found and what was left out.
    """

    start: NodeOut
    end: NodeOut
    outcome: Literal["found", "none within limits"]
    paths: list[Path]
    limits: PathLimits
    crowded_bodies: int
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "how two nodes are connected",
    examples=[
        {"a": "Ajay Bhalla", "b": "Janet Napolitano", "k": 2},
        {"a": "Ajay Bhalla", "b": "Janet Napolitano", "k": 3, "max_hops": 5},
        {"a": "Ajay Bhalla", "b": "Wang Yi", "max_degree": 0, "through": ["Country"]},
    ],
    aliases=["path"],
    is_found=lambda answer: answer.outcome == "found",
)
def paths(
    view: View,
    a: Annotated[str, Text("id or name of the node where paths begin", metavar="A")],
    b: Annotated[str, Text("id or name of the node where they end", metavar="B")],
    *,
    max_hops: Annotated[int, Whole("hops of the longest path", low=1, high=6)] = 6,
    k: Annotated[int, Whole("how many of the shortest paths", low=1, high=10)] = 1,
    labels: Annotated[Collection[str], labels_kind("walk through nodes of this label alone")] = (),
    without_labels: Annotated[
        Collection[str],
        labels_kind(
            "do not walk through nodes of this label, whatever else is asked", "without_label"
        ),
    ] = (),
    through: Annotated[
        Collection[str],
        labels_kind("walk through nodes of this label although the default would not", "through"),
    ] = (),
    types: Annotated[
        Collection[str], types_kind("walk along relationships of this type alone")
    ] = (),
    without_types: Annotated[
        Collection[str], types_kind("do not walk along relationships of this type", "without_type")
    ] = (),
    max_degree: Annotated[
        int,
        Whole("most relationships of a body on the way; 0: any number", low=0, high=1_000_000),
    ] = 500,
    at: At = None,
) -> PathsAnswer:
    """Return the `k` shortest paths between two nodes; order: `ORDER`.

    By default a path walks through no country, tie, topic, report, post or tenure, nor through a
    body with very many relationships: such paths say nothing. The ends may be anything.

    Args:
        view: what is asked.
        a: where paths begin, by id or name.
        b: where they end.
        max_hops: hops of the longest path.
        k: how many of the shortest paths.
        labels: walk through these alone; lifts the default for those named.
        without_labels: do not walk through these either; wins over both others.
        through: walk through these although the default would not.
        types: walk along relationships of these types alone.
        without_types: do not walk along these.
        max_degree: most relationships of a body on the way; 0 lifts the limit.
        at: an ISO day; what happened later is left out, and what may have is marked.

    Raises:
        InvalidQuestionError: an argument that cannot be; or both ends are one node.
        NodeNotFoundError, AmbiguousNodeError: an end that is no node, or may be several.
        TimeRanOutError: the view's time budget is spent; nothing is known then.
    """
    limits = PathLimits(
        max_hops,
        k,
        _in_order(map(Label, labels)),
        _in_order(_closed(labels, without_labels, through)),
        sorted(map(Rel, types), key=TYPE_NUMBER.__getitem__),
        sorted(map(Rel, without_types), key=TYPE_NUMBER.__getitem__),
        max_degree or None,
        at,
    )
    start, end = locate_each(view, [("a", a), ("b", b)])
    if start.node.number == end.node.number:
        raise InvalidQuestionError("b", f"{b!r} is the same node as {a!r}: {end.node.id}")
    found, between, high_degree = _search(view, start.node, end.node, limits)
    shown = _present(view, found, between, limits)
    return PathsAnswer(
        node_out(start.node, limits.at),
        node_out(end.node, limits.at),
        "found" if shown else "none within limits",
        shown,
        limits,
        high_degree,
        ORDER,
        _note(shown, limits, high_degree),
        redirects(start, end),
    )


def _in_order(labels: Iterable[Label]) -> list[Label]:
    return sorted(labels, key=LABEL_NUMBER.__getitem__)


def _closed(
    labels: Collection[str], without_labels: Collection[str], through: Collection[str]
) -> frozenset[Label]:
    only, never, lifted = (
        frozenset(map(Label, names)) for names in (labels, without_labels, through)
    )
    return (NOT_THROUGH - lifted - only) | never


# --- searching


def _search(
    view: View, start: Node, end: Node, limits: PathLimits
) -> tuple[list[list[Node]], list[Relationship], int]:
    """The paths as nodes, what stands between those, and how many bodies were too high_degree.

    An event of after the day that undated relationships lead to is ruled out once it is met.
    """
    barred: frozenset[int] = frozenset()
    while True:
        search = PathSearch(
            view,
            start.number,
            end.number,
            Limits(limits.max_hops, _allowed(limits, start, end), limits.max_degree, barred),
        )
        found = search.paths(limits.k)
        between, nodes = _between(view, found, limits)
        ends = (start.number, end.number)
        later = {
            n for n, node in nodes.items() if n not in ends and as_of.is_later(node, limits.at)
        }
        if not later:
            in_nodes = [[nodes[number] for number in path] for path in found]
            return in_nodes, between, len(search.high_degree)
        barred |= later


def _between(
    view: View, found: Sequence[Sequence[int]], limits: PathLimits
) -> tuple[list[Relationship], dict[int, Node]]:
    """What stands between the two nodes of each hop, and the nodes."""
    pairs = {_pair(*hop) for path in found for hop in pairwise(path)}
    types = frozenset(limits.types) if limits.types else None
    allowed = TraversalFilter(
        types=types, without_types=frozenset(limits.without_types), by=limits.at
    )
    return view.between(pairs, allowed) if pairs else ([], {})


def _allowed(limits: PathLimits, start: Node, end: Node) -> TraversalFilter:
    without = set(limits.without_types)
    for label in set(limits.not_through) - {start.label, end.label}:
        without |= CLOSED_WITH.get(label, frozenset())
    return TraversalFilter(
        labels=frozenset(limits.labels) if limits.labels else None,
        without_labels=frozenset(limits.not_through),
        types=frozenset(limits.types) if limits.types else None,
        without_types=frozenset(without),
        by=limits.at,
    )


# --- presenting


def _present(
    view: View,
    found: Sequence[Sequence[Node]],
    between: Sequence[Relationship],
    limits: PathLimits,
) -> list[Path]:
    nodes = {node.number: node for path in found for node in path}
    hops = _hops(view, between, nodes, limits)
    return [_path(path, hops, limits.at) for path in found]


def _hops(
    view: View, between: Sequence[Relationship], nodes: Mapping[int, Node], limits: PathLimits
) -> dict[tuple[int, int], list[RelationshipOut]]:
    """What stands between the nodes of each pair, in order of id."""
    said = said_of(view, {element_of(one): one.properties for one in between})
    acting = acting_heads(view, between)
    hops: dict[tuple[int, int], list[RelationshipOut]] = defaultdict(list)
    for one in between:
        element = element_of(one)
        shown = relationship_out(one, nodes, limits.at, said.get(element), element in acting)
        hops[_pair(one.source, one.target)].append(shown)
    return {pair: sorted(shown, key=lambda one: one.id) for pair, shown in hops.items()}


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _path(
    path: Sequence[Node], hops: Mapping[tuple[int, int], list[RelationshipOut]], at: str | None
) -> Path:
    steps = [
        Hop(one.id, other.id, hops.get(_pair(one.number, other.number), []))
        for one, other in pairwise(path)
    ]
    return Path(len(steps), [node_out(node, at) for node in path], steps)


def _note(found: Sequence[Path], limits: PathLimits, high_degree: int) -> str:
    left_out = []
    if limits.labels:
        left_out.append(f"Only {listed(limits.labels)} nodes may stand between the ends.")
    if limits.not_through:
        left_out.append(f"No path walks through a {_or(limits.not_through)}.")
    if limits.types:
        left_out.append(f"Paths walk along {_or(limits.types)} alone.")
    if limits.without_types:
        left_out.append(f"No path walks along {_or(limits.without_types)}.")
    if high_degree:
        bodies = counted(high_degree, "body was", "bodies were")
        left_out.append(
            f"{bodies} left out for having more than {limits.max_degree:,} relationships."
        )
    return " ".join([_finding(found, limits), *left_out])


def _finding(found: Sequence[Path], limits: PathLimits) -> str:
    hops = counted(limits.max_hops, "hop")
    if not found:
        return f"No path of at most {hops} within these limits."
    shortest = counted(found[0].length, "hop")
    if limits.k == 1:
        return f"A shortest path, of {shortest}."
    if len(found) < limits.k:
        return f"All {counted(len(found), 'path')} of at most {hops}; the shortest has {shortest}."
    return f"The {counted(len(found), 'shortest path')}, from {shortest} up."


def _or(words: Sequence[str]) -> str:
    return listed(words).replace(" and ", " or ")


@paths.as_text
def _text(answer: PathsAnswer) -> Iterator[Block]:
    told: dict[str, int] = {}
    for number, one in enumerate(answer.paths, 1):
        names = " - ".join(node.name for node in one.nodes)
        yield Paragraph(f"{number}. {counted(one.length, 'hop')}: {names}")
        for relationship in (each for hop in one.hops for each in hop.relationships):
            first = told.setdefault(relationship.id, number)
            yield Line()
            if first == number:
                yield from _relationship_text(relationship)
            else:
                yield Paragraph(f"{relationship.sentence} (as in {first})", 3)
        yield Line()
    yield Paragraph(answer.note)


def _relationship_text(one: RelationshipOut) -> Iterator[Block]:
    not_sure = doubt(one.is_sure, one.unsure_fields)
    yield Paragraph(f"{one.sentence}{not_sure} [{counted(one.origins or 0, 'origin')}]", 3)
    if one.said is not None:
        yield Paragraph(one.said.words, 5)
