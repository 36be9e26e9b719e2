"""A loader and a server that are killed in the middle leave whole batches."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.journal.export import canonical
from graph.journal.operations import retract
from graph.model.errors import StoreAwayError
from graph.model.report import read_report
from graph.projection.check import check
from graph.questions.asking import ask
from graph.stores.opening import open_store
from tests.neo4j_server.artefacts import MissingPartError
from tests.neo4j_server.fixtures import REQUIRED, VERSION, emptied
from tests.neo4j_server.launching import Server, started
from tests.projection.comparing import expected

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.timeout(900)]
BATCH = 5
LOADER_KILLS = 10
SERVER_KILLS = 3


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of our own, which may be killed."""
    try:
        with started(VERSION) as server:
            yield server
    except MissingPartError as fault:
        if REQUIRED:
            raise
        pytest.skip(f"NO NEO4J: {fault}")


@pytest.fixture(scope="module")
def folder(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the examples."""
    some = tmp_path_factory.mktemp("some")
    for file in sorted((checkout / "examples" / "reports").glob("*.json"))[: 6 * BATCH]:
        shutil.copy(file, some)
    return some


@pytest.fixture(scope="module")
def wanted(folder: Path) -> list[str]:
    return expected(read_report(path.read_bytes()) for path in sorted(folder.iterdir()))


def _load(server: Server, folder: Path) -> list[str]:
    words = ["--store", server.uri, "load", str(folder), "--batch-size", str(BATCH)]
    return [sys.executable, "-m", "tieline.main", *words]


def _must_be_whole(server: Server) -> None:
    store = open_store(server.uri)
    with store.read() as view:
        assert view.counts()["journal"]["reports"] % BATCH == 0
    assert check(store) == []
    store.close()


def _must_finish(server: Server, folder: Path, tmp_path: Path, wanted: list[str]) -> None:
    subprocess.run(_load(server, folder), check=True, capture_output=True, cwd=tmp_path)
    store = open_store(server.uri)
    with store.read() as view:
        assert list(canonical(view)) == wanted
    store.close()


def _duration(server: Server, folder: Path, tmp_path: Path) -> float:
    emptied(server.uri)
    began = time.monotonic()
    subprocess.run(_load(server, folder), check=True, capture_output=True, cwd=tmp_path)
    return time.monotonic() - began


def test_a_killed_loader(server: Server, folder: Path, tmp_path: Path, wanted: list[str]) -> None:
    _duration(server, folder, tmp_path)
    whole, chance, hits = _duration(server, folder, tmp_path), random.Random(20240228), 0
    for _ in range(LOADER_KILLS):
        emptied(server.uri)
        with subprocess.Popen(
            _load(server, folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=tmp_path,
        ) as loader:
            time.sleep(whole * chance.uniform(0.3, 1.0))
            loader.send_signal(signal.SIGKILL)
        was_hit = loader.returncode == -signal.SIGKILL
        hits += was_hit
        whole *= 1.0 if was_hit else 0.8  # a server that has warmed up is done sooner
        _must_be_whole(server)
        _must_finish(server, folder, tmp_path, wanted)
    assert hits > LOADER_KILLS // 3


def test_a_killed_server(server: Server, folder: Path, tmp_path: Path, wanted: list[str]) -> None:
    whole, chance, cut = _duration(server, folder, tmp_path), random.Random(7), 0
    for _ in range(SERVER_KILLS):
        emptied(server.uri)
        with subprocess.Popen(
            _load(server, folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        ) as loader:
            time.sleep(whole * chance.uniform(0.4, 0.9))
            server.kill()
            _, told = loader.communicate(timeout=300)
        cut += loader.returncode == 3
        assert loader.returncode in (0, 3), told
        assert b"Traceback" not in told
        server.start()
        _must_be_whole(server)
        _must_finish(server, folder, tmp_path, wanted)
    assert cut


def test_a_server_that_goes_away_is_told_as_away(server: Server) -> None:
    store = open_store(server.uri)
    server.kill()
    try:
        with pytest.raises(StoreAwayError, match="no Neo4j answers there"):
            ask(store, lambda view: view.counts())
        with pytest.raises(StoreAwayError, match="no Neo4j answers there"):
            retract(store, ["nothing"], "2026-01-01T00:00:00Z")
    finally:
        server.start()
    assert "journal" in ask(store, lambda view: view.counts())
    store.close()
