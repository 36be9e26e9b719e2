"""How two nodes are connected: words, limits, and the three ways of finding nothing."""

import pytest

from graph.model.errors import InvalidQuestionError, NodeNotFoundError, TimeRanOutError
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.paths import PathsAnswer, paths
from graph.stores.working import Transaction, WorkingStore
from tests.graph.questions.building import Building

FEB = ("2024-02-28", "2024-02-28")


def _homeland(tx: Transaction) -> Building:
    """Two heads of one dialogue; a ministry of many; a tie that would join everything."""
    graph = Building(tx)
    graph.tie("IND", "USA")
    graph.node(Label.OFFICIAL, "asha", "Asha Rao")
    graph.node(Label.OFFICIAL, "john", "John Hill")
    graph.node(Label.OFFICIAL, "mira", "Mira Sen")
    graph.node(Label.INSTITUTION, "ministry", "Ministry of Ports")
    graph.node(
        Label.DIALOGUE,
        "dialogue",
        "India-US Ports Dialogue, Goa, 28 Feb 2024",
        days=FEB,
        status="held",
    )
    graph.relate("dialogue", Rel.BETWEEN, "IND-USA", FEB)
    for official in ("asha", "john"):
        graph.relate(official, Rel.LED, "dialogue", FEB, title="Secretary", status="held")
    for official in ("asha", "mira"):
        graph.relate(official, Rel.ACTS_FOR, "ministry", FEB, titles=["Secretary"])
    graph.relate("ministry", Rel.BELONGS_TO, "IND")
    return graph


@pytest.fixture
def homeland(store: WorkingStore) -> WorkingStore:
    with store.write() as tx:
        _homeland(tx)
    return store


def _sentences(answer: PathsAnswer) -> list[list[str]]:
    return [
        [one.sentence for hop in path.hops for one in hop.relationships] for path in answer.paths
    ]


