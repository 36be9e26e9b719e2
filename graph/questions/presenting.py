"""From the rows of a store to the parts of an answer."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from graph.language import dates
from graph.model.records import Element, Node, Relationship, label_of
from graph.model.vocabulary import DERIVED_TYPES, REFERENCE_TYPES, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.questions.answers import (
    NodeOut,
    NodeRef,
    RelationshipClass,
    RelationshipOut,
    Said,
    relationship_id,
)
from graph.questions.wording import sentence
from graph.stores.contract import View

MARKS: Final = ("is_unsure", "unsure_fields", "sure_values")
"""Properties that say what is not sure."""
_ACTING_CLAIMS = 50


def node_ref(node: Node) -> NodeRef:
    """Return a node by name."""
    return NodeRef(node.id, node.label, node.name, not node.properties.get("is_unsure"))


def node_out(node: Node, at: str | None = None) -> NodeOut:
    """Return a node as answers show it."""
    return NodeOut(
        node.id,
        node.label,
        node.name,
        list(node.aliases),
        node.earliest,
        node.latest,
        as_of.node_certainty(node, at),
        not node.properties.get("is_unsure"),
        list(node.properties.get("unsure_fields", ())),
        _shown(node.properties),
    )


def class_of(type_: Rel) -> RelationshipClass:
    """Return the class of relationships of a type."""
    if type_ in REFERENCE_TYPES:
        return "reference"
    return "derived" if type_ in DERIVED_TYPES else "reported"


def element_of(relationship: Relationship) -> Element:
    """Return the element that a relationship is."""
    return Element(relationship.source, TYPE_NUMBER[relationship.type], relationship.target)


def relationship_out(
    relationship: Relationship,
    nodes: Mapping[int, Node],
    at: str | None = None,
    said: Said | None = None,
    acting: bool = False,
) -> RelationshipOut:
    """Return a relationship as answers show it; `nodes` holds both its ends."""
    source, target = nodes[relationship.source], nodes[relationship.target]
    properties = relationship.properties
    return RelationshipOut(
        id=relationship_id(source.id, relationship.type, target.id),
        type=relationship.type,
        source=source.id,
        target=target.id,
        sentence=sentence(source, relationship, target, acting),
        earliest=relationship.earliest,
        latest=relationship.latest,
        certainty=as_of.relationship_certainty(source, relationship, target, at),
        class_=class_of(relationship.type),
        origins=properties.get("support"),
        rule=properties.get("rule"),
        said=said,
        is_sure=not properties.get("is_unsure"),
        unsure_fields=list(properties.get("unsure_fields", ())),
        properties=_shown(properties),
    )


def _shown(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties in order of name, without those that an answer has fields of its own for."""
    return {name: properties[name] for name in sorted(properties) if name not in MARKS}


def acting_heads(view: View, relationships: Iterable[Relationship]) -> set[Element]:
    """Return those of the relationships to a meeting whose official was acting in his office then.

    That is what a report says of the office on the days of the meeting, under the same title.
    """
    present = [r for r in relationships if r.properties.get("title") and r.earliest is not None]
    officials = {r.source for r in present if label_of(r.source) is Label.OFFICIAL}
    if not officials:
        return set()
    offices = [
        office
        for office in view.relationships_of(officials, [Rel.ACTS_FOR], outward=True)
        if office.properties.get("acting")
    ]
    return {
        element_of(one)
        for one in present
        for office in offices
        if office.source == one.source and _was_acting(view, office, one)
    }


def _was_acting(view: View, office: Relationship, meeting: Relationship) -> bool:
    if meeting.properties["title"] not in office.properties.get("titles", ()):
        return False
    claims = view.evidence_claims(element_of(office), "acting", 0, _ACTING_CLAIMS)
    days = dates.Days(meeting.earliest, meeting.latest)
    return any(dates.overlap(_span(claim.dated), days) for claim in claims if claim.dated)


def _span(dated: str) -> dates.Days:
    first, _, last = dated.partition("/")
    return dates.Days(first, last or first)


def ends_of(relationships: Collection[Relationship]) -> set[int]:
    """Return the numbers of all nodes at an end of one of the relationships."""
    return {number for one in relationships for number in (one.source, one.target)}
