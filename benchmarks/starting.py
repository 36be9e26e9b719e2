"""The command line as people start it: one process for one question."""

import json
import os
import subprocess
import sys
from statistics import median

from benchmarks.answering import opened
from benchmarks.graph_questions import questions
from benchmarks.measuring import Figure, Measured, peak, seconds, spoken

_HEAVY = ("fastapi", "starlette", "uvicorn", "networkx", "neo4j")
_LOADED = f"""
import json, sys
from tieline.main import main
try:
    code = main(sys.argv[1:])
finally:
    print(json.dumps([name for name in {_HEAVY!r} if name in sys.modules]), file=sys.stderr)
sys.exit(code)
"""


def measure(share: float, rounds: int) -> Measured:
    """Ask for paths, each in a process of its own, so many times."""
    with opened(share) as (store, _, data):
        pairs = questions(data, rounds + 1).pairs
        address = store.address
    command = [sys.executable, "-m", "tieline.main", "--store", address, "path"]
    whole = [_run([*command, *pair]) for pair in pairs][1:]
    bare = [_run([sys.executable, "-c", "pass"]) for _ in pairs][1:]
    imports = [_run([sys.executable, "-c", "import tieline.main"]) for _ in pairs][1:]
    figures = [
        Figure(
            "whole process of `tieline path A B`",
            median(whole),
            min(whole),
            max(whole),
            0.5,
            f"of which Python {spoken(median(bare))}, "
            f"import of `tieline.main` {spoken(median(imports) - median(bare))}",
            "s",
        )
    ]
    loaded = _loaded([*command[3:], *pairs[0]])
    said = f"`tieline path` loads {', '.join(loaded) if loaded else 'none'} of {', '.join(_HEAVY)}."
    return Measured(figures, peak(), [said])


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("TIELINE_")}


def _run(command: list[str]) -> float:
    """Return how long a process takes; it may find no path, but not fail."""

    def call() -> None:
        done = subprocess.run(command, capture_output=True, env=_environment(), check=False)  # noqa: S603
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode())

    return seconds(call)


def _loaded(arguments: list[str]) -> list[str]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _LOADED, *arguments],
        capture_output=True,
        env=_environment(),
        check=False,
    )
    names: list[str] = json.loads(done.stderr.decode().splitlines()[-1])
    return names
