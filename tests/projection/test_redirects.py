"""A retired id leads to what took its place, or offers candidates; it never passes on."""

from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.errors import AmbiguousNodeError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.questions.find import locate
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def store(tmp_path: Any) -> WorkingStore:
    return open_store(str(tmp_path / "graph.db"))


def _named(report_id: str, published: str, name: str, title: str | None = None) -> ParsedReport:
    official = {"name": name, "country": "IND", "title": title, "role": "mentioned"}
    return check_report(
        {
            "id": report_id,
            "published": published,
            "parties": ["IND", "USA"],
            "officials": [official],
        }
    )


def _load(store: WorkingStore, *reports: ParsedReport) -> None:
    journal.load(store, list(reports), NOW)


def _ids(store: WorkingStore) -> list[str]:
    with store.read() as view:
        return [node.id for node in view.iter_nodes() if node.label == "Official"]


def _lead(store: WorkingStore, old: str) -> str:
    with store.read() as view:
        found = locate(view, old)
    assert found.redirected_from == old
    return found.node.id


def test_an_earlier_report_moves_the_id_and_the_old_one_leads_there(store: WorkingStore) -> None:
    _load(store, _named("late", "2024", "Asha Rao"))
    (old,) = _ids(store)
    _load(store, _named("early", "2020", "Asha Rao"))
    (new,) = _ids(store)
    assert new != old
    assert _lead(store, old) == new
    journal.rebuild(store)
    assert _lead(store, old) == new
    journal.retract(store, ["early"], NOW)
    assert _ids(store) == [old]
    assert _lead(store, new) == old


def test_a_join_and_its_undoing(store: WorkingStore) -> None:
    _load(store, _named("a", "2020", "Asha Rao"), _named("b", "2021", "Asha Devi"))
    one, other = _ids(store)
    pair = ("a#/officials/0", "b#/officials/0")
    journal.judge(store, *pair, "same", "me", NOW, "")
    (kept,) = _ids(store)
    (gone,) = {one, other} - {kept}
    assert _lead(store, gone) == kept
    journal.undo(store, *pair, "me", NOW, "")
    assert set(_ids(store)) == {one, other}
    with store.read() as view:
        assert locate(view, gone).redirected_from is None


@pytest.mark.parametrize("rebuilt", [False, True])
def test_a_retired_id_offers_what_took_over_its_mentions(
    store: WorkingStore, rebuilt: bool
) -> None:
    names = [("a", "Asha Rao"), ("b", "Asha Devi Rao"), ("c", "Asha Lata Rao")]
    _load(store, *(_named(i, f"202{n}", name) for n, (i, name) in enumerate(names)))
    for other in ("b", "c"):
        journal.judge(store, "a#/officials/0", f"{other}#/officials/0", "same", "me", NOW, "")
    (whole,) = _ids(store)
    journal.retract(store, ["a"], NOW)
    assert len(_ids(store)) == 2
    if rebuilt:
        journal.rebuild(store)
    with store.read() as view, pytest.raises(AmbiguousNodeError) as told:
        locate(view, whole)
    assert sorted(told.value.candidates) == _ids(store)


def test_what_is_gone_is_gone(store: WorkingStore) -> None:
    _load(store, _named("a", "2020", "Asha Rao"))
    (old,) = _ids(store)
    journal.retract(store, ["a"], NOW)
    with store.read() as view, pytest.raises(NodeNotFoundError):
        locate(view, old)
