"""Real reports: any order and any batches come to the oracle's graph.

The Homeland Security Dialogue as it was.
"""

import json
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from graph.evidence.align import align
from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model.records import Node
from graph.model.report import ParsedReport, read_report
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.check import check
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.projection.comparing import expected

NOW = "2026-01-01T00:00:00Z"


def _read(folder: Path) -> list[ParsedReport]:
    return [read_report(path.read_bytes()) for path in sorted(folder.glob("*.json"))]


@pytest.fixture(scope="module")
def examples(checkout: Path) -> list[ParsedReport]:
    return _read(checkout / "examples" / "reports") + _read(checkout / "examples" / "texts")


def _load(store: WorkingStore, reports: Sequence[ParsedReport], order: random.Random) -> None:
    left = list(reports)
    order.shuffle(left)
    while left:
        size = order.choice([1, 2, 7, 30])
        journal.load(store, left[:size], NOW)
        del left[:size]


def _export(store: WorkingStore) -> list[str]:
    with store.read() as view:
        return list(canonical(view))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkingStore]:
    with closing(open_store(str(tmp_path / "graph.db"))) as store:
        yield store


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_batches_give_the_same_graph(
    examples: list[ParsedReport], store: WorkingStore, seed: int
) -> None:
    order = random.Random(seed)
    _load(store, examples, order)
    assert _export(store) == expected(map(align, examples))
    assert check(store) == []
    taken = order.sample(examples, 20)
    journal.retract(store, [report.id for report in taken], NOW)
    rest = [report for report in examples if report not in taken]
    assert _export(store) == expected(map(align, rest))
    _load(store, taken, order)
    journal.rebuild(store)
    assert _export(store) == expected(map(align, examples))


@pytest.mark.shared("reports", "evaluation/dev", "seed")
@pytest.mark.parametrize("seed", range(2))
def test_the_97_real_reports_in_random_orders(
    shared_folder: Path, store: WorkingStore, seed: int
) -> None:
    reports = [
        report
        for folder in ("reports", "evaluation/dev", "seed")
        for report in _read(shared_folder / folder)
    ]
    assert len(reports) == 97
    _load(store, reports, random.Random(seed))
    assert _export(store) == expected(map(align, reports))
    assert check(store) == []


@pytest.fixture(scope="module")
def hsd(examples: list[ParsedReport], tmp_path_factory: pytest.TempPathFactory) -> WorkingStore:
    """Twelve reports of three rounds of one series, a preview and an undated one among them."""
    undated = {
        "id": "in-us-hsd-2024-undated",
        "parties": ["IND", "USA"],
        "dialogue": {"series": "India-US Senior Officials' Homeland Security Dialogue"},
        "officials": [
            {"name": "Ajay Kumar Bhalla", "country": "IND", "role": "head"},
            {"name": "Kristie Canegallo", "country": "USA", "role": "head"},
        ],
        "agreements": [
            {
                "kind": "MoC",
                "subject": "law enforcement training",
                "parties": [
                    {"name": "Federal Law Enforcement Training Centre", "country": "USA"},
                    {"name": "National Police Academy", "country": "IND"},
                ],
                "status": "signed",
            }
        ],
    }
    about = [report for report in examples if "-hsd-" in report.id]
    assert len(about) == 12
    store = open_store(str(tmp_path_factory.mktemp("hsd") / "graph.db"))
    _load(store, [*about, read_report(json.dumps(undated))], random.Random(7))
    return store


def _nodes(store: WorkingStore, label: str) -> list[Node]:
    with store.read() as view:
        return [node for node in view.iter_nodes() if node.label == label]


def test_one_series_of_three_rounds(hsd: WorkingStore) -> None:
    series = [n for n in _nodes(hsd, "Series") if "Homeland" in n.name]
    assert len(series) == 1
    with hsd.read() as view:
        rounds = view.relationships_of([series[0].number], [Rel.ROUND_OF], False)
    assert len(rounds) == 3


def test_two_editions_stay_apart(hsd: WorkingStore) -> None:
    editions = [n.properties.get("edition") for n in _nodes(hsd, "Dialogue")]
    assert sorted(e for e in editions if e is not None) == [1, 2]


def test_the_round_of_2024_keeps_both_dates(hsd: WorkingStore) -> None:
    (round_,) = [n for n in _nodes(hsd, "Dialogue") if n.earliest is not None]
    assert round_.properties["status"] == "held"
    assert "when" in round_.properties["conflicts"]
    with hsd.read() as view:
        summary = view.summaries([(round_.number, 0, 0)])  # type: ignore[list-item]
    dates = {v.value for one in summary.values() for v in one.values if v.field == "when"}
    assert dates == {"2024-02-28/2024-02-28", "2024-02-27/2024-02-29"}


def test_one_memorandum_of_the_dialogue(hsd: WorkingStore) -> None:
    memoranda = [n for n in _nodes(hsd, "Agreement") if n.properties["kind"] == "MoC"]
    assert len(memoranda) == 1
    assert memoranda[0].properties["support"] == 5
