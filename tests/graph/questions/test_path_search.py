"""Paths against a plain search of everything, on random graphs."""

from typing import Any

import networkx as nx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.model.records import Node
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.paths import NOT_THROUGH, PathsAnswer, paths
from graph.stores.working import WorkingStore
from tests.graph.questions.random_graphs import AT, MANY, Drawn, built, graphs

DEFAULTS: dict[str, Any] = {
    "k": 10,
    "max_hops": 6,
    "max_degree": 500,
    "through": set(),
    "without_types": set(),
    "labels": set(),
    "at": None,
}
_NOTHING: st.SearchStrategy[set[Any]] = st.just(set())
ASKED = st.fixed_dictionaries(
    {
        "k": st.integers(1, 10),
        "max_hops": st.integers(1, 6),
        "max_degree": st.sampled_from([None, None, 2, 4, 500]),
        "through": _NOTHING | st.sets(st.sampled_from(sorted(NOT_THROUGH))),
        "without_types": _NOTHING | st.sets(st.sampled_from([Rel.LED, Rel.ACTS_FOR])),
        "labels": _NOTHING | st.sets(st.sampled_from([Label.DIALOGUE, Label.OFFICIAL])),
        "at": st.sampled_from([None, None, AT]),
    }
)


def expected(
    nodes: list[Node], graph: "nx.MultiDiGraph[str]", asked: dict[str, Any]
) -> list[list[str]]:
    """The paths by trying all of them."""
    ends = {nodes[0].id, nodes[-1].id}
    at = asked["at"]
    walked: nx.Graph[str] = nx.Graph()
    walked.add_nodes_from(ends)
    open_ids = {node.id for node in nodes if _is_open(node, graph, asked)} | ends
    for one, other, type_, data in graph.edges(keys=True, data=True):
        in_time = at is None or data["earliest"] is None or data["earliest"] <= at
        if {one, other} <= open_ids and type_ not in asked["without_types"] and in_time:
            walked.add_edge(one, other)
    found = nx.all_simple_paths(walked, nodes[0].id, nodes[-1].id, cutoff=asked["max_hops"])
    return sorted(map(list, found), key=lambda path: (len(path), path))[: asked["k"]]


def _is_open(node: Node, graph: "nx.MultiDiGraph[str]", asked: dict[str, Any]) -> bool:
    closed = NOT_THROUGH - asked["through"] - asked["labels"]
    if node.label in closed or (asked["labels"] and node.label not in asked["labels"]):
        return False
    happens = node.label in (Label.DIALOGUE, Label.AGREEMENT)
    if asked["at"] and happens and node.earliest and node.earliest > asked["at"]:
        return False
    high_degree = asked["max_degree"] is not None and graph.degree(node.id) > asked["max_degree"]
    return not (node.label is Label.INSTITUTION and high_degree)


def _ids(answer: PathsAnswer) -> list[list[str]]:
    return [[node.id for node in path.nodes] for path in answer.paths]


_ALL_MET_ALL = Drawn(
    [(Label.OFFICIAL, None), *[(Label.DIALOGUE, None)] * 3, *[(Label.OFFICIAL, None)] * 3],
    [(n, m, 0, None) for n in (0, 4, 5, 6) for m in (1, 2, 3)],
)


_MET_IN_A_CROWD = Drawn(
    [
        *[(Label.OFFICIAL, None)] * 2,
        (Label.INSTITUTION, None),
        *[(Label.DIALOGUE, None)] * 3,
        *[(Label.OFFICIAL, None)] * 2,
    ],
    [(0, 2, 0, None), (1, 2, 0, None), (7, 2, 0, None)]
    + [(0, n, 0, None) for n in (3, 4, 5)]
    + [(6, 3, 0, None), (6, 4, 0, None), (7, 5, 0, None)],
)
"""Both ends act for a body of three; the first has more to look at, so the sides meet in it."""


@settings(max_examples=MANY)
@given(data=graphs(), asked=ASKED)
@example(data=_ALL_MET_ALL, asked=DEFAULTS)
@example(data=_MET_IN_A_CROWD, asked=DEFAULTS | {"max_degree": 2})
@example(data=_MET_IN_A_CROWD, asked=DEFAULTS | {"max_degree": 3})
def test_paths_are_those_of_a_plain_search(
    lasting_store: WorkingStore, data: Drawn, asked: dict[str, Any]
) -> None:
    nodes, graph = built(lasting_store, data)
    with lasting_store.read() as view:
        given = asked | {"max_degree": asked["max_degree"] or 0}
        answer = paths(view, nodes[0].id, nodes[-1].id, **given)
        back = paths(view, nodes[-1].id, nodes[0].id, **given)
    assert _ids(answer) == expected(nodes, graph, asked)
    assert [path.length for path in back.paths] == [path.length for path in answer.paths]
    assert all(hop.relationships for path in answer.paths for hop in path.hops)
