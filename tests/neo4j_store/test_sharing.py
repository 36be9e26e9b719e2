"""Readers and a publisher at once: who waits, and what readers are told."""

import threading
from contextlib import closing

import pytest

from graph.journal import operations as journal
from graph.model import errors
from graph.model.report import check_report
from graph.publishing.engine import publish
from graph.questions.asking import ask
from graph.stores.contract import View
from graph.stores.neo4j.statements import pictured, statement
from tests.neo4j_server.fixtures import Published
from tests.neo4j_server.reaching import database

pytestmark = pytest.mark.neo4j
NOW = "2026-01-01T00:00:00Z"


def _load(store: Published, uri: str, report_id: str) -> None:
    report = check_report({"id": report_id, "parties": ["IND", "USA"]})
    journal.load(store.working, [report], NOW)
    with closing(database(uri)) as there:
        publish(store.working, there)


def _reports(view: View) -> int:
    return view.counts()["nodes"].get("Report", 0)


def test_a_question_is_asked_again_of_one_picture(
    published_store: Published, neo4j_uri: str
) -> None:
    _load(published_store, neo4j_uri, "first")
    attempts = []

    def question(view: View) -> tuple[int, int]:
        before = _reports(view)
        attempts.append(before)
        if len(attempts) <= 2:
            _load(published_store, neo4j_uri, f"during-{len(attempts)}")
        return before, _reports(view)

    assert ask(published_store.graph, question) == (3, 3)
    assert attempts == [1, 2, 3]


def test_the_publisher_waits_for_a_question_that_was_disturbed_too_often(
    published_store: Published, neo4j_uri: str
) -> None:
    _load(published_store, neo4j_uri, "first")
    seen: list[int] = []
    threads: list[threading.Thread] = []

    def question(view: View) -> int:
        seen.append(_reports(view))
        waiting = [published_store, neo4j_uri, f"during-{len(seen)}"]
        threads.append(threading.Thread(target=_load, args=waiting))
        threads[-1].start()
        threads[-1].join(timeout=3 if len(seen) == 4 else None)
        return _reports(view)

    assert ask(published_store.graph, question) == 4
    assert seen == [1, 2, 3, 4]
    threads[-1].join()
    assert ask(published_store.graph, _reports) == 5


def test_a_fault_of_a_disturbed_view_is_not_believed(
    published_store: Published, neo4j_uri: str
) -> None:
    def read() -> None:
        with published_store.read() as view:
            view.counts()
            _load(published_store, neo4j_uri, "a")
            view.counts()
            raise KeyError("contradiction")

    with pytest.raises(errors.SnapshotChangedError):
        read()
    with pytest.raises(KeyError), published_store.read():
        raise KeyError("a fault of its own")


def test_a_change_while_a_single_statement_runs_is_told(
    published_store: Published, neo4j_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _load(published_store, neo4j_uri, "first")
    long = "UNWIND range(1, 40000000) AS n RETURN count(n) AS id, 1 AS number"
    text = pictured("numbers_by_id").replace(statement("numbers_by_id"), long)
    monkeypatch.setattr("graph.stores.neo4j.picturing.pictured", lambda _: text)
    pause = threading.Timer(0.2, _load, [published_store, neo4j_uri, "a"])

    def read() -> None:
        with published_store.graph.read() as view:
            pause.start()
            view.numbers(["x"])
            assert not pause.is_alive(), "the statement ended before the publication"

    with pytest.raises(errors.SnapshotChangedError):
        read()


def test_a_change_while_rows_are_streamed_is_told(
    published_store: Published, neo4j_uri: str
) -> None:
    _load(published_store, neo4j_uri, "a")

    def read() -> list[str]:
        with published_store.read() as view:
            nodes = view.iter_nodes()
            first = next(nodes)
            _load(published_store, neo4j_uri, "b")
            return [first.id, *(node.id for node in nodes)]

    with pytest.raises(errors.SnapshotChangedError):
        read()
    with published_store.read() as view:
        assert {"report:a", "report:b"} <= {node.id for node in view.iter_nodes()}


def test_loading_again_publishes_nothing(published_store: Published, neo4j_uri: str) -> None:
    _load(published_store, neo4j_uri, "a")
    with closing(database(neo4j_uri)) as there:
        before = there.state()
        _load(published_store, neo4j_uri, "a")
        assert there.state() == before
