"""The scoring of the reader: what it leaves out as not sure, and what it does without labels."""

from pathlib import Path

import pytest

from benchmarks import score


def test_without_labels_it_says_so_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "EVALUATION", tmp_path)
    assert score.main(["--split", "tuned"]) == 0
    assert "SKIPPED" in capsys.readouterr().err


def test_only_sure_values_are_kept() -> None:
    report = {
        "parties": ["KEN", "NOR"],
        "dialogue": {"series": "Dialogue", "city": "Oslo"},
        "topics": ["narcotics", "space"],
        "agreements": [{"kind": "MoU", "subject": "patrols", "status": "signed"}],
        "sure": {"/dialogue/city": False, "/topics/0": False, "/agreements/0/subject": False},
    }
    kept = score.only_sure(report)
    assert kept["dialogue"] == {"series": "Dialogue", "city": None}
    assert kept["topics"] == ["space"]
    assert kept["agreements"] == []


def test_floors_only_rise() -> None:
    old = {"dev": 0.9, "dev2": 0.8}
    assert score.raised(old, {"dev": 0.954, "dev2": 0.5}) == {"dev": 0.94, "dev2": 0.8}
    assert set(score.floors()) <= set(score.SPLITS)


@pytest.mark.shared
def test_a_floor_that_is_not_reached_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not (score.EVALUATION / "score_extraction.py").exists():
        pytest.skip("no labelled texts beside the checkout")
    monkeypatch.setattr(score, "KEPT", tmp_path)
    monkeypatch.setattr(score, "FLOORS", tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text('{"examples": 1.1}', "utf-8")
    assert score.main(["--split", "examples"]) == 1
    assert "below the floor" in capsys.readouterr().out
    (tmp_path / "floors.json").write_text('{"examples": 0.5}', "utf-8")
    assert score.main([]) == 0
    assert score.main(["--raise-floor"]) == 0
    assert score.floors()["examples"] > 0.8


@pytest.mark.shared
def test_labels_of_ones_own_are_scored(
    checkout: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not (score.EVALUATION / "score_extraction.py").exists():
        pytest.skip("no labelled texts beside the checkout")
    monkeypatch.setattr(score, "KEPT", tmp_path)
    assert score.main(["--folder", str(checkout / "examples" / "texts")]) == 0
    assert "over 15 reports" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())
