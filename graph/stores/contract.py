"""What a store must do.

One contract, every implementation. No rule of identity, projection or ranking lives behind it.

A `Store` opens views and transactions. A `View` is one consistent picture: nothing that another
process commits shows in it, or whoever leaves it is told. A `Transaction` is a view that sees its
own writes, holds the writer's lock from its first statement and is written whole or not at all. All
methods take sets and answer sets: an implementation makes one round trip of each.

Errors: every method may raise the `StoreError` family of `graph/model/errors.py`; reads may raise
`TimeRanOutError` where the view was opened with a time budget, at the latest when the view is left.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from graph.model.records import (
    Anchor,
    Claim,
    Element,
    Form,
    JudgementRow,
    MentionRow,
    Node,
    Passage,
    Relationship,
    ReportRow,
    Summary,
    VersionRow,
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
    """What stands next to some nodes: see `View.around`."""

    outward: list[Relationship]
    inward: list[Relationship]
    ends: dict[int, Node]
    high_degree: set[int]


class View(Protocol):
    """One consistent picture of journal and graph."""

    # --- graph

    def node_by_id(self, node_id: str) -> Node | None:
        """The node with this public id, or None."""

    def nodes(self, numbers: Collection[int]) -> dict[int, Node]:
        """The nodes with these numbers; unknown numbers are absent from the answer."""

    def nodes_by_id(self, ids: Collection[str]) -> dict[str, Node]:
        """The nodes with these public ids; unknown ids are absent."""

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        """The numbers of the nodes with these public ids; unknown ids are absent."""

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

    def between(
        self, pairs: Collection[tuple[int, int]], allowed: TraversalFilter
    ) -> tuple[list[Relationship], dict[int, Node]]:
        """All relationships between the two nodes of each pair, in either direction.

        Order: source, type, target. With the nodes of the pairs, which the filter does not check.
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

    def find_agreements(
        self, wanted: AgreementFilter, after: AgreementCursor | None, limit: int
    ) -> list[Node]:
        """Agreements that pass the filter, at most `limit`.

        Order: `latest` newest first, undated last; then `first_reported` newest first; then id.
        """

    def count_agreements(self, wanted: AgreementFilter) -> int:
        """How many agreements pass the filter."""

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

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[Claim]:
        """Claims of an element (of one field, if given).

        Order: reported, report id, pointer, field, value.
        """

    def first_claims(self, elements: Collection[Element]) -> dict[Element, Claim]:
        """The first claim of each element, in the order of `evidence_claims`.

        Elements without claims are absent.
        """

    def passages(self, places: Collection[Passage]) -> dict[Passage, tuple[str, str]]:
        """The words at these places, with the report's id.

        Places whose report keeps no text are absent.
        """

    def iter_nodes(self) -> Iterator[Node]:
        """All public nodes, in order of label and id."""

    def iter_relationships(self) -> Iterator[tuple[str, Relationship, str]]:
        """All public relationships with the ids of source and target.

        Order: type, source id, target id.
        """

    def counts(self) -> dict[str, dict[str, int]]:
        """How much there is, as three maps.

        "nodes" by label, "relationships" by type, "journal" with reports, versions, judgements and
        claims. What there is none of is absent from the first two.
        """

    # --- journal

    def reports(self, ids: Collection[str]) -> dict[str, ReportRow]:
        """Live reports by report id; those not live are absent."""

    def reports_by_number(self, numbers: Collection[int]) -> dict[int, ReportRow]:
        """Live reports by number."""

    def iter_reports(self) -> Iterator[ReportRow]:
        """All live reports in order of report id."""

    def history(self, report_id: str) -> list[VersionRow]:
        """What was done with a report, oldest first; empty when it was never known."""

    def tombstones(self, ids: Collection[str]) -> set[str]:
        """Those of the report ids that were purged and not lifted."""

    def judgements(self) -> list[JudgementRow]:
        """All live judgements, in order of their mentions."""

    def given_id(self, node_id: str) -> tuple[str, int] | None:
        """For an id given out before: its anchor's full mention key, the node that had it last."""

    def successors(self, number: int) -> list[int]:
        """Numbers of the nodes that took over mentions of this one, in order."""

    def retired_node_numbers(self) -> list[int]:
        """Numbers that retired ids, predecessors or successors stand by, in order.

        Some may be gone.
        """

    def iter_versions(self) -> Iterator[VersionRow]:
        """The history of all reports, in the order in which it was written."""

    def all_tombstones(self) -> list[str]:
        """Ids of the reports that were purged and not lifted, in order."""

    def judgement_history(self) -> list[JudgementRow]:
        """All judgements, oldest first; an undoing is one of the verdict "undone"."""

    def iter_given_ids(self) -> Iterator[tuple[str, str, int]]:
        """Ids given out: (id, anchor's full mention key, node that had it last), in order of id."""

    def iter_successions(self) -> Iterator[tuple[int, int]]:
        """Pairs of nodes of which the second took over mentions of the first, in order."""

    # --- identity

    def iter_forms(self) -> Iterator[tuple[Form, list[str], list[str]]]:
        """All forms in order of number.

        With the blocking keys that each owns and the keys of the forms to which it refers, both in
        order.
        """

    def forms_by_key(self, keys: Collection[str]) -> dict[str, Form]:
        """Forms by key; unknown ones are absent."""

    def forms_by_number(self, numbers: Collection[int]) -> list[Form]:
        """Forms by number, in order of number; unknown ones are absent."""

    def forms_sharing(self, kind: str, keys: Collection[str]) -> set[int]:
        """Groups of the forms of a kind that own one of these blocking keys."""

    def forms_in_groups(self, kind: str, groups: Collection[int]) -> list[Form]:
        """Forms of these groups, in order of number."""

    def forms_referring(self, kind: str, to: Collection[str]) -> set[int]:
        """Numbers of the forms of a kind that refer to one of the forms with these keys."""

    def mentions_of_reports(self, reports: Collection[int]) -> list[MentionRow]:
        """All mentions of these reports, in order of report and key."""

    def reports_mentioning(self, forms: Collection[int]) -> set[int]:
        """Numbers of the reports with a mention of one of these forms."""

    def mention_counts(self, forms: Collection[int]) -> dict[int, int]:
        """1 or more for each of the forms that some mention has; the others are absent."""

    def anchors(self, numbers: Collection[int]) -> dict[int, Anchor]:
        """For each node its anchor: the mention of the least (reported, report id, mention key)."""

    def mention_node(self, full_key: str) -> int | None:
        """The node that the mention `REPORT#KIND:CONTENT` stands for; None if there is none."""

    def claims_of_reports(self, reports: Collection[int]) -> list[Claim]:
        """All claims of these reports; no order."""

    def summaries(self, elements: Collection[Element]) -> dict[Element, Summary]:
        """What the claims of each element come to; elements without claims are absent."""


