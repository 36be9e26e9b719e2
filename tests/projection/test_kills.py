"""A loader that is killed leaves whole batches.

Run again, it finishes. Two at once are as one after the other.
"""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.journal.export import canonical
from graph.model.report import read_report
from graph.projection.check import check
from graph.stores.opening import open_store
from tests.projection.comparing import expected

BATCH = 3
KILLS = 100


def _tieline(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tieline.main", *arguments]


def _export(path: Path) -> list[str]:
    store = open_store(str(path), create=False)
    try:
        with store.read() as view:
            return list(canonical(view))
    finally:
        store.close()


@pytest.fixture(scope="module")
def wanted(checkout: Path) -> list[str]:
    files = sorted((checkout / "examples" / "reports").glob("*.json"))
    return expected(read_report(path.read_bytes()) for path in files)


def _load(path: Path, folder: Path) -> list[str]:
    return _tieline("--store", str(path), "load", str(folder), "--batch-size", str(BATCH))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_killed_loader_leaves_whole_batches_and_can_be_run_again(
    checkout: Path, tmp_path: Path, wanted: list[str]
) -> None:
    folder, chance = checkout / "examples" / "reports", random.Random(20240228)
    path = tmp_path / "whole.db"
    began = time.monotonic()
    subprocess.run(_load(path, folder), check=True, capture_output=True, cwd=tmp_path)
    whole = time.monotonic() - began
    hits = 0
    for kill in range(KILLS):
        path = tmp_path / f"{kill}.db"
        with subprocess.Popen(
            _load(path, folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=tmp_path,
        ) as loader:
            time.sleep(whole * chance.uniform(0.3, 1.0))
            loader.send_signal(signal.SIGKILL)
        hits += loader.returncode == -signal.SIGKILL
        if path.exists():
            store = open_store(str(path))
            with store.read() as view:
                loaded = view.counts()["journal"]["reports"]
            assert loaded % BATCH == 0
            assert check(store) == []
            store.close()
        subprocess.run(_load(path, folder), check=True, capture_output=True, cwd=tmp_path)
        assert _export(path) == wanted
    assert hits > KILLS // 4


@pytest.mark.slow
def test_two_loaders_at_once_are_as_one_after_the_other(
    checkout: Path, tmp_path: Path, wanted: list[str]
) -> None:
    files = sorted((checkout / "examples" / "reports").glob("*.json"))
    path = tmp_path / "graph.db"
    halves = [files[:40], files[25:]]
    loaders = [
        subprocess.Popen(
            _tieline("--store", str(path), "load", *map(str, half), "--batch-size", "2"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        )
        for half in halves
    ]
    for loader in loaders:
        _, errors = loader.communicate(timeout=120)
        assert loader.returncode == 0, errors
    assert _export(path) == wanted
    assert check(open_store(str(path))) == []
