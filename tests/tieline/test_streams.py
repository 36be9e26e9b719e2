"""What goes to terminals, pipes and full disks, and what a signal does to a question."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tieline import output
from tieline.commands import asking
from tieline.commands.opening import opened
from tieline.main import main

COMMAND = [sys.executable, "-m", "tieline.main"]
STEERING = "\u009b31mRed\u202e"


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A graph with a quote that would steer a terminal: names are kept without such characters."""
    quote = f"India Agency Red {STEERING}"
    report = {
        "id": "steering",
        "parties": ["IND", "USA"],
        "institutions": [{"name": "Agency Red", "country": "IND"}],
        "text": {"content": quote},
        "evidence": {"/institutions/0": [{"start": 0, "end": len(quote), "quote": quote}]},
    }
    (tmp_path / "report.json").write_text(json.dumps(report))
    path = str(tmp_path / "graph.db")
    assert main(["--store", path, "load", str(tmp_path / "report.json")]) == 0
    capsys.readouterr()
    return path


def _on_terminal(*words: str, cwd: Path) -> bytes:
    """All that a command prints where stdout and stderr are one terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, *words], stdout=theirs, stderr=theirs, cwd=cwd):
        os.close(theirs)
        told = b""
        try:
            while piece := os.read(ours, 65536):
                told += piece
        except OSError:  # how a terminal says that the other side has gone
            pass
    os.close(ours)
    return told


@pytest.mark.parametrize("words", [["export"], ["neighbourhood", "report:steering", "--json"]])
def test_data_is_whole_in_a_pipe_and_escaped_on_a_terminal(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["--store", store, *words]) == 0
    piped = capsys.readouterr().out
    assert STEERING in piped
    shown = _on_terminal("--store", store, *words, cwd=tmp_path).decode().replace("\r\n", "\n")
    assert not {"\u009b", "\u202e"} & set(shown)
    assert _values(shown) == _values(piped)


def _values(text: str) -> list[Any]:
    """The JSON values of a text, one after the other."""
    decoder, found, rest = json.JSONDecoder(), [], text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        found.append(value)
        rest = rest[end:].lstrip()
    return found


def test_a_terminal_sees_a_bar_and_a_file_plain_lines(tmp_path: Path, checkout: Path) -> None:
    folders = (str(checkout / "examples" / name) for name in ("reports", "texts"))
    words = ("load", *folders, "--batch-size", "25")
    told = _on_terminal("--store", "a.db", *words, cwd=tmp_path).decode()
    assert "[########################] reports done: 75" in told
    assert told.count("\r\x1b[K") >= 3
    done = subprocess.run(
        [*COMMAND, "--store", "b.db", *words], cwd=tmp_path, capture_output=True, check=True
    )
    lines = done.stderr.decode().splitlines()
    assert re.fullmatch(r"reports done: \d+, \d+ new, 0 rejected, \d+ a second", lines[0])
    assert lines[-1].startswith("reports done: 75, ")


def test_joiners_stay_and_what_steers_goes() -> None:
    assert (
        output.clean("\u0645\u06cc\u200c\u0634\u0648\u062f")
        == "\u0645\u06cc\u200c\u0634\u0648\u062f"
    )
    assert output.clean("a\x1b\x9b\u202e\u061c\u2028b\tc") == "a" + "\ufffd" * 5 + "b c"


@pytest.mark.parametrize("command", ["export", "stats"])
def test_a_full_disk_behind_the_output_is_told(store: str, command: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full: absent")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "--store", store, command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "tieline: No space left on device\n")


def test_a_load_goes_on_when_nobody_reads_its_progress(tmp_path: Path) -> None:
    reports = [{"id": f"r{n}", "parties": ["IND", "USA"]} for n in range(200)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, reports)))
    words = ["--store", "graph.db", "load", "many.jsonl", "--batch-size", "20"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=writer,
        text=True,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 0
    assert "200 new" in done.stdout


def test_output_that_is_closed_hurts_nobody(store: str) -> None:
    shell = ["sh", "-c", '"$@" >&- 2>&-', "sh", *COMMAND, "--store", store, "stats"]
    assert subprocess.run(shell, check=False).returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_narrow_encoding_is_no_error(store: str, encoding: str) -> None:
    for words in (["neighbourhood", "report:steering"], ["export"]):
        done = subprocess.run(
            [*COMMAND, "--store", store, *words],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert STEERING in done.stdout.decode("utf-8")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_within_a_question_is_told_as_a_stop(
    store: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    how: signal.Signals,
) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def slow(options: Any, settings: Any) -> int:
        with opened(options, settings, read_only=True) as held, held.read(20) as view:
            threading.Timer(0.2, os.kill, (os.getpid(), how)).start()
            view.db.execute(endless).fetchall()  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr(asking, "asked", slow)
    before = signal.getsignal(how)
    assert main(["--store", store, "search", "anything"]) == 130
    assert capsys.readouterr().err == "tieline: stopped\n"
    assert signal.getsignal(how) is before


def test_the_demo_says_what_hinders_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "a.json").write_text('{"id": "x", "parties": ["IND", "USA"]}')
    assert main(["demo", "--examples", "others"]) == 1
    assert "are not the examples of the demo" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path / "others")
    Path(".tieline").touch()
    assert main(["demo"]) == 1
    assert ".tieline: File exists" in capsys.readouterr().err


def test_a_stop_that_a_library_hides_is_a_stop(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def hidden(*_: object) -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(10)
        except BaseException as fault:
            raise ValueError("could not be written") from fault
        return 0

    monkeypatch.setattr(asking, "asked", hidden)
    assert main(["--store", store, "search", "agency"]) == 130
    assert capsys.readouterr().err == "tieline: stopped\n"
