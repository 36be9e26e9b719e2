"""Two nodes that would have one id have longer ids, as long as both are there."""

import random
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model.records import Anchor
from graph.model.report import ParsedReport, check_report
from graph.projection import elements
from graph.questions.find import locate
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.projection.comparing import expected

NOW = "2026-01-01T00:00:00Z"
NAMES = ["Asha Rao", "Jane Roe", "Lin Mei"]


def _report(report_id: str, parties: list[str], people: list[tuple[str, str]]) -> ParsedReport:
    officials = [{"name": name, "country": c, "role": "mentioned"} for name, c in people]
    return check_report(
        {"id": report_id, "published": "2024", "parties": parties, "officials": officials}
    )


def _officials(store: WorkingStore) -> dict[str, str | None]:
    with store.read() as view:
        return {
            node.id: node.properties.get("country")
            for node in view.iter_nodes()
            if node.label == "Official"
        }


def _agrees(store: WorkingStore, live: list[ParsedReport]) -> bool:
    with store.read() as view:
        return list(canonical(view)) == expected(live)


def test_two_anchors_of_one_short_id_stop_no_store(tmp_path: Path) -> None:
    """The ids of these two reports were searched for until forty bits of the hash were equal."""
    one = _report("r958656", ["AUS", "IND"], [("Jane Roe", "AUS")])
    other = _report("s80359", ["IND", "JPN"], [("Jane Roe", "JPN")])
    for order in ([[one], [other]], [[other], [one]], [[one, other]]):
        store = open_store(str(tmp_path / f"{len(list(tmp_path.iterdir()))}.db"))
        journal.load(store, order[0], NOW)
        first = set(_officials(store))
        if len(order) > 1:
            journal.load(store, order[1], NOW)
        both = _officials(store)
        assert sorted(map(str, both.values())) == ["AUS", "JPN"]
        assert {len(node_id.rpartition("-")[2]) for node_id in both} == {elements.LONG_TAIL}
        assert _agrees(store, [one, other])
        journal.rebuild(store)
        assert _officials(store) == both
        journal.retract(store, [other.id], NOW)
        assert list(_officials(store).values()) == ["AUS"]
        assert _agrees(store, [one])
        with store.read() as view:
            for asked in {*both, *first}:
                assert both.get(asked) == "JPN" or locate(view, asked).node.name == "Jane Roe"
        assert store.check() == []


@pytest.mark.parametrize("seed", range(12))
def test_ids_depend_on_what_is_there_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """With a hash of one bit, or of none, equal names collide often, or always."""
    whole = elements._tail
    monkeypatch.setattr(elements, "SHORT_TAIL", seed % 2)
    monkeypatch.setattr("graph.projection.engine.SHORT_TAIL", seed % 2)

    def one_bit(at: Anchor, letters: int) -> str:
        full = whole(at, elements.LONG_TAIL)
        return ("ab"[full > "i"] + full[1:])[:letters]

    monkeypatch.setattr(elements, "_tail", one_bit)
    chance, live = random.Random(seed), dict[str, ParsedReport]()
    store = open_store(str(tmp_path / "graph.db"))
    longest = 0
    for _ in range(14):
        batch = []
        for report_id in chance.sample([f"r{n}" for n in range(7)], chance.randint(1, 3)):
            parties = sorted(chance.sample(["AUS", "IND", "JPN", "USA"], 2))
            people = [(chance.choice(NAMES), chance.choice(parties)) for _ in range(2)]
            batch.append(_report(report_id, parties, people))
        if live and chance.random() < 0.4:
            gone = chance.sample(sorted(live), min(2, len(live)))
            journal.retract(store, gone, NOW)
            live = {report_id: one for report_id, one in live.items() if report_id not in gone}
        else:
            journal.load(store, batch, NOW)
            live |= {report.id: report for report in batch}
        assert _agrees(store, list(live.values()))
        longest += sum(len(i.rpartition("-")[2]) > 2 for i in _officials(store))
    assert longest > 5
    journal.rebuild(store)
    assert _agrees(store, list(live.values()))
