"""Loading reports into Neo4j: against bare batches of the same rows, and against other writers.

The bare batches are the very rows that a load wrote, sent anew statement by statement with nothing
decided in between. A peer writes the same nodes and relationships, without claims, identity and
journal, in its best case: one graph, each node once. Which peers are there depends on what is
installed beside us; they are no dependencies.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from time import perf_counter
from typing import Any, Final

import neo4j

from benchmarks.measuring import Figure, Measured, peak, ratio, seconds
from benchmarks.neo4j_peers import NAMES, SETTINGS, add_procedures, installed, writer
from benchmarks.report_data import reports
from graph.journal import operations as journal
from graph.model.report import check_report
from graph.stores.neo4j.running import CHUNK, Running
from graph.stores.neo4j.statements import statement
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.fixtures import emptied
from tests.neo4j_server.launching import Server, prepared

BATCH: Final = 500
_AT: Final = "2026-01-01T00:00:00Z"


@dataclass(slots=True)
class Written:
    """The statements with many rows that a load sent, and the seconds that they took."""

    sent: list[tuple[str, str, list[Any], dict[str, Any]]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rows(self) -> int:
        """How many rows were sent."""
        return sum(len(rows) for _, _, rows, _ in self.sent)


@contextmanager
def _recorded() -> Iterator[Written]:
    """Note what is written while this is open."""
    written, each = Written(), Running.each

    def noting(self: Running, name: str, rows: Any, as_: str = "rows", **values: Any) -> None:
        start = perf_counter()
        each(self, name, rows, as_, **values)
        written.seconds += perf_counter() - start
        if rows:
            written.sent.append((name, as_, list(rows), values))

    Running.each = noting  # type: ignore[method-assign]
    try:
        yield written
    finally:
        Running.each = each  # type: ignore[method-assign]


def measure(count: int, rounds: int) -> Measured:
    """Load so many reports in each round, each time into an empty database; one more first."""
    data = [check_report(report) for report in reports(count)]
    times: dict[str, list[float]] = {name: [] for name in ("phase", "bare", "whole", *installed())}
    with _server() as server:
        store = open_store(server.uri)
        for number in range(rounds + 1):
            written, found = _round(server.uri, store, data)
            if number:
                for name, spent in found.items():
                    times[name].append(spent)
        store.close()
    figures = [_phase(count, (times["phase"], times["bare"]))]
    for name in installed():
        work = f"Neo4j: whole load of {count:,} reports, against {name}'s writer"
        figures.append(ratio(work, times["whole"], times[name], 1.0, ("Tieline", name)))
    notes = [f"Neo4j {DEFAULT_VERSION}: {count:,} reports come to {written.rows:,} rows."]
    notes += [f"{name} is not installed: not compared." for name in set(NAMES) - {*installed()}]
    return Measured(figures, peak(), notes)


@contextmanager
def _server() -> Iterator[Server]:
    with prepared(DEFAULT_VERSION, settings=SETTINGS if installed() else {}, heap="1g") as server:
        if installed():
            add_procedures(server)
        server.start()
        yield server


def _round(uri: str, store: WorkingStore, data: list[Any]) -> tuple[Written, dict[str, float]]:
    emptied(uri)
    with _recorded() as written:
        whole = seconds(partial(_load, store, data))
    found = {"phase": written.seconds, "whole": whole}
    peers = {name: writer(name, store) for name in installed()}
    emptied(uri)
    found["bare"] = seconds(partial(_send, uri, written))
    for name, write in peers.items():
        emptied(uri)
        found[name] = seconds(partial(write, uri))
    emptied(uri)
    return written, found


def _phase(count: int, times: tuple[list[float], list[float]]) -> Figure:
    work = f"Neo4j: write phase of {count:,} reports, against bare batches of its rows"
    return ratio(work, *times, 1 / 0.8, ("Tieline", "bare"))


def _load(store: WorkingStore, data: list[Any]) -> None:
    rest = iter(data)
    while chunk := list(islice(rest, BATCH)):
        journal.load(store, chunk, _AT)


def _send(uri: str, written: Written) -> None:
    """Send the rows again, with nothing in between; a transaction for each statement."""
    with neo4j.GraphDatabase.driver(uri, notifications_min_severity="OFF") as driver:
        for name, as_, rows, values in written.sent:
            for first in range(0, len(rows), CHUNK):
                sent = {as_: rows[first : first + CHUNK], **values}
                driver.execute_query(statement(name), sent)
