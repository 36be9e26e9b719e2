"""The measurements measure the same thing on both sides; how fast is for `make bench` to say."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import answering, loading, starting
from benchmarks.__main__ import SIZES, main
from benchmarks.graph_data import GraphData
from benchmarks.graph_questions import questions
from benchmarks.measuring import Figure, Measured, ratio
from benchmarks.report_data import BUSY_BODY, reports
from benchmarks.sketch import Sketch
from benchmarks.table import page
from graph.journal import operations as journal
from graph.model.report import check_report
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.check import check
from graph.questions.paths import paths
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

SHARE = 0.002


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


@pytest.fixture
def data() -> GraphData:
    return GraphData(SHARE)


@pytest.fixture
def store(data: GraphData, tmp_path: Path) -> Iterator[WorkingStore]:
    with closing(answering.store_of(data, tmp_path)) as opened:
        yield opened


@pytest.fixture
def sketch(data: GraphData, tmp_path: Path) -> Iterator[Sketch]:
    with closing(answering.sketch_of(data, tmp_path)) as opened:
        yield opened


def test_the_same_graph_comes_again(data: GraphData) -> None:
    again = GraphData(SHARE)
    assert list(data.nodes()) == list(again.nodes())
    assert list(data.relationships()) == list(again.relationships())


def test_relationships_come_in_order_and_between_nodes(data: GraphData) -> None:
    numbers = {node.number for node in data.nodes()}
    ends = [(one.source, one.target) for one in data.relationships()]
    assert {number for pair in ends for number in pair} <= numbers
    assert [source for source, _ in ends] == sorted(source for source, _ in ends)
    assert len(numbers) == sum(data.number.values())


def test_the_first_country_is_a_hub() -> None:
    data = GraphData(0.02)
    degrees = Counter(one.target for one in data.relationships() if one.type is Rel.BELONGS_TO)
    assert max(degrees.values()) > data.number[Label.INSTITUTION] / 10


def test_the_same_reports_come_again_and_a_longer_stream_begins_alike() -> None:
    assert list(reports(40)) == list(islice(reports(60), 40))


def test_one_ministry_stands_in_every_tenth_report() -> None:
    named = [
        any(body["name"] == BUSY_BODY for body in report["institutions"]) for report in reports(200)
    ]
    assert sum(named) == 20


def test_the_store_and_the_sketch_find_paths_of_the_same_length(
    data: GraphData, store: WorkingStore, sketch: Sketch
) -> None:
    lengths = []
    for one, other in questions(data, 60).pairs:
        bare = sketch.path(one, other)
        with store.read() as view:
            answer = paths(view, one, other, max_degree=0)
        assert [path.length for path in answer.paths] == ([] if bare is None else [len(bare) - 1])
        lengths.append(bare and len(bare))
    assert len(set(lengths)) > 2


def test_the_store_and_the_sketch_look_up_the_same_node(
    data: GraphData, store: WorkingStore, sketch: Sketch
) -> None:
    for node_id in questions(data, 5).look_up:
        row = sketch.look_up(node_id)
        with store.read() as view:
            node = view.node_by_id(node_id)
        assert row is not None and node is not None
        assert row[1:3] == (node.id, node.name)


def test_what_reports_come_to_is_the_graph_but_for_reference_relationships(tmp_path: Path) -> None:
    ids = [report["id"] for report in reports(80)]
    with closing(open_store(str(tmp_path / "tieline.db"))) as store:
        journal.load(store, [check_report(report) for report in reports(80)], "2026-01-01")
        assert check(store) == []
        with store.read() as view:
            batch = loading.outcome(view, ids)
            counts = view.counts()
    kept = {"SIDE_OF", "NARROWER_THAN", "MET_BY", "COPY_OF"}
    expected = {n: c for n, c in counts["relationships"].items() if n not in kept}
    assert Counter(str(row[1]) for row in set(batch.relationships)) == expected
    labels = Counter(str(row[0]) for row in set(batch.nodes))
    for label in ("Official", "Institution", "Series", "Dialogue", "Agreement", "Report"):
        assert labels[label] == counts["nodes"][label]


def test_an_upsert_counts_what_it_wrote_and_nothing_the_second_time(
    data: GraphData, store: WorkingStore, sketch: Sketch, tmp_path: Path
) -> None:
    with closing(open_store(str(tmp_path / "tieline.db"))) as other:
        journal.load(other, [check_report(report) for report in reports(20)], "2026-01-01")
        with other.read() as view:
            batch = loading.outcome(view, [report["id"] for report in reports(20)])
    new, changed, written = sketch.upsert(batch)
    assert new > 20 and changed == 0 and written == len(set(batch.relationships))
    assert sketch.upsert(batch) == (0, 0, 0)


def test_every_part_comes_to_figures() -> None:
    for part in (
        answering.measure(SHARE, 3, 1),
        loading.upserts(20, 1, 10),
        loading.growth((10, 20), 1, 1),
        loading.rebuilding(20, 1),
        starting.measure(SHARE, 1),
    ):
        assert part.peak > 0
        assert part.figures
        for figure in part.figures:
            assert 0 < figure.low <= figure.value <= figure.high


def test_the_page_is_written_by_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny = {"rebuild": partial(loading.rebuilding, 20, 1)}
    monkeypatch.setitem(SIZES, "small", tiny)
    file = tmp_path / "benchmarks.md"
    assert main(["rebuild", "--size", "small", "--out", str(file)]) == 0
    text = file.read_text()
    assert "| rebuild of 20 reports | " in text
    assert "| rebuild | " in text.partition("## Memory")[2]


def test_a_goal_is_met_or_missed_by_so_much() -> None:
    good = ratio("w", [2.0, 3.0, 2.0], [2.0, 2.0, 2.0], 1.5, ("a", "b"))
    assert (good.value, good.low, good.high, good.verdict) == (1.0, 1.0, 1.5, "met")
    assert Figure("w", 3.0, 3.0, 3.0, 1.5, "").verdict == "missed by 100 %"
    row = "| w | 1.00x (1.00x to 1.50x) | at most 1.50x | met | a 2 s, b 2 s |"
    assert row in page("tiny", [("part", Measured([good], 7, []))])


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["quetsions"])
    assert "'quetsions' is no part" in capsys.readouterr().err
