"""What the contract says of order and of limits."""

import pytest

from graph.model.records import (
    Node,
    Relationship,
)
from graph.model.vocabulary import TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.contract import AgreementFilter, NeighbourCount, TraversalFilter
from graph.stores.working import Transaction
from tests.contract.graph import Graph


def _put(tx: Transaction, label: Label, *names: str) -> list[int]:
    numbers = list(tx.new_numbers(label, len(names)))
    named = zip(numbers, names, strict=True)
    tx.change_nodes([], [Node(number, label, name.lower(), name) for number, name in named])
    return numbers


def _tie(tx: Transaction, *rows: tuple[int, Rel, int]) -> None:
    tx.change_relationships([], [Relationship(*row) for row in rows])


def _keys(found: list[Relationship]) -> list[tuple[int, int, int]]:
    return [(one.source, TYPE_NUMBER[one.type], one.target) for one in found]


def test_relationships_come_by_source_type_and_target(store: Graph) -> None:
    with store.write() as tx:
        people = _put(tx, Label.OFFICIAL, "A", "B")
        rounds = _put(tx, Label.DIALOGUE, "C", "D")
        types = (Rel.SIGNED, Rel.LED, Rel.ATTENDED)
        rows = [(one, type_, other) for one in people for type_ in types for other in rounds]
        _tie(tx, *reversed(rows))
        wanted = sorted((one, TYPE_NUMBER[type_], other) for one, type_, other in rows)
    with store.read() as view:
        assert _keys(view.relationships_of(people, types, True)) == wanted
        assert _keys(view.relationships_of(rounds, types, False)) == wanted
        pairs = [(one, other) for one in rounds for other in people]
        assert _keys(view.between(pairs, TraversalFilter())[0]) == wanted
        assert _keys(view.between([*pairs, pairs[0]], TraversalFilter())[0]) == wanted


def test_counts_of_neighbours_come_by_type_direction_and_label(store: Graph) -> None:
    with store.write() as tx:
        (met, series) = _put(tx, Label.DIALOGUE, "Met", "Next")
        (person,) = _put(tx, Label.OFFICIAL, "Rao")
        (body,) = _put(tx, Label.INSTITUTION, "Police")
        (report,) = _put(tx, Label.REPORT, "Told")
        _tie(
            tx,
            (met, Rel.MENTIONS, person),
            (met, Rel.MENTIONS, body),
            (report, Rel.MENTIONS, met),
            (series, Rel.MENTIONS, met),
            (person, Rel.ATTENDED, met),
        )
    with store.read() as view:
        counted = view.neighbour_counts(met, TraversalFilter())
        assert counted == [
            NeighbourCount(Rel.ATTENDED, False, Label.OFFICIAL, 1),
            NeighbourCount(Rel.MENTIONS, True, Label.INSTITUTION, 1),
            NeighbourCount(Rel.MENTIONS, True, Label.OFFICIAL, 1),
            NeighbourCount(Rel.MENTIONS, False, Label.DIALOGUE, 1),
            NeighbourCount(Rel.MENTIONS, False, Label.REPORT, 1),
        ]


def test_nodes_come_by_label_and_id_whatever_their_numbers(store: Graph) -> None:
    with store.write() as tx:
        _put(tx, Label.TIE, "Z", "Y")
        _put(tx, Label.OFFICIAL, "C", "A", "B")
        _put(tx, Label.AGREEMENT, "D")
    with store.read() as view:
        assert [node.id for node in view.iter_nodes()] == ["d", "a", "b", "c", "y", "z"]


def test_relationships_come_out_by_type_and_ids_whatever_their_numbers(store: Graph) -> None:
    with store.write() as tx:
        b, a = _put(tx, Label.OFFICIAL, "B", "A")
        d, c = _put(tx, Label.DIALOGUE, "D", "C")
        _tie(tx, (b, Rel.LED, d), (b, Rel.ATTENDED, d), (a, Rel.LED, d), (a, Rel.LED, c))
    with store.read() as view:
        shown = [(str(one.type), s, t) for s, one, t in view.iter_relationships()]
        assert shown == [
            ("ATTENDED", "b", "d"),
            ("LED", "a", "c"),
            ("LED", "a", "d"),
            ("LED", "b", "d"),
        ]


def test_a_search_gives_no_more_than_asked_and_does_so_for_every_kind(store: Graph) -> None:
    with store.write() as tx:
        _put(tx, Label.OFFICIAL, *(f"Rao {n}" for n in range(6)))
        _put(tx, Label.INSTITUTION, "Rao House")
        _put(tx, Label.REPORT, "Rao speaks")
    with store.read() as view:
        for limit in (0, 1, 3):
            assert len(view.search_candidates(["rao"], [], limit)) == limit
        assert len(view.search_candidates(["rao"], [], 50)) == 7
        assert len(view.search_candidates(["rao"], [Label.OFFICIAL], 50)) == 6
        both = view.search_candidates(["rao"], [Label.INSTITUTION, Label.REPORT], 50)
        assert {node.label for node in both} == {Label.INSTITUTION, Label.REPORT}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Zoë Blanc", ["zoe"]),
        ("Łukasz Groß", ["gross"]),
        ("警察庁", ["警察"]),
        ("Counter-Terrorism Unit", ["counter", "terr"]),
        ("G20", ["g2"]),
    ],
)
def test_a_name_is_found_by_its_folded_words(store: Graph, name: str, words: list[str]) -> None:
    with store.write() as tx:
        _put(tx, Label.INSTITUTION, name, "Other")
    with store.read() as view:
        assert [node.name for node in view.search_candidates(words, [], 5)] == [name]


def test_near_words_come_nearest_first(store: Graph) -> None:
    with store.write() as tx:
        _put(tx, Label.OFFICIAL, "Marinex", "Marinade", "Maritime", "Marine")
    with store.read() as view:
        assert view.similar_words("marinee", 9) == ["marine", "marinex", "marinade"]
        assert view.similar_words("marinee", 1) == ["marine"]
        assert view.similar_words("marinee", 0) == []


def test_agreements_of_any_tie_that_hold_all_topics(store: Graph) -> None:
    with store.write() as tx:
        ties = _put(tx, Label.TIE, "IND-USA", "FRA-IND", "FRA-USA")
        (first, *others) = tx.new_numbers(Label.AGREEMENT, 3)
        for number, topics in zip((first, *others), (["a", "b"], ["a"], []), strict=True):
            shown = {"topics": topics, "kind": "MoU", "status": "signed"}
            named = f"n{number - first}"
            tx.change_nodes([], [Node(number, Label.AGREEMENT, named, named, properties=shown)])
            _tie(tx, (number, Rel.BETWEEN, ties[number - first]))
    with store.read() as view:

        def found(limit: int = 9, **more: tuple[int, ...] | tuple[str, ...]) -> list[str]:
            wanted = AgreementFilter(**more)  # type: ignore[arg-type]
            assert view.count_agreements(wanted) >= limit or limit == 9
            return [node.id for node in view.find_agreements(wanted, None, limit)]

        assert found(ties=tuple(ties[:2])) == ["n0", "n1"]
        assert found(topics=("a",)) == ["n0", "n1"]
        assert found(topics=("a", "b")) == ["n0"]
        assert found(ties=(ties[2],), topics=("a",)) == []
        assert found(limit=0) == []
        assert found(limit=1) == ["n0"]
