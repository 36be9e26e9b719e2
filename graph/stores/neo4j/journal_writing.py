"""Writes to the journal, and how a transaction writes at all."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.model.errors import StoreError
from graph.model.policies import PolicyRow
from graph.model.records import (
    UNDONE,
    ClaimCounts,
    Element,
    FirstReport,
    JudgementRow,
    Node,
    QuotedClaim,
    VersionRow,
)
from graph.stores.journal_evidence import answering, claim_counts, first_reports, with_words
from graph.stores.neo4j.reading import GraphReads
from graph.stores.neo4j.recalling import JournalReads
from graph.stores.neo4j.rows import SEPARATOR
from graph.stores.neo4j.running import Running


class Neo4jView(GraphReads, JournalReads):
    """What a transaction of the driver answers."""

    def claim_counts(self, element: Element) -> ClaimCounts | None:
        return claim_counts(self, element)

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[QuotedClaim]:
        return with_words(self, self.claims_in_order(element, field, offset, limit))

    def first_reports(self, elements: Collection[Element]) -> dict[Element, FirstReport]:
        return first_reports(self, self.first_claims(elements))

    def policies(self) -> list[PolicyRow]:
        """None: this store follows the default policies."""
        return []

    def answering(self, node_id: str) -> list[Node]:
        return answering(self, node_id)


class JournalWrites(Neo4jView):
    """The journal half of a transaction."""

    run: Running

    def __init__(self, running: Running) -> None:
        super().__init__(running)
        self.changed = False

    def _each(self, name: str, rows: Sequence[Any], as_: str = "rows", **values: Any) -> None:
        self.run.each(name, rows, as_, **values)
        self._ahead.forget()
        self.changed |= bool(rows)

    def _do(self, name: str, **values: Any) -> None:
        self.run.rows(name, **values)
        self._ahead.forget()
        self.changed = True

    def _take(self, name: str, count: int) -> range:
        if not count:
            return range(1, 1)
        self.changed = True
        ((after,),) = self.run.rows("take_numbers", sequence=f"next_{name}", count=count)
        return range(after - count, after)

    # --- journal

    def put_policy(self, row: PolicyRow) -> None:
        raise StoreError(f"a Neo4j graph follows the default policies, not {row.name}={row.value}")

    def put_reports(self, rows: Sequence[tuple[str, str, str, str, str | None]]) -> dict[str, int]:
        ids = list(dict.fromkeys(row[0] for row in rows))
        numbers: dict[str, int] = self.run.pairs("report_numbers", ids=ids)
        fresh = [report_id for report_id in ids if report_id not in numbers]
        numbers |= dict(zip(fresh, self._take("report", len(fresh)), strict=True))
        names = ("id", "reported", "digest", "body")
        live = {row[0]: dict(zip(names, row[:4], strict=True)) for row in rows}
        held = [{**row, "number": numbers[i], "live": True} for i, row in live.items()]
        self._each("put_reports", held)
        self._redate_mentions(numbers.values())
        self._each("drop_texts", sorted(numbers.values()), as_="reports")
        texts = {numbers[row[0]]: row[4] for row in rows}
        self._each("put_texts", [[n, text] for n, text in texts.items() if text is not None])
        return numbers

    def _redate_mentions(self, numbers: Collection[int]) -> None:
        """Mentions hold the date of their report, which may have another now and name the same."""
        self._each("redate_mentions", sorted(self._places_of(numbers).items()))

    def _places_of(self, numbers: Collection[int]) -> dict[int, str]:
        """With what the places of the mentions of these reports begin."""
        rows = self.run.rows("report_places", numbers=sorted(numbers)) if numbers else []
        return {n: SEPARATOR.join((reported, report_id, "")) for n, reported, report_id in rows}

    def drop_reports(self, numbers: Collection[int]) -> None:
        self._each("drop_texts", sorted(numbers), as_="reports")
        self._each("drop_reports", sorted(numbers), as_="numbers")

    def log_versions(self, rows: Sequence[VersionRow]) -> None:
        taken = self._take("version", len(rows))
        entries = [{**row._asdict(), "seq": seq} for seq, row in zip(taken, rows, strict=True)]
        self._each("log_versions", entries)

    def erase_versions(self, report_id: str) -> int:
        self.changed = True
        return int(self.run.rows("erase_versions", report_id=report_id)[0][0])

    def set_tombstone(self, report_id: str, present: bool) -> None:
        self._do("put_tombstone" if present else "lift_tombstone", report_id=report_id)

    def put_judgement(self, row: JudgementRow) -> None:
        self._judged(
            one=row.one, other=row.other, verdict=row.verdict, by=row.by, at=row.at, why=row.why
        )

    def undo_judgement(self, one: str, other: str, by: str, at: str, why: str) -> None:
        self._judged(one=one, other=other, verdict=UNDONE, by=by, at=at, why=why)

    def _judged(self, **values: str) -> None:
        (seq,) = self._take("judgement", 1)
        self._do("put_judgement", row={**values, "seq": seq})

    def note_ids(self, rows: Sequence[tuple[str, str, int]]) -> None:
        self._each("note_ids", sorted(rows))

    def note_successors(self, rows: Collection[tuple[int, int]]) -> None:
        self._each("note_successors", [[*row, _pair(*row)] for row in sorted(rows)])

    def renumber_trails(self, numbers: Mapping[int, int]) -> None:
        if not numbers:
            return
        self._each("renumber_given_ids", sorted(numbers.items()))
        touched = {(a, b) for a, b in self.run.rows("successions", numbers=sorted(numbers))}
        self._each("drop_successions", sorted(_pair(*one) for one in touched), as_="pairs")
        self.note_successors({(numbers.get(a, a), numbers.get(b, b)) for a, b in touched})


def _pair(node: int, successor: int) -> str:
    return f"{node}.{successor}"
