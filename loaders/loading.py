"""Loads documents into a graph in batches, and tells what became of each."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from graph import journal
from graph.errors import InvalidReportError, Problem
from graph.journal import Outcome
from graph.projection.engine import Tally
from graph.report import ParsedReport, check_report
from graph.store import Store
from loaders.documents import Document, Meter, Rejection, documents, measured
from loaders.json_text import UnreadableError, decode


class Lines(Protocol):
    """Where lines go: an open file, or what behaves like one."""

    def write(self, line: str, /) -> object:
        """Add a line."""


Progress = Callable[["Summary"], None]


@dataclass(slots=True)
class Summary(Tally):
    """What a load came to; `read` counts documents, rejected ones included."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    replaced_in_run: list[str] = field(default_factory=list)
    """Report ids that came more than once: the last counts."""
    unsupported: dict[str, dict[str, str]] = field(default_factory=dict)
    """report id -> JSON Pointer -> why its words do not support the value"""

    def count(self, outcome: Outcome) -> None:
        """Add what a batch came to."""
        self.add(outcome)
        self.new += len(outcome.new)
        self.changed += len(outcome.changed)
        self.unchanged += len(outcome.unchanged)
        self.rejected += len(outcome.refused)
        self.unsupported.update(outcome.unsupported)


def now() -> str:
    """Return the time as the journal notes it: ISO, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Loader:
    """Loads into one store; whole batches only."""

    def __init__(
        self,
        store: Store,
        *,
        batch_size: int = 500,
        most_bytes: int = 10_000_000,
        dry_run: bool = False,
        rejects: Lines | None = None,
    ) -> None:
        """Prepare a load.

        Args:
            store: where to.
            batch_size: reports to a transaction.
            most_bytes: of one document.
            dry_run: plan and count, write nothing.
            rejects: where rejections go, as JSON lines of source, line, pointer, reason, input. Of
                one document with several faults the first line alone holds the input.
        """
        self.store = store
        self.batch_size = batch_size
        self.most_bytes = most_bytes
        self.dry_run = dry_run
        self.rejects = rejects
        self.summary = Summary()
        self.meter = Meter()
        self._places: dict[str, Document] = {}

    def load(self, paths: Sequence[str], progress: Progress | None = None) -> Summary:
        """Load all documents of the paths; `progress` is told after every batch.

        How far the reading is stands in `meter`.

        Raises:
            StoreError: the store cannot go on; whole batches before it stay loaded.
        """
        self.meter = measured(paths)
        if self.dry_run:
            with journal.rehearsal(self.store) as rehearse:
                return self._load(paths, rehearse, progress)
        return self._load(paths, partial(journal.load, self.store), progress)

    def _load(
        self, paths: Iterable[str], load: journal.Loading, progress: Progress | None
    ) -> Summary:
        for batch in self._batches(paths):
            outcome = load(list(batch.values()), now())
            self.summary.count(outcome)
            for report_id, reason in outcome.refused:
                self._set_aside(self._places[report_id], [Problem("", reason)])
            self._places.clear()
            if progress is not None:
                progress(self.summary)
        return self.summary

    def _batches(self, paths: Iterable[str]) -> Iterator[dict[str, ParsedReport]]:
        batch: dict[str, ParsedReport] = {}
        seen: set[str] = set()
        for document in documents(paths, self.most_bytes, self.meter):
            self.summary.read += 1
            report = self._read(document)
            if report is None:
                continue
            if report.id in seen:
                self.summary.replaced_in_run.append(report.id)
            seen.add(report.id)
            batch.pop(report.id, None)
            batch[report.id] = report
            if len(batch) == self.batch_size:
                yield batch
                batch = {}
        if batch:
            yield batch

    def _read(self, document: Document | Rejection) -> ParsedReport | None:
        if isinstance(document, Rejection):
            self.summary.rejected += 1
            self._write(document)
            return None
        try:
            report = check_report(decode(document.text))
        except InvalidReportError as fault:
            self.summary.rejected += 1
            self._set_aside(document, fault.problems)
            return None
        except UnreadableError as fault:
            self.summary.rejected += 1
            self._set_aside(document, [Problem(fault.pointer, fault.reason)])
            return None
        self._places[report.id] = document
        return report

    def _set_aside(self, document: Document, problems: Sequence[Problem]) -> None:
        """Write a line for each problem; the input once, for it may be large."""
        text: str | None = document.text
        for problem in problems:
            pointer = document.pointer + problem.pointer
            self._write(Rejection(document.source, document.line, pointer, problem.reason, text))
            text = None

    def _write(self, rejection: Rejection) -> None:
        if self.rejects is not None:
            self.rejects.write(json.dumps(asdict(rejection), ensure_ascii=False) + "\n")
