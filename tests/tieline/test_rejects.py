"""The file of rejections: it never takes the place of what is needed."""

import json
import os
import threading
from pathlib import Path

import pytest

from tieline.main import main

BAD = json.dumps({"id": "a", "colour": "red"})


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "bad.json"
    file.write_text(BAD)
    return file


def _load(*words: str) -> int:
    return main(["--store", "graph.db", "load", *words])


@pytest.mark.parametrize("target", ["graph.db", "bad.json", "./bad.json", "link", "folder"])
def test_it_overwrites_nothing_that_is_needed(
    bad: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    Path("folder").mkdir()
    Path("link").symlink_to(bad)
    assert _load("bad.json", "--rejects", target) == 2
    assert "--rejects: " in capsys.readouterr().err
    assert bad.read_text() == BAD
    assert not list(Path().glob("*.part"))


def test_a_link_is_followed(bad: Path) -> None:
    Path("there.jsonl").write_text("old")
    Path("link").symlink_to("there.jsonl")
    assert _load("bad.json", "--rejects", "link") == 1
    assert Path("link").is_symlink()
    assert json.loads(Path("there.jsonl").read_text().splitlines()[0])["source"] == "bad.json"


def test_a_pipe_is_written_to(bad: Path) -> None:
    os.mkfifo("pipe")
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(Path("pipe").read_text()))
    reader.start()
    assert _load("bad.json", "--rejects", "pipe") == 1
    reader.join(30)
    assert {json.loads(line)["source"] for line in heard[0].splitlines()} == {"bad.json"}
    assert Path("pipe").is_fifo()


def test_the_first_reasons_are_told(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _load("bad.json", "nowhere.json", "none.json") == 1
    told = capsys.readouterr().err
    assert "bad.json: /colour is not a field; the fields are agreements" in told
    assert "… and more" in told
    assert "rejected input is in rejects.jsonl" in told


def test_a_folder_is_not_fed_its_own_rejects(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.json")
    for _ in range(2):
        assert _load(".") == 1
        lines = Path("rejects.jsonl").read_text().splitlines()
        sources = [json.loads(line)["source"] for line in lines]
        assert set(sources) == {"bad.json", "pipe.json"}
