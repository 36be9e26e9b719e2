"""The gate runs every check, and fails when one of them does."""

import os
import subprocess
from pathlib import Path

import pytest

CHECKS = ["lint", "types", "layers", "lock", "score", "test"]


def script(path: Path, body: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def run_gate(checkout: Path, scratch: Path, failing: str) -> tuple[int, list[str]]:
    """Run `.ci/run` with a `make` that only notes its target: the exit code and the targets."""
    notes = scratch / "targets"
    make = script(scratch / "bin" / "make", f'echo "$1" >> "{notes}"\n[ "$1" != "{failing}" ]')
    env = {**os.environ, "PATH": f"{make.parent}:{os.environ['PATH']}"}
    ran = subprocess.run([checkout / ".ci" / "run"], env=env, capture_output=True, check=False)
    return ran.returncode, notes.read_text().split()


def test_the_gate_runs_every_check(checkout: Path, tmp_path: Path) -> None:
    # The tests a second time: the contract on the other release of Neo4j.
    assert run_gate(checkout, tmp_path, failing="none") == (0, [*CHECKS, "test"])


@pytest.mark.parametrize("check", CHECKS)
def test_the_gate_fails_with_each_check(checkout: Path, tmp_path: Path, check: str) -> None:
    code, targets = run_gate(checkout, tmp_path, failing=check)
    assert code != 0
    assert targets[-1] == check


def planned(checkout: Path, target: str) -> list[str]:
    """The commands that make would run for a target, set-up left out."""
    command = ["make", "--dry-run", "--no-print-directory", "--assume-old=.venv/set-up-done"]
    env = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    run = subprocess.run(
        [*command, target], cwd=checkout, env=env, capture_output=True, text=True, check=True
    )
    return [line.strip() for line in run.stdout.splitlines()]


def test_make_check_plans_what_the_gate_runs(checkout: Path) -> None:
    assert planned(checkout, "check") == [
        command for check in CHECKS for command in planned(checkout, check)
    ]


@pytest.mark.parametrize(("status", "fails"), [(0, False), (1, True), (5, True)])
def test_make_test_fails_as_pytest_does_also_when_there_is_no_test(
    checkout: Path, tmp_path: Path, status: int, fails: bool
) -> None:
    pytest_stand_in = script(tmp_path / "bin" / "pytest", f"exit {status}")
    command = ["make", "--assume-old=.venv/set-up-done", "test", f"BIN={pytest_stand_in.parent}"]
    ran = subprocess.run(command, cwd=checkout, capture_output=True, check=False)
    assert (ran.returncode != 0) == fails


def test_an_old_python_is_named_and_nothing_is_made(checkout: Path, tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "uv.lock"):
        (tmp_path / name).write_bytes((checkout / name).read_bytes())
    old = script(
        tmp_path / "bin" / "oldpython", '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1'
    )
    ran = subprocess.run(
        ["make", f"PYTHON={old}", "test"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode != 0
    assert f"needs Python 3.11 or newer; '{old}' is Python 3.9.2" in ran.stderr
    assert not (tmp_path / ".venv").exists()
