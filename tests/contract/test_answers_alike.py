"""What is printed of a node is the same in every store: its properties stand in one order."""

import pytest

from graph.journal import operations as journal
from graph.model.errors import InvalidQuestionError
from graph.model.report import read_report
from graph.questions.evidence import evidence
from graph.questions.search import search
from tests.contract.graph import Graph

BODY = (
    '{"id": "a", "parties": ["CHL", "PER"], "published": "2024-01-02", "officials": '
    '[{"name": "Ann Roe", "country": "PER", "title": "Minister", "role": "head"}], '
    '"dialogue": {"series": "Chile-Peru Talks", "status": "held", "start": "2024-01-01"}}'
)


def test_properties_stand_in_the_order_of_their_names(store: Graph) -> None:
    journal.load(store, [read_report(BODY)], "2026-01-01T00:00:00Z")
    with store.read() as view:
        nodes = [hit.node for hit in search(view, "chile").hits]
        assert len(nodes) > 1
        for node in nodes:
            assert list(node.properties) == sorted(node.properties)
        (official,) = [hit.node for hit in search(view, "roe").hits]
        told = evidence(view, official.id)
        assert list(told.node.properties) == sorted(told.node.properties)  # type: ignore[union-attr]


def test_words_without_end_are_refused_and_repeated_ones_found(store: Graph) -> None:
    journal.load(store, [read_report(BODY)], "2026-01-01T00:00:00Z")
    with store.read() as view:
        assert [hit.node.name for hit in search(view, "roe " * 200).hits] == ["Ann Roe"]
        distinct = " ".join(f"{n:x}" for n in range(250))
        assert search(view, distinct).hits == []
        for text in ("roe " * 300, "r" * 40_000):
            with pytest.raises(InvalidQuestionError, match="at most 1000"):
                search(view, text)
