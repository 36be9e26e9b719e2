"""Publishing: what is written, what is refused, and what it takes to be right again."""

import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.journal.copying import copy
from graph.journal.export import canonical
from graph.model.errors import PublishingRefusedError, StoreInterruptedError
from graph.model.report import ParsedReport, check_report
from graph.publishing.check import check
from graph.publishing.engine import publish
from graph.stores.neo4j.publishing import PublishedDatabase, Turn
from graph.stores.neo4j.running import LostRowsError
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.neo4j_server.reaching import driver as driver_of
from tests.neo4j_server.reaching import opened

pytestmark = pytest.mark.neo4j
NOW = "2026-01-01T00:00:00Z"


def must_agree(store: WorkingStore, database: PublishedDatabase) -> None:
    """What is published is what the file holds, property for property, and as it is read."""
    assert check(store, database) == []
    with closing(opened(database.address)) as graph, graph.read() as view, store.read() as own:
        assert list(canonical(view)) == list(canonical(own))


def run(database: PublishedDatabase, statement: str, **values: Any) -> list[Any]:
    """Do something to the database by hand."""
    with driver_of(database.address, notifications_min_severity="OFF") as driver:
        return [record.values() for record in driver.execute_query(statement, values).records]


def test_the_difference_alone_is_written(
    store: WorkingStore, database: PublishedDatabase, example_reports: list[ParsedReport]
) -> None:
    first = publish(store, database)
    assert first.compared
    must_agree(store, database)
    assert publish(store, database).written == 0
    journal.load(store, example_reports[12:13], NOW)
    second = publish(store, database)
    assert not second.compared
    assert 0 < second.written < first.written / 4
    must_agree(store, database)