def test_each_hop_is_said_in_words(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        answer = paths(view, "Mira Sen", "John Hill")
    assert answer.outcome == "found"
    assert _sentences(answer) == [
        [
            "Mira Sen served in the Ministry of Ports as Secretary, as cited on 28 Feb 2024",
            "Asha Rao served in the Ministry of Ports as Secretary, as cited on 28 Feb 2024",
            "Asha Rao led the India-US Ports Dialogue, Goa, 28 Feb 2024, as Secretary",
            "John Hill led the India-US Ports Dialogue, Goa, 28 Feb 2024, as Secretary",
        ]
    ]
    assert [hop.start for hop in answer.paths[0].hops] == ["mira", "ministry", "asha", "dialogue"]
    assert [hop.end for hop in answer.paths[0].hops] == ["ministry", "asha", "dialogue", "john"]
    assert answer.note == (
        "A shortest path, of 4 hops. "
        "No path walks through a Country, Tie, Topic, Report, Post or Tenure."
    )


def test_parallel_relationships_stand_in_one_hop(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = _homeland(tx)
        graph.relate("asha", Rel.ATTENDED, "dialogue", FEB, status="held")
    with store.read() as view:
        hop = paths(view, "asha", "dialogue").paths[0].hops[0]
    assert [one.id for one in hop.relationships] == [
        "asha,ATTENDED,dialogue",
        "asha,LED,dialogue",
    ]


def test_a_country_may_be_an_end_but_not_between(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        assert [p.length for p in paths(view, "mira", "India").paths] == [2]
        assert [p.length for p in paths(view, "IND", "USA", through=["Tie"]).paths] == [2]
        nothing = paths(view, "IND", "USA")
        both = paths(view, "IND", "IND-USA")
    assert nothing.outcome == "none within limits"
    assert nothing.paths == []
    assert nothing.note == (
        "No path of at most 6 hops within these limits. "
        "No path walks through a Country, Tie, Topic, Report, Post or Tenure."
    )
    assert _sentences(both) == [["India is one side of the tie of India and the United States"]]


def test_a_crowded_body_is_left_out_and_counted(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        answer = paths(view, "mira", "john", max_degree=2)
        open_ = paths(view, "mira", "john", max_degree=0)
        at_its_degree = paths(view, "mira", "john", max_degree=3)
        as_an_end = paths(view, "mira", "ministry", max_degree=1)
    assert (answer.outcome, answer.crowded_bodies) == ("none within limits", 1)
    assert answer.note.endswith("1 body was left out for having more than 2 relationships.")
    assert open_.paths == at_its_degree.paths
    assert as_an_end.paths[0].length == 1


def test_fewer_than_asked_for_means_that_there_are_no_more(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        answer = paths(view, "asha", "john", k=3)
        longer = paths(view, "mira", "john", max_hops=3)
    assert answer.note.startswith("All 1 path of at most 6 hops; the shortest has 2 hops.")
    assert longer.outcome == "none within limits"


def test_labels_and_types_in_and_out(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        assert not paths(view, "mira", "john", without_types=["led"]).paths
        assert not paths(view, "mira", "john", without_labels=["institution"]).paths
        assert not paths(view, "mira", "john", types=["ACTS_FOR"]).paths
        assert paths(view, "asha", "mira", types=["ACTS_FOR"]).paths[0].length == 2
        only = paths(view, "mira", "john", labels=["Official", "Institution", "Dialogue"])
    assert only.paths[0].length == 4
    assert only.limits.labels == [Label.OFFICIAL, Label.INSTITUTION, Label.DIALOGUE]


def test_at_leaves_out_what_had_not_happened(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        assert not paths(view, "asha", "john", at="2024-02-27").paths
        found = paths(view, "asha", "john", at="2024-02-28").paths[0]
    assert found.nodes[1].certainty == "surely"
    assert [one.certainty for hop in found.hops for one in hop.relationships] == ["surely"] * 2


def test_a_later_meeting_behind_undated_relationships_is_left_out(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = Building(tx)
        for official in ("a", "b"):
            graph.node(Label.OFFICIAL, official)
        graph.node(Label.DIALOGUE, "late", days=("2025-01-01", "2025-01-01"), status="held")
        graph.node(Label.DIALOGUE, "undated", status="held")
        for meeting in ("late", "undated"):
            for official in ("a", "b"):
                graph.relate(official, Rel.LED, meeting, status="held")
    with store.read() as view:
        answer = paths(view, "a", "b", at="2024-01-01", k=2)
    assert [[node.id for node in path.nodes] for path in answer.paths] == [["a", "undated", "b"]]
    assert answer.paths[0].hops[0].relationships[0].certainty == "unknown"


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("max_hops", {"max_hops": 7}),
        ("max_hops", {"max_hops": 0}),
        ("k", {"k": 11}),
        ("max_degree", {"max_degree": -1}),
        ("at", {"at": "2024"}),
        ("labels", {"labels": ["Person"]}),
        ("types", {"types": ["KNOWS"]}),
    ],
)
def test_wrong_arguments_are_named(
    homeland: WorkingStore, argument: str, asked: dict[str, object]
) -> None:
    with homeland.read() as view, pytest.raises(InvalidQuestionError) as caught:
        paths(view, "asha", "john", **asked)  # type: ignore[arg-type]
    assert caught.value.argument == argument


def test_ends_that_cannot_be(homeland: WorkingStore) -> None:
    with homeland.read() as view:
        with pytest.raises(InvalidQuestionError, match="same node"):
            paths(view, "asha", "Asha Rao")
        with pytest.raises(NodeNotFoundError):
            paths(view, "asha", "nobody at all")


def test_running_out_of_time_is_not_an_empty_answer(store: WorkingStore) -> None:
    with store.write() as tx:
        graph = Building(tx)
        for part in ("near", "far"):
            for n in range(100):
                graph.node(Label.OFFICIAL, f"{part}-{n}")
                graph.node(Label.DIALOGUE, f"{part}-meeting-{n}")
            for n in range(100):
                for m in range(20):
                    graph.relate(f"{part}-{n}", Rel.ATTENDED, f"{part}-meeting-{(n * 7 + m) % 100}")
    with store.read() as view:
        assert paths(view, "near-0", "far-0").outcome == "none within limits"
    with pytest.raises(TimeRanOutError), store.read(seconds=0) as view:
        paths(view, "near-0", "far-0")
