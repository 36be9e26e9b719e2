"""What `check` of the working store finds."""

from graph.model.records import Node, Relationship
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.working import WorkingStore


def test_a_relationship_that_leads_nowhere_is_found(store: WorkingStore) -> None:
    with store.write() as tx:
        (person,), (met,) = tx.new_numbers(Label.OFFICIAL, 1), tx.new_numbers(Label.DIALOGUE, 1)
        tx.change_nodes([], [Node(person, Label.OFFICIAL, "rao", "Asha Rao")])
        tx.change_nodes([], [Node(met, Label.DIALOGUE, "met", "Talks")])
        tx.change_relationships([], [Relationship(person, Rel.LED, met)])
    assert store.check() == []
    with store.write() as tx:
        tx.change_nodes([met], [])
    assert any("target" in finding and "missing" in finding for finding in store.check())
