"""The rows that pass between the domain and a store; no rule of identity or projection.

Inside a store a node has a number: its label's number in the high bits, a sequence in the low 32.
Numbers never leave the store: answers and exports know public ids only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, NamedTuple

from graph.model.vocabulary import LABELS, NODE, RELATIONSHIP_TYPES, Label, RelationshipType

LABEL_SHIFT = 32
UNREPORTED = "~"
"""Stands where a report has no publication date: sorts after every date."""


def label_of(number: int) -> Label:
    """Return the label that a node's number carries."""
    return LABELS[number >> LABEL_SHIFT]


class Element(NamedTuple):
    """A node (`type` 0, `target` 0) or a relationship, by numbers."""

    source: int
    type: int
    target: int

    @property
    def is_node(self) -> bool:
        """Whether this is a node."""
        return self.type == NODE

    @property
    def relationship_type(self) -> RelationshipType:
        """The type of a relationship; not to be asked of a node."""
        return RELATIONSHIP_TYPES[self.type - 1]


def node_element(number: int) -> Element:
    """Return the element of a node."""
    return Element(number, NODE, 0)


class Claim(NamedTuple):
    """One field of one element, its value, and the report and place that say so.

    `value` is text; `origin` a number that copies of one release share; `reported` the publication
    date or `UNREPORTED`; `dated` the day the claim speaks of; `start` and `stop` the sentence in
    the report's text, in code points.
    """

    source: int
    type: int
    target: int
    field: str
    value: str
    report: int
    pointer: str
    origin: int
    reported: str
    dated: str | None
    start: int | None
    stop: int | None
    sure: int

    @property
    def element(self) -> Element:
        """The element that the claim is about."""
        return Element(self.source, self.type, self.target)


Said = tuple[str, str, str, str | None, int | None, int | None, int]
"""What a claim says of its element: field, value, pointer, dated, start, stop, sure."""


class ReportClaims(NamedTuple):
    """All that one report claims of one element, in order of field, value and pointer.

    `origin` and `reported` are as in `Claim`.
    """

    element: Element
    report: int
    origin: int
    reported: str
    said: Sequence[Said]

    def claims(self) -> list[Claim]:
        """Return them one by one."""
        source, type_, target = self.element
        report, origin, reported = self.report, self.origin, self.reported
        return [
            Claim(
                source, type_, target, f, v, report, p, origin, reported, dated, start, stop, sure
            )
            for f, v, p, dated, start, stop, sure in self.said
        ]


class Passage(NamedTuple):
    """A stretch of a report's text, in code points."""

    report: int
    start: int
    stop: int


@dataclass(slots=True)
class ValueCount:
    """One value of one field over all claims of an element."""

    field: str
    value: str
    claims: int
    origins: int
    first_reported: str
    sure: int


@dataclass(slots=True)
class Summary:
    """What the claims of one element come to; `values` in order of field and value."""

    values: list[ValueCount]
    claims: int
    origins: int
    first_reported: str
    last_reported: str
    first_dated: str | None
    last_dated: str | None
    passage: Passage | None
    """The sentence of the earliest report that has one (by date, then report id, then place)."""


@dataclass(slots=True)
class ClaimCounts:
    """How often each value of an element is claimed; `origins` is how many distinct ones speak."""

    values: list[ValueCount]
    origins: int


class QuotedClaim(NamedTuple):
    """A claim of some element as one report makes it, with the words it rests on.

    `quote` holds the exact words at `pointer` or at the nearest part above it that has some,
    `sentence` what they stand in; `inferred` names the rule where the value was inferred.
    `holds_text` where the report's whole text is kept.
    """

    field: str
    value: str
    report_id: str
    pointer: str
    reported: str
    dated: str | None
    sure: int
    quote: str | None
    sentence: str | None
    inferred: str | None
    holds_text: bool


class Edition(NamedTuple):
    """Which state of which journal a view shows.

    `token` is drawn at random by each commit, `generation` counts commits; `behind` is how
    many more the journal had when it was last published.
    """

    journal: str
    token: str
    generation: int
    behind: int = 0


class FirstReport(NamedTuple):
    """The report that claims an element first, and whether its whole text is kept."""

    report_id: str
    holds_text: bool


@dataclass(slots=True)
class Node:
    """A public node. `properties` holds what the model lists beside id, name and aliases.

    JSON values only.
    """

    number: int
    label: Label
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Relationship:
    """A public relationship between two nodes, by their numbers.

    At most one of a type from source to target.
    """

    source: int
    type: RelationshipType
    target: int
    earliest: str | None = None
    latest: str | None = None
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Form:
    """A way of naming that mentions share: `key` is a hash of kind and content, `content` JSON.

    `node` is the node it stands for, `group` the group it was resolved in (the least form number of
    the group).
    """

    number: int
    kind: str
    key: str
    content: str
    node: int
    group: int


class MentionRow(NamedTuple):
    """One mention: report, its key within the report (`kind:content`), and its form."""

    report: int
    key: str
    form: int


def id_hash(node_id: str) -> str:
    """Return what a published graph keeps of an id that is no more: an id may hold a name."""
    return sha256(node_id.encode()).hexdigest()[:20]


HIDDEN: Final = "#"
"""Begins an id given out of which a purge left the hash; no public id begins so."""


def hidden_id(node_id: str) -> str:
    """Return what the journal keeps of an id whose words were purged."""
    return HIDDEN + id_hash(node_id)


def hash_of_given(given: str) -> str:
    """Return the hash of an id as the journal keeps it, whole or hidden."""
    return given.removeprefix(HIDDEN) if given.startswith(HIDDEN) else id_hash(given)


@dataclass(slots=True)
class Touched:
    """What commits changed, by key alone: what stands there now is to be looked up.

    `reports` are numbers of the journal whose claims changed.
    """

    nodes: set[int] = field(default_factory=set)
    relationships: set[Element] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.nodes) + len(self.relationships) + len(self.reports)


class Anchor(NamedTuple):
    """The mention that gives a node its id: report id, mention key within it, form content."""

    report_id: str
    key: str
    content: str


@dataclass(slots=True)
class ReportRow:
    """A live report as the projection needs it.

    `number` inside the store, `body` canonical JSON.
    """

    number: int
    id: str
    reported: str
    digest: str
    body: str


UNDONE: Final = "undone"
"""The verdict of an entry that takes back the judgement before it."""


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A person's decision on two mentions (full keys, `one` < `other`).

    The newest on a pair is live unless undone.
    """

    one: str
    other: str
    verdict: str
    """same, different or unsure"""
    by: str
    at: str
    why: str


class VersionRow(NamedTuple):
    """One entry of a report's history in the journal: `action` is loaded, retracted or purged.

    Body only of loaded ones.
    """

    report_id: str
    action: str
    at: str
    digest: str
    body: str | None
