"""Loads documents into a graph in batches: read, deduplicate, commit; tells what became of each.

Parsed reports are checked; released texts are parsed first, on several cores.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from time import monotonic
from typing import Final, Protocol

from graph.journal import operations as journal
from graph.journal.operations import Outcome
from graph.model.errors import Problem, TielineError
from graph.model.made import Rank, rank
from graph.model.misleading import misleading_names
from graph.model.report import ParsedReport
from graph.projection.engine import Tally
from graph.stores.working import WorkingStore
from loaders.intake.bounds import Bounds
from loaders.intake.corrections import PersonsFirst
from loaders.intake.deduplicating import Arrival, Batch, Batches, ReadAlready
from loaders.intake.documents import documents, measured
from loaders.intake.found import Document, Found, Meter, Rejection
from loaders.intake.reading import Read, Reader, answered
from loaders.intake.rejecting import Lines, Rejects
from loaders.intake.workers import Workers
from loaders.texts.kept import NOTHING_GIVEN, Given
from loaders.texts.limits import Limits


class Tables(Protocol):
    """What reads tables: rows that are reports, as documents."""

    def documents(self, paths: Iterable[str], meter: Meter) -> Iterator[Document | Rejection]:
        """Yield the reports of the tables in order, and rejections of rows."""


Progress = Callable[["Summary"], None]
_BEAT_SECONDS: Final = 2.0
"""Between two looks at how far a load is, where a batch takes longer."""


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
    skipped: dict[str, int] = field(default_factory=dict)
    """Files of folders that are of no kind that is read, by the ending of their names."""
    left_out: dict[str, dict[str, str]] = field(default_factory=dict)
    """report id -> JSON Pointer -> why the value does not enter the graph"""
    misleading: dict[str, dict[str, str]] = field(default_factory=dict)
    """report id -> JSON Pointer -> what in the name is not what it looks like"""

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
        self.kept.extend(outcome.superseded)
        self.displaced.extend(outcome.removed)
        self.left_out.update(outcome.left_out)


def now() -> str:
    """Return the time as the journal notes it: ISO, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Loader:
    """Loads into one store; whole batches only.

    Of one text a person's report counts and the parser's does not, whichever comes first.
    """

    def __init__(
        self,
        store: WorkingStore,
        *,
        batch_size: int = 500,
        bounds: Bounds | None = None,
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
            bounds: of one file and of one document.
            dry_run: plan and count, write nothing.
            rejects: where rejections go, as JSON lines of source, line, pointer, reason, input. Of
                one document with several faults the first line alone holds the input.
            limits: what reading one document may cost.
            cores: processes that parse, 0 for as many as there are cores. What comes out does not
                depend on it.
            given: what is known of every text from outside; parsed reports tell it themselves.
            tables: what makes documents of the paths where these are tables.
        """
        self.store = store
        self.batch_size = batch_size
        self.bounds = bounds or Bounds()
        self.dry_run = dry_run
        self.lines = rejects
        self.summary = Summary()
        self.meter = Meter()
        self.limits = limits or Limits()
        self.cores = cores
        self.given = given
        self.tables = tables

    def load(self, paths: Sequence[str], progress: Progress | None = None) -> Summary:
        """Load all documents of the paths; `progress` is told after every batch, and meanwhile.

        How far the reading is stands in `meter`.

        Raises:
            StoreError: the store cannot go on; whole batches before it stay loaded.
        """
        self.meter = measured(paths)
        self._rejects = Rejects(self.lines, self.bounds, self.meter)
        self._beat = _Beat(progress, self.summary)
        if self.dry_run:
            with journal.rehearsal(self.store, PersonsFirst()) as rehearse:
                self._load(paths, rehearse)
        else:
            self._load(paths, partial(journal.load, self.store, precedence=PersonsFirst()))
        self.summary.skipped = dict(sorted(self.meter.skipped.items()))
        return self.summary

    def _load(self, paths: Iterable[str], load: journal.Loading) -> None:
        batches = Batches(self.batch_size, self.summary.replaced_in_run)
        with Workers(self.limits, self.cores) as workers:
            reads = self._read(paths, workers)
            with closing(reads):
                for batch in batches.of(self._arrivals(reads)):
                    self._commit(batch, load)
                    self._beat.now()

    # --- read

    def _read(self, paths: Iterable[str], workers: Workers) -> Generator[Read]:
        """Every document, in order; texts and large reports once a process has read them."""
        reader = Reader(self.bounds, self.limits, self.given)
        already = ReadAlready(self.store, self.given)
        wanted = already.left(reader.read(one) for one in self._documents(paths))
        for read, answers in workers.answers((read, read.asked) for read in wanted):
            self.summary.unchanged += already.taken()
            self._beat.maybe()
            for one in answers:
                told = answered(read.found, one)
                self.summary.without_tie += _is_text_without_tie(told.report)
                yield told
            if read.asked is None:
                yield read
        self.summary.unchanged += already.taken()

    def _documents(self, paths: Iterable[str]) -> Iterator[Found]:
        every: Iterator[Found]
        if self.tables is not None:
            every = self.tables.documents(paths, self.meter)
        else:
            every = documents(paths, self.bounds, self.meter)
        for found in every:
            self.summary.read += 1
            yield found

    def _arrivals(self, reads: Iterable[Read]) -> Iterator[Arrival]:
        """The reports among what was read; the rest is set aside."""
        for read in reads:
            if read.report is None:
                self._set_aside(read.found, read.problems)
            else:
                yield Arrival(read.found, read.report)

    def _set_aside(self, found: Found, problems: Sequence[Problem]) -> None:
        self.summary.rejected += 1
        self._rejects.add(found, problems)

    # --- commit

    def _commit(self, batch: Batch, load: journal.Loading) -> None:
        """Load a batch; what no store can take is set aside, and the rest goes on."""
        try:
            outcome = load([one.report for one in batch.values()], now())
        except TielineError:
            raise
        except Exception as fault:  # noqa: BLE001  whatever it is, it takes one report alone
            self._commit_parts(batch, load, fault)
            return
        self.summary.count(outcome)
        for changed in (*outcome.new, *outcome.changed):
            if found := misleading_names(batch[changed].report):
                self.summary.misleading[changed] = found
        for refused, reason in outcome.refused:
            self._set_aside(batch[refused].found, [Problem("", reason)])

    def _commit_parts(self, batch: Batch, load: journal.Loading, fault: Exception) -> None:
        """Load a batch that failed in halves, down to the one report that makes it fail."""
        if len(batch) == 1:
            (one,) = batch.values()
            reason = f"cannot be loaded ({type(fault).__name__}: {fault})"
            self._set_aside(one.found, [Problem("", reason)])
            return
        items = iter(batch.items())
        self._commit(dict(islice(items, len(batch) // 2)), load)
        self._commit(dict(items), load)


class _Beat:
    """Tells how far a load is: after every batch, and every few seconds between."""

    def __init__(self, progress: Progress | None, summary: Summary) -> None:
        self._progress, self._summary = progress, summary
        self._last = monotonic()

    def now(self) -> None:
        """Tell it."""
        self._last = monotonic()
        if self._progress is not None:
            self._progress(self._summary)

    def maybe(self) -> None:
        """Tell it, where it was not told for a while."""
        if monotonic() - self._last >= _BEAT_SECONDS:
            self.now()


def _is_text_without_tie(report: ParsedReport | None) -> bool:
    return report is not None and not report.parties and rank(report) < Rank.PERSONS
