"""What is true on a day: the rules of `at` (docs/design.md, section 6). Nothing here reads a store.

An event whose first possible day is later is left out; one whose last possible day has come has
surely happened; between, maybe; undated, unknown. A meeting that is only known as planned or
postponed is unknown from its day on, for nobody reports that it was held. An office is sure
between its first and last citation and unknown after; one first cited later is left out.
"""

from graph.model.records import Node, Relationship
from graph.model.vocabulary import REFERENCE_TYPES, Label, RelationshipType
from graph.questions.answers import Certainty

EVENTS = frozenset({Label.DIALOGUE, Label.AGREEMENT})
"""Labels of nodes that happen. (A promise is made before it is due; a report may come later.)"""
_NOT_HELD = ("planned", "postponed")


def is_later(node: Node, at: str | None) -> bool:
    """Whether a node is an event of after the day, so that it is left out."""
    return (
        at is not None and node.earliest is not None and node.earliest > at and node.label in EVENTS
    )


def node_certainty(node: Node, at: str | None) -> Certainty | None:
    """How sure it is that an event has happened by the day; None for what does not happen."""
    if at is None or node.label not in EVENTS:
        return None
    return "unknown" if _only_planned(node) else event_certainty(node.earliest, node.latest, at)


def relationship_certainty(
    source: Node, relationship: Relationship, target: Node, at: str | None
) -> Certainty | None:
    """How sure it is that a relationship holds on the day; None where no day is asked about."""
    if at is None:
        return None
    if relationship.type in REFERENCE_TYPES:
        return "surely"
    if _only_planned(source) or _only_planned(target):
        return "unknown"
    first, last = relationship.earliest, relationship.latest
    if relationship.type in (RelationshipType.HELD, RelationshipType.IN):
        return _held(first, last, at)
    if relationship.type is RelationshipType.ACTS_FOR:
        return "surely" if first and last and first <= at <= last else "unknown"
    return event_certainty(first, last, at)


def event_certainty(earliest: str | None, latest: str | None, at: str) -> Certainty:
    """How sure it is that something between two days has happened by the day."""
    if earliest is None or latest is None:
        return "unknown"
    return "surely" if latest <= at else "maybe"


def _held(first: str | None, last: str | None, at: str) -> Certainty:
    """How sure it is that a tenure is held on the day; open where a table gives no end."""
    if first is None or first > at or last is None:
        return "unknown"
    return "surely" if at <= last else "unknown"


def _only_planned(node: Node) -> bool:
    return node.label is Label.DIALOGUE and node.properties.get("status") in _NOT_HELD
