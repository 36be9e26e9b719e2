"""Relationships for people that the published graph has beside those of the graph.

Each follows from properties of one node alone, its owner, and leads to a node that stands. They
have type names of their own and no properties, and no question walks them.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Final

from graph.model.records import Node
from graph.model.vocabulary import Label

HAS_DIALOGUE: Final = "HAS_DIALOGUE"
HAS_AGREEMENT: Final = "HAS_AGREEMENT"
HAS_TOPIC: Final = "HAS_TOPIC"
OFFICIAL_OF: Final = "OFFICIAL_OF"
SHORTCUTS: Final = (HAS_DIALOGUE, HAS_AGREEMENT, HAS_TOPIC, OFFICIAL_OF)
OWNERS: Final = frozenset({Label.DIALOGUE, Label.AGREEMENT, Label.OFFICIAL})
"""Labels of the nodes from whose properties shortcuts follow."""
TARGETS: Final = frozenset({Label.COUNTRY, Label.TOPIC})
"""Labels of the nodes to or from which they lead."""
Key = tuple[int, str, int]


def ends_of(node: Node) -> Iterator[str]:
    """Yield the ids of the nodes to which shortcuts of a node would lead."""
    yield from (public_id for _, _, public_id in _wanted(node))


def shortcuts_of(node: Node, number_of: Callable[[str], int | None]) -> set[Key]:
    """Return the shortcuts of a node; `number_of` gives the node of an id, if there is one."""
    found = set()
    for type_, outward, public_id in _wanted(node):
        other = number_of(public_id)
        if other is not None:
            ends = (node.number, other) if outward else (other, node.number)
            found.add((ends[0], type_, ends[1]))
    return found


def _wanted(node: Node) -> Iterator[tuple[str, bool, str]]:
    """Yield type, whether it leads away from the node, and the id at its other end."""
    properties = node.properties
    if node.label is Label.OFFICIAL:
        if properties.get("country"):
            yield OFFICIAL_OF, True, properties["country"]
        return
    if node.label not in OWNERS:
        return
    type_ = HAS_DIALOGUE if node.label is Label.DIALOGUE else HAS_AGREEMENT
    for code in _codes(properties.get("tie")):
        yield type_, False, code
    for topic in properties.get("topics", ()):
        yield HAS_TOPIC, True, topic


def _codes(tie: str | None) -> Collection[str]:
    return tie.split("-") if tie else ()
