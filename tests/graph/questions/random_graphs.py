"""Random graphs that keep to the model: which types lead from which labels to which."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
from hypothesis import settings
from hypothesis import strategies as st

from graph.model.records import Node
from graph.model.vocabulary import Label
from graph.stores.working import WorkingStore
from tests.graph.questions.building import ENDS, Building, cleared

LABELS = [
    Label.OFFICIAL,
    Label.OFFICIAL,
    Label.INSTITUTION,
    Label.DIALOGUE,
    Label.DIALOGUE,
    Label.AGREEMENT,
    Label.COUNTRY,
    Label.TIE,
    Label.SERIES,
    Label.REPORT,
    Label.TOPIC,
]
DAYS = [None, None, "2020-01-01", "2024-01-01", "2026-01-01"]
AT = "2024-06-01"
MANY = max(150, settings.default.max_examples if settings.default else 0)
"""Examples of a property: these graphs are small, and few of them have what is looked for."""


@dataclass
class Drawn:
    """Label and day of each node; ends, choice of type, and day of each relationship."""

    nodes: list[tuple[Label, str | None]]
    relationships: Sequence[tuple[int, int, int, str | None]]


@st.composite
def graphs(draw: st.DrawFn) -> Drawn:
    """A graph of 4 to 14 nodes."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=4, max_size=14))
    days = st.sampled_from(DAYS)
    nodes = [(label, draw(days)) for label in labels]
    fitting = [
        (n, m)
        for n, one in enumerate(labels)
        for m, other in enumerate(labels)
        if n != m and (one, other) in ENDS
    ]
    if not fitting:
        return Drawn(nodes, [])
    chosen = st.tuples(st.sampled_from(fitting), st.integers(0, 2), days)
    rows = draw(st.lists(chosen, min_size=len(labels), max_size=5 * len(labels)))
    return Drawn(nodes, [(n, m, choice, day) for (n, m), choice, day in rows])


def built(store: WorkingStore, data: Drawn) -> tuple[list[Node], "nx.MultiDiGraph[str]"]:
    """Write the graph; ids run against numbers, so that their orders differ.

    The same as a networkx graph of ids, each relationship with its type and first day.
    """
    cleared(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with store.write() as tx:
        building = Building(tx)
        nodes = [
            building.node(label, f"n{99 - n}", days=(day, day))
            for n, (label, day) in enumerate(data.nodes)
        ]
        graph.add_nodes_from(node.id for node in nodes)
        for source, target, choice, day in data.relationships:
            one, other = nodes[source], nodes[target]
            types = ENDS[one.label, other.label]
            building.relate(one.id, types[choice % len(types)], other.id, (day, day))
        for (source_id, type_, target_id), written in building.relationships.items():
            graph.add_edge(source_id, target_id, key=type_, earliest=written.earliest)
    return nodes, graph
