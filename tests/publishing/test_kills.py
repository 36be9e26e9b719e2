"""Loader, publisher and server are killed at random moments; after the next command both agree."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.model.errors import StoreAwayError
from graph.model.report import read_report
from graph.projection.check import check as check_file
from graph.questions.asking import ask
from graph.stores.opening import open_store
from tests.neo4j_server.artefacts import MissingPartError
from tests.neo4j_server.fixtures import REQUIRED, VERSION, emptied
from tests.neo4j_server.launching import Server, started
from tests.neo4j_server.reaching import database, opened
from tests.projection.comparing import expected
from tests.publishing.test_publishing import must_agree

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.timeout(1800)]
BATCH = 5
ROUNDS = 20
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


def _tieline(file: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "tieline.main", "--store", str(file), *words]


def _load(file: Path, folder: Path, server: Server) -> list[str]:
    size = ["--batch-size", str(BATCH)]
    return _tieline(file, "load", str(folder), *size, "--publish", server.uri)


def _killed(command: list[str], after: float, cwd: Path) -> bool:
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd
    ) as process:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    return process.returncode == -signal.SIGKILL


def _must_agree(file: Path, server: Server, wanted: list[str] | None = None) -> None:
    with closing(open_store(str(file))) as store, closing(database(server.uri)) as there:
        assert check_file(store) == []
        must_agree(store, there)
        if wanted is not None:
            from graph.journal.export import canonical

            with store.read() as view:
                assert list(canonical(view)) == wanted


def test_a_killed_loader_that_publishes(
    server: Server, folder: Path, tmp_path: Path, wanted: list[str]
) -> None:
    emptied(server.uri)
    chance, hits = random.Random(20240228), 0
    began = time.monotonic()
    subprocess.run(_load(tmp_path / "whole.db", folder, server), check=True, cwd=tmp_path)
    whole = time.monotonic() - began
    for kill in range(ROUNDS):
        emptied(server.uri)
        file = tmp_path / f"{kill}.db"
        was_hit = _killed(_load(file, folder, server), whole * chance.uniform(0.3, 1.0), tmp_path)
        hits += was_hit
        whole *= 1.0 if was_hit else 0.8  # a server that has warmed up is done sooner
        subprocess.run(_load(file, folder, server), check=True, cwd=tmp_path)
        _must_agree(file, server, wanted)
    assert hits > ROUNDS // 3


def test_a_killed_publisher(server: Server, folder: Path, tmp_path: Path) -> None:
    """Killed while it brings over a batch, a retraction or a rebuild; the next one finishes."""
    emptied(server.uri)
    chance, hits, whole = random.Random(7), 0, 3.0
    file = tmp_path / "graph.db"
    ids = sorted(read_report(path.read_bytes()).id for path in folder.iterdir())
    subprocess.run(_tieline(file, "load", str(folder)), check=True, cwd=tmp_path)
    publish = _tieline(file, "publish", server.uri)
    for number in range(ROUNDS):
        was_hit = _killed(publish, whole * chance.uniform(0.2, 1.0), tmp_path)
        hits += was_hit
        whole *= 1.0 if was_hit else 0.8
        subprocess.run(publish, check=True, cwd=tmp_path)
        _must_agree(file, server)
        change = [["rebuild"], ["retract", *ids[number : number + 3]], ["load", str(folder)]]
        subprocess.run(_tieline(file, *change[number % 3]), check=True, cwd=tmp_path)
    assert hits > ROUNDS // 3


def test_a_killed_server(server: Server, folder: Path, tmp_path: Path, wanted: list[str]) -> None:
    chance = random.Random(7)
    for number in range(SERVER_KILLS):
        emptied(server.uri)
        file = tmp_path / f"{number}.db"
        with subprocess.Popen(
            _load(file, folder, server),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        ) as loader:
            time.sleep(chance.uniform(1.0, 4.0))
            server.kill()
            _, told = loader.communicate(timeout=600)
        assert loader.returncode == 0, told
        assert b"Traceback" not in told
        server.start()
        subprocess.run(_tieline(file, "publish", server.uri), check=True, cwd=tmp_path)
        _must_agree(file, server, wanted)


def test_a_server_that_is_away(server: Server, folder: Path, tmp_path: Path) -> None:
    """Loading goes on, a purge says who may still hold the words, a question says it is away."""
    emptied(server.uri)
    file = tmp_path / "graph.db"
    subprocess.run(_load(file, folder, server), check=True, cwd=tmp_path)
    graph = opened(server.uri)
    report = sorted(read_report(path.read_bytes()).id for path in folder.iterdir())[0]
    server.kill()
    try:
        with pytest.raises(StoreAwayError, match="no Neo4j answers there"):
            ask(graph, lambda view: view.counts())
        told = subprocess.run(
            _load(file, folder, server), check=True, cwd=tmp_path, capture_output=True, text=True
        )
        assert "not published" in told.stderr
        purged = subprocess.run(
            _tieline(file, "purge", report),
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert purged.returncode == 3
        assert f"{server.uri}: may still hold words that were purged" in purged.stderr
        checked = subprocess.run(
            _tieline(file, "check"), check=False, cwd=tmp_path, capture_output=True, text=True
        )
        assert checked.returncode == 1
        assert "may still hold words" in checked.stdout
    finally:
        server.start()
    graph.close()
    subprocess.run(_tieline(file, "publish", server.uri), check=True, cwd=tmp_path)
    _must_agree(file, server)
    subprocess.run(_tieline(file, "check"), check=True, cwd=tmp_path)
