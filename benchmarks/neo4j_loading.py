"""Loading reports and publishing them into Neo4j, against other writers.

A peer writes the same nodes and relationships, without claims, evidence, identity and journal, in
its best case: one graph, each node once. Which peers are there depends on what is installed beside
us; they are no dependencies.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.measuring import Measured, peak, ratio, seconds
from benchmarks.neo4j_peers import NAMES, SETTINGS, add_procedures, installed, writer
from benchmarks.report_data import reports
from graph.journal import operations as journal
from graph.model.report import check_report
from graph.publishing.engine import publish
from graph.publishing.following import Follower
from graph.stores.neo4j.addresses import Access
from graph.stores.neo4j.publishing import PublishedDatabase
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.fixtures import emptied
from tests.neo4j_server.launching import Server, prepared

BATCH: Final = 500
GOALS: Final = {"neo4j_graphrag": 2.0, "langchain_neo4j": 3.0}
_AT: Final = "2026-01-01T00:00:00Z"


def measure(count: int, rounds: int) -> Measured:
    """Load and publish so many reports in each round, each time anew; one round more first."""
    data = [check_report(report) for report in reports(count)]
    times: dict[str, list[float]] = {name: [] for name in ("whole", "rebuild", *installed())}
    with _server() as server:
        for number in range(rounds + 1):
            found = _round(server.uri, data)
            if number:
                for name, spent in found.items():
                    times[name].append(spent)
    figures = [
        ratio(
            f"Neo4j: load and publish of {count:,} reports, against {name}'s writer",
            times["whole"],
            times[name],
            GOALS[name],
            ("Tieline", name),
        )
        for name in installed()
    ]
    figures.append(
        ratio(
            f"Neo4j: rebuild and publish of {count:,} reports, against loading and publishing them",
            times["rebuild"],
            times["whole"],
            1.2,
            ("rebuild", "load"),
        )
    )
    notes = [f"Neo4j {DEFAULT_VERSION}."]
    notes += [f"{name} is not installed: not compared." for name in set(NAMES) - {*installed()}]
    return Measured(figures, peak(), notes)


@contextmanager
def _server() -> Iterator[Server]:
    with prepared(DEFAULT_VERSION, settings=SETTINGS if installed() else {}, heap="1g") as server:
        if installed():
            add_procedures(server)
        server.start()
        yield server


def _round(uri: str, data: list[Any]) -> dict[str, float]:
    emptied(uri)
    with (
        TemporaryDirectory() as folder,
        closing(open_store(str(Path(folder) / "graph.db"))) as store,
        closing(PublishedDatabase.open(uri, Access())) as database,
    ):
        found = {"whole": seconds(partial(_load_and_publish, store, database, data))}
        found["rebuild"] = seconds(partial(_rebuild_and_publish, store, database))
        for name in installed():
            write = writer(name, store)
            emptied(uri)
            found[name] = seconds(partial(write, uri))
    emptied(uri)
    return found


def _load_and_publish(store: WorkingStore, database: PublishedDatabase, data: list[Any]) -> None:
    rest = iter(data)
    with Follower(lambda: publish(store, database)) as follower:
        while chunk := list(islice(rest, BATCH)):
            journal.load(store, chunk, _AT)
            follower.committed()
    if follower.error:
        raise follower.error


def _rebuild_and_publish(store: WorkingStore, database: PublishedDatabase) -> None:
    journal.rebuild(store)
    publish(store, database)
