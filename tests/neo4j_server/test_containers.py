"""How an engine is asked for a server, by an engine that only notes what it is asked."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.neo4j_server.artefacts import MissingPartError
from tests.neo4j_server.containers import contained
from tests.neo4j_server.reaching import USER

ENGINE = """#!/bin/sh
echo "$*" >> "{notes}"
case "$1" in
    run) test -z "{refusal}" || {{ echo "{refusal}" >&2; exit 125; }};;
    port) echo "127.0.0.1:{port}";;
esac
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path / "notes"


def _engine(notes: Path, port: int, refusal: str = "") -> None:
    program = notes.with_name("docker")
    program.write_text(ENGINE.format(notes=notes, port=port, refusal=refusal))
    program.chmod(0o755)


@pytest.mark.neo4j
def test_a_container_is_asked_for_and_removed(neo4j_uri: str, notes: Path) -> None:
    if USER:
        pytest.skip("the server that is named wants a password; those in containers want none")
    _engine(notes, urlsplit(neo4j_uri).port or 0)
    with contained("5.26.30") as uri:
        assert urlsplit(uri).port == urlsplit(neo4j_uri).port
    run, port, remove = notes.read_text().splitlines()
    name = run.split("--name ")[1].split()[0]
    assert run.startswith("run --detach ")
    assert run.endswith(" neo4j:5.26.30")
    assert "--publish 127.0.0.1::7687" in run
    assert "NEO4J_AUTH=none" in run
    assert port == f"port {name} 7687"
    assert remove == f"rm --force --volumes {name}"


def test_a_refusal_is_told(notes: Path) -> None:
    _engine(notes, 1, refusal="no such image")
    with pytest.raises(MissingPartError, match="docker run: no such image"):
        contained("5.26.30").__enter__()


def test_a_server_that_does_not_answer_is_removed(notes: Path) -> None:
    _engine(notes, 1)
    with pytest.raises(MissingPartError, match="did not answer"):
        contained("5.26.30", ready_seconds=0.5).__enter__()
    assert notes.read_text().splitlines()[-1].startswith("rm ")


def test_without_an_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPartError, match="no container engine"):
        contained("5.26.30").__enter__()


def test_a_container_goes_when_the_tests_are_killed(
    notes: Path, checkout: Path, tmp_path: Path
) -> None:
    _engine(notes, 1)
    script = "from tests.neo4j_server.containers import contained; contained('5').__enter__()"
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    with subprocess.Popen([sys.executable, "-c", script], cwd=checkout, env=environment) as tests:
        end = time.monotonic() + 30
        while not (notes.exists() and "port" in notes.read_text()):
            assert time.monotonic() < end
            time.sleep(0.1)
        tests.kill()
    while "rm --force" not in notes.read_text():
        assert time.monotonic() < end
        time.sleep(0.1)