class Transaction(View, Protocol):
    """A view that writes."""

    def new_numbers(self, label: Label, count: int) -> range:
        """Take the next `count` node numbers of a label; never given twice."""

    def new_form_numbers(self, count: int) -> range:
        """Take the next `count` form numbers."""

    # --- journal
    def put_reports(self, rows: Sequence[tuple[str, str, str, str, str | None]]) -> dict[str, int]:
        """Make these the live versions: (id, reported, digest, body, text).

        Returns the numbers by id; a known id keeps its number.
        """

    def drop_reports(self, numbers: Collection[int]) -> None:
        """Make these reports not live; the journal keeps their versions and their numbers."""

    def log_versions(self, rows: Sequence[VersionRow]) -> None:
        """Append to the journal."""

    def erase_versions(self, report_id: str) -> int:
        """Erase the bodies of all versions of a report, leaving who and when; how many had one."""

    def set_tombstone(self, report_id: str, present: bool) -> None:
        """Put or lift a tombstone."""

    def put_judgement(self, row: JudgementRow) -> None:
        """Append a judgement; it becomes the live one on its pair."""

    def undo_judgement(self, one: str, other: str, by: str, at: str, why: str) -> None:
        """Append the undoing of the live judgement on a pair."""

    def note_ids(self, rows: Sequence[tuple[str, str, int]]) -> None:
        """Note ids given out: (id, anchor's full mention key, number of the node)."""

    def note_successors(self, rows: Collection[tuple[int, int]]) -> None:
        """Note that mentions went from one node to another."""

    def renumber_trails(self, numbers: Mapping[int, int]) -> None:
        """Put new numbers of nodes for old ones in what `given_id` and `successors` answer."""

    # --- identity
    def put_forms(self, forms: Sequence[Form], refs: Mapping[int, Collection[str]]) -> None:
        """Insert new forms, with the keys of the forms that each refers to."""

    def assign_forms(self, rows: Sequence[tuple[int, int, int]]) -> None:
        """Set node and group of forms: (form, node, group)."""

    def set_form_keys(self, rows: Mapping[int, Collection[str]]) -> None:
        """Replace the blocking keys that these forms own."""

    def drop_forms(self, numbers: Collection[int]) -> None:
        """Delete forms with their keys and references."""

    def replace_mentions(self, reports: Collection[int], rows: Sequence[MentionRow]) -> None:
        """Make `rows` all the mentions of the reports."""

    # --- graph
    def change_claims(self, drop: Collection[Claim], put: Collection[Claim]) -> None:
        """Delete and insert claims; no claim is in both."""

    def change_nodes(self, drop: Collection[int], put: Sequence[Node]) -> None:
        """Delete nodes and write others, new or changed.

        Relationships of deleted nodes are the caller's to delete. Ids may pass between numbers
        within one call.
        """

    def change_relationships(self, drop: Collection[Element], put: Sequence[Relationship]) -> None:
        """Delete relationships and write others, new or changed."""

    def clear_projection(self) -> None:
        """Delete nodes, relationships, claims, forms and mentions; the journal stays."""


class Store(Protocol):
    """Opens views and transactions on one graph."""

    @property
    def address(self) -> str:
        """Where the store is, without secrets."""

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

    def write(self) -> AbstractContextManager[Transaction]:
        """Open a transaction; the writer's lock is taken before the first read.

        Committed at the end, rolled back on any error.
        """

    def check(self) -> list[str]:
        """Look for damage that only the store can see; each finding a sentence.

        Integrity of what is kept, indexes, numbers that lead nowhere.
        """

    def facts(self) -> dict[str, Any]:
        """Kind, version and size of the store, for `tieline stats`."""

    def close(self) -> None:
        """Release what is held; views and transactions are closed by their own ends."""
