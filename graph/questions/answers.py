"""The parts that answers share; each question adds its own beside its function.

Plain frozen dataclasses of JSON values, so that a command line, an HTTP layer and a program show
the same. Nothing here reads a store or decides anything.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from graph.model.vocabulary import Label, RelationshipType

Certainty = Literal["surely", "maybe", "unknown"]
"""How sure it is that something holds on a day, by the bounds of partial dates."""
RelationshipClass = Literal["reported", "reference", "derived"]

SEPARATOR: Final = ","
"""Parts a relationship's id: no node id can hold a comma, and it stands in a URL as it is."""


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node by name, where its properties are not asked for.

    `is_sure` is false where no report is sure of it.
    """

    id: str
    label: Label
    name: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class NodeOut:
    """A node.

    `earliest` and `latest` are ISO days, null where nothing dates it. `certainty` is given for
    meetings and agreements where a day was asked about, else null. `is_sure` is false where no
    report is sure of it; `unsure_fields` names what of it would be otherwise by sure values alone.
    """

    id: str
    label: Label
    name: str
    aliases: list[str]
    earliest: str | None
    latest: str | None
    certainty: Certainty | None
    is_sure: bool
    unsure_fields: list[str]
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """Who says so, and in which words.

    `report` is the id of the earliest report with words, else of the earliest report; `published`
    a partial date; `quote` the sentence, null where no words are held; `words` a line for people.
    """

    report: str
    publisher: str | None
    published: str | None
    url: str | None
    quote: str | None
    words: str


@dataclass(frozen=True, slots=True)
class RelationshipOut:
    """A relationship.

    `id` is `SOURCE,TYPE,TARGET`; `sentence` says it in words; `origins` counts the distinct
    releases behind it, null where no report claims it; `rule` is that of a derived one. `said` is
    filled by the questions that promise it. `is_sure` and `unsure_fields` as of a node.
    """

    id: str
    type: RelationshipType
    source: str
    target: str
    sentence: str
    earliest: str | None
    latest: str | None
    certainty: Certainty | None
    class_: RelationshipClass
    origins: int | None
    rule: str | None
    said: Said | None
    is_sure: bool
    unsure_fields: list[str]
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cut:
    """Relationships of one kind that a graph answer does not show.

    Those between nodes at `hop` - 1 and nodes of `label` one hop further; `outward` if they lead
    away from the nearer node. `shown` and `left_out` count relationships of the opened nodes.
    """

    hop: int
    type: RelationshipType
    outward: bool
    label: Label
    shown: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Unopened:
    """How many shown nodes of a label were not asked for their own relationships, and why."""

    hop: int
    label: Label
    why: str
    number: int


@dataclass(frozen=True, slots=True)
class Truncation:
    """What a graph answer leaves out."""

    cut: list[Cut]
    unopened: list[Unopened]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and relationships; every end of a relationship is among the nodes.

    `truncated` is null where nothing that the question asked for was left out.
    """

    nodes: list[NodeOut]
    relationships: list[RelationshipOut]
    truncated: Truncation | None


def relationship_id(source: str, type_: RelationshipType, target: str) -> str:
    """Return the public id of a relationship."""
    return SEPARATOR.join((source, type_, target))


def split_relationship_id(text: str) -> tuple[str, RelationshipType, str] | None:
    """Return source, type and target of a relationship's id; None if the text is none."""
    parts = text.split(SEPARATOR)
    if len(parts) != 3 or parts[1] not in RelationshipType.__members__:
        return None
    return parts[0].strip(), RelationshipType(parts[1]), parts[2].strip()
