"""Writes: what a transaction does to journal, identity and graph."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence

from graph.model.keys import full_key
from graph.model.policies import PolicyRow
from graph.model.records import (
    LABEL_SHIFT,
    UNDONE,
    ClaimCounts,
    Element,
    FirstReport,
    Form,
    JudgementRow,
    MentionRow,
    Node,
    QuotedClaim,
    Relationship,
    ReportClaims,
    VersionRow,
    hidden_id,
)
from graph.model.vocabulary import LABEL_NUMBER, Label
from graph.stores.embedded.hubs import extend
from graph.stores.embedded.journal_reads import JournalReads
from graph.stores.embedded.publication import PublicationReads
from graph.stores.embedded.reading import GraphReads
from graph.stores.embedded.rows import (
    CLAIM_COLUMNS,
    listed,
    node_row,
    relationship_row,
    report_claims_row,
    searched_words,
)
from graph.stores.embedded.shadow_tables import begin_beside, find_former_numbers, take_over
from graph.stores.journal_evidence import answering, claim_counts, first_reports, with_words


class EmbeddedView(GraphReads, JournalReads, PublicationReads):
    """A consistent picture of journal and graph."""

    def claim_counts(self, element: Element) -> ClaimCounts | None:
        return claim_counts(self, element)

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[QuotedClaim]:
        return with_words(self, self.claims_in_order(element, field, offset, limit))

    def first_reports(self, elements: Collection[Element]) -> dict[Element, FirstReport]:
        return first_reports(
            self, {e: one for e in elements for one in self.claims_in_order(e, None, 0, 1)}
        )

    def answering(self, node_id: str) -> list[Node]:
        return answering(self, node_id)


class EmbeddedTransaction(EmbeddedView):
    """A view that writes; the store begins and ends it."""

    writes = True

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._beside = False

    # --- numbers

    def new_numbers(self, label: Label, count: int) -> range:
        low = LABEL_NUMBER[label] << LABEL_SHIFT
        taken = self._take(label, count)
        return range(low | taken.start, (low | taken.start) + count)

    def new_form_numbers(self, count: int) -> range:
        return self._take("form", count)

    def _take(self, name: str, count: int) -> range:
        if not count:
            return range(1, 1)
        sql = (
            "INSERT INTO sequences VALUES(?1, 1 + ?2) "
            "ON CONFLICT DO UPDATE SET next = next + ?2 RETURNING next"
        )
        after = int(self.db.execute(sql, (str(name), count)).fetchall()[0][0])
        return range(after - count, after)

    # --- journal

    def put_reports(self, rows: Sequence[tuple[str, str, str, str, str | None]]) -> dict[str, int]:
        sql = (
            "INSERT INTO reports(id, reported, digest, body, live) VALUES(?, ?, ?, ?, 1) "
            "ON CONFLICT(id) DO UPDATE SET reported = excluded.reported, "
            "digest = excluded.digest, body = excluded.body, live = 1"
        )
        self.db.executemany(sql, (row[:4] for row in rows))
        among = "SELECT id, number FROM reports WHERE id IN (SELECT value FROM json_each(?))"
        numbers: dict[str, int] = dict(self._all(among, listed([row[0] for row in rows])))
        self._redate_mentions(numbers.values())
        self._forget_texts(numbers.values())
        texts = [(numbers[row[0]], row[4]) for row in rows if row[4] is not None]
        self.db.executemany("INSERT INTO texts VALUES(?, ?)", texts)
        return numbers

    def _redate_mentions(self, numbers: Collection[int]) -> None:
        """Mentions hold the date of their report, which may have another now and name the same."""
        sql = (
            "UPDATE mentions SET reported = r.reported FROM reports r "
            "WHERE mentions.report IN (SELECT value FROM json_each(?)) "
            "AND r.number = mentions.report AND mentions.reported != r.reported"
        )
        self.db.execute(sql, (listed(list(numbers)),))

    def _forget_texts(self, numbers: Collection[int]) -> None:
        sql = "DELETE FROM texts WHERE report IN (SELECT value FROM json_each(?))"
        self.db.execute(sql, (listed(list(numbers)),))

    def drop_reports(self, numbers: Collection[int]) -> None:
        self._forget_texts(numbers)
        sql = (
            "UPDATE reports SET live = 0, body = '', digest = '' "
            "WHERE number IN (SELECT value FROM json_each(?))"
        )
        self.db.execute(sql, (listed(numbers),))

    def log_versions(self, rows: Sequence[VersionRow]) -> None:
        sql = "INSERT INTO versions(report_id, action, at, digest, body) VALUES(?, ?, ?, ?, ?)"
        self.db.executemany(sql, rows)

    def erase_versions(self, report_id: str) -> int:
        sql = "UPDATE versions SET body = NULL WHERE report_id = ? AND body IS NOT NULL"
        return self.db.execute(sql, (report_id,)).rowcount

    def erase_names(self, report_id: str) -> None:
        sql = "SELECT id, node FROM given_ids WHERE anchor >= ? AND anchor < ?"
        rows = self._all(sql, *_mentions_of(report_id))
        self.db.executemany("DELETE FROM given_ids WHERE id = ?", ((row[0],) for row in rows))
        # An anchor that names nothing: whoever took over answers.
        self.note_ids([(hidden_id(node_id), "", node) for node_id, node in rows])

    def erase_judgements(self, report_id: str) -> set[str]:
        low, high = _mentions_of(report_id)
        judged = {
            key
            for row in self.judgements()
            for key in (row.one, row.other)
            if low <= row.one < high or low <= row.other < high
        }
        where = "(one >= ?1 AND one < ?2) OR (other >= ?1 AND other < ?2)"
        self.db.execute(f"DELETE FROM judgements WHERE {where}", (low, high))
        return {key for key in judged if not low <= key < high}

    def set_tombstone(self, report_id: str, present: bool) -> None:
        sql = (
            "INSERT OR IGNORE INTO tombstones VALUES(?)"
            if present
            else "DELETE FROM tombstones WHERE report_id = ?"
        )
        self.db.execute(sql, (report_id,))

    def put_policy(self, row: PolicyRow) -> None:
        self.db.execute("INSERT INTO policies(name, value, at) VALUES(?, ?, ?)", row)

    def put_judgement(self, row: JudgementRow) -> None:
        self._judged(row.one, row.other, row.verdict, row.by, row.at, row.why)

    def undo_judgement(self, one: str, other: str, by: str, at: str, why: str) -> None:
        self._judged(one, other, UNDONE, by, at, why)

    def _judged(self, *values: str) -> None:
        sql = "INSERT INTO judgements(one, other, verdict, by, at, why) VALUES(?, ?, ?, ?, ?, ?)"
        self.db.execute(sql, values)

    def note_ids(self, rows: Sequence[tuple[str, str, int]]) -> None:
        if self._beside:  # what a rebuild passes through was never given out
            return
        self.db.executemany("INSERT OR REPLACE INTO given_ids VALUES(?, ?, ?)", sorted(rows))

    def note_successors(self, rows: Collection[tuple[int, int]]) -> None:
        if self._beside:
            return
        self.db.executemany("INSERT OR IGNORE INTO successors VALUES(?, ?)", sorted(rows))

    # --- identity

    def put_forms(self, forms: Sequence[Form], refs: Mapping[int, Collection[str]]) -> None:
        rows = ((f.number, f.kind, f.key, f.content, f.node, f.group) for f in forms)
        self.db.executemany("INSERT INTO forms VALUES(?, ?, ?, ?, ?, ?)", rows)
        kinds = {form.number: form.kind for form in forms}
        pairs = sorted((key, kinds[n], n) for n, keys in refs.items() for key in set(keys))
        self.db.executemany("INSERT INTO form_refs VALUES(?, ?, ?)", pairs)

    def assign_forms(self, rows: Sequence[tuple[int, int, int]]) -> None:
        sql = "UPDATE forms SET node = ?2, grp = ?3 WHERE number = ?1"
        self.db.executemany(sql, sorted(rows))

    def set_form_keys(self, rows: Mapping[int, Collection[str]]) -> None:
        if not rows:
            return
        among = listed(rows)
        self.db.execute(
            "DELETE FROM form_keys WHERE form IN (SELECT value FROM json_each(?))", (among,)
        )
        kinds: dict[int, str] = dict(
            self._all(
                "SELECT number, kind FROM forms WHERE number IN (SELECT value FROM json_each(?))",
                among,
            )
        )
        owned = sorted((kinds[n], key, n) for n, keys in rows.items() for key in set(keys))
        self.db.executemany("INSERT INTO form_keys VALUES(?, ?, ?)", owned)

    def drop_forms(self, numbers: Collection[int]) -> None:
        if not numbers:
            return
        for table, column in (("forms", "number"), ("form_keys", "form"), ("form_refs", "form")):
            sql = f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
            self.db.execute(sql, (listed(numbers),))

    def replace_mentions(self, reports: Collection[int], rows: Sequence[MentionRow]) -> None:
        among = listed(reports)
        sql = "DELETE FROM mentions WHERE report IN (SELECT value FROM json_each(?))"
        self.db.execute(sql, (among,))
        places = {
            number: (reported, report_id)
            for number, reported, report_id in self._all(
                "SELECT number, reported, id FROM reports "
                "WHERE number IN (SELECT value FROM json_each(?))",
                among,
            )
        }
        self.db.executemany(
            "INSERT INTO mentions VALUES(?, ?, ?, ?, ?)",
            sorted((*row, *places[row.report]) for row in rows),
        )

    # --- graph

    def change_claims(
        self, drop: Collection[tuple[int, Element]], put: Collection[ReportClaims]
    ) -> None:
        extend(self.db, drop, put)
        where = "source = ?2 AND type = ?3 AND target = ?4 AND report = ?1"
        gone = ((report, *element) for report, element in drop)
        self.db.executemany(f"DELETE FROM claims WHERE {where}", gone)
        sql = f"INSERT INTO claims({CLAIM_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?)"
        self.db.executemany(sql, sorted(map(report_claims_row, put)))

    def change_nodes(self, drop: Collection[int], put: Sequence[Node]) -> None:
        self._retire_ids(put, self._reindex(drop, put))
        for table in ("nodes", "agreements"):
            sql = f"DELETE FROM {table} WHERE number IN (SELECT value FROM json_each(?))"
            self.db.execute(sql, (listed(drop),))
        sql = (
            "INSERT INTO nodes VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET "
            "id = excluded.id, name = excluded.name, aliases = excluded.aliases, "
            "earliest = excluded.earliest, latest = excluded.latest, "
            "properties = excluded.properties"
        )
        self.db.executemany(sql, (node_row(node) for node in put))
        agreed = [_agreement_row(node) for node in put if node.label is Label.AGREEMENT]
        sql = (
            "INSERT INTO agreements VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET "
            "kind = excluded.kind, status = excluded.status, earliest = excluded.earliest, "
            "latest = excluded.latest, first_reported = excluded.first_reported, id = excluded.id"
        )
        self.db.executemany(sql, agreed)

    def _retire_ids(self, put: Sequence[Node], before: Mapping[int, str]) -> None:
        """Free the ids that change, since they may pass between nodes of one call."""
        moved = [(n.number,) for n in put if before.get(n.number, n.id) != n.id]
        self.db.executemany("UPDATE nodes SET id = '~' || number WHERE number = ?", moved)

    def _reindex(self, drop: Collection[int], put: Sequence[Node]) -> dict[int, str]:
        """Bring the index of words in line; returns the ids that these nodes have until now."""
        touched = listed([*drop, *(node.number for node in put)])
        sql = (
            "SELECT number, name, aliases, id FROM nodes "
            "WHERE number IN (SELECT value FROM json_each(?))"
        )
        rows = self._all(sql, touched)
        if not self._beside:  # else all are indexed at the end, under the numbers they keep
            self._change_words({r[0]: searched_words(r[1], _decoded(r[2])) for r in rows}, put)
        return {row[0]: row[3] for row in rows}

    def _change_words(self, before: Mapping[int, str], put: Sequence[Node]) -> None:
        after = {node.number: searched_words(node.name, node.aliases) for node in put}
        gone = [(n, words) for n, words in before.items() if after.get(n) != words]
        self.db.executemany(
            "INSERT INTO words(words, rowid, folded) VALUES('delete', ?, ?)", sorted(gone)
        )
        fresh = [(n, words) for n, words in after.items() if before.get(n) != words]
        self.db.executemany("INSERT INTO words(rowid, folded) VALUES(?, ?)", sorted(fresh))

    def change_relationships(self, drop: Collection[Element], put: Sequence[Relationship]) -> None:
        self.db.executemany(
            "DELETE FROM rels WHERE source = ? AND type = ? AND target = ?", sorted(drop)
        )
        sql = (
            "INSERT INTO rels VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "earliest = excluded.earliest, latest = excluded.latest, "
            "properties = excluded.properties"
        )
        self.db.executemany(sql, sorted(relationship_row(one) for one in put))

    def clear_projection(self) -> None:
        begin_beside(self.db)
        self._beside = True

    def restore_numbers(self) -> None:
        find_former_numbers(self.db)

    def finish(self) -> None:
        """Do what is left before the commit; the store calls it."""
        if self._beside:
            take_over(self.db)  # with the numbers that `restore_numbers` found
            self._beside = False
            self._index_all()
            self._note_new_ids()

    def _index_all(self) -> None:
        rows = self.db.execute("SELECT number, name, aliases FROM nodes ORDER BY number")
        words = ((number, searched_words(name, _decoded(also))) for number, name, also in rows)
        self.db.executemany("INSERT INTO words(rowid, folded) VALUES(?, ?)", words)

    def _note_new_ids(self) -> None:
        """Note ids that were never given out before: of rules that are others by now."""
        sql = "SELECT number, id FROM nodes WHERE id NOT IN (SELECT id FROM given_ids)"
        new: dict[int, str] = dict(self._all(sql))
        self.note_ids(
            [(new[n], f"{at.report_id}#{at.key}", n) for n, at in self.anchors(new).items()]
        )


def _mentions_of(report_id: str) -> tuple[str, str]:
    """The bounds between which the full keys of a report's mentions lie."""
    return full_key(report_id, ""), f"{report_id}{chr(ord('#') + 1)}"


def _agreement_row(node: Node) -> tuple[object, ...]:
    properties = node.properties
    return (
        node.number,
        properties.get("kind", "other"),
        properties.get("status", ""),
        node.earliest,
        node.latest or "",
        properties.get("first_reported") or "",
        node.id,
    )


def _decoded(aliases: str) -> list[str]:
    return list(json.loads(aliases))
