"""Questions of one graph in both stores: the same answers, in the same order."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.journal import operations as journal
from graph.model import errors
from graph.model.records import Node
from graph.model.report import ParsedReport
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.asking import ask
from graph.questions.evidence import evidence
from graph.questions.find import resolve
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.search import search
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.contract.graph import Graph
from tests.graph.questions.random_graphs import AT, Drawn, built, graphs
from tests.neo4j_server.fixtures import Published, emptied

pytestmark = pytest.mark.neo4j

NOW = "2026-01-01T00:00:00Z"
Both = tuple[WorkingStore, Published]
PATHS = st.fixed_dictionaries(
    {
        "k": st.integers(1, 10),
        "max_hops": st.integers(1, 6),
        "max_degree": st.sampled_from([0, 2, 4, 500]),
        "through": st.just([]) | st.just([Label.TIE]),
        "without_types": st.just([]) | st.just([Rel.LED]),
        "at": st.sampled_from([None, AT]),
    }
)
AROUND = st.fixed_dictionaries(
    {
        "depth": st.integers(1, 3),
        "limit": st.integers(1, 15),
        "labels": st.just([]) | st.just([Label.DIALOGUE, Label.OFFICIAL]),
        "at": st.sampled_from([None, AT]),
    }
)


@pytest.fixture(scope="module")
def both(neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    file = tmp_path_factory.mktemp("same") / "graph.db"
    emptied(neo4j_uri)
    working = open_store(str(file))
    with closing(Published(working, neo4j_uri)) as published:
        yield working, published


def _of_no_number(answer: object) -> object:
    """Without what each store gives out for itself."""
    return replace(answer, number=0) if isinstance(answer, Node) else answer


def _told(store: Graph, question: Callable[..., Any], *what: Any, **how: Any) -> object:
    try:
        return _of_no_number(ask(store, lambda view: question(view, *what, **how)))
    except errors.TielineError as told:
        return type(told), str(told)


def _same(both: Both, question: Callable[..., Any], *what: Any, **how: Any) -> None:
    """Both stores answer alike, with errors too."""
    first, second = (_told(store, question, *what, **how) for store in both)
    assert first == second


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=graphs(), path=PATHS, around=AROUND, ahead=st.sampled_from([0, 2, 150]))
def test_random_graphs(
    both: Both,
    monkeypatch: pytest.MonkeyPatch,
    data: Drawn,
    path: dict[str, Any],
    around: dict[str, Any],
    ahead: int,
) -> None:
    monkeypatch.setattr("graph.stores.neo4j.reading._MAX_AHEAD", ahead)
    nodes, _ = built(both[0], data)
    first, last = nodes[0].id, nodes[-1].id
    _same(both, paths, first, last, **path)
    _same(both, neighbourhood, first, **around)


def _relationships(store: WorkingStore) -> list[str]:
    with store.read() as view:
        return [f"{a},{one.type},{b}" for a, one, b in view.iter_relationships()]


def test_the_examples(both: Both, example_reports: list[ParsedReport]) -> None:
    with both[0].write() as tx:
        tx.clear_projection()
    journal.load(both[0], example_reports, NOW)
    with both[0].read() as view:
        ids = [node.id for node in view.iter_nodes()]
        names = [node.name for node in view.iter_nodes()]
        people = [node.id for node in view.iter_nodes() if node.label is Label.OFFICIAL]
    for one, other in zip(people[::9], people[3::9], strict=False):
        _same(both, paths, one, other, k=3)
        _same(both, paths, one, "IND", through=["Tie"], max_degree=20)
    for node_id in ids[::25]:
        _same(both, neighbourhood, node_id, depth=2, limit=60)
    for node_id in ids[::7]:
        _same(both, evidence, node_id, page_size=7)
    for reference in _relationships(both[0])[::60]:
        _same(both, evidence, reference)
    for name in names[::25]:
        # Of more than it takes, a store takes those that it ranks best itself.
        for text in (name, name.split()[-1] + "x"):
            _same(both, search, text)
            _same(both, resolve, text)
