"""The scoring of the reader: what it leaves out as not sure, and what it does without labels."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import labelled, score
from benchmarks.figures import Figures, figures_of, summed
from benchmarks.judging import only_sure, right_values
from loaders.reading.reader import read_release


def test_a_split_without_labels_is_named_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(labelled, "EVALUATION", tmp_path)
    assert score.main(["--split", "dev2"]) == 0
    assert f"SKIPPED dev2: no labelled texts at {tmp_path}" in capsys.readouterr().err


def test_only_sure_values_are_kept() -> None:
    report = {
        "parties": ["KEN", "NOR"],
        "dialogue": {"series": "Dialogue", "city": "Oslo"},
        "topics": ["narcotics", "space"],
        "agreements": [{"kind": "MoU", "subject": "patrols", "status": "signed"}],
        "sure": {"/dialogue/city": False, "/topics/0": False, "/agreements/0/subject": False},
    }
    kept = only_sure(report)
    assert kept["dialogue"] == {"series": "Dialogue", "city": None}
    assert kept["topics"] == ["space"]
    assert kept["agreements"] == []


def test_a_text_keeps_its_side_of_the_unseen_fourth() -> None:
    names = [f"report-{n}" for n in range(400)]
    unseen = [name for name in names if labelled.is_unseen(name)]
    assert 70 < len(unseen) < 130
    assert unseen == [name for name in names if labelled.is_unseen(name)]


@pytest.mark.shared("evaluation/train")
def test_the_learnt_texts_and_the_unseen_ones_are_apart() -> None:
    learnt = {each.label["id"] for each in labelled.labelled("train")}
    unseen = {each.label["id"] for each in labelled.labelled("unseen")}
    assert not learnt & unseen
    assert len(unseen) * 5 > len(learnt)


def test_a_floor_that_is_not_reached_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "KEPT", tmp_path)
    monkeypatch.setattr(score, "FLOORS", tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text('{"examples": {"mean": 1.1}}', "utf-8")
    assert score.main(["--split", "examples"]) == 1
    assert "below the floor" in capsys.readouterr().out
    (tmp_path / "floors.json").write_text('{"examples": {"mean": 0.5}}', "utf-8")
    assert score.main(["--raise-floor"]) == 0
    assert score.floors()["examples"]["mean"] > 0.8


def test_labels_of_ones_own_are_scored(
    checkout: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(score, "KEPT", tmp_path)
    assert score.main(["--folder", str(checkout / "examples" / "texts")]) == 0
    assert "over 15 reports" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_floors_only_rise() -> None:
    nothing_read = Figures()
    old = {"dev": {"mean": 0.9}, "dev2": {"mean": 1.1}}
    assert score.raised(old, {"dev": nothing_read, "dev2": nothing_read}) == {
        "dev": {"mean": 0.99},
        "dev2": {"mean": 1.1},
    }
    assert set(score.floors()) <= set(labelled.SPLITS)


def test_a_look_at_the_unseen_figures_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "LOOKS", tmp_path / "looks.csv")
    monkeypatch.setattr(score, "_UNSEEN", "examples")
    for reason in ("before", "after"):
        assert score.main(["--look", reason]) == 0
    rows = (tmp_path / "looks.csv").read_text("utf-8").splitlines()
    assert rows[0].startswith("mean,alike")
    assert [row.rpartition(",")[2] for row in rows[1:]] == ["before", "after"]


def test_a_value_is_right_where_its_label_says_the_same() -> None:
    label = {
        "parties": ["KEN", "NOR"],
        "dialogue": {"status": "held", "city": "Oslo", "series": None},
        "officials": [{"name": "Ola Vik", "country": "NOR", "title": "Minister", "role": "head"}],
        "institutions": [],
        "agreements": [],
        "topics": ["narcotics"],
        "next_round": None,
    }
    report = {
        "parties": ["KEN", "SWE"],
        "dialogue": {"status": "held", "city": "Bergen", "series": None},
        "officials": [
            {"name": "Ola Vik", "country": "KEN", "title": "Minister", "role": "head"},
            {"name": "Jane Kamau", "country": "KEN"},
        ],
        "institutions": [{"name": "Coast Guard", "country": "NOR"}],
        "agreements": [],
        "topics": ["narcotics"],
        "next_round": None,
    }
    right = right_values(label, report)
    assert {pointer for pointer, is_right in right.items() if is_right} == {
        "/parties/0",
        "/dialogue/status",
        "/officials/0/name",
        "/officials/0/title",
        "/officials/0/role",
        "/topics/0",
    }
    assert {pointer for pointer, is_right in right.items() if not is_right} == {
        "/parties/1",
        "/dialogue/city",
        "/officials/0/country",
        "/officials/1/name",
        "/officials/1/country",
        "/institutions/0/name",
        "/institutions/0/country",
    }


@pytest.mark.shared("evaluation/score_extraction.py")
def test_the_figures_are_those_of_the_scorer_beside_the_labels() -> None:
    path = labelled.EVALUATION / "score_extraction.py"
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    assert spec is not None and spec.loader is not None
    beside: Any = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = beside
    spec.loader.exec_module(beside)
    tallies = {name: beside.Tally() for name in beside.FIELDS}
    ours = []
    for one in labelled.labelled("examples"):
        beside.score(one.label, read_release(one.release).report, tallies)
        ours.append(figures_of(one))
    found = summed(ours).every
    assert {n: (t.tp, t.fp, t.fn) for n, t in tallies.items()} == {
        n: (t.right, t.wrong, t.missed) for n, t in found.items()
    }
