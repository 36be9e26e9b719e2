"""What surrounds a node: exact where nothing is cut, counted where something is."""

from collections import deque
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.errors import InvalidQuestionError, NodeNotFoundError
from graph.model.records import Node
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.answers import relationship_id
from graph.questions.neighbourhood import NeighbourhoodAnswer, neighbourhood
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.graph.questions.building import Building
from tests.graph.questions.random_graphs import AT, MANY, Drawn, built, graphs

HUBS = {Label.COUNTRY, Label.TIE, Label.TOPIC, Label.REPORT}
EVENTS = {Label.DIALOGUE, Label.AGREEMENT}


def _shown(answer: NeighbourhoodAnswer) -> set[str]:
    return {node.id for node in answer.graph.nodes}


# --- against a plain walk


def _walk(
    nodes: list[Node], graph: "nx.MultiDiGraph[str]", depth: int, at: str | None
) -> tuple[dict[str, int], set[str]]:
    """Hops and relationships by a walk over everything."""
    by_id = {node.id: node for node in nodes}
    centre = nodes[0]
    closed = HUBS - {Label.TIE} if centre.label is Label.COUNTRY else HUBS
    hops, relationships, waiting = {centre.id: 0}, set(), deque([centre.id])
    while waiting:
        here = waiting.popleft()
        if hops[here] == depth or (hops[here] and by_id[here].label in closed):
            continue
        touching = [*graph.out_edges(here, keys=True), *graph.in_edges(here, keys=True)]
        for source, target, type_ in touching:
            there = by_id[target if source == here else source]
            day = graph.edges[source, target, type_]["earliest"]
            later = there.label in EVENTS and there.earliest and at and there.earliest > at
            if later or (at and day and day > at):
                continue
            relationships.add(relationship_id(source, type_, target))
            if there.id not in hops:
                hops[there.id] = hops[here] + 1
                waiting.append(there.id)
    return hops, relationships


@settings(max_examples=MANY)
@given(data=graphs(), depth=st.integers(1, 3), at=st.sampled_from([None, None, AT]))
def test_without_cuts_it_is_all_that_a_plain_walk_meets(
    lasting_store: WorkingStore, data: Drawn, depth: int, at: str | None
) -> None:
    nodes, graph = built(lasting_store, data)
    with lasting_store.read() as view:
        answer = neighbourhood(view, nodes[0].id, depth=depth, at=at, limit=1000)
    hops, relationships = _walk(nodes, graph, depth, at)
    assert answer.hops == hops
    assert {one.id for one in answer.graph.relationships} == relationships
    assert not (answer.graph.truncated and answer.graph.truncated.cut)


@settings(max_examples=MANY)
@given(data=graphs(), depth=st.integers(1, 3), limit=st.integers(1, 8))
def test_what_is_cut_is_counted(
    lasting_store: WorkingStore, data: Drawn, depth: int, limit: int
) -> None:
    nodes, graph = built(lasting_store, data)
    with lasting_store.read() as view:
        answer = neighbourhood(view, nodes[0].id, depth=depth, limit=limit)
        assert neighbourhood(view, nodes[0].id, depth=depth, limit=limit) == answer
    shown = _shown(answer)
    assert len(shown) <= limit
    assert list(answer.hops.values()) == sorted(answer.hops.values())
    assert all({one.source, one.target} <= shown for one in answer.graph.relationships)
    around = {
        one.id for one in answer.graph.relationships if nodes[0].id in (one.source, one.target)
    }
    cut = answer.graph.truncated.cut if answer.graph.truncated else []
    left_out = sum(one.left_out for one in cut if one.hop == 1)
    unopened = answer.graph.truncated.unopened if answer.graph.truncated else []
    if not any(one.hop == 1 for one in unopened):
        assert len(around) + left_out == graph.degree(nodes[0].id)
    if not cut and not any(one.why == "the limit of nodes was reached" for one in unopened):
        assert answer.hops == _walk(nodes, graph, depth, None)[0]


# --- by hand


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingStore]:
    """A ministry with 130 people and 60 agreements, of which two or three a day."""
    store = open_store(str(tmp_path_factory.mktemp("hub") / "graph.db"))
    with store.write() as tx:
        graph = Building(tx)
        graph.tie("IND", "OMN")
        graph.node(Label.INSTITUTION, "ministry", "Ministry of Ports")
        graph.relate("ministry", Rel.BELONGS_TO, "IND")
        for n in range(130):
            graph.node(Label.OFFICIAL, f"p{n:03}")
            graph.relate(f"p{n:03}", Rel.ACTS_FOR, "ministry")
        for n in range(60):
            day = f"2020-01-{n % 28 + 1:02}"
            graph.agreement(f"a{n:02}", "IND-OMN", day)
            graph.relate("ministry", Rel.PARTY_TO, f"a{n:02}", (day, day))
    yield store
    store.close()


