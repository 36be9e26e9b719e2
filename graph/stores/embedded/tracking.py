"""Notes what a transaction changes, for whoever publishes it."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from graph.model.policies import PolicyRow
from graph.model.records import (
    Element,
    Form,
    JudgementRow,
    MentionRow,
    Node,
    Relationship,
    ReportClaims,
    Touched,
    VersionRow,
)
from graph.model.vocabulary import TYPE_NUMBER
from graph.stores.embedded import publication
from graph.stores.embedded.writing import EmbeddedTransaction


class TrackedTransaction(EmbeddedTransaction):
    """A transaction that begins a new generation where it changed anything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._touched: Touched | None = Touched()
        self._changed = False
        self._purged = False

    def finish(self) -> None:
        super().finish()
        if self._changed:
            publication.commit(self.db, self._touched, self._purged)

    # --- journal

    def put_reports(self, rows: Sequence[tuple[str, str, str, str, str | None]]) -> dict[str, int]:
        numbers = super().put_reports(rows)
        self._note_reports(numbers.values())
        return numbers

    def drop_reports(self, numbers: Collection[int]) -> None:
        super().drop_reports(numbers)
        self._note_reports(numbers)

    def _note_reports(self, numbers: Collection[int]) -> None:
        self._changed |= bool(numbers)
        if self._touched is not None:
            self._touched.reports.update(numbers)

    def log_versions(self, rows: Sequence[VersionRow]) -> None:
        super().log_versions(rows)
        self._changed |= bool(rows)

    def erase_versions(self, report_id: str) -> int:
        erased = super().erase_versions(report_id)
        self._changed |= bool(erased)
        return erased

    def set_tombstone(self, report_id: str, present: bool) -> None:
        super().set_tombstone(report_id, present)
        self._changed = True
        self._purged |= present

    def put_judgement(self, row: JudgementRow) -> None:
        super().put_judgement(row)
        self._changed = True

    def undo_judgement(self, one: str, other: str, by: str, at: str, why: str) -> None:
        super().undo_judgement(one, other, by, at, why)
        self._changed = True

    def put_policy(self, row: PolicyRow) -> None:
        super().put_policy(row)
        self._changed = True

    def note_ids(self, rows: Sequence[tuple[str, str, int]]) -> None:
        super().note_ids(rows)
        self._changed |= bool(rows)

    def note_successors(self, rows: Collection[tuple[int, int]]) -> None:
        super().note_successors(rows)
        self._changed |= bool(rows)

    # --- identity

    def put_forms(self, forms: Sequence[Form], refs: Mapping[int, Collection[str]]) -> None:
        super().put_forms(forms, refs)
        self._changed |= bool(forms)

    def assign_forms(self, rows: Sequence[tuple[int, int, int]]) -> None:
        super().assign_forms(rows)
        self._changed |= bool(rows)

    def drop_forms(self, numbers: Collection[int]) -> None:
        super().drop_forms(numbers)
        self._changed |= bool(numbers)

    def replace_mentions(self, reports: Collection[int], rows: Sequence[MentionRow]) -> None:
        super().replace_mentions(reports, rows)
        self._changed |= bool(rows)

    # --- graph

    def change_claims(
        self, drop: Collection[tuple[int, Element]], put: Collection[ReportClaims]
    ) -> None:
        super().change_claims(drop, put)
        self._note_reports({report for report, _ in drop} | {one.report for one in put})

    def change_nodes(self, drop: Collection[int], put: Sequence[Node]) -> None:
        super().change_nodes(drop, put)
        self._changed |= bool(drop or put)
        if self._touched is not None:
            self._touched.nodes.update(drop, (node.number for node in put))

    def change_relationships(self, drop: Collection[Element], put: Sequence[Relationship]) -> None:
        super().change_relationships(drop, put)
        self._changed |= bool(drop or put)
        if self._touched is not None:
            self._touched.relationships.update(
                drop, (Element(one.source, TYPE_NUMBER[one.type], one.target) for one in put)
            )

    def clear_projection(self) -> None:
        super().clear_projection()
        self._changed, self._touched = True, None

    # --- targets

    def register_target(self, address: str) -> None:
        publication.register(self.db, address)

    def confirm_target(self, address: str, generation: int) -> None:
        publication.confirm(self.db, address, generation)

    def forget_targets(self, addresses: Collection[str]) -> None:
        publication.forget(self.db, addresses)
