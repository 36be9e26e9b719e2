"""Between the records of the domain and what Neo4j holds.

A public node has the label of its kind, an agreement a second one, and `_Node`, by which all are
found. Properties of the store's own begin with `_`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic_core import from_json, to_json

from graph.language.fold import fold
from graph.model.records import Claim, Element, Form, Node, Relationship, ReportRow, label_of
from graph.model.vocabulary import (
    AGREEMENT_LABEL,
    NODE,
    RELATIONSHIP_TYPES,
    TYPE_NUMBER,
    Label,
    RelationshipType,
)

PLACE: Final = "_Node"
"""Label of every public node, and of a place that stands for one which is not written yet."""
SEPARATOR: Final = "\x1f"
Row = list[Any]


def node_of(held: Mapping[str, Any]) -> Node:
    """Make a node of its properties in the database."""
    rest = _with_nulls(held)
    number = rest.pop("_number")
    rest.pop("_words", None)
    return Node(
        number,
        label_of(number),
        rest.pop("id"),
        rest.pop("name"),
        tuple(rest.pop("aliases", ())),
        rest.pop("earliest", None),
        rest.pop("latest", None),
        rest,
    )


def node_row(node: Node) -> dict[str, Any]:
    """Return the properties of a node in the database."""
    held: dict[str, Any] = {
        **_noting_nulls(node.properties),
        "_number": node.number,
        "_words": searched_words(node),
        "id": node.id,
        "name": node.name,
        "earliest": node.earliest,
        "latest": node.latest,
    }
    if node.aliases:
        held["aliases"] = list(node.aliases)
    return held


def _noting_nulls(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Neo4j keeps no property without a value: the names of such are kept in one of their own."""
    nulls = sorted(name for name, value in properties.items() if value is None)
    return {**properties, "_nulls": nulls} if nulls else dict(properties)


def _with_nulls(held: Mapping[str, Any]) -> dict[str, Any]:
    rest = dict(held)
    rest.update(dict.fromkeys(rest.pop("_nulls", ())))
    return rest


def searched_words(node: Node) -> str:
    """Return the folded words by which a node is found, each once."""
    words = " ".join(fold(text) for text in (node.name, *node.aliases)).split()
    return " ".join(sorted(set(words)))


def labels_of(node: Node) -> tuple[str, ...]:
    """Return the labels of a node in the database."""
    if node.label is Label.AGREEMENT:
        second = AGREEMENT_LABEL.get(str(node.properties.get("kind")), AGREEMENT_LABEL["other"])
        return (node.label, second, PLACE)
    return (node.label, PLACE)


def relationship_of(source: int, type_: str, target: int, held: Mapping[str, Any]) -> Relationship:
    """Make a relationship of its ends, its type and its properties in the database."""
    rest = _with_nulls(held)
    earliest, latest = rest.pop("earliest", None), rest.pop("latest", None)
    return Relationship(source, RelationshipType(type_), target, earliest, latest, rest)


def relationship_row(one: Relationship) -> Row:
    """Return source, type, target and properties of a relationship in the database."""
    held = {**_noting_nulls(one.properties), "earliest": one.earliest, "latest": one.latest}
    return [one.source, str(one.type), one.target, held]


def element_row(element: Iterable[int]) -> Row:
    """Return source, type and target of a relationship, the type by name."""
    source, type_, target = element
    return [source, str(RELATIONSHIP_TYPES[type_ - 1]), target]


def element_key(element: Iterable[int]) -> str:
    """Return an element as one text, by which its claims are found."""
    return ".".join(map(str, element))


def element_of(key: str) -> Element:
    """Return the element of a text that `element_key` made."""
    return Element(*map(int, key.split(".")))


def packed(claims: Iterable[Claim]) -> str:
    """Return the claims of one report about one element as one text."""
    return to_json(
        [
            [c.field, c.value, c.pointer, c.origin, c.reported, c.dated, c.start, c.stop, c.sure]
            for c in claims
        ]
    ).decode()


def unpacked(element: Element, report: int, text: str) -> list[Claim]:
    """Return the claims of a text that `packed` made."""
    return [
        Claim(*element, field, value, report, pointer, origin, *rest)
        for field, value, pointer, origin, *rest in from_json(text)
    ]


def claims_in_order(rows: Iterable[Row]) -> dict[Element, list[Claim]]:
    """Return claims by element, in the order in which evidence is told.

    Rows: element, number and id of the report, and the packed claims of both.
    """
    ids: dict[int, str] = {}
    found: dict[Element, list[Claim]] = {}
    for key, report, report_id, text in rows:
        element, ids[report] = element_of(key), report_id
        found.setdefault(element, []).extend(unpacked(element, report, text))
    for claims in found.values():
        claims.sort(key=lambda c: (c.reported, ids[c.report], c.pointer, c.field, c.value))
    return found


def forms_of(rows: Iterable[Row]) -> list[Form]:
    """Make forms of their rows."""
    return [Form(*row) for row in rows]


def reports_of(rows: Iterable[Row]) -> list[ReportRow]:
    """Make reports of their rows."""
    return [ReportRow(*row) for row in rows]


def type_number(type_: str) -> int:
    """Return the number of a relationship type, by its name."""
    return TYPE_NUMBER[RelationshipType(type_)]


def is_node(element: Element) -> bool:
    """Whether an element is a node."""
    return element.type == NODE
