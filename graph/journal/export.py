"""The canonical export.

The whole graph as JSON lines, in stated order, the same from every store.
"""

import json
from collections.abc import Iterator
from typing import Any

from graph.model.records import Node, Relationship
from graph.model.vocabulary import AGREEMENT_LABEL, Label
from graph.stores.contract import View


def canonical(view: View) -> Iterator[str]:
    """Yield the graph as JSON lines without line ends.

    First the nodes in order of label and id, then the relationships in order of type, source id and
    target id. Keys are sorted; no node numbers, load times or redirects.
    """
    for node in view.iter_nodes():
        yield node_line(node)
    for source, relationship, target in view.iter_relationships():
        yield relationship_line(source, relationship, target)


def labels_of(node: Node) -> list[str]:
    """Return the labels of a node: its own, and for an agreement that of its kind."""
    if node.label is Label.AGREEMENT:
        return [str(node.label), AGREEMENT_LABEL[node.properties.get("kind", "other")]]
    return [str(node.label)]


def node_line(node: Node) -> str:
    """Return a node as one line of the canonical export."""
    return _line(
        {
            "labels": labels_of(node),
            "id": node.id,
            "name": node.name,
            "aliases": list(node.aliases),
            "earliest": node.earliest,
            "latest": node.latest,
            "properties": node.properties,
        }
    )


def relationship_line(source: str, relationship: Relationship, target: str) -> str:
    """Return a relationship as one line of the canonical export."""
    return _line(
        {
            "type": str(relationship.type),
            "source": source,
            "target": target,
            "earliest": relationship.earliest,
            "latest": relationship.latest,
            "properties": relationship.properties,
        }
    )


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
