"""Loads documents into a graph in batches, and tells what became of each.

Parsed reports are checked; released texts are parsed first, on several cores.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Final, Protocol

from graph.evidence.align import align
from graph.evidence.gate import unsupported
from graph.journal import operations as journal
from graph.journal.operations import Outcome
from graph.model.errors import InvalidReportError, Problem, TielineError
from graph.model.made import Rank, rank
from graph.model.report import ParsedReport, check_report, read_report
from graph.projection.engine import Tally
from graph.stores.working import WorkingStore
from loaders.intake.corrections import PersonsFirst, drop_stale_evidence
from loaders.intake.documents import (
    Document,
    Found,
    Meter,
    RawText,
    Rejection,
    documents_and_texts,
    measured,
)
from loaders.intake.json_text import UnreadableError, decode
from loaders.texts.asking import Answer, Asked, report_id
from loaders.texts.kept import NOTHING_GIVEN, Given
from loaders.texts.limits import Limits
from loaders.texts.sealing import was_read_by_these_rules
from loaders.texts.workers import Workers


class Lines(Protocol):
    """Where lines go: an open file, or what behaves like one."""

    def write(self, line: str, /) -> object:
        """Add a line."""


class Tables(Protocol):
    """What reads tables: rows that are reports, as documents."""

    def documents(self, paths: Iterable[str], meter: Meter) -> Iterator["Document | Rejection"]:
        """Yield the reports of the tables in order, and rejections of rows."""


Progress = Callable[["Summary"], None]
_TEXT_OR_REPORT: Final = "must be a string (a released text) or an object (of a parsed report)"
_LOOKED_UP: Final = 64
"""Texts that are looked up in the store at once."""


@dataclass(slots=True)
class Summary(Tally):
    """What a load came to; `read` counts documents, rejected ones included."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    without_tie: int = 0
    """Texts parsed that tell of no tie; among the new, changed and unchanged."""
    kept: list[str] = field(default_factory=list)
    """Ids of reports of the parser that a person's of the same text kept out; see `Rank`."""
    displaced: list[str] = field(default_factory=list)
    """Ids of live reports of the parser that were taken back for a person's of the same text."""
    replaced_in_run: list[str] = field(default_factory=list)
    """Report ids that came more than once: the last counts."""
    left_out: dict[str, dict[str, str]] = field(default_factory=dict)
    """report id -> JSON Pointer -> why the value does not enter the graph"""

    @property
    def done(self) -> int:
        """How many reports are dealt with; of those that are read, some may be being parsed."""
        return self.new + self.changed + self.unchanged + self.rejected + len(self.kept)

    def count(self, outcome: Outcome) -> None:
        """Add what a batch came to."""
        self.add(outcome)
        self.new += len(outcome.new)
        self.changed += len(outcome.changed)
        self.unchanged += len(outcome.unchanged)
        self.rejected += len(outcome.refused)
        self.kept.extend(outcome.superseded)
        self.displaced.extend(outcome.removed)
        self.left_out.update(outcome.left_out)


def _fault(report: ParsedReport) -> str | None:
    """Return why the words of a report cannot be judged; None where they can."""
    try:
        unsupported(align(report))
    except Exception as fault:  # noqa: BLE001  whatever it is, it must not take the batch with it
        return f"its words cannot be judged ({type(fault).__name__}: {fault})"
    return None


def is_record(data: object) -> bool:
    """Whether decoded JSON is a released text in an object rather than a parsed report."""
    return isinstance(data, dict) and isinstance(data.get("text"), str) and "parties" not in data


def _is_unclear(data: object) -> bool:
    """Whether decoded JSON may have been meant as a text, and is neither text nor report."""
    if not isinstance(data, dict) or "parties" in data or "text" not in data:
        return False
    return not isinstance(data["text"], str | dict)


def now() -> str:
    """Return the time as the journal notes it: ISO, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class _Read:
    """A document, with the report it is or what is to be asked about it; neither where rejected."""

    found: Found
    report: ParsedReport | None = None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A report that is to be loaded, and the document it comes from."""

    found: Found
    report: ParsedReport
    rank: Rank
    """Whose word it is; of several with one id in a batch the last of the highest counts."""


_Batch = dict[str, _Arrival]


