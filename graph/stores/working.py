"""What the working store has beside what may be asked of any graph: journal, identity, writing.

One contract; no rule of identity or projection lives behind it. A `Transaction` is a view that sees
its own writes, holds the writer's lock from its first statement and is written whole or not at all.
Errors are as in `graph/stores/contract.py`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from graph.model.policies import PolicyRow
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
    ReportClaims,
    ReportRow,
    Summary,
    Touched,
    VersionRow,
)
from graph.model.vocabulary import Label
from graph.stores.contract import Store, View


class JournalReads(Protocol):
    """Reads of the journal: what was done."""

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

    def policies(self) -> list[PolicyRow]:
        """All choices of policies, oldest first."""

    def given_id(self, node_id: str) -> tuple[str, int] | None:
        """For an id given out before: its anchor's full mention key, the node that had it last."""

    def successors(self, number: int) -> list[int]:
        """Numbers of the nodes that took over mentions of this one, in order."""

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

    def passages(self, places: Collection[Passage]) -> dict[Passage, tuple[str, str]]:
        """The words at these places, with the report's id.

        Places whose report keeps no text are absent.
        """


class IdentityReads(Protocol):
    """Reads of forms, mentions and claims: what the projection is made of."""

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

    def nodes_with_tails(self, ids: Collection[str], letters: int) -> set[int]:
        """Numbers of nodes whose id is one of these, or one of these and so many letters more."""

    def mention_node(self, full_key: str) -> int | None:
        """The node that the mention `REPORT#KIND:CONTENT` stands for; None if there is none."""

    def claims_of_reports(self, reports: Collection[int]) -> list[Claim]:
        """All claims of these reports; no order."""

    def report_claims(self, reports: Collection[int]) -> list[ReportClaims]:
        """All claims of these reports, those on one element together; no order of elements."""

    def summaries(self, elements: Collection[Element]) -> dict[Element, Summary]:
        """What the claims of each element come to; elements without claims are absent."""


class PublicationReads(Protocol):
    """What publishing asks: which commits there were, what they touched, and the targets."""

    def generation_of(self, token: str) -> int | None:
        """The generation of the commit that drew a token; None for a token of none here."""

    def touched_since(self, generation: int) -> Touched | None:
        """The keys of all that commits after a generation touched; None where that is not kept."""

    def all_keys(self) -> Touched:
        """The keys of all nodes and relationships, and the numbers of all live reports."""

    def vocabulary(self) -> list[str]:
        """All words of names and aliases, in order of code points."""

    def targets(self) -> dict[str, int]:
        """Addresses that are published to, with the generation each confirmed last; -1: none."""

    def unpurged_targets(self) -> list[str]:
        """Those of the targets that have confirmed no generation since the last purge, in order."""


class WorkingView(View, JournalReads, IdentityReads, PublicationReads, Protocol):
    """One consistent picture of journal and graph."""


class Transaction(WorkingView, Protocol):
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

    def erase_names(self, report_id: str) -> None:
        """Of ids given out by mentions of a report keep the hash; see `records.hidden_id`."""

    def erase_judgements(self, report_id: str) -> set[str]:
        """Erase all that was ever judged of mentions of a report.

        Returns the other mentions (full keys) of live judgements among these.
        """

    def erase_versions(self, report_id: str) -> int:
        """Erase the bodies of all versions of a report, leaving who and when; how many had one."""

    def set_tombstone(self, report_id: str, present: bool) -> None:
        """Put or lift a tombstone."""

    def put_policy(self, row: PolicyRow) -> None:
        """Append a choice of a policy."""

    def put_judgement(self, row: JudgementRow) -> None:
        """Append a judgement; it becomes the live one on its pair."""

    def undo_judgement(self, one: str, other: str, by: str, at: str, why: str) -> None:
        """Append the undoing of the live judgement on a pair."""

    def note_ids(self, rows: Sequence[tuple[str, str, int]]) -> None:
        """Note ids given out: (id, anchor's full mention key, number of the node)."""

    def note_successors(self, rows: Collection[tuple[int, int]]) -> None:
        """Note that mentions went from one node to another."""

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
    def change_claims(
        self, drop: Collection[tuple[int, Element]], put: Collection[ReportClaims]
    ) -> None:
        """Delete what these reports (by number) say of these elements, then insert claims.

        What a report says of an element is inserted whole, so where it says something else by now
        its place is in `drop` too.
        """

    def change_nodes(self, drop: Collection[int], put: Sequence[Node]) -> None:
        """Delete nodes and write others, new or changed.

        Relationships of deleted nodes are the caller's to delete. Ids may pass between numbers
        within one call.
        """

    def change_relationships(self, drop: Collection[Element], put: Sequence[Relationship]) -> None:
        """Delete relationships and write others, new or changed."""

    def clear_projection(self) -> None:
        """Delete nodes, relationships, claims, forms and mentions; the journal stays.

        What is written from then on is the graph made anew: no id that it passes through is noted.
        """

    def restore_numbers(self) -> None:
        """After `clear_projection`: give nodes back the numbers that their ids had before.

        New ids are noted. Blocking keys that name nodes are the caller's to write anew; nothing
        else may be written after this.
        """

    # --- targets; what is done to them alone begins no generation
    def register_target(self, address: str) -> None:
        """Publish to this address from now on; one that is known stays as it is."""

    def confirm_target(self, address: str, generation: int) -> None:
        """Note that a target shows a generation."""

    def forget_targets(self, addresses: Collection[str]) -> None:
        """Publish to these addresses no more."""


class Writable(Protocol):
    """Opens transactions."""

    def write(self) -> AbstractContextManager[Transaction]:
        """Open a transaction; the writer's lock is taken before the first read.

        Committed at the end, rolled back on any error.
        """


class Erasing(Writable, Protocol):
    """Opens transactions, and leaves nothing of what they delete."""

    def wipe(self) -> None:
        """Write the file anew, so that nothing of what was deleted is left in it or in its log.

        It takes time and room as the file is large.

        Raises:
            StoreBusyError: somebody was reading all the while; the file may hold what was deleted.
        """


class WorkingStore(Store, Erasing, Protocol):
    """The store in which everything is written first."""

    def read(
        self, seconds: float | None = None, steady: bool = False
    ) -> AbstractContextManager[WorkingView]:
        """Open a view of journal and graph; see `Store.read`."""
