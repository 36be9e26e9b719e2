"""Loading reports into Neo4j: against bare batches of the same rows, and against other writers.

The bare batches are the very rows that a load wrote, sent anew statement by statement with nothing
decided in between. A peer writes the same nodes and relationships, without claims, identity and
journal, in its best case: one graph, each node once. Which peers are there depends on what is
installed beside us; they are no dependencies.
"""

import asyncio
import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from time import perf_counter
from typing import Any, Final

import neo4j

from benchmarks.measuring import Figure, Measured, peak, ratio, seconds
from benchmarks.report_data import reports
from graph import journal
from graph.report import check_report
from graph.store import Store
from graph.stores.neo4j.running import CHUNK, Running
from graph.stores.neo4j.statements import statement
from graph.stores.opening import open_store
from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.fixtures import emptied
from tests.neo4j_server.launching import started

BATCH: Final = 500
_AT: Final = "2026-01-01T00:00:00Z"
_PEER: Final = "neo4j_graphrag"


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
    phase: tuple[list[float], list[float]] = ([], [])
    whole: tuple[list[float], list[float]] = ([], [])
    notes: list[str] = []
    with started(DEFAULT_VERSION, heap="1g") as server:
        store = open_store(server.uri)
        for number in range(rounds + 1):
            emptied(server.uri)
            with _recorded() as written:
                spent = seconds(partial(_load, store, data))
            peer = _peer(server.uri, store)
            emptied(server.uri)
            bare = seconds(partial(_send, server.uri, written))
            if number:
                phase[0].append(written.seconds)
                phase[1].append(bare)
                if peer is not None:
                    emptied(server.uri)
                    whole[0].append(spent)
                    whole[1].append(seconds(partial(peer, server.uri)))
            notes = [f"Neo4j {DEFAULT_VERSION}: {count:,} reports come to {written.rows:,} rows."]
        store.close()
    figures = [_phase(count, phase)]
    if whole[0]:
        work = f"Neo4j: whole load of {count:,} reports, against {_PEER}'s writer"
        figures.append(ratio(work, *whole, 1.0, ("Tieline", _PEER)))
    else:
        notes.append(f"{_PEER} is not installed: the whole load was not compared.")
    return Measured(figures, peak(), notes)


def _phase(count: int, times: tuple[list[float], list[float]]) -> Figure:
    work = f"Neo4j: write phase of {count:,} reports, against bare batches of its rows"
    return ratio(work, *times, 1 / 0.8, ("Tieline", "bare"))


def _load(store: Store, data: list[Any]) -> None:
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


def _peer(uri: str, store: Store) -> Callable[[str], None] | None:
    """What writes the graph that stands in the store as the peer does; None where it is absent."""
    if importlib.util.find_spec(_PEER) is None:
        return None
    types = importlib.import_module(f"{_PEER}.components.types")
    with store.read() as view:
        nodes = [
            types.Neo4jNode(
                id=node.id, label=str(node.label), properties={"name": node.name, **_kept(node)}
            )
            for node in view.iter_nodes()
        ]
        relationships = [
            types.Neo4jRelationship(
                start_node_id=source, end_node_id=target, type=str(one.type), properties=_kept(one)
            )
            for source, one, target in view.iter_relationships()
        ]
    graph = types.Neo4jGraph(nodes=nodes, relationships=relationships)
    return partial(_write_as_peer, graph)


def _kept(one: Any) -> dict[str, Any]:
    return {name: value for name, value in one.properties.items() if value is not None}


def _write_as_peer(graph: Any, uri: str) -> None:
    writing = importlib.import_module(f"{_PEER}.components.kg_writer")
    with neo4j.GraphDatabase.driver(uri) as driver:
        writer = writing.Neo4jWriter(driver, clean_db=True)
        asyncio.run(writer.run(graph))