def test_the_limit_is_honoured_and_what_is_cut_is_said(hub: WorkingStore) -> None:
    with hub.read() as view:
        answer = neighbourhood(view, "ministry")
        whole = neighbourhood(view, "ministry", limit=1000)
    assert len(answer.graph.nodes) == 100
    assert answer.graph.truncated is not None
    cut = [(c.type, c.outward, c.label, c.shown, c.left_out) for c in answer.graph.truncated.cut]
    assert cut == [
        (Rel.PARTY_TO, True, Label.AGREEMENT, 49, 11),
        (Rel.ACTS_FOR, False, Label.OFFICIAL, 49, 81),
    ]
    assert answer.note == (
        "99 nodes within 1 hop, 99 relationships. Left out: 11 of 60 PARTY_TO to Agreement at hop "
        "1; 81 of 130 ACTS_FOR from Official at hop 1. Ask for the next page for more."
    )
    newest = [node.latest for node in answer.graph.nodes if node.label is Label.AGREEMENT]
    assert newest == sorted(newest, key=str, reverse=True)
    assert newest[0] == "2020-01-28"
    assert (len(whole.graph.nodes), whole.graph.truncated, whole.cursor) == (192, None, None)


def test_the_best_supported_come_first(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = Building(tx)
        graph.node(Label.INSTITUTION, "ministry")
        for name, origins in (("a", 1), ("b", 3), ("c", 2), ("d", 3)):
            graph.node(Label.OFFICIAL, name)
            graph.relate(name, Rel.ACTS_FOR, "ministry", support=origins)
    with store.read() as view:
        answer = neighbourhood(view, "ministry")
    assert [node.id for node in answer.graph.nodes] == ["ministry", "b", "d", "c", "a"]


def test_pages_hold_every_node_and_relationship_once(hub: WorkingStore) -> None:
    asked: dict[str, Any] = {"depth": 2, "limit": 40}
    with hub.read() as view:
        whole = neighbourhood(view, "IND-OMN", depth=2, limit=1000)
        pages = [neighbourhood(view, "IND-OMN", **asked)]
        while pages[-1].cursor:
            pages.append(neighbourhood(view, "IND-OMN", **asked, cursor=pages[-1].cursor))
    order = [node.id for node in whole.graph.nodes]
    met: list[str] = []
    for page in pages:
        met += [node.id for node in page.graph.nodes if node.id not in met]
        shown = _shown(page)
        assert all({one.source, one.target} <= shown for one in page.graph.relationships)
    assert met == order
    assert len(pages) == -(-(len(order) - 1) // 39)
    there = {one.id for page in pages for one in page.graph.relationships}
    assert there == {one.id for one in whole.graph.relationships}


def test_a_label_filters_the_result_and_not_the_way(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = Building(tx)
        graph.tie("IND", "OMN")
        graph.node(Label.OFFICIAL, "asha")
        graph.node(Label.SERIES, "talks")
        graph.node(Label.SERIES, "idle")
        graph.node(Label.TOPIC, "maritime")
        for meeting in ("first", "second"):
            graph.node(Label.DIALOGUE, meeting)
            graph.relate("asha", Rel.LED, meeting)
        graph.relate("first", Rel.ROUND_OF, "talks")
        graph.relate("second", Rel.ROUND_OF, "idle")
        graph.relate("talks", Rel.ON, "maritime")
    with store.read() as view:
        answer = neighbourhood(view, "asha", depth=3, labels=["Topic"])
    assert answer.hops == {"asha": 0, "first": 1, "talks": 2, "maritime": 3}
    assert {one.type for one in answer.graph.relationships} == {Rel.LED, Rel.ROUND_OF, Rel.ON}


def test_a_centre_of_after_the_day_is_shown_nevertheless(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = Building(tx)
        graph.node(Label.DIALOGUE, "late", days=("2025-01-01", "2025-01-01"), status="held")
        graph.node(Label.DIALOGUE, "undated", status="held")
        graph.node(Label.OFFICIAL, "asha")
        for meeting in ("late", "undated"):
            graph.relate("asha", Rel.LED, meeting)
    with store.read() as view:
        answer = neighbourhood(view, "late", depth=2, at="2024-01-01")
    assert answer.hops == {"late": 0, "asha": 1, "undated": 2}
    assert answer.graph.truncated is None


def test_later_events_of_a_hub_are_neither_shown_nor_left_out(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = Building(tx)
        graph.node(Label.INSTITUTION, "ministry")
        for n in range(120):
            day = "2025-01-01" if n < 3 else "2023-01-01"
            graph.node(Label.DIALOGUE, f"d{n:03}", days=(day, day), status="held")
            graph.relate("ministry", Rel.TOOK_PART_IN, f"d{n:03}")
    with store.read() as view:
        answer = neighbourhood(view, "ministry", at="2024-01-01")
    assert answer.graph.truncated is not None
    (cut,) = answer.graph.truncated.cut
    assert cut.shown + cut.left_out == 117
    assert all(node.latest != "2025-01-01" for node in answer.graph.nodes)


def test_a_small_limit_is_shared_fairly(hub: WorkingStore) -> None:
    with hub.read() as view:
        answer = neighbourhood(view, "ministry", limit=11)
    labels = [node.label for node in answer.graph.nodes]
    assert (labels.count(Label.AGREEMENT), labels.count(Label.OFFICIAL)) == (5, 4)
    assert labels.count(Label.COUNTRY) == 1


def test_a_country_reaches_its_agreements_by_its_ties(hub: WorkingStore) -> None:
    with hub.read() as view:
        near = neighbourhood(view, "IND")
        far = neighbourhood(view, "India", depth=2, labels=["Agreement"])
    assert _shown(near) == {"IND", "IND-OMN", "ministry"}
    assert {node.label for node in far.graph.nodes} == {Label.COUNTRY, Label.TIE, Label.AGREEMENT}
    assert far.hops["IND-OMN"] == 1
    assert {hop for node_id, hop in far.hops.items() if node_id.startswith("a")} == {2}


def test_hubs_are_shown_but_not_opened(hub: WorkingStore) -> None:
    with hub.read() as view:
        answer = neighbourhood(view, "a00", depth=2)
    assert answer.hops["IND-OMN"] == 1
    others = _shown(answer) - {"a00", "IND", "IND-OMN", "ministry"}
    ids = {one.id for one in answer.graph.relationships}
    assert any(node_id.startswith("a") for node_id in others)
    assert not any(f"{node_id},BETWEEN,IND-OMN" in ids for node_id in others)
    assert answer.graph.truncated is not None
    (closed,) = answer.graph.truncated.unopened
    assert (closed.label, closed.number, closed.why) == (Label.TIE, 1, "opened only as the centre")


def test_labels_types_and_day_filter(hub: WorkingStore) -> None:
    with hub.read() as view:
        people = neighbourhood(view, "ministry", labels=["official"], limit=1000)
        acts = neighbourhood(view, "ministry", types=["party_to"], limit=1000)
        early = neighbourhood(view, "ministry", types=["PARTY_TO"], at="2020-01-02", limit=1000)
        alone = neighbourhood(view, "ministry", limit=1)
    assert {node.label for node in people.graph.nodes[1:]} == {Label.OFFICIAL}
    assert {one.type for one in acts.graph.relationships} == {Rel.PARTY_TO}
    assert _shown(early) == {"ministry", "a00", "a01", "a28", "a29", "a56", "a57"}
    assert {node.certainty for node in early.graph.nodes[1:]} == {"surely"}
    assert _shown(alone) == {"ministry"}
    assert "130 of 130 ACTS_FOR from Official at hop 1." in alone.note


def test_a_node_on_its_own(store: WorkingStore) -> None:
    with store.write() as tx:
        Building(tx).node(Label.OFFICIAL, "hermit")
    with store.read() as view:
        answer = neighbourhood(view, "hermit", depth=3)
    assert answer.note == "0 nodes within 3 hops, 0 relationships. Nothing was cut."
    assert answer.graph.truncated is None


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("depth", {"depth": 4}),
        ("limit", {"limit": 0}),
        ("limit", {"limit": 1001}),
        ("labels", {"labels": ["Person"]}),
        ("types", {"types": ["KNOWS"]}),
        ("at", {"at": "yesterday"}),
    ],
)
def test_wrong_arguments_are_named(
    hub: WorkingStore, argument: str, asked: dict[str, object]
) -> None:
    with hub.read() as view, pytest.raises(InvalidQuestionError) as caught:
        neighbourhood(view, "ministry", **asked)  # type: ignore[arg-type]
    assert caught.value.argument == argument


def test_no_such_node(hub: WorkingStore) -> None:
    with hub.read() as view, pytest.raises(NodeNotFoundError):
        neighbourhood(view, "nothing of the kind")