class Loader:
    """Loads into one store; whole batches only.

    Of one text a person's report counts and the parser's does not, whichever comes first.
    """

    def __init__(
        self,
        store: WorkingStore,
        *,
        batch_size: int = 500,
        max_document_bytes: int = 10_000_000,
        dry_run: bool = False,
        rejects: Lines | None = None,
        limits: Limits | None = None,
        cores: int = 0,
        given: Given = NOTHING_GIVEN,
        tables: Tables | None = None,
    ) -> None:
        """Prepare a load.

        Args:
            store: where to.
            batch_size: reports to a transaction.
            max_document_bytes: of one document.
            dry_run: plan and count, write nothing.
            rejects: where rejections go, as JSON lines of source, line, pointer, reason, input. Of
                one document with several faults the first line alone holds the input.
            limits: what parsing one text may cost.
            cores: processes that parse, 0 for as many as there are cores. What comes out does not
                depend on it.
            given: what is known of every text from outside; parsed reports tell it themselves.
            tables: what makes documents of the paths where these are tables.
        """
        self.store = store
        self.batch_size = batch_size
        self.max_document_bytes = max_document_bytes
        self.dry_run = dry_run
        self.rejects = rejects
        self.summary = Summary()
        self.meter = Meter()
        self.limits = limits or Limits()
        self.cores = cores
        self.given = given
        self.tables = tables

    def load(self, paths: Sequence[str], progress: Progress | None = None) -> Summary:
        """Load all documents of the paths; `progress` is told after every batch.

        How far the reading is stands in `meter`.

        Raises:
            StoreError: the store cannot go on; whole batches before it stay loaded.
        """
        self.meter = measured(paths, texts=True)
        if self.dry_run:
            with journal.rehearsal(self.store, PersonsFirst()) as rehearse:
                return self._load(paths, rehearse, progress)
        load = partial(journal.load, self.store, precedence=PersonsFirst())
        return self._load(paths, load, progress)

    def _load(
        self, paths: Iterable[str], load: journal.Loading, progress: Progress | None
    ) -> Summary:
        with (
            Workers(self.limits, self.cores) as workers,
            closing(self._batches(paths, workers)) as batches,
        ):
            for batch in batches:
                outcome = self._loaded(batch, load)
                self.summary.count(outcome)
                for refused, reason in outcome.refused:
                    self._set_aside(batch[refused].found, [Problem("", reason)])
                if progress is not None:
                    progress(self.summary)
        return self.summary

    def _loaded(self, batch: _Batch, load: journal.Loading) -> Outcome:
        """Load a batch; one whose words bring the rules down is set aside, and the rest goes on."""
        try:
            return load([one.report for one in batch.values()], now())
        except TielineError:
            raise
        except Exception:
            unsound = [(i, fault) for i, one in batch.items() if (fault := _fault(one.report))]
            if not unsound:
                raise
            for report_id_, fault in unsound:
                self.summary.rejected += 1
                self._set_aside(batch.pop(report_id_).found, [Problem("", fault)])
            return load([one.report for one in batch.values()], now())

    def _batches(self, paths: Iterable[str], workers: Workers) -> Generator[_Batch]:
        batch: _Batch = {}
        seen: set[str] = set()
        for one in self._arrivals(paths, workers):
            own, before = one.report.id, batch.get(one.report.id)
            is_kept = before and (before.report == one.report or before.rank > one.rank)
            if own in seen and not is_kept:
                self.summary.replaced_in_run.append(own)
            seen.add(own)
            if before is None or before.rank <= one.rank:
                batch.pop(own, None)
                batch[own] = one
            if len(batch) == self.batch_size:
                yield batch
                batch = {}
        if batch:
            yield batch

    def _arrivals(self, paths: Iterable[str], workers: Workers) -> Iterator[_Arrival]:
        """Every report of the documents, in their order, those of texts once they are parsed."""
        wanted = ((read, read.asked) for read in self._unknown(self._read_all(paths)))
        for read, answers in workers.answers(wanted):
            if read.report is not None:
                yield _Arrival(read.found, read.report, rank(read.report))
            for answer in answers:
                report = self._answered(read.found, answer)
                if report is not None:
                    yield _Arrival(read.found, report, rank(report))

    def _read_all(self, paths: Iterable[str]) -> Iterator[_Read]:
        documents: Iterator[Found]
        if self.tables is not None:
            documents = self.tables.documents(paths, self.meter)
        else:
            documents = documents_and_texts(paths, self.max_document_bytes, self.meter)
        for found in documents:
            self.summary.read += 1
            yield self._read(found)

    def _read(self, found: Found) -> _Read:
        if isinstance(found, RawText):
            return _Read(found, asked=Asked(found.source, found.raw, given=self.given))
        if isinstance(found, Rejection):
            self.summary.rejected += 1
            self._write(found)
            return _Read(found)
        problems: Sequence[Problem]
        try:
            data = decode(found.text)
            if is_record(data):
                return _Read(found, asked=Asked(found.source, record=data, given=self.given))
            if _is_unclear(data):
                raise InvalidReportError([Problem("/text", _TEXT_OR_REPORT)])
            report = check_report(data)
        except InvalidReportError as fault:
            problems = fault.problems
        except UnreadableError as fault:
            problems = [Problem(fault.pointer, fault.reason)]
        else:
            return _Read(found, drop_stale_evidence(report))
        self.summary.rejected += 1
        self._set_aside(found, problems)
        return _Read(found)

    def _unknown(self, read: Iterable[_Read]) -> Iterator[_Read]:
        """Leave out texts whose live report these very rules made: they are done."""
        held: list[_Read] = []
        for one in read:
            held.append(one)
            if len(held) == (_LOOKED_UP if held[0].asked else 1):
                yield from self._without_known(held)
                held = []
        yield from self._without_known(held)

    def _without_known(self, held: list[_Read]) -> Iterator[_Read]:
        ids = [report_id(one.asked) for one in held if one.asked]
        known: set[str] = set()
        if ids:
            with self.store.read() as view:
                rows = view.reports(ids).values()
                known = {one.id for one in rows if self._is_done(one.body)}
        for one in held:
            if one.asked and known and report_id(one.asked) in known:
                self.summary.unchanged += 1
            else:
                yield one

    def _is_done(self, body: str) -> bool:
        """Whether a live report is what parsing its text now would give."""
        return was_read_by_these_rules(body, self.given)

    def _answered(self, found: Found, answer: Answer) -> ParsedReport | None:
        if answer.report is None:
            self.summary.rejected += 1
            self._set_aside(found, [Problem(answer.pointer, answer.refused or "")])
            return None
        report = read_report(answer.report)
        self.summary.without_tie += not report.parties
        return report

    def _set_aside(self, found: Found, problems: Sequence[Problem]) -> None:
        """Write a line for each problem; the input once, for it may be large."""
        text = None if isinstance(found, Rejection) else found.text
        for problem in problems:
            pointer = found.pointer + problem.pointer
            self._write(Rejection(found.source, found.line, pointer, problem.reason, text))
            text = None

    def _write(self, rejection: Rejection) -> None:
        if self.rejects is not None:
            self.rejects.write(json.dumps(asdict(rejection), ensure_ascii=False) + "\n")
