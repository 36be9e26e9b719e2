"""Answers are plain typed data: what JSON shows is what a program holds."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from graph.questions.evidence import EvidenceAnswer, evidence
from graph.questions.neighbourhood import NeighbourhoodAnswer, neighbourhood
from graph.questions.paths import PathsAnswer, paths
from graph.questions.search import SearchAnswer, search
from graph.questions.signed import SignedAnswer, signed
from graph.stores.contract import View

QUESTIONS: list[tuple[type[Any], Callable[[View], Any]]] = [
    (EvidenceAnswer, lambda view: evidence(view, "Ajay Bhalla")),
    (EvidenceAnswer, lambda view: evidence(view, "IND,SIDE_OF,IND-USA")),
    (NeighbourhoodAnswer, lambda view: neighbourhood(view, "IND", depth=2, at="2024-03-01")),
    (PathsAnswer, lambda view: paths(view, "Ajay Bhalla", "Canegallo", k=3, at="2024-03-01")),
    (SearchAnswer, lambda view: search(view, "homland security")),
    (SignedAnswer, lambda view: signed(view, ["IND", "USA"], at="2024-03-01", page_size=2)),
]


@pytest.mark.parametrize(("kind", "ask"), QUESTIONS)
def test_answers_are_what_their_types_say(
    examples: View, kind: type[Any], ask: Callable[[View], Any]
) -> None:
    answer = ask(examples)
    plain = json.loads(json.dumps(asdict(answer)))
    adapter = TypeAdapter(kind)
    assert asdict(adapter.validate_python(plain, strict=False)) == asdict(answer)
    assert json.loads(adapter.dump_json(answer)) == plain
    assert adapter.json_schema()["properties"]


def test_questions_start_without_heavy_packages(checkout: Path) -> None:
    """`tieline path A B` is a whole process: what it does not need, it must not import."""
    script = (
        "import sys\n"
        "from graph.questions import evidence, find, neighbourhood, paths, search, signed\n"
        "from graph.stores import opening\n"
        "heavy = {'pydantic', 'fastapi', 'networkx', 'rich', 'typer', 'structlog'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=checkout
    )
    assert done.stdout.strip() == "[]"
