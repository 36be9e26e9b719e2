"""Several at once: who waits, for how long, and what readers are told."""

import threading
import time
from contextlib import suppress

import pytest

from graph.journal import operations as journal
from graph.model import errors
from graph.model.report import check_report
from graph.questions.asking import ask
from graph.stores.neo4j.statements import pictured, statement
from graph.stores.working import WorkingStore, WorkingView
from tests.neo4j_server.reaching import opened

pytestmark = pytest.mark.neo4j
NOW = "2026-01-01T00:00:00Z"


def _load(store: WorkingStore, report_id: str) -> None:
    journal.load(store, [check_report({"id": report_id, "parties": ["IND", "USA"]})], NOW)


def test_a_writer_waits_no_longer_than_it_is_told(
    neo4j_store: WorkingStore, neo4j_uri: str
) -> None:
    other = opened(neo4j_uri, lock_timeout=0.5)
    with neo4j_store.write():
        began = time.monotonic()
        with pytest.raises(errors.StoreBusyError, match="another process is writing"):
            _load(other, "a")
        assert 0.4 < time.monotonic() - began < 20
    _load(other, "a")
    other.close()


def test_writers_take_turns(neo4j_store: WorkingStore, neo4j_uri: str) -> None:
    stores = [opened(neo4j_uri) for _ in range(3)]

    def work(n: int) -> None:
        for k in range(5):
            _load(stores[n], f"r{n}-{k}")

    threads = [threading.Thread(target=work, args=[n]) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with neo4j_store.read() as view:
        assert view.counts()["journal"]["reports"] == 15
    for store in stores:
        store.close()


def test_a_question_is_asked_again_of_one_picture(
    neo4j_store: WorkingStore, neo4j_uri: str
) -> None:
    writer = opened(neo4j_uri)
    attempts = []

    def question(view: WorkingView) -> tuple[int, int]:
        before = view.counts()["journal"]["reports"]
        attempts.append(before)
        if len(attempts) <= 2:
            _load(writer, f"during-{len(attempts)}")
        return before, view.counts()["journal"]["reports"]

    assert ask(neo4j_store, question) == (2, 2)
    assert attempts == [0, 1, 2]
    writer.close()


def test_writers_wait_for_a_question_that_was_disturbed_too_often(
    neo4j_store: WorkingStore, neo4j_uri: str
) -> None:
    writer = opened(neo4j_uri, lock_timeout=0.3)
    seen = []

    def question(view: WorkingView) -> int:
        seen.append(view.counts()["journal"]["reports"])
        with suppress(errors.StoreBusyError):
            _load(writer, f"during-{len(seen)}")
        return view.counts()["journal"]["reports"]

    assert ask(neo4j_store, question) == 3
    assert seen == [0, 1, 2, 3]
    writer.close()


def test_a_fault_of_a_disturbed_view_is_not_believed(
    neo4j_store: WorkingStore, neo4j_uri: str
) -> None:
    writer = opened(neo4j_uri)

    def read() -> None:
        with neo4j_store.read() as view:
            view.counts()
            _load(writer, "a")
            view.counts()
            raise KeyError("contradiction")

    with pytest.raises(errors.SnapshotChangedError):
        read()
    with pytest.raises(KeyError), neo4j_store.read():
        raise KeyError("a fault of its own")
    writer.close()


def test_a_change_while_a_single_statement_runs_is_told(
    neo4j_store: WorkingStore, neo4j_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "UNWIND range(1, 20000000) AS n RETURN count(n) AS successor"
    text = pictured("successors").replace(statement("successors"), long)
    monkeypatch.setattr("graph.stores.neo4j.picturing.pictured", lambda _: text)
    writer = opened(neo4j_uri)
    pause = threading.Timer(0.2, _load, [writer, "a"])

    def read() -> None:
        with neo4j_store.read() as view:
            pause.start()
            assert view.successors(1) == [20000000]
            assert not pause.is_alive(), "the statement ended before the load"

    with pytest.raises(errors.SnapshotChangedError):
        read()
    writer.close()


def test_a_change_while_rows_are_streamed_is_told(
    neo4j_store: WorkingStore, neo4j_uri: str
) -> None:
    _load(neo4j_store, "a")
    writer = opened(neo4j_uri)

    def read() -> list[str]:
        with neo4j_store.read() as view:
            nodes = view.iter_nodes()
            first = next(nodes)
            _load(writer, "b")
            return [first.id, *(node.id for node in nodes)]

    with pytest.raises(errors.SnapshotChangedError):
        read()
    with neo4j_store.read() as view:
        assert {"report:a", "report:b"} <= {node.id for node in view.iter_nodes()}
    writer.close()


def test_loading_again_writes_nothing(neo4j_store: WorkingStore) -> None:
    report = check_report({"id": "a", "parties": ["IND", "USA"], "published": "2024"})
    journal.load(neo4j_store, [report], NOW)
    bookmarks = set(neo4j_store._bookmarks.get_bookmarks())  # type: ignore[attr-defined]
    journal.load(neo4j_store, [report], NOW)
    assert set(neo4j_store._bookmarks.get_bookmarks()) == bookmarks  # type: ignore[attr-defined]


def test_interrupted_work_is_done_again_whole(
    neo4j_store: WorkingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.journal.transactions._FIRST_PAUSE", 0.0)
    tried = []
    put = journal._write

    def cut_short(*args: object) -> None:
        put(*args)  # type: ignore[arg-type]
        tried.append(1)
        if len(tried) < 3:
            raise errors.StoreInterruptedError("cut")

    monkeypatch.setattr(journal, "_write", cut_short)
    _load(neo4j_store, "a")
    assert len(tried) == 3
    with neo4j_store.read() as view:
        assert len(view.history("a")) == 1
