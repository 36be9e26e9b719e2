"""Copies a graph with its journal from one store to another, of whatever kinds they are.

The journal is copied and the graph projected from it anew: so what stands in the target is a whole
graph after every batch, and a copy that was interrupted goes on when the same is copied again.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, zip_longest
from typing import TypeVar

from graph.journal.transactions import run_in_transaction
from graph.model.errors import StoreNotEmptyError
from graph.model.records import UNDONE, JudgementRow, ReportRow, VersionRow, label_of
from graph.model.report import read_report
from graph.model.vocabulary import Label
from graph.projection.constraints import constraints_of
from graph.projection.engine import Batch, apply
from graph.stores.working import Transaction, WorkingStore, WorkingView

_VERSIONS = 1000
Row = TypeVar("Row")
Progress = Callable[[int, int], None]
"""Told how many of how many reports stand in the target."""


@dataclass(slots=True)
class Copied:
    """What a copy came to: how much the target holds that it did not hold before."""

    reports: int = 0
    versions: int = 0
    judgements: int = 0
    ids: int = 0


def copy(
    source: WorkingStore,
    target: WorkingStore,
    batch_size: int = 500,
    progress: Progress | None = None,
) -> Copied:
    """Copy what stands in the source, with its whole journal and the ids given out.

    The export of the target is then that of the source, and retired ids are answered alike.

    Raises:
        StoreNotEmptyError: the target holds what the source does not; nothing is written.
    """
    if source.identity == target.identity:
        raise StoreNotEmptyError(f"{target.address}: is the store to copy from; give another")
    copied = Copied()
    with source.read(steady=True) as view:
        judged = _check(view, target)
        copied.judgements = _copy_judgements(view, target, judged)
        _copy_reports(view, target, batch_size, copied, progress)
        _copy_versions(view, target, copied)
        copied.ids = _copy_trails(view, target)
    return copied


def _check(source: WorkingView, target: WorkingStore) -> int:
    """How many of the judgements the target has; all it holds must be the source's too."""
    with target.read(steady=True) as view:
        held = view.judgement_history()
        has_reports = bool(view.counts()["journal"]["reports"])
        if has_reports and view.policies() != source.policies():
            raise StoreNotEmptyError(
                f"{target.address}: was begun under other policies; give an empty store"
            )
        others = [row.id for row in view.iter_reports() if not _is_same(source, row)]
        pairs = zip_longest(view.iter_versions(), source.iter_versions())
        strays = next((one for one, own in pairs if one is not None and one != own), None)
    if others or strays or source.judgement_history()[: len(held)] != held:
        what = f"report {others[0]}" if others else "judgements"
        what = f"a history of report {strays.report_id}" if strays and not others else what
        raise StoreNotEmptyError(
            f"{target.address}: holds {what} which the store to copy from does not; "
            "give an empty store"
        )
    return len(held)


def _is_same(source: WorkingView, row: ReportRow) -> bool:
    known = source.reports([row.id]).get(row.id)
    return known is not None and known.digest == row.digest


# --- judgements and tombstones


def _copy_judgements(source: WorkingView, target: WorkingStore, known: int) -> int:
    every, purged = source.judgement_history(), source.all_tombstones()
    rows, policies = every[known:], source.policies()

    def work(tx: Transaction) -> None:
        for policy in policies[len(tx.policies()) :]:
            tx.put_policy(policy)
        for row in every[len(tx.judgement_history()) :]:
            _judge(tx, row)
        for report_id in purged:
            tx.set_tombstone(report_id, True)

    if rows or purged or policies:
        run_in_transaction(target, work)
    return len(rows)


def _judge(tx: Transaction, row: JudgementRow) -> None:
    if row.verdict == UNDONE:
        tx.undo_judgement(row.one, row.other, row.by, row.at, row.why)
    else:
        tx.put_judgement(row)


# --- reports


def _copy_reports(
    source: WorkingView, target: WorkingStore, size: int, copied: Copied, progress: Progress | None
) -> None:
    total, done = source.counts()["journal"]["reports"], 0
    for rows in _chunks(source.iter_reports(), size):
        copied.reports += run_in_transaction(target, partial(_put, rows=rows))
        done += len(rows)
        if progress:
            progress(done, total)


def _put(tx: Transaction, rows: list[ReportRow]) -> int:
    """Make live those of the reports that are not yet; how many."""
    there = tx.reports([row.id for row in rows])
    fresh = {row.id: read_report(row.body) for row in rows if row.id not in there}
    if fresh:
        put = []
        for row in rows:
            if row.id in fresh:
                text = fresh[row.id].text
                put.append(
                    (row.id, row.reported, row.digest, row.body, text.content if text else None)
                )
        numbers = tx.put_reports(put)
        changed = {numbers[report_id]: report for report_id, report in fresh.items()}
        apply(tx, constraints_of(tx.judgements()), Batch(changed=changed))
    return len(fresh)


def _copy_versions(source: WorkingView, target: WorkingStore, copied: Copied) -> None:
    with target.read() as view:
        known = view.counts()["journal"]["versions"]
    for rows in _chunks(islice(source.iter_versions(), known, None), _VERSIONS):
        run_in_transaction(target, partial(_log, rows=rows, known=known))
        known += len(rows)
        copied.versions += len(rows)


def _log(tx: Transaction, rows: list[VersionRow], known: int) -> None:
    """Add the versions that are not in the target yet; `known` stood there before these."""
    standing = tx.counts()["journal"]["versions"] - known
    if standing < len(rows):
        tx.log_versions(rows[standing:])


def _chunks(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, size)):
        yield chunk


# --- ids given out


def _copy_trails(source: WorkingView, target: WorkingStore) -> int:
    given = list(source.iter_given_ids())

    def work(tx: Transaction) -> int:
        known = {row[0] for row in tx.iter_given_ids()}
        missing = [row for row in given if row[0] not in known]
        if missing:
            led = set(source.iter_successions())
            named = {n for one in led for n in one} | {row[2] for row in missing}
            numbers = _numbers(source, tx, named)
            tx.note_ids([(node_id, anchor, numbers[n]) for node_id, anchor, n in missing])
            tx.note_successors({(numbers[one], numbers[other]) for one, other in led})
        return len(missing)

    return run_in_transaction(target, work)


def _numbers(source: WorkingView, tx: Transaction, numbers: Collection[int]) -> dict[int, int]:
    """The numbers in the target of nodes of the source; those that are gone get one each."""
    live = {n: node.id for n, node in source.nodes(numbers).items()}
    there = tx.numbers(live.values())
    found = {n: there[node_id] for n, node_id in live.items()}
    gone: dict[Label, list[int]] = {}
    for number in sorted(set(numbers) - live.keys()):
        gone.setdefault(label_of(number), []).append(number)
    for label, old in gone.items():
        found |= dict(zip(old, tx.new_numbers(label, len(old)), strict=True))
    return found
