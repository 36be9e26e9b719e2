"""Between the records of the domain and what the published graph holds.

A node has the label of its kind, an agreement a second one, and `Entity`, by which all are found.
A day is a `DATE`; a date that is vaguer keeps its wording under its name and `_text`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, Final

from pydantic_core import to_json

from graph.language.fold import fold
from graph.model.records import Element, Node, Relationship, label_of
from graph.model.vocabulary import (
    AGREEMENT_LABEL,
    RELATIONSHIP_TYPES,
    TYPE_NUMBER,
    Label,
    RelationshipType,
)
from graph.stores.neo4j.captions import caption_of

ENTITY: Final = "Entity"
"""Label of every node of the graph."""
OWN: Final = frozenset(
    {
        "caption",
        "number",
        "digest",
        "search_text",
        "former_ids",
        "full_name",
        "origin",
        "reported",
        "holds_text",
        "sentences",
        "packed",
        "quote_url",
        "counted",
    }
)
"""Properties of the published graph alone: see docs/neo4j.md."""
DATES: Final = frozenset(
    {
        "born",
        "date",
        "due",
        "end",
        "ends",
        "entry_into_force",
        "first_cited",
        "first_reported",
        "last_cited",
        "last_reported",
        "published",
        "start",
    }
)
"""Properties that hold a partial date."""
REPORTED: Final = ("first_reported", "last_reported")
"""Properties that all reported elements have; None where no report is dated."""
REPORT_ID: Final = "report:"
"""With this the id of a report's node begins."""
_QUOTED: Final = "quote_report"
_TEXT: Final = "_text"
_LONGEST: Final = 7000
"""Bytes of a name that an index takes; it takes 8 kB."""
Row = list[Any]
Properties = dict[str, Any]


# --- properties


def dated(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties as they are published: days as dates, vaguer dates as text, no Nones.

    The report of a quote is named as `id` of its node has it.
    """
    held: dict[str, Any] = {}
    for name, value in properties.items():
        if value is None:
            continue
        if name == _QUOTED:
            held[name] = REPORT_ID + value
        elif name in DATES:
            day = as_day(value)
            held[name if day is not None else f"{name}{_TEXT}"] = day or value
        else:
            held[name] = value
    return held


def undated(held: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `dated` was made of."""
    properties: dict[str, Any] = {}
    for name, value in held.items():
        bare = name.removesuffix(_TEXT)
        if name == _QUOTED:
            properties[name] = value.removeprefix(REPORT_ID)
        elif bare in DATES:
            properties[bare] = value if isinstance(value, str) else value.iso_format()
        else:
            properties[name] = value
    if "support" in properties:
        for name in REPORTED:
            properties.setdefault(name)
    return properties


def as_day(text: str | None) -> dt.date | None:
    """Return a day, if the text is one."""
    if text is None or len(text) != len("2024-02-28"):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _days(held: dict[str, Any]) -> tuple[str | None, str | None]:
    """Take the first and the last day out of properties."""
    earliest, latest = held.pop("earliest", None), held.pop("latest", None)
    return _iso(earliest), _iso(latest)


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.iso_format())


def digest(*parts: Any) -> int:
    """Return a number of 63 bits that tells contents apart."""
    packed = to_json(parts)
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big") >> 1


# --- nodes


def node_of(held: Mapping[str, Any]) -> Node:
    """Make a node of its properties in the database."""
    rest = dict(held)
    number, name = rest["number"], rest.get("full_name", rest.get("name"))
    for own in OWN:
        rest.pop(own, None)
    del rest["name"]
    earliest, latest = _days(rest)
    node_id, aliases = rest.pop("id"), tuple(rest.pop("aliases", ()))
    return Node(
        number, label_of(number), node_id, str(name), aliases, earliest, latest, undated(rest)
    )


def node_row(node: Node) -> dict[str, Any]:
    """Return the properties of a node in the database, those of a report's evidence aside."""
    held = {
        **dated(node.properties),
        "number": node.number,
        "search_text": searched_words(node),
        "id": node.id,
        "name": node.name,
        "earliest": as_day(node.earliest),
        "latest": as_day(node.latest),
        "caption": caption_of(node),
    }
    if len(node.name.encode()) > _LONGEST:
        held["name"] = f"{node.name.encode()[:_LONGEST].decode(errors='ignore')}…"
        held["full_name"] = node.name
    if node.aliases:
        held["aliases"] = list(node.aliases)
    return held


def searched_words(node: Node) -> str:
    """Return the folded words by which a node is found, each once."""
    words = " ".join(fold(text) for text in (node.name, *node.aliases)).split()
    return " ".join(sorted(set(words)))


def labels_of(node: Node) -> tuple[str, ...]:
    """Return the labels of a node in the database."""
    if node.label is Label.AGREEMENT:
        second = AGREEMENT_LABEL.get(str(node.properties.get("kind")), AGREEMENT_LABEL["other"])
        return (node.label, second, ENTITY)
    return (node.label, ENTITY)


# --- relationships


def relationship_of(source: int, type_: str, target: int, held: Mapping[str, Any]) -> Relationship:
    """Make a relationship of its ends, its type and its properties in the database."""
    rest = {name: value for name, value in held.items() if name not in OWN}
    earliest, latest = _days(rest)
    return Relationship(source, RelationshipType(type_), target, earliest, latest, undated(rest))


def relationship_row(one: Relationship) -> dict[str, Any]:
    """Return the properties of a relationship in the database."""
    return {
        **dated(one.properties),
        "earliest": as_day(one.earliest),
        "latest": as_day(one.latest),
    }


def element_row(element: Iterable[int]) -> Row:
    """Return source, type and target of a relationship, the type by name."""
    source, type_, target = element
    return [source, str(RELATIONSHIP_TYPES[type_ - 1]), target]


def type_number(type_: str) -> int:
    """Return the number of a relationship type, by its name."""
    return TYPE_NUMBER[RelationshipType(type_)]


def element_of(one: Relationship) -> Element:
    """Return the element of a relationship."""
    return Element(one.source, TYPE_NUMBER[one.type], one.target)
