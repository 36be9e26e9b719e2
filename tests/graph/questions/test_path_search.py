"""Paths against a plain search of everything, on random graphs."""

from dataclasses import dataclass
from typing import Any

import networkx as nx
from hypothesis import example, given
from hypothesis import strategies as st

from graph.questions.paths import NOT_THROUGH, PathsAnswer, paths
from graph.records import Node
from graph.store import Store
from graph.vocabulary import Label
from graph.vocabulary import RelationshipType as Rel
from tests.graph.questions.building import ENDS, Building, cleared

LABELS = [
    Label.OFFICIAL,
    Label.OFFICIAL,
    Label.INSTITUTION,
    Label.DIALOGUE,
    Label.DIALOGUE,
    Label.AGREEMENT,
    Label.COUNTRY,
    Label.TIE,
    Label.SERIES,
    Label.REPORT,
    Label.TOPIC,
]
DAYS = [None, None, "2020-01-01", "2024-01-01", "2026-01-01"]
AT = "2024-06-01"


@dataclass
class Drawn:
    """Labels and days of nodes, ends and days of relationships, and the question."""

    nodes: list[tuple[Label, str | None]]
    relationships: list[tuple[int, int, int, str | None]]
    asked: dict[str, Any]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """A graph of 4 to 14 nodes and a question about its first and last."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=4, max_size=14))
    days = st.sampled_from(DAYS)
    nodes = [(label, draw(days)) for label in labels]
    fitting = [
        (n, m)
        for n, one in enumerate(labels)
        for m, other in enumerate(labels)
        if n != m and (one, other) in ENDS
    ]
    relationships = []
    if fitting:
        chosen = st.tuples(st.sampled_from(fitting), st.integers(0, 2), days)
        most = 5 * len(labels)
        for (n, m), choice, day in draw(st.lists(chosen, min_size=len(labels), max_size=most)):
            relationships.append((n, m, choice, day))
    nothing: st.SearchStrategy[set[Any]] = st.just(set())
    asked = {
        "k": draw(st.integers(1, 10)),
        "max_hops": draw(st.integers(1, 6)),
        "ceiling": draw(st.sampled_from([None, None, 2, 4, 500])),
        "through": draw(nothing | st.sets(st.sampled_from(sorted(NOT_THROUGH)))),
        "without_types": draw(nothing | st.sets(st.sampled_from([Rel.LED, Rel.ACTS_FOR]))),
        "labels": draw(nothing | st.sets(st.sampled_from([Label.DIALOGUE, Label.OFFICIAL]))),
        "at": draw(st.sampled_from([None, None, AT])),
    }
    return Drawn(nodes, relationships, asked)


def built(store: Store, data: Drawn) -> tuple[list[Node], nx.MultiGraph]:
    """Write the graph; ids run against numbers, so that their orders differ."""
    cleared(store)
    graph = nx.MultiGraph()
    with store.write() as tx:
        building = Building(tx)
        nodes = [
            building.node(label, f"n{99 - n}", days=(day, day))
            for n, (label, day) in enumerate(data.nodes)
        ]
        graph.add_nodes_from(node.id for node in nodes)
        for source, target, choice, day in data.relationships:
            one, other = nodes[source], nodes[target]
            types = ENDS[one.label, other.label]
            building.relate(one.id, types[choice % len(types)], other.id, (day, day))
        for source_id, type_, target_id in building.relationships:
            one = building.relationships[source_id, type_, target_id]
            graph.add_edge(source_id, target_id, type=type_, earliest=one.earliest)
    return nodes, graph


def expected(nodes: list[Node], graph: nx.MultiGraph, asked: dict[str, Any]) -> list[list[str]]:
    """The paths by trying all of them."""
    ends = {nodes[0].id, nodes[-1].id}
    at = asked["at"]
    walked = nx.Graph()
    walked.add_nodes_from(ends)
    open_ids = {node.id for node in nodes if _is_open(node, graph, asked)} | ends
    for one, other, data in graph.edges(data=True):
        in_time = at is None or data["earliest"] is None or data["earliest"] <= at
        if {one, other} <= open_ids and data["type"] not in asked["without_types"] and in_time:
            walked.add_edge(one, other)
    found = nx.all_simple_paths(walked, nodes[0].id, nodes[-1].id, cutoff=asked["max_hops"])
    return sorted(map(list, found), key=lambda path: (len(path), path))[: asked["k"]]


def _is_open(node: Node, graph: nx.MultiGraph, asked: dict[str, Any]) -> bool:
    closed = NOT_THROUGH - asked["through"] - asked["labels"]
    if node.label in closed or (asked["labels"] and node.label not in asked["labels"]):
        return False
    happens = node.label in (Label.DIALOGUE, Label.AGREEMENT)
    if asked["at"] and happens and node.earliest and node.earliest > asked["at"]:
        return False
    crowded = asked["ceiling"] is not None and graph.degree(node.id) > asked["ceiling"]
    return not (node.label is Label.INSTITUTION and crowded)


def _ids(answer: PathsAnswer) -> list[list[str]]:
    return [[node.id for node in path.nodes] for path in answer.paths]


_TRIANGLES = Drawn(
    [(Label.OFFICIAL, None), *[(Label.DIALOGUE, None)] * 3, *[(Label.OFFICIAL, None)] * 3],
    [(n, m, 0, None) for n in (0, 4, 5, 6) for m in (1, 2, 3)],
    {
        "k": 10,
        "max_hops": 6,
        "ceiling": 500,
        "through": set(),
        "without_types": set(),
        "labels": set(),
        "at": None,
    },
)


@given(data=drawn())
@example(data=_TRIANGLES)
def test_paths_are_those_of_a_plain_search(lasting_store: Store, data: Drawn) -> None:
    nodes, graph = built(lasting_store, data)
    with lasting_store.read() as view:
        answer = paths(view, nodes[0].id, nodes[-1].id, **data.asked)
        assert _ids(answer) == expected(nodes, graph, data.asked)
        again = paths(view, nodes[-1].id, nodes[0].id, **data.asked)
    lengths = [path.length for path in answer.paths]
    assert [path.length for path in again.paths] == lengths
    assert all(hop.relationships for path in answer.paths for hop in path.hops)
