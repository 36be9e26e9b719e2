"""What may be asked of a graph, wherever it is.

One contract, every implementation. No rule of identity, projection or ranking lives behind it.

This is the reading half, which the working store and the published graph both have: whatever is
asked of a graph is asked through it. What the working store has beside it (journal, identity,
transactions) stands in `graph/stores/working.py`.

A `Store` opens views. A `View` is one consistent picture: nothing that another process commits
shows in it, or whoever leaves it is told. Its methods are in small roles, by what they are for. All
take sets and answer sets: an implementation makes one round trip of each.

Errors: every method may raise the `StoreError` family of `graph/model/errors.py`; reads may raise
`TimeRanOutError` where the view was opened with a time budget, at the latest when the view is left.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from graph.model.records import (
    ClaimCounts,
    Edition,
    Element,
    FirstReport,
    Node,
    QuotedClaim,
    Relationship,
)
from graph.model.vocabulary import Label, RelationshipType


@dataclass(frozen=True, slots=True)
class TraversalFilter:
    """Which nodes and relationships a search may touch; `without` wins over `only`; None means all.

    `by` leaves out relationships whose `earliest` is after that day (ISO); those without dates
    stay.
    """

    labels: frozenset[Label] | None = None
    without_labels: frozenset[Label] = frozenset()
    types: frozenset[RelationshipType] | None = None
    without_types: frozenset[RelationshipType] = frozenset()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """Typed filter of `find_agreements`.

    Empty collections do not filter; all that is given must hold. `topics`: each of them. `kinds`,
    `statuses`: any of them, and none of `without_kinds`.

    `ties`: BETWEEN any of these. `institutions`, `officials`: tied to each, by PARTY_TO and SIGNED.
    `since`, `until`: `latest` >= since, `earliest` <= until; undated ones fail both.
    """

    ties: tuple[int, ...] = ()
    institutions: tuple[int, ...] = ()
    officials: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    without_kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class AgreementCursor(NamedTuple):
    """The sort key of the last agreement of a page.

    (`latest` or "", `first_reported` or "", id).
    """

    latest: str
    first_reported: str
    id: str


class NeighbourCount(NamedTuple):
    """How many relationships of one type and direction a node has.

    `outward`: the node is the source.
    """

    type: RelationshipType
    outward: bool
    label: Label
    number: int


class Around(NamedTuple):
    """What stands next to some nodes: see `TraversalReads.around`."""

    outward: list[Relationship]
    inward: list[Relationship]
    ends: dict[int, Node]
    high_degree: set[int]


class NodeReads(Protocol):
    """Nodes by number and by id."""

    def node_by_id(self, node_id: str) -> Node | None:
        """The node with this public id, or None."""

    def nodes(self, numbers: Collection[int]) -> dict[int, Node]:
        """The nodes with these numbers; unknown numbers are absent from the answer."""

    def nodes_by_id(self, ids: Collection[str]) -> dict[str, Node]:
        """The nodes with these public ids; unknown ids are absent."""

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        """The numbers of the nodes with these public ids; unknown ids are absent."""

    def iter_nodes(self) -> Iterator[Node]:
        """All public nodes, in order of label and id."""


class RelationshipReads(Protocol):
    """Relationships, given or of given nodes."""

    def relationships(self, elements: Collection[Element]) -> dict[Element, Relationship]:
        """The relationships among these that exist."""

    def relationships_of(
        self,
        numbers: Collection[int],
        types: Collection[RelationshipType],
        outward: bool,
    ) -> list[Relationship]:
        """All relationships of the given types that leave (or enter) the given nodes.

        Order: source, type, target.
        """

    def has_relationships(
        self, numbers: Collection[int], types: Collection[RelationshipType]
    ) -> set[int]:
        """Those of the nodes with a relationship of one of the types, in either direction."""

    def between(
        self, pairs: Collection[tuple[int, int]], allowed: TraversalFilter
    ) -> tuple[list[Relationship], dict[int, Node]]:
        """All relationships between the two nodes of each pair, in either direction.

        Order: source, type, target. With the nodes of the pairs, which the filter does not check.
        """

    def iter_relationships(self) -> Iterator[tuple[str, Relationship, str]]:
        """All public relationships with the ids of source and target.

        Order: type, source id, target id.
        """


class TraversalReads(Protocol):
    """Searches along relationships."""

    def prefetch(
        self, ends: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> None:
        """Tell that paths are about to be sought between these nodes.

        That is: `expand` will be asked of them through this allowed, then of what they lead to but
        for bodies of more than `max_degree` relationships, and so on. Changes no answer; a store to
        which each question is a journey may read ahead.
        """

    def expand(
        self, numbers: Sequence[int], allowed: TraversalFilter, onto: Collection[int] | None = None
    ) -> Iterable[tuple[int, int]]:
        """Pairs (from, to) for every relationship of the nodes that passes the filter, both ways.

        The allowed's labels are asked of `to` alone. No order; a pair may come twice.
        With `onto`, nodes that were themselves reached through the filter, pairs that lead to none
        of them may be left out.
        """

    def degrees(self, numbers: Collection[int], max_degree: int) -> dict[int, int]:
        """The number of relationships of each node, counted no further than `max_degree`."""

    def around(
        self, numbers: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> Around:
        """The relationships that leave the nodes and those that enter them, that the filter allows.

        With the nodes at the far ends, whose labels the filter checks. Nodes with more than
        `max_degree` relationships of any type are passed over, and answered as `high_degree`;
        None: none are. Order of both: source, type, target.
        """

    def neighbours(
        self,
        number: int,
        allowed: TraversalFilter,
        type_: RelationshipType,
        outward: bool,
        limit: int,
    ) -> list[tuple[Relationship, Node]]:
        """At most `limit` relationships of one type and direction, with the node at the other end.

        Order: the other node's `latest`, newest first and undated last; then its id.
        """

    def neighbour_counts(self, number: int, allowed: TraversalFilter) -> list[NeighbourCount]:
        """How many relationships pass the filter, by type, direction and label of the other end.

        Order: type (by its number), inward before outward, label (by its number).
        """


class AgreementReads(Protocol):
    """The typed filter of agreements."""

    def find_agreements(
        self, wanted: AgreementFilter, after: AgreementCursor | None, limit: int
    ) -> list[Node]:
        """Agreements that pass the filter, at most `limit`.

        Order: `latest` newest first, undated last; then `first_reported` newest first; then id.
        """

    def count_agreements(self, wanted: AgreementFilter) -> int:
        """How many agreements pass the filter."""


class NameReads(Protocol):
    """From words to nodes."""

    def search_candidates(
        self, words: Sequence[str], labels: Collection[Label], limit: int
    ) -> list[Node]:
        """Nodes whose name or aliases hold, for every folded word, a word that begins with it.

        At most `limit`; with more than that, the best by the store's own text rank (for a limit of
        one, any). No order. No labels: all but reports.
        """

    def lookup_nodes(
        self, ids: Collection[str], words: Sequence[str], labels: Collection[Label], limit: int
    ) -> tuple[dict[str, Node], list[Node]]:
        """What `nodes_by_id` answers of the ids, and `search_candidates` of the rest."""

    def similar_words(self, word: str, limit: int) -> list[str]:
        """Words of names and aliases near the folded word, nearest first.

        Near: one letter changed, added, dropped or swapped, or two in a longer word.
        """

    def answering(self, node_id: str) -> list[Node]:
        """The nodes that answer for an id which no node has now, in order of id.

        One for an id that moved, several after a split; empty where it was never given out, or
        nothing is left of what it stood for.
        """


class EvidenceReads(Protocol):
    """The claims behind elements, with the words they rest on."""

    def claim_counts(self, element: Element) -> ClaimCounts | None:
        """How many claims and origins stand behind each value; None for an element without."""

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[QuotedClaim]:
        """Claims of an element (of one field, if given).

        Order: reported, report id, pointer, field, value.
        """

    def first_reports(self, elements: Collection[Element]) -> dict[Element, FirstReport]:
        """The report of the first claim of each element, in the order of `evidence_claims`.

        Elements without claims are absent.
        """


class View(
    NodeReads,
    RelationshipReads,
    TraversalReads,
    AgreementReads,
    NameReads,
    EvidenceReads,
    Protocol,
):
    """One consistent picture of a graph."""

    def edition(self) -> Edition:
        """Which state of which journal this is."""

    def counts(self) -> dict[str, dict[str, int]]:
        """How much there is, as maps: "nodes" by label, "relationships" by type.

        What there is none of is absent. The working store adds "journal": reports, versions,
        judgements and claims.
        """


class Store(Protocol):
    """Opens views on one graph."""

    @property
    def address(self) -> str:
        """Where the graph is, without secrets."""

    @property
    def identity(self) -> str:
        """What tells what is stored from all else, by whatever address it was opened."""

    def read(
        self, seconds: float | None = None, steady: bool = False
    ) -> AbstractContextManager[View]:
        """Open a view; with `seconds`, reads that last longer raise `TimeRanOutError`.

        A store that cannot hold one picture while others write raises `SnapshotChangedError` when
        the view is left, and what was read is not to be used (`graph/questions/asking.py` asks
        again). A `steady` view keeps writers waiting in such a store, if this user may write.
        """

    def check(self) -> list[str]:
        """Look for damage that only the store can see; each finding a sentence.

        Integrity of what is kept, indexes, numbers that lead nowhere.
        """

    def facts(self) -> dict[str, Any]:
        """Kind, version and size of the store, for `tieline stats`."""

    def close(self) -> None:
        """Release what is held; views and transactions are closed by their own ends."""
