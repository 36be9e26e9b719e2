"""What is printed of a node is the same in every store: its properties stand in one order."""

from graph import journal
from graph.questions.evidence import evidence
from graph.questions.search import search
from graph.report import read_report
from graph.store import Store

BODY = (
    '{"id": "a", "parties": ["CHL", "PER"], "published": "2024-01-02", "officials": '
    '[{"name": "Ann Roe", "country": "PER", "title": "Minister", "role": "head"}], '
    '"dialogue": {"series": "Chile-Peru Talks", "status": "held", "start": "2024-01-01"}}'
)


def test_properties_stand_in_the_order_of_their_names(store: Store) -> None:
    journal.load(store, [read_report(BODY)], "2026-01-01T00:00:00Z")
    with store.read() as view:
        nodes = [hit.node for hit in search(view, "chile").hits]
        assert len(nodes) > 1
        for node in nodes:
            assert list(node.properties) == sorted(node.properties)
        (official,) = [hit.node for hit in search(view, "roe").hits]
        told = evidence(view, official.id)
        assert list(told.node.properties) == sorted(told.node.properties)  # type: ignore[union-attr]
