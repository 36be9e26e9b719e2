"""A connection that breaks right after a commit: the work is done again, and counts once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.journal.copying import copy
from graph.journal.export import canonical
from graph.model.errors import StoreInterruptedError, StoreNotEmptyError
from graph.model.report import read_report
from graph.stores.opening import open_store
from graph.stores.working import Transaction, WorkingStore

AT = "2026-01-01T00:00:00Z"
ONE, OTHER = "a#/officials/0", "b#/officials/0"


class Unsure:
    """A store whose every first commit of a piece of work is told as interrupted."""

    def __init__(self, store: WorkingStore) -> None:
        self.store = store
        self.breaks = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        with self.store.write() as tx:
            yield tx
        self.breaks = not self.breaks
        if not self.breaks:
            raise StoreInterruptedError("the connection broke after the commit")


@pytest.fixture
def unsure(store: WorkingStore, monkeypatch: pytest.MonkeyPatch) -> WorkingStore:
    monkeypatch.setattr("graph.journal.transactions._FIRST_PAUSE", 0.0)
    reports = [_report("a", "Ann Roe"), _report("b", "Ann Doe")]
    journal.load(store, [read_report(body) for body in reports], AT)
    return Unsure(store)


def _report(name: str, official: str) -> str:
    return (
        f'{{"id": "{name}", "parties": ["CHL", "PER"], "officials": '
        f'[{{"name": "{official}", "country": "PER", "title": "Minister", "role": "head"}}]}}'
    )


def test_a_judgement_and_its_undoing_are_entered_once(unsure: WorkingStore) -> None:
    journal.judge(unsure, ONE, OTHER, "same", "me", AT, "one person")
    journal.undo(unsure, ONE, OTHER, "me", AT, "two after all")
    with unsure.read() as view:
        assert [row.verdict for row in view.judgement_history()] == ["same", "undone"]


def test_reports_are_taken_back_purged_and_let_in_again_once(unsure: WorkingStore) -> None:
    journal.retract(unsure, ["a"], AT)
    journal.purge(unsure, ["b"], AT)
    journal.lift(unsure, ["b"], "2026-01-02T00:00:00Z")
    with unsure.read() as view:
        assert [row.action for row in view.history("a")] == ["loaded", "retracted"]
        assert [row.action for row in view.history("b")] == ["loaded", "purged", "lifted"]
        assert view.tombstones(["b"]) == set()


def test_a_copy_has_every_entry_once(
    store: WorkingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.journal.transactions._FIRST_PAUSE", 0.0)
    source = open_store(str(tmp_path / "source.db"))
    reports = [_report("a", "Ann Roe"), _report("b", "Ann Doe")]
    journal.load(source, [read_report(body) for body in reports], AT)
    journal.judge(source, ONE, OTHER, "same", "me", AT, "one person")
    journal.retract(source, ["b"], AT)
    copy(source, Unsure(store))
    with source.read() as view, store.read() as copied:
        assert list(canonical(copied)) == list(canonical(view))
        assert list(copied.iter_versions()) == list(view.iter_versions())
        assert copied.judgement_history() == view.judgement_history()
    source.close()


def test_a_store_is_not_copied_onto_itself_or_onto_another_history(
    store: WorkingStore, tmp_path: Path
) -> None:
    other = open_store(str(tmp_path / "other.db"))
    for each, at in ((store, AT), (other, "2026-02-02T00:00:00Z")):
        journal.load(each, [read_report(_report("a", "Ann Roe"))], at)
    with pytest.raises(StoreNotEmptyError, match="to copy from"):
        copy(store, Unsure(store))
    with pytest.raises(StoreNotEmptyError, match="history of report a"):
        copy(other, store)
    assert store.identity != other.identity
    other.close()
