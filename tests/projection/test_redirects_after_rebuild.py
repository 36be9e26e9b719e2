"""What an id was answered with before a rebuild, it is answered with after it."""

import random
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model.errors import AmbiguousNodeError, JudgementError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.questions.find import locate
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.projection.comparing import expected

NOW = "2026-01-01T00:00:00Z"
NAMES = ["Asha Rao", "Asha Devi Rao", "Asha Lata Rao", "Lata Devi"]
REPORTS = [f"r{n}" for n in range(6)]


def _drawn(chance: random.Random) -> ParsedReport:
    person = {"name": chance.choice(NAMES), "country": "IND", "role": "mentioned"}
    return check_report(
        {
            "id": chance.choice(REPORTS),
            "published": chance.choice(["2020", "2021", "2022", None]),
            "parties": ["IND", "USA"],
            "officials": [person],
        }
    )


def _step(store: WorkingStore, chance: random.Random) -> None:
    """Load, take back, judge or undo; what cannot be done just now is not done."""
    one, other = (f"{report}#/officials/0" for report in chance.sample(REPORTS, 2))
    kind = chance.choice(["load", "load", "retract", "same", "same", "different", "undo"])
    with store.read() as view:
        live = sorted(view.reports(REPORTS))
    if kind == "load" or not live:
        journal.load(store, [_drawn(chance)], NOW)
    elif kind == "retract":
        journal.retract(store, [chance.choice(live)], NOW)
    else:
        try:
            if kind == "undo":
                journal.undo(store, one, other, "me", NOW, "")
            else:
                journal.judge(store, one, other, kind, "me", NOW, "")
        except JudgementError:
            pass


def _officials(store: WorkingStore) -> set[str]:
    with store.read() as view:
        return {node.id for node in view.iter_nodes() if node.label == "Official"}


def _answer(store: WorkingStore, asked: str) -> str | list[str] | None:
    with store.read() as view:
        try:
            return locate(view, asked).node.id
        except AmbiguousNodeError as told:
            return sorted(told.candidates)
        except NodeNotFoundError:
            return None


@pytest.mark.parametrize("seed", [*range(20), 289, 295])
def test_every_id_is_answered_as_before(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = open_store(str(tmp_path / "graph.db"))
    known: set[str] = set()
    for _ in range(12):
        _step(store, chance)
        known |= _officials(store)
    before = {asked: _answer(store, asked) for asked in sorted(known)}
    live = _officials(store)
    for _ in range(2):
        journal.rebuild(store)
        assert _officials(store) == live
        assert {asked: _answer(store, asked) for asked in before} == before
    store.close()


@pytest.mark.parametrize("seed", range(6))
def test_a_rebuild_gives_every_node_its_number_back(
    tmp_path: Path, seed: int, example_reports: list[ParsedReport]
) -> None:
    chance = random.Random(seed)
    store = open_store(str(tmp_path / "graph.db"))
    journal.load(store, example_reports, NOW)
    for _ in range(6):
        _step(store, chance)
    before = _numbers(store)
    journal.rebuild(store)
    assert _numbers(store) == before
    assert store.check() == []


def test_what_comes_after_a_rebuild_finds_its_place(
    tmp_path: Path, example_reports: list[ParsedReport]
) -> None:
    reports = example_reports
    store = open_store(str(tmp_path / "graph.db"))
    journal.load(store, reports, NOW)
    journal.rebuild(store)
    journal.retract(store, [report.id for report in reports[::2]], NOW)
    journal.load(store, reports[::2], NOW)
    with store.read() as view:
        assert list(canonical(view)) == expected(reports)


def _numbers(store: WorkingStore) -> tuple[dict[str, int], dict[str, int]]:
    """Numbers of nodes and of ids ever given out, by id."""
    with store.read() as view:
        given = {node_id: number for node_id, _, number in view.iter_given_ids()}
        return {node.id: node.number for node in view.iter_nodes()}, given
