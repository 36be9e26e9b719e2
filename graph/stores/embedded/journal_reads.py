"""Reads of the journal and of identity: reports, judgements, forms, mentions."""

import sqlite3
from collections.abc import Collection, Iterator

from graph.model.policies import PolicyRow
from graph.model.records import (
    Anchor,
    Form,
    JudgementRow,
    MentionRow,
    ReportRow,
    VersionRow,
    hidden_id,
)
from graph.stores.embedded.rows import (
    FORM_COLUMNS,
    REPORT_COLUMNS,
    Row,
    forms_of,
    listed,
    reports_of,
)

_LIVE = f"SELECT {REPORT_COLUMNS} FROM reports WHERE live"
_FORMS = f"SELECT {FORM_COLUMNS} FROM forms"
_JUDGED = """
SELECT one, other, verdict, by, at, why FROM judgements j
WHERE verdict != 'undone'
  AND seq = (SELECT max(seq) FROM judgements k WHERE k.one = j.one AND k.other = j.other)
ORDER BY one, other
"""


class JournalReads:
    """The journal half of a view; shares the connection of the graph half."""

    db: sqlite3.Connection

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return self.db.execute(sql, values).fetchall()

    # --- journal

    def reports(self, ids: Collection[str]) -> dict[str, ReportRow]:
        sql = f"{_LIVE} AND id IN (SELECT value FROM json_each(?))"
        return {row.id: row for row in reports_of(self._rows(sql, listed(ids)))}

    def reports_by_number(self, numbers: Collection[int]) -> dict[int, ReportRow]:
        sql = f"{_LIVE} AND number IN (SELECT value FROM json_each(?))"
        return {row.number: row for row in reports_of(self._rows(sql, listed(numbers)))}

    def iter_reports(self) -> Iterator[ReportRow]:
        last = ""
        while rows := reports_of(self._rows(f"{_LIVE} AND id > ? ORDER BY id LIMIT 500", last)):
            yield from rows
            last = rows[-1].id

    def history(self, report_id: str) -> list[VersionRow]:
        sql = (
            "SELECT report_id, action, at, digest, body FROM versions "
            "WHERE report_id = ? ORDER BY seq"
        )
        return [VersionRow(*row) for row in self._rows(sql, report_id)]

    def tombstones(self, ids: Collection[str]) -> set[str]:
        sql = "SELECT report_id FROM tombstones WHERE report_id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._rows(sql, listed(ids))}

    def judgements(self) -> list[JudgementRow]:
        return [JudgementRow(*row) for row in self._rows(_JUDGED)]

    def policies(self) -> list[PolicyRow]:
        return [
            PolicyRow(*row)
            for row in self._rows("SELECT name, value, at FROM policies ORDER BY seq")
        ]

    def given_id(self, node_id: str) -> tuple[str, int] | None:
        sql = "SELECT anchor, node FROM given_ids WHERE id IN (?, ?) ORDER BY anchor DESC"
        rows = self._rows(sql, node_id, hidden_id(node_id))
        return (rows[0][0], rows[0][1]) if rows else None

    def successors(self, number: int) -> list[int]:
        sql = "SELECT successor FROM successors WHERE node = ? ORDER BY successor"
        return [row[0] for row in self._rows(sql, number)]

    def iter_versions(self) -> Iterator[VersionRow]:
        sql = (
            "SELECT seq, report_id, action, at, digest, body FROM versions "
            "WHERE seq > ? ORDER BY seq LIMIT 500"
        )
        last = 0
        while rows := self._rows(sql, last):
            yield from (VersionRow(*row[1:]) for row in rows)
            last = rows[-1][0]

    def all_tombstones(self) -> list[str]:
        return [row[0] for row in self._rows("SELECT report_id FROM tombstones ORDER BY 1")]

    def judgement_history(self) -> list[JudgementRow]:
        sql = "SELECT one, other, verdict, by, at, why FROM judgements ORDER BY seq"
        return [JudgementRow(*row) for row in self._rows(sql)]

    def iter_given_ids(self) -> Iterator[tuple[str, str, int]]:
        yield from self.db.execute("SELECT id, anchor, node FROM given_ids ORDER BY id")

    def iter_successions(self) -> Iterator[tuple[int, int]]:
        yield from self.db.execute("SELECT node, successor FROM successors ORDER BY 1, 2")

    # --- identity

    def iter_forms(self) -> Iterator[tuple[Form, list[str], list[str]]]:
        last = 0
        while forms := forms_of(
            self._rows(f"{_FORMS} WHERE number > ? ORDER BY number LIMIT 500", last)
        ):
            numbers = [form.number for form in forms]
            keys, refs = self._by_form("form_keys", numbers), self._by_form("form_refs", numbers)
            yield from ((f, keys.get(f.number, []), refs.get(f.number, [])) for f in forms)
            last = numbers[-1]

    def _by_form(self, table: str, numbers: Collection[int]) -> dict[int, list[str]]:
        sql = (
            f"SELECT form, key FROM {table} "
            "WHERE form IN (SELECT value FROM json_each(?)) ORDER BY form, key"
        )
        found: dict[int, list[str]] = {}
        for form, key in self._rows(sql, listed(numbers)):
            found.setdefault(form, []).append(key)
        return found

    def forms_by_key(self, keys: Collection[str]) -> dict[str, Form]:
        sql = f"{_FORMS} WHERE key IN (SELECT value FROM json_each(?))"
        return {form.key: form for form in forms_of(self._rows(sql, listed(keys)))}

    def forms_by_number(self, numbers: Collection[int]) -> list[Form]:
        if not numbers:
            return []
        sql = f"{_FORMS} WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
        return forms_of(self._rows(sql, listed(numbers)))

    def forms_sharing(self, kind: str, keys: Collection[str]) -> set[int]:
        if not keys:
            return set()
        sql = (
            "SELECT DISTINCT f.grp FROM json_each(?1) j "
            "CROSS JOIN form_keys k ON k.kind = ?2 AND k.key = j.value "
            "CROSS JOIN forms f ON f.number = k.form"
        )
        return {row[0] for row in self._rows(sql, listed(keys), kind)}

    def forms_in_groups(self, kind: str, groups: Collection[int]) -> list[Form]:
        if not groups:
            return []
        sql = f"{_FORMS} WHERE kind = ? AND grp IN (SELECT value FROM json_each(?)) ORDER BY number"
        return forms_of(self._rows(sql, kind, listed(groups)))

    def forms_referring(self, kind: str, to: Collection[str]) -> set[int]:
        if not to:
            return set()
        sql = (
            "SELECT DISTINCT r.form FROM json_each(?1) j "
            "CROSS JOIN form_refs r ON r.key = j.value AND r.kind = ?2"
        )
        return {row[0] for row in self._rows(sql, listed(to), kind)}

    def mentions_of_reports(self, reports: Collection[int]) -> list[MentionRow]:
        sql = (
            "SELECT report, key, form FROM mentions "
            "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, key"
        )
        return [MentionRow(*row) for row in self._rows(sql, listed(reports))]

    def reports_mentioning(self, forms: Collection[int]) -> set[int]:
        if not forms:
            return set()
        sql = "SELECT report FROM mentions WHERE form IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._rows(sql, listed(forms))}

    def mention_counts(self, forms: Collection[int]) -> dict[int, int]:
        if not forms:
            return {}
        sql = (
            "SELECT j.value FROM json_each(?) j "
            "WHERE EXISTS(SELECT 1 FROM mentions WHERE form = j.value)"
        )
        return {row[0]: 1 for row in self._rows(sql, listed(forms))}

    def anchors(self, numbers: Collection[int]) -> dict[int, Anchor]:
        if not numbers:
            return {}
        sql = (
            "SELECT f.node, f.content, "
            "(SELECT m.reported || char(31) || m.report_id || char(31) || m.key FROM mentions m "
            "WHERE m.form = f.number ORDER BY m.reported, m.report_id, m.key LIMIT 1) "
            "FROM json_each(?) j CROSS JOIN forms f ON f.node = j.value"
        )
        best: dict[int, tuple[list[str], str]] = {}
        for node, content, first in self._rows(sql, listed(numbers)):
            if first is not None:
                here = (first.split("\x1f"), content)
                best[node] = min(best.get(node, here), here)
        return {node: Anchor(at[1], at[2], content) for node, (at, content) in best.items()}

    def nodes_with_tails(self, ids: Collection[str], letters: int) -> set[int]:
        if not ids:
            return set()
        sql = (
            "SELECT n.number FROM json_each(?1) j "
            "CROSS JOIN nodes n ON n.id >= j.value AND n.id < j.value || '{' "
            "WHERE length(n.id) IN (length(j.value), length(j.value) + ?2)"
        )
        return {row[0] for row in self._rows(sql, listed(ids), letters)}

    def mention_node(self, full_key: str) -> int | None:
        report_id, _, key = full_key.partition("#")
        sql = (
            "SELECT f.node FROM reports r JOIN mentions m ON m.report = r.number AND m.key = ? "
            "JOIN forms f ON f.number = m.form WHERE r.id = ?"
        )
        rows = self._rows(sql, key, report_id)
        return rows[0][0] if rows else None
