"""Small graphs written straight into a store, as the projection would leave them."""

from typing import Any

from graph.model.records import Element, Node, Relationship
from graph.model.vocabulary import TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.working import Transaction, WorkingStore

ENDS: dict[tuple[Label, Label], list[Rel]] = {
    (Label.COUNTRY, Label.TIE): [Rel.SIDE_OF],
    (Label.COUNTRY, Label.AGREEMENT): [Rel.PARTY_TO],
    (Label.INSTITUTION, Label.COUNTRY): [Rel.BELONGS_TO],
    (Label.INSTITUTION, Label.TIE): [Rel.BETWEEN],
    (Label.INSTITUTION, Label.AGREEMENT): [Rel.PARTY_TO],
    (Label.INSTITUTION, Label.DIALOGUE): [Rel.TOOK_PART_IN],
    (Label.SERIES, Label.TIE): [Rel.BETWEEN],
    (Label.SERIES, Label.TOPIC): [Rel.ON],
    (Label.DIALOGUE, Label.TIE): [Rel.BETWEEN],
    (Label.DIALOGUE, Label.SERIES): [Rel.ROUND_OF],
    (Label.DIALOGUE, Label.COMMITMENT): [Rel.PROMISED],
    (Label.AGREEMENT, Label.TIE): [Rel.BETWEEN],
    (Label.AGREEMENT, Label.DIALOGUE): [Rel.CONCLUDED_AT, Rel.DISCUSSED_AT],
    (Label.AGREEMENT, Label.AGREEMENT): [Rel.AMENDS, Rel.RENEWS, Rel.UNDER],
    (Label.OFFICIAL, Label.INSTITUTION): [Rel.ACTS_FOR],
    (Label.OFFICIAL, Label.COUNTRY): [Rel.ACTS_FOR],
    (Label.OFFICIAL, Label.DIALOGUE): [Rel.LED, Rel.ATTENDED],
    (Label.OFFICIAL, Label.AGREEMENT): [Rel.SIGNED],
    (Label.COMMITMENT, Label.DIALOGUE): [Rel.MET_BY],
    (Label.COMMITMENT, Label.AGREEMENT): [Rel.MET_BY],
    (Label.TOPIC, Label.TOPIC): [Rel.NARROWER_THAN],
    (Label.REPORT, Label.DIALOGUE): [Rel.REPORTS_ON],
    (Label.REPORT, Label.AGREEMENT): [Rel.REPORTS_ON],
    (Label.REPORT, Label.REPORT): [Rel.COPY_OF],
    (Label.REPORT, Label.OFFICIAL): [Rel.MENTIONS],
    (Label.REPORT, Label.INSTITUTION): [Rel.MENTIONS],
    (Label.REPORT, Label.TIE): [Rel.MENTIONS],
}
"""Which types lead from a label to another in the model (docs: the graph model)."""


class Building:
    """A graph in the making; nodes are known by their ids."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.nodes: dict[str, Node] = {}
        self.relationships: dict[tuple[str, Rel, str], Relationship] = {}

    def node(
        self,
        label: Label,
        node_id: str,
        name: str | None = None,
        aliases: tuple[str, ...] = (),
        days: tuple[str | None, str | None] = (None, None),
        **properties: Any,
    ) -> Node:
        number = self.tx.new_numbers(label, 1)[0]
        node = Node(number, label, node_id, name or node_id, aliases, *days, properties)
        self.tx.change_nodes([], [node])
        self.nodes[node_id] = node
        return node

    def relate(
        self,
        source: str,
        type_: Rel,
        target: str,
        days: tuple[str | None, str | None] = (None, None),
        **properties: Any,
    ) -> Relationship:
        ends = self.nodes[source].number, self.nodes[target].number
        one = Relationship(ends[0], type_, ends[1], *days, properties)
        self.tx.change_relationships([], [one])
        self.relationships[source, type_, target] = one
        return one

    def tie(self, *codes: str) -> Node:
        """A tie with the countries that are its sides."""
        kind = "bilateral" if len(codes) == 2 else "plurilateral"
        tie_id = "-".join(sorted(codes))
        tie = self.node(Label.TIE, tie_id, kind=kind, countries=sorted(codes))
        for code in codes:
            if code not in self.nodes:
                self.node(Label.COUNTRY, code, NAMES.get(code, code), (code,))
            self.relate(code, Rel.SIDE_OF, tie_id)
        return tie

    def agreement(
        self,
        node_id: str,
        tie: str | None,
        date: str | None = None,
        days: tuple[str | None, str | None] | None = None,
        **properties: Any,
    ) -> Node:
        """A signed agreement of a tie; `date` is a full day unless `days` say otherwise."""
        given = {"kind": "MoU", "status": "signed", "subject": node_id, "support": 1} | properties
        if date:
            given["date"] = date
        if tie:
            given["tie"] = tie
        node = self.node(
            Label.AGREEMENT, node_id, f"MoU on {node_id}", (), days or (date, date), **given
        )
        if tie:
            self.relate(node_id, Rel.BETWEEN, tie, node_days(node))
        return node


NAMES = {"IND": "India", "USA": "United States", "CAN": "Canada", "MEX": "Mexico", "OMN": "Oman"}


def node_days(node: Node) -> tuple[str | None, str | None]:
    """The days of a node."""
    return node.earliest, node.latest


def element(one: Relationship) -> Element:
    """The element that a relationship is."""
    return Element(one.source, TYPE_NUMBER[one.type], one.target)


def cleared(store: WorkingStore) -> None:
    """Throw away the graph that an earlier example left."""
    with store.write() as tx:
        tx.clear_projection()
