"""A graph copied from one file to another, with its journal and its old ids."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.journal.copying import copy
from graph.journal.export import canonical
from graph.model import errors
from graph.model.errors import AmbiguousNodeError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.projection.check import check
from graph.questions.find import locate
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def source_of(path: Path, example_reports: list[ParsedReport]) -> WorkingStore:
    """A graph with a past: reports replaced, taken back and purged, judgements made and undone."""
    store = open_store(str(path))
    journal.load(store, example_reports, NOW)
    ids = [report.id for report in example_reports]
    journal.retract(store, ids[3:6], NOW)
    journal.purge(store, ids[7:8], NOW)
    people = [f"{report.id}#/officials/0" for report in example_reports[10:30] if report.officials]
    journal.judge(store, people[0], people[1], "same", "me", NOW, "so")
    journal.judge(store, people[2], people[3], "same", "me", NOW, "so")
    journal.undo(store, people[2], people[3], "me", NOW, "not so")
    early = {"id": "early", "published": "1990", "parties": ["IND", "USA"]}
    person = {"name": "Ajay Bhalla", "country": "IND", "role": "mentioned"}
    journal.load(store, [check_report({**early, "officials": [person]})], NOW)
    return store


@pytest.fixture
def source(tmp_path: Path, example_reports: list[ParsedReport]) -> Iterator[WorkingStore]:
    with closing(source_of(tmp_path / "source.db", example_reports)) as store:
        yield store


@pytest.fixture
def target(tmp_path: Path) -> Iterator[WorkingStore]:
    with closing(open_store(str(tmp_path / "target.db"))) as store:
        yield store


def everything(store: WorkingStore) -> dict[str, object]:
    """The graph and the journal, as they are told."""
    with store.read(steady=True) as view:
        return {
            "export": list(canonical(view)),
            "versions": list(view.iter_versions()),
            "tombstones": view.all_tombstones(),
            "judgements": view.judgement_history(),
            "mentions": list(journal.mentions(view)),
        }


def _answers(store: WorkingStore, asked: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    with store.read() as view:
        for node_id in asked:
            try:
                found[node_id] = locate(view, node_id).node.id
            except AmbiguousNodeError as told:
                found[node_id] = sorted(told.candidates)
            except NodeNotFoundError:
                found[node_id] = None
    return found


def test_the_copy_is_the_same_in_everything(source: WorkingStore, target: WorkingStore) -> None:
    copied = copy(source, target, batch_size=20)
    assert copied.reports > 60
    assert everything(target) == everything(source)
    assert check(target) == []
    with source.read() as view:
        given = [row[0] for row in view.iter_given_ids()]
        live = {node.id for node in view.iter_nodes()}
    assert set(given) - live
    assert _answers(target, given) == _answers(source, given)
    again = copy(source, target, batch_size=20)
    assert (again.reports, again.versions, again.judgements, again.ids) == (0, 0, 0, 0)


def test_an_interrupted_copy_goes_on(source: WorkingStore, target: WorkingStore) -> None:
    chance, done = random.Random(3), []

    def stop(count: int, _total: int) -> None:
        done.append(count)
        if len(done) == chance.randint(1, 3):
            raise KeyboardInterrupt

    for _ in range(50):
        try:
            copy(source, target, 10, stop)
            break
        except KeyboardInterrupt:
            done.clear()
            assert check(target) == []
    assert everything(target) == everything(source)


def test_a_copy_is_a_journal_of_its_own(source: WorkingStore, target: WorkingStore) -> None:
    copy(source, target)
    with source.read() as one, target.read() as other:
        assert one.edition().journal != other.edition().journal


def test_two_graphs_are_not_mixed(source: WorkingStore, target: WorkingStore) -> None:
    journal.load(target, [check_report({"id": "mine", "parties": ["FRA", "IND"]})], NOW)
    before = everything(target)
    with pytest.raises(errors.StoreNotEmptyError, match="holds report mine"):
        copy(source, target)
    assert everything(target) == before
    with pytest.raises(errors.StoreNotEmptyError, match="is the store to copy from"):
        copy(source, source)