def test_beside_the_graph_stand_one_state_and_the_words(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    publish(store, database)
    rows = run(database, "MATCH (n) WHERE NOT n:Entity RETURN labels(n)[0], count(*)")
    counts = dict(rows)
    assert set(counts) == {"PublishedGraph", "Vocabulary"}
    assert counts["PublishedGraph"] == 1
    assert counts["Vocabulary"] <= 60
    ((names,),) = run(
        database,
        "MATCH (n) OPTIONAL MATCH (n)-[r]->() WITH collect(keys(n)) + collect(keys(r)) "
        "+ collect(labels(n)) + collect([type(r)]) AS every "
        "RETURN reduce(all = [], some IN every | all + some)",
    )
    assert not [name for name in names if name and name.startswith("_")]


def test_days_are_dates_and_vaguer_ones_keep_their_words(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    report = {
        "id": "vague",
        "parties": ["IND", "USA"],
        "published": "2024-03",
        "agreements": [
            {"kind": "MoU", "subject": "maps", "status": "signed", "date": "2024-02-28"},
            {"kind": "MoC", "subject": "roads", "status": "signed", "date": "2023"},
        ],
    }
    journal.load(store, [check_report(report)], NOW)
    publish(store, database)
    rows = run(
        database,
        "MATCH (a:Agreement) WHERE a.subject IN ['maps', 'roads'] "
        "RETURN a.subject, a.date = date('2024-02-28'), a.date_text, "
        "a.latest >= date('2023-12-31') ORDER BY a.subject",
    )
    assert rows == [["maps", True, None, True], ["roads", None, "2023", True]]
    must_agree(store, database)


def test_reports_are_one_hop_from_what_they_speak_of(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    publish(store, database)
    rows = run(
        database,
        "MATCH (o:Official) RETURN count(o), count(CASE WHEN EXISTS { (o)<-[:SAYS]-(:Report) } "
        "THEN 1 END)",
    )
    assert rows[0][0] == rows[0][1] > 0


def test_two_files_to_one_database(
    store: WorkingStore, database: PublishedDatabase, tmp_path: Path
) -> None:
    publish(store, database)
    with closing(open_store(str(tmp_path / "other.db"))) as other:
        copy(store, other)
        with pytest.raises(PublishingRefusedError, match="another journal"):
            publish(other, database)
        must_agree(store, database)
        publish(other, database, take_over=True)
        must_agree(other, database)
        with pytest.raises(PublishingRefusedError, match="take-over"):
            publish(store, database)


def test_a_restored_file_is_known_by_its_chain(
    store: WorkingStore,
    database: PublishedDatabase,
    example_reports: list[ParsedReport],
    tmp_path: Path,
) -> None:
    publish(store, database)
    store.close()
    saved = tmp_path / "saved.db"
    shutil.copy(store.address, saved)
    journal.load(store, example_reports[12:15], NOW)
    publish(store, database)
    with closing(open_store(str(saved))) as restored:
        with pytest.raises(PublishingRefusedError, match="never had"):
            publish(restored, database)
        journal.load(restored, example_reports[20:22], NOW)
        with pytest.raises(PublishingRefusedError, match="never had"):
            publish(restored, database)
        publish(restored, database, take_over=True)
        must_agree(restored, database)


def test_a_restored_database_is_caught_up(
    store: WorkingStore, database: PublishedDatabase, example_reports: list[ParsedReport]
) -> None:
    """As a restore does: contents and state of an earlier generation."""
    publish(store, database)
    before = database.state()
    assert before
    journal.load(store, example_reports[12:15], NOW)
    journal.retract(store, [example_reports[2].id], NOW)
    publish(store, database)
    journal.load(store, example_reports[2:3], NOW)
    journal.retract(store, [example_reports[i].id for i in (12, 13, 14)], NOW)
    publish(store, database)
    now = database.state()
    assert now
    with database.turn(now) as turn:
        # The graph is that of the first state again; say so.
        turn.set_state(replace(turn.state, token=before.token, generation=before.generation))
    assert not publish(store, database).compared
    must_agree(store, database)


def test_what_is_edited_by_hand_is_named_and_written_anew(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    publish(store, database)
    run(database, "MATCH (o:Official) WITH o LIMIT 1 SET o.name = 'Nobody', o.more = 1, o:Film")
    run(database, "MATCH ()-[r:LED]->() WITH r LIMIT 1 SET r.claims = 99")
    run(database, "MATCH ()-[r:SAYS]->() WITH r LIMIT 1 DELETE r")
    run(database, "MATCH (:Country)-[r:HAS_DIALOGUE]->() WITH r LIMIT 1 DELETE r")
    run(database, "CREATE (:Film {name: 'stray'})")
    findings = "\n".join(check(store, database))
    for words in (
        "differs in more, name",
        "has other labels",
        "differs in claims",
        "SAYS",
        "HAS_DIALOGUE",
        "1 nodes stand there that were not published",
    ):
        assert words in findings
    run(database, "MATCH (n:Film) WHERE NOT n:Entity DELETE n")
    run(database, "MATCH (n:Film) REMOVE n:Film")
    publish(store, database, take_over=True)
    must_agree(store, database)


def test_a_node_that_is_missing_is_noticed_and_everything_compared(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    def told(name: str, body: str) -> ParsedReport:
        person = {"name": f"Ann {body}", "country": "FJI", "institution": body, "role": "head"}
        return check_report({"id": name, "parties": ["FJI", "TON"], "officials": [person]})

    journal.load(store, [told("a", "Fiji Police")], NOW)
    publish(store, database)
    run(database, "MATCH (c:Country {id: 'FJI'}) DETACH DELETE c")
    journal.load(store, [told("b", "Fiji Navy")], NOW)
    assert publish(store, database).compared
    must_agree(store, database)


def test_a_rebuild_is_published(store: WorkingStore, database: PublishedDatabase) -> None:
    publish(store, database)
    journal.rebuild(store)
    publish(store, database)
    must_agree(store, database)


def test_what_is_committed_while_it_is_published_comes_too(
    store: WorkingStore,
    database: PublishedDatabase,
    example_reports: list[ParsedReport],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    coming = iter(example_reports[12:20])

    def load_more(done: int, of: int) -> None:
        for report in (next(coming, None),):
            if report is not None:
                journal.load(store, [report], NOW)

    monkeypatch.setattr("graph.publishing.steps._NODES", 25)
    monkeypatch.setattr("graph.publishing.steps._REPORTS", 3)
    publish(store, database, progress=load_more)
    must_agree(store, database)


def test_many_keys_go_in_several_transactions(
    store: WorkingStore,
    database: PublishedDatabase,
    example_reports: list[ParsedReport],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(store, database)
    monkeypatch.setattr("graph.publishing.engine._AT_ONCE", 10)
    monkeypatch.setattr("graph.publishing.steps._NODES", 20)
    monkeypatch.setattr("graph.publishing.steps._RELATIONSHIPS", 20)
    journal.load(store, example_reports[12:30], NOW)
    journal.retract(store, [one.id for one in example_reports[:5]], NOW)
    behind = []

    def look(done: int, of: int) -> None:
        state = database.state()
        assert state
        behind.append(state.behind)

    assert not publish(store, database, progress=look).compared
    assert behind[0] == 2
    assert behind[-1] == 0
    must_agree(store, database)


@pytest.mark.parametrize("after", [1, 3, 6, 9])
def test_a_connection_that_breaks_is_no_harm(
    store: WorkingStore,
    database: PublishedDatabase,
    monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:
    monkeypatch.setattr("graph.publishing.steps._NODES", 25)
    turns = []
    set_state = Turn.set_state

    def breaking(self: Turn, state: Any) -> None:
        set_state(self, state)
        turns.append(state)
        if len(turns) == after:
            raise StoreInterruptedError("cut")

    monkeypatch.setattr(Turn, "set_state", breaking)
    publish(store, database)
    assert len(turns) > after
    must_agree(store, database)


def test_rows_that_are_lost_without_end_are_told(
    store: WorkingStore, database: PublishedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def losing(self: Turn, rows: Any) -> None:
        raise LostRowsError("put_nodes met 1 of 2 rows")

    monkeypatch.setattr(Turn, "put_nodes", losing)
    with pytest.raises(LostRowsError):
        publish(store, database)


def test_a_clock_set_back_does_not_matter(
    store: WorkingStore,
    database: PublishedDatabase,
    example_reports: list[ParsedReport],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(store, database)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    journal.load(store, example_reports[12:14], "1999-01-01T00:00:00Z")
    publish(store, database)
    must_agree(store, database)


def test_targets_are_known_until_they_are_forgotten(
    store: WorkingStore, database: PublishedDatabase, example_reports: list[ParsedReport]
) -> None:
    publish(store, database)
    with store.read() as view:
        assert view.targets() == {database.address: view.edition().generation}
        assert view.unpurged_targets() == []
    journal.purge(store, [example_reports[0].id], NOW)
    with store.read() as view:
        assert view.unpurged_targets() == [database.address]
    publish(store, database)
    with store.read() as view:
        assert view.unpurged_targets() == []
    with store.write() as tx:
        tx.forget_targets([database.address])
    with store.read() as view:
        assert view.targets() == {}
        assert view.touched_since(0) is None


def test_purged_words_are_nowhere_in_the_database(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    name = "Zebulon Quixworth"
    person = {"name": name, "country": "IND", "title": "Minister", "role": "head"}
    body = {"id": "secret", "parties": ["IND", "USA"], "officials": [person], "published": "2024"}
    journal.load(store, [check_report(body)], NOW)
    early = {**body, "id": "early", "published": "2020"}
    journal.load(store, [check_report(early)], NOW)
    publish(store, database)
    journal.purge(store, ["secret", "early"], NOW)
    publish(store, database)
    held = run(database, "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n), properties(r)")
    text = str(held).lower()
    assert "zebulon" not in text
    assert "quixworth" not in text
    must_agree(store, database)


def test_retired_ids_are_answered_for_without_their_words(
    store: WorkingStore, database: PublishedDatabase
) -> None:
    publish(store, database)
    rows = run(database, "MATCH (n:Entity) WHERE n.former_ids IS NOT NULL RETURN n.former_ids")
    for (hashes,) in rows:
        assert all(len(one) == 20 and set(one) <= set("0123456789abcdef") for one in hashes)
