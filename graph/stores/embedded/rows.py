"""Between the records of the domain and the rows of the tables."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from pydantic_core import from_json, to_json

from graph.language.fold import fold
from graph.model.records import (
    Element,
    Form,
    Node,
    Relationship,
    ReportClaims,
    ReportRow,
    label_of,
)
from graph.model.vocabulary import RELATIONSHIP_TYPES, TYPE_NUMBER

NODE_COLUMNS = "number, id, name, aliases, earliest, latest, properties"
REL_COLUMNS = "source, type, target, earliest, latest, properties"
CLAIM_COLUMNS = "source, type, target, report, origin, reported, said"
FORM_COLUMNS = "number, kind, key, content, node, grp"
REPORT_COLUMNS = "number, id, reported, digest, body"
Row = tuple[Any, ...]


def listed(values: Collection[int] | Collection[str]) -> str:
    """Return values as the JSON array that `json_each` reads."""
    return json.dumps(list(values), ensure_ascii=False)


def packed(value: Any) -> str:
    """Return a JSON value in its shortest form."""
    return to_json(value).decode()


def node_of(row: Row) -> Node:
    """Make a node of its row."""
    number, node_id, name, aliases, earliest, latest, properties = row
    held = tuple(from_json(aliases)) if aliases != "[]" else ()
    return Node(
        number, label_of(number), node_id, name, held, earliest, latest, from_json(properties)
    )


def node_row(node: Node) -> Row:
    """Make the row of a node."""
    return (
        node.number,
        node.id,
        node.name,
        packed(node.aliases) if node.aliases else "[]",
        node.earliest,
        node.latest,
        packed(node.properties),
    )


def relationship_of(row: Row) -> Relationship:
    """Make a relationship of its row."""
    source, type_, target, earliest, latest, properties = row
    kind = RELATIONSHIP_TYPES[type_ - 1]
    return Relationship(source, kind, target, earliest, latest, from_json(properties))


def relationship_row(one: Relationship) -> Row:
    """Make the row of a relationship."""
    return (
        one.source,
        TYPE_NUMBER[one.type],
        one.target,
        one.earliest,
        one.latest,
        packed(one.properties),
    )


def report_claims_of(row: Row) -> ReportClaims:
    """Make what a report says of an element of its row."""
    source, type_, target, report, origin, reported, said = row
    held = [tuple(one) for one in from_json(said)]
    return ReportClaims(Element(source, type_, target), report, origin, reported, held)


def report_claims_row(one: ReportClaims) -> Row:
    """Make the row of what a report says of an element."""
    return (*one.element, one.report, one.origin, one.reported, packed(one.said))


def forms_of(rows: Iterable[Row]) -> list[Form]:
    """Make forms of their rows."""
    return [Form(*row) for row in rows]


def reports_of(rows: Iterable[Row]) -> list[ReportRow]:
    """Make reports of their rows."""
    return [ReportRow(*row) for row in rows]


def searched_words(name: str, aliases: Iterable[str]) -> str:
    """Return the folded words by which a node is found."""
    return " ".join(fold(text) for text in (name, *aliases))
