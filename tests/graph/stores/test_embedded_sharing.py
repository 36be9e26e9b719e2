"""One file, many at once: forked processes, another process that writes, threads that wait."""

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.model import errors
from graph.model.records import Passage
from graph.model.report import ParsedReport, check_report
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def _report(report_id: str, **more: object) -> ParsedReport:
    return check_report({"id": report_id, "parties": ["IND", "USA"], "published": "2024", **more})


def _load(store: WorkingStore, *ids: str) -> None:
    journal.load(store, [_report(report_id) for report_id in ids], NOW)


def _reports(store: WorkingStore) -> list[str]:
    with store.read() as view:
        return [row.id for row in view.iter_reports()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "graph.db"
    store = open_store(str(made))
    _load(store, "a")
    store.close()
    return made


def _in_a_fork(work: Callable[[], None]) -> int | None:
    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    child.join(timeout=30)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@needs_fork
def test_a_store_goes_on_in_a_forked_process(path: Path) -> None:
    store = open_store(str(path))
    _load(store, "b")
    assert _reports(store) == ["a", "b"]

    def work() -> None:
        assert _reports(store) == ["a", "b"]
        _load(store, "c")
        store.close()
        assert _reports(store) == ["a", "b", "c"]

    assert _in_a_fork(work) == 0
    assert _reports(store) == ["a", "b", "c"]
    _load(store, "d")
    assert _reports(store) == ["a", "b", "c", "d"]
    assert store.check() == []
    store.close()


@needs_fork
def test_a_fork_within_a_transaction_does_not_end_it(path: Path) -> None:
    store = open_store(str(path), lock_timeout=0.2)
    _reports(store)

    def work() -> None:
        with pytest.raises(errors.StoreBusyError):
            _load(store, "c")
        assert _reports(store) == ["a"]
        store.close()

    with store.write() as tx:
        tx.put_reports([("b", "2024", "digest", "{}", None)])
        assert _in_a_fork(work) == 0
    assert _reports(store) == ["a", "b"]
    assert store.check() == []
    store.close()


def _open_when_all_do(path: Path, gate: Barrier) -> None:
    gate.wait(timeout=30)
    store = open_store(str(path))
    with store.write():
        pass
    store.close()


@needs_fork
@pytest.mark.parametrize("number", range(40))
def test_a_new_file_is_made_by_several_at_once(tmp_path: Path, number: int) -> None:
    del number
    context = multiprocessing.get_context("fork")
    gate = context.Barrier(4)
    makers = [
        context.Process(target=_open_when_all_do, args=(tmp_path / "new.db", gate))
        for _ in range(4)
    ]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(timeout=60)
    assert [maker.exitcode for maker in makers] == [0] * 4
    assert open_store(str(tmp_path / "new.db")).check() == []


WRITER = """
import sys, time
from graph.stores.opening import open_store
with open_store(sys.argv[1]).write():
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_a_writer_waits_for_another_process_no_longer_than_told(path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    store = open_store(str(path), lock_timeout=0.2)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"writing\n"
        before = time.monotonic()
        with pytest.raises(errors.StoreBusyError, match="another process is writing"):
            _load(store, "b")
        assert 0.1 < time.monotonic() - before < 10
        assert _reports(store) == ["a"]
        other.communicate(timeout=30)
    _load(store, "b")
    assert _reports(store) == ["a", "b"]
    store.close()


def test_a_thread_waits_for_another_no_longer_than_told(path: Path) -> None:
    store = open_store(str(path), lock_timeout=0.2)
    faults: list[BaseException] = []

    def work() -> None:
        try:
            _load(store, "b")
        except errors.StoreBusyError as fault:
            faults.append(fault)

    with store.write():
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(timeout=30)
    assert ["another thread is writing" in str(fault) for fault in faults] == [True]
    _load(store, "b")
    store.close()


def test_threads_read_one_picture_each(path: Path) -> None:
    store = open_store(str(path))
    seen: list[tuple[list[str], list[str]]] = []
    may_look_again = threading.Event()
    has_looked = threading.Barrier(4)

    def work() -> None:
        with store.read() as view:
            before = [row.id for row in view.iter_reports()]
            has_looked.wait(timeout=30)
            may_look_again.wait(timeout=30)
            seen.append((before, [row.id for row in view.iter_reports()]))

    threads = [threading.Thread(target=work, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    has_looked.wait(timeout=30)
    _load(store, "b")
    may_look_again.set()
    for thread in threads:
        thread.join(timeout=30)
    assert seen == [(["a"], ["a"])] * 3
    assert _reports(store) == ["a", "b"]
    store.close()


def test_what_is_purged_is_gone_from_the_file(path: Path) -> None:
    text = {"content": "Nightingale stands here. " * 400}
    store = open_store(str(path))
    journal.load(store, [_report("b", text=text)], NOW)
    store.close()
    assert b"Nightingale" in path.read_bytes()
    store = open_store(str(path))
    journal.purge(store, ["b"], NOW)
    store.close()
    assert b"Nightingale" not in path.read_bytes()


def test_a_text_does_not_end_at_a_nul(path: Path) -> None:
    store = open_store(str(path))
    with store.write() as tx:
        numbers = tx.put_reports([("n", "2024", "digest", "{}", "One\0two three")])
    place = Passage(numbers["n"], 4, 7)
    with store.read() as view:
        assert view.passages([place]) == {place: ("two", "n")}
    store.close()
