"""What is done to a graph: load, retract, purge, judge, rebuild. Each call is one transaction.

Whole or not at all.
"""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Protocol

from graph.evidence.align import align
from graph.journal.judgements import refusals
from graph.journal.policies import note_policies
from graph.journal.transactions import run_in_transaction
from graph.model.errors import JudgementError, ReportNotFoundError
from graph.model.keys import full_key
from graph.model.policies import Policies, policies_of
from graph.model.records import UNDONE, JudgementRow, ReportRow, VersionRow
from graph.model.report import ParsedReport, canonical_json, read_report
from graph.projection.admission import left_out
from graph.projection.claims import mention_pointers, reported_of
from graph.projection.constraints import constraints_of
from graph.projection.engine import Batch, Tally, apply
from graph.projection.mentions import Reading
from graph.projection.parties import party_problems
from graph.projection.resolution import rewrite_keys
from graph.stores.working import Erasing, Transaction, WorkingView, Writable

VERDICTS = ("same", "different", "unsure")
REBUILD_BATCH = 2000


@dataclass(slots=True)
class Outcome(Tally):
    """What a call did: report ids by fate, and how many elements changed."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """(report id, or verdict and mentions of a judgement; reason)"""
    superseded: list[str] = field(default_factory=list)
    """Not loaded, since a report of higher precedence is there."""
    left_out: dict[str, dict[str, str]] = field(default_factory=dict)
    """report id -> JSON Pointer -> why the value does not enter the graph"""


class Precedence(Protocol):
    """Decides between reports that tell of the same, within the transaction that loads them."""

    def superseded(self, view: WorkingView, batch: Collection[ParsedReport]) -> Collection[str]:
        """Return ids of those of a batch that live reports, or others of the batch, keep out."""

    def taken_back(self, view: WorkingView, batch: Collection[ParsedReport]) -> Collection[str]:
        """Return ids of live reports, none of the batch, that give way to those of the batch."""


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the cycle collector from walking the many small rows of a batch.

    Which hold no cycles.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _RehearsalEndError(Exception):
    """Ends a dry run, so that its transaction is rolled back."""


Loading = Callable[[Sequence[ParsedReport], str], "Outcome"]


def load(
    store: Writable,
    reports: Sequence[ParsedReport],
    at: str,
    dry_run: bool = False,
    precedence: Precedence | None = None,
) -> Outcome:
    """Load parsed reports as one batch.

    One whose id is known replaces its old self, one with equal content changes nothing. Of several
    with one id the last counts. Purged reports, and those whose parties cannot be told apart, are
    refused and named; the rest goes on. What `precedence` keeps out is named, and what gives way is
    retracted and named as removed. With `dry_run` the outcome is the same and nothing is written.
    `at` is the ISO time of loading.
    """
    if dry_run:
        with rehearsal(store, precedence) as rehearse:
            return rehearse(reports, at)
    by_id = {report.id: report for report in reports}
    with _collector_at_rest():
        return run_in_transaction(store, lambda tx: _load(tx, by_id, at, precedence))


@contextmanager
def rehearsal(store: Writable, precedence: Precedence | None = None) -> Iterator[Loading]:
    """Yield what loads batches like `load`, one on top of the other.

    At the end nothing is written.
    """
    try:
        with _collector_at_rest(), store.write() as tx:

            def rehearse(reports: Sequence[ParsedReport], at: str) -> Outcome:
                return _load(tx, {report.id: report for report in reports}, at, precedence)

            yield rehearse
            raise _RehearsalEndError
    except _RehearsalEndError:
        pass


def _load(
    tx: Transaction, reports: dict[str, ParsedReport], at: str, precedence: Precedence | None
) -> Outcome:
    outcome, live = Outcome(), tx.reports(reports.keys())
    digests = dict(zip(reports, map(_digest, reports.values()), strict=True))
    known = {i for i, row in live.items() if row.digest == digests[i]}
    sound = _sound(tx, reports, known, outcome)
    if precedence is not None:
        outcome.superseded = sorted(precedence.superseded(tx, sound.values()))
        sound = {i: report for i, report in sound.items() if i not in outcome.superseded}
    admitted = {i: align(report) for i, report in sound.items() if i not in known}
    _note_fates(outcome, sound, known, live)
    if admitted:
        _write(tx, admitted, digests, at, outcome)
    if precedence is not None:
        _displace(tx, precedence.taken_back(tx, sound.values()), at, outcome)
    return outcome


def _sound(
    tx: Transaction, reports: dict[str, ParsedReport], known: set[str], outcome: Outcome
) -> dict[str, ParsedReport]:
    """Those of the reports that may be loaded; the others are named as refused."""
    purged = tx.tombstones(reports.keys())
    faults = {i: _refusal(one, purged) for i, one in reports.items() if i not in known}
    outcome.refused = [(i, reason) for i, reason in faults.items() if reason]
    return {i: report for i, report in reports.items() if not faults.get(i)}


def _note_fates(
    outcome: Outcome, ids: Iterable[str], known: Collection[str], live: Collection[str]
) -> None:
    """Name the reports as unchanged, changed or new, in their order."""
    for i in ids:
        fate = outcome.unchanged if i in known else outcome.changed if i in live else outcome.new
        fate.append(i)


def _displace(tx: Transaction, ids: Collection[str], at: str, outcome: Outcome) -> None:
    """Take back live reports that give way."""
    if ids:
        gone = _take_back(tx, ids, at, "retracted")
        outcome.removed = gone.removed
        outcome.add(gone)


def _refusal(report: ParsedReport, purged: Collection[str]) -> str | None:
    if report.id in purged:
        return f"was purged; `tieline purge --lift {report.id}` would let it in again"
    problems = party_problems(report)
    return "; ".join(f"{p.pointer}: {p.reason}" for p in problems) or None


def _digest(report: ParsedReport) -> str:
    return blake2b(canonical_json(report).encode(), digest_size=16).hexdigest()


def _write(
    tx: Transaction,
    admitted: dict[str, ParsedReport],
    digests: dict[str, str],
    at: str,
    outcome: Outcome,
) -> None:
    bodies = {i: canonical_json(report) for i, report in admitted.items()}
    rows = [
        (
            i,
            reported_of(report),
            digests[i],
            bodies[i],
            report.text.content if report.text else None,
        )
        for i, report in admitted.items()
    ]
    policies = policies_of(tx.policies())
    missing = {i: left_out(report, policies) for i, report in admitted.items()}
    numbers = tx.put_reports(rows)
    tx.log_versions([VersionRow(i, "loaded", at, digests[i], bodies[i]) for i in admitted])
    outcome.left_out = {i: found for i, found in missing.items() if found}
    batch = Batch(
        changed={numbers[i]: report for i, report in admitted.items()},
        left_out={numbers[i]: found for i, found in missing.items()},
    )
    outcome.add(apply(tx, constraints_of(tx.judgements()), batch))


def retract(store: Writable, ids: Iterable[str], at: str) -> Outcome:
    """Take reports back: the graph is as if they had never come; the journal keeps them.

    One that is not live now is named as unchanged.

    Raises:
        ReportNotFoundError: the journal does not know one of them; nothing is retracted.
    """
    wanted = list(dict.fromkeys(ids))
    return run_in_transaction(store, lambda tx: _take_back(tx, wanted, at, "retracted"))


def _take_back(tx: Transaction, ids: Collection[str], at: str, action: str) -> Outcome:
    outcome, live = Outcome(), tx.reports(ids)
    for report_id in ids:
        if report_id not in live and not tx.history(report_id):
            raise ReportNotFoundError(report_id)
        (outcome.removed if report_id in live else outcome.unchanged).append(report_id)
    if live:
        numbers = [row.number for row in live.values()]
        tx.log_versions([VersionRow(i, action, at, row.digest, None) for i, row in live.items()])
        tx.drop_reports(numbers)
        outcome.add(apply(tx, constraints_of(tx.judgements()), Batch(removed=numbers)))
    return outcome


def purge(store: Erasing, ids: Iterable[str], at: str) -> Outcome:
    """Take reports back and erase their words wherever the store has them.

    Texts, versions, what was judged of their mentions; of the ids that these gave nodes a hash is
    kept, so that a redirect still answers. A tombstone, which names the report's id, refuses them
    from then on. At the end the file is written anew; to be done again where that was interrupted.

    Raises:
        ReportNotFoundError: the journal does not know one of them; nothing is purged.
        StoreBusyError: purged, but somebody was reading all the while: the file may still hold
            the words until the purge is repeated.
    """
    wanted = list(dict.fromkeys(ids))
    outcome = run_in_transaction(store, lambda tx: _erase(tx, wanted, at))
    store.wipe()
    return outcome


def _erase(tx: Transaction, ids: Collection[str], at: str) -> Outcome:
    outcome = _take_back(tx, ids, at, "purged")
    standing = tx.tombstones(ids)
    for report_id in ids:
        if report_id in outcome.unchanged and report_id not in standing:
            tx.log_versions([VersionRow(report_id, "purged", at, "", None)])
            outcome.unchanged.remove(report_id)
            outcome.removed.append(report_id)
        tx.erase_versions(report_id)
        tx.erase_names(report_id)
        tx.set_tombstone(report_id, True)
    judged = {mention for report_id in ids for mention in tx.erase_judgements(report_id)}
    if judged:
        outcome.add(_rejudge(tx, judged))
    return outcome


def lift(store: Writable, ids: Iterable[str], at: str) -> Outcome:
    """Lift the tombstones of purged reports, so that they may be loaded again.

    Raises:
        ReportNotFoundError: one of them has no tombstone; nothing is lifted.
    """
    wanted = list(dict.fromkeys(ids))
    return run_in_transaction(store, lambda tx: _lift(tx, wanted, at))


def _lift(tx: Transaction, ids: Collection[str], at: str) -> Outcome:
    standing = tx.tombstones(ids)
    for report_id in ids:
        lifted = VersionRow(report_id, "lifted", at, "", None)
        if report_id not in standing:
            if lifted in tx.history(report_id)[-1:]:  # by this very work, before it was interrupted
                continue
            raise ReportNotFoundError(report_id)
        tx.set_tombstone(report_id, False)
        tx.log_versions([lifted])
    return Outcome(changed=list(ids))


def judge(
    store: Writable,
    one: str,
    other: str,
    verdict: str,
    by: str,
    at: str,
    why: str,
    may_be_dormant: bool = False,
) -> Outcome:
    """Judge two mentions to be the same thing, different things, or unsure.

    The newest judgement on a pair counts. One that others stand against is kept, and named as
    refused: it holds as soon as they are undone. Mentions as `mention_key` takes them; with
    `may_be_dormant` a full key may also be of a mention that no live report has.

    Raises:
        JudgementError: an unknown verdict or mention, one mention with itself, or two kinds.
    """
    if verdict not in VERDICTS:
        raise JudgementError(
            f"{verdict!r} is not a verdict; the verdicts are {', '.join(VERDICTS)}"
        )

    def work(tx: Transaction) -> Outcome:
        find = _known_key if may_be_dormant else mention_key
        first, second = sorted((find(tx, one), find(tx, other)))
        _check_pair(first, second)
        row = JudgementRow(first, second, verdict, by, at, why)
        if row not in _entries(tx, first, second)[-1:]:
            tx.put_judgement(row)
        outcome = _rejudge(tx, {first, second})
        outcome.refused = [
            (f"{found.row.verdict} {found.row.one} {found.row.other}", found.reason)
            for found in refusals(tx, first, second)
        ]
        return outcome

    return run_in_transaction(store, work)


def undo(store: Writable, one: str, other: str, by: str, at: str, why: str) -> Outcome:
    """Take back the live judgement on a pair of mentions.

    Raises:
        JudgementError: there is none.
    """

    def work(tx: Transaction) -> Outcome:
        first, second = sorted(_known_key(tx, mention) for mention in (one, other))
        live = {(row.one, row.other) for row in tx.judgements()}
        undone = JudgementRow(first, second, UNDONE, by, at, why)
        if undone in _entries(tx, first, second)[-1:]:
            return _rejudge(tx, {first, second})
        if (first, second) not in live:
            raise JudgementError(f"no live judgement on {first} and {second}")
        tx.undo_judgement(first, second, by, at, why)
        return _rejudge(tx, {first, second})

    return run_in_transaction(store, work)


def _entries(tx: Transaction, one: str, other: str) -> list[JudgementRow]:
    """All that was entered on a pair, in order: work done again finds its own entry last."""
    return [row for row in tx.judgement_history() if (row.one, row.other) == (one, other)]


def _check_pair(one: str, other: str) -> None:
    if one == other:
        raise JudgementError(f"{one} is one mention; a judgement takes two")
    kinds = [key.partition("#")[2].partition(":")[0] for key in (one, other)]
    if kinds[0] != kinds[1]:
        raise JudgementError(f"{one} is of kind {kinds[0]}, {other} of kind {kinds[1]}")


def _rejudge(tx: Transaction, mentions: Collection[str]) -> Outcome:
    reports = tx.reports({mention.partition("#")[0] for mention in mentions})
    batch = Batch(judged=mentions, judged_reports={row.number for row in reports.values()})
    outcome = Outcome()
    outcome.add(apply(tx, constraints_of(tx.judgements()), batch))
    return outcome


def mention_key(view: WorkingView, mention: str) -> str:
    """Return the full key of a mention given as `REPORT#KIND:CONTENT` or `REPORT#/JSON/POINTER`.

    Raises:
        JudgementError: no live report has such a mention.
    """
    report_id, sign, place = mention.partition("#")
    row = view.reports([report_id]).get(report_id)
    if row is None or not sign:
        raise JudgementError(
            f"{mention!r}: no such live report; write REPORT#/officials/0 or REPORT#official:…"
        )
    reading = reading_of(row, policies_of(view.policies()))
    if place in reading.mentions:
        return mention
    ends = dict(mention_pointers(reading))
    if mention not in ends:
        near = ", ".join(sorted(ends)[:5])
        raise JudgementError(f"{mention!r}: the report names nothing there; it has {near} …")
    return full_key(report_id, ends[mention])


def _known_key(view: WorkingView, mention: str) -> str:
    """As `mention_key`, but a full key is taken as it is: its mention may be gone."""
    return mention if ":" in mention.partition("#")[2] else mention_key(view, mention)


def reading_of(row: ReportRow, policies: Policies) -> Reading:
    """Return the reading of a live report under the policies of its store."""
    report = read_report(row.body)
    return Reading(report, left_out(report, policies))


def rebuild(
    store: Writable,
    progress: Callable[[int], None] | None = None,
    choices: Mapping[str, str] | None = None,
    at: str = "",
) -> Outcome:
    """Throw the projection away and build it again from the journal.

    The graph is the same afterwards, unless `choices` change the policies of the store: they are
    noted in the journal at the ISO time `at`, in the same transaction. `progress` is told how many
    reports are done.

    Raises:
        InvalidQuestionError: an unknown policy or choice; nothing is changed.
    """

    def work(tx: Transaction) -> Outcome:
        note_policies(tx, choices or {}, at)
        return _rebuild(tx, progress)

    with _collector_at_rest():
        return run_in_transaction(store, work)


def _rebuild(tx: Transaction, progress: Callable[[int], None] | None) -> Outcome:
    outcome = Outcome()
    constraints = constraints_of(tx.judgements())
    tx.clear_projection()
    rows = tx.iter_reports()
    while chunk := list(islice(rows, REBUILD_BATCH)):
        reports = {row.number: read_report(row.body) for row in chunk}
        outcome.add(apply(tx, constraints, Batch(changed=reports)))
        outcome.unchanged += [row.id for row in chunk]
        if progress:
            progress(len(outcome.unchanged))
    tx.restore_numbers()
    rewrite_keys(tx, constraints)
    return outcome


def mentions(view: WorkingView) -> Iterator[str]:
    """Yield `{"mention": "REPORT#/officials/0", "id".

    "..."}` for every mention of the live reports.

    In order of report and pointer; an id is that of the node for which the mention stands.
    """
    policies = policies_of(view.policies())
    for row in view.iter_reports():
        reading = reading_of(row, policies)
        places = sorted(mention_pointers(reading))
        held = {end: view.mention_node(full_key(row.id, end)) for _, end in places}
        nodes = view.nodes({number for number in held.values() if number is not None})
        for mention, end in places:
            number = held[end]
            if number is not None:
                line = {"mention": mention, "id": nodes[number].id}
                yield json.dumps(line, ensure_ascii=False)
