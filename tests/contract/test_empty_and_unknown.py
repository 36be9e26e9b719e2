"""Empty collections and unknown numbers have an answer too."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.model.records import Element, Node, node_element
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.contract import AgreementFilter, TraversalFilter, View
from tests.contract.graph import Graph

UNKNOWN = 77
ALL = TraversalFilter()

EMPTY: dict[str, tuple[Callable[[View], Any], Any]] = {
    "nodes": (lambda view: view.nodes([]), {}),
    "nodes_by_id": (lambda view: view.nodes_by_id([]), {}),
    "numbers": (lambda view: view.numbers([]), {}),
    "relationships": (lambda view: view.relationships([]), {}),
    "relationships_of": (lambda view: view.relationships_of([], [Rel.LED], True), []),
    "relationships_of no type": (lambda view: view.relationships_of([1], [], True), []),
    "has_relationships": (lambda view: view.has_relationships([], [Rel.LED]), set()),
    "has_relationships no type": (lambda view: view.has_relationships([1], []), set()),
    "expand": (lambda view: list(view.expand([], ALL)), []),
    "degrees": (lambda view: view.degrees([], 5), {}),
    "around": (lambda view: view.around([], ALL, 5), ([], [], {}, set())),
    "between": (lambda view: view.between([], ALL), ([], {})),
    "search_candidates": (lambda view: view.search_candidates([], [], 5), []),
    "search_candidates empty word": (lambda view: view.search_candidates([""], [], 5), []),
    "lookup_nodes": (lambda view: view.lookup_nodes([], [], [], 5), ({}, [])),
    "similar_words": (lambda view: view.similar_words("", 5), []),
    "first_reports": (lambda view: view.first_reports([]), {}),
}
UNKNOWNS: dict[str, tuple[Callable[[View], Any], Any]] = {
    "node_by_id": (lambda view: view.node_by_id("none"), None),
    "nodes": (lambda view: view.nodes([UNKNOWN]), {}),
    "nodes_by_id": (lambda view: view.nodes_by_id(["none"]), {}),
    "numbers": (lambda view: view.numbers(["none"]), {}),
    "relationships": (lambda view: view.relationships([Element(UNKNOWN, 1, 2)]), {}),
    "relationships_of": (lambda view: view.relationships_of([UNKNOWN], [Rel.LED], False), []),
    "has_relationships": (lambda view: view.has_relationships([UNKNOWN], [Rel.LED]), set()),
    "expand": (lambda view: list(view.expand([UNKNOWN], ALL)), []),
    "degrees": (lambda view: view.degrees([UNKNOWN], 5), {UNKNOWN: 0}),
    "around": (lambda view: view.around([UNKNOWN], ALL, 5), ([], [], {}, set())),
    "between": (lambda view: view.between([(UNKNOWN, UNKNOWN)], ALL), ([], {})),
    "neighbours": (lambda view: view.neighbours(UNKNOWN, ALL, Rel.LED, True, 5), []),
    "neighbour_counts": (lambda view: view.neighbour_counts(UNKNOWN, ALL), []),
    "find_agreements": (
        lambda view: view.find_agreements(AgreementFilter((UNKNOWN,)), None, 5),
        [],
    ),
    "count_agreements": (lambda view: view.count_agreements(AgreementFilter()), 0),
    "evidence_claims": (lambda view: view.evidence_claims(node_element(UNKNOWN), None, 0, 5), []),
    "claim_counts": (lambda view: view.claim_counts(node_element(UNKNOWN)), None),
    "first_reports": (lambda view: view.first_reports([node_element(UNKNOWN)]), {}),
    "answering": (lambda view: view.answering("none"), []),
    "iter_nodes": (lambda view: list(view.iter_nodes()), []),
    "iter_relationships": (lambda view: list(view.iter_relationships()), []),
}


@pytest.fixture
def filled(store: Graph) -> Graph:
    """With a node, so that an answer of everything would show."""
    with store.write() as tx:
        (number,) = tx.new_numbers(Label.OFFICIAL, 1)
        tx.change_nodes([], [Node(number, Label.OFFICIAL, "rao", "Asha Rao")])
    return store


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_collection_is_answered_by_an_empty_one(filled: Graph, name: str) -> None:
    ask, expected = EMPTY[name]
    with filled.read() as view:
        assert ask(view) == expected


@pytest.mark.parametrize("name", UNKNOWNS)
def test_what_is_not_there_is_absent_from_the_answer(store: Graph, name: str) -> None:
    ask, expected = UNKNOWNS[name]
    with store.read() as view:
        assert ask(view) == expected
