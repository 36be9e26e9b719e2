"""`tieline serve` and `tieline keys` as an operator meets them."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from graph.stores.opening import open_store
from tieline.main import main

COMMAND = [sys.executable, "-m", "tieline.main"]
EVERYWHERE = "0.0.0.0"  # noqa: S104 - refused


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "graph.db")
    open_store(path).close()
    return path


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def await_answer(url: str, process: subprocess.Popen[bytes]) -> bytes:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own
                return bytes(answer.read())
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"no answer, exit code {process.poll()}")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_sigterm_is_an_orderly_end(store: str, tmp_path: Path, workers: str) -> None:
    port = str(free_port())
    command = [*COMMAND, "--store", store, "serve", "--port", port, "--workers", workers]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            answer = await_answer(f"http://127.0.0.1:{port}/ready", server)
            server.send_signal(signal.SIGTERM)
            code = server.wait(60)
        finally:
            server.kill()
    assert answer.startswith(b'{"status":"ok"')
    assert code == 0


@pytest.mark.slow
def test_other_machines_need_a_key_or_a_word(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIELINE_HOST", EVERYWHERE)
    assert main(["--store", store, "serve"]) == 3
    assert "--open" in capsys.readouterr().err
    monkeypatch.setenv("TIELINE_READ_ACCESS", "key")
    assert main(["--store", store, "serve"]) == 2
    assert "tieline keys add" in capsys.readouterr().err


def test_keys_are_made_listed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["keys", "list"]) == 0
    assert main(["keys", "add", "dashboard"]) == 0
    assert main(["keys", "add", "desk", "--scope", "write"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "no keys"
    assert all(line.startswith("tieline_") for line in lines[1:])
    assert main(["keys", "add", "desk"]) == 1
    assert main(["keys", "remove", "nobody"]) == 1
    assert "there are dashboard, desk" in capsys.readouterr().err
    assert main(["keys", "remove", "desk"]) == 0
    assert main(["keys", "add"]) == 2
    capsys.readouterr()
    assert main(["keys", "list"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["dashboard", "read"]
