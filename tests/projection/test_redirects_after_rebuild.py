"""What an id was answered with before a rebuild, it is answered with after it."""

import random
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.model.errors import AmbiguousNodeError, JudgementError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.questions.find import locate
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

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
