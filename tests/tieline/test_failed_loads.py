"""What a load that fails leaves: no empty store, no bytes of a document on the terminal."""

import json
from pathlib import Path

import pytest

from graph.model.report import ParsedReport
from loaders.intake import loading
from tieline.main import main

GOOD = {"id": "good", "parties": ["IND", "USA"]}


def _run(place: Path, *words: str) -> int:
    return main(["--store", str(place / "graph.db"), *words])


def test_a_load_of_nothing_leaves_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text('{"x(": 1}')
    assert _run(tmp_path, "load", "bad.json") == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.json", "rejects.jsonl"]


def test_a_store_that_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text("{}")
    (tmp_path / "good.json").write_text(json.dumps(GOOD))
    assert _run(tmp_path, "load", "bad.json", "good.json") == 1
    assert _run(tmp_path, "load", "bad.json") == 1
    assert _run(tmp_path, "reports") == 0


def test_an_empty_store_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.json").write_text(json.dumps(GOOD))
    assert _run(tmp_path, "load", "good.json") == 0
    capsys.readouterr()
    assert _run(tmp_path, "reports") == 0
    assert "holds no reports" not in capsys.readouterr().err
    assert _run(tmp_path, "retract", "good") == 0
    for words in (["reports"], ["stats"], ["search", "Jane"], ["signed"]):
        _run(tmp_path, *words)
        assert "graph.db: holds no reports; `tieline load` brings some" in capsys.readouterr().err


def test_an_unexpected_error_is_told_without_what_could_steer_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def brought_down(report: ParsedReport) -> dict[str, str]:
        raise RuntimeError(f"\x1b[2J\u202e{'x' * 5000}{report.id}")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loading, "misleading_names", brought_down)
    (tmp_path / "good.json").write_text(json.dumps(GOOD))
    assert _run(tmp_path, "load", "good.json") == 1
    told = capsys.readouterr().err
    assert "unexpected error; please report it with these lines" in told
    assert "RuntimeError" in told
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert max(map(len, told.splitlines())) <= 301
