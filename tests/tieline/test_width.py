"""What people read fits the terminal, and ids and pointers stay whole."""

import re
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.questions.registry import questions
from graph.stores.opening import open_store
from tests.api.asking import command_words
from tieline.main import main


@pytest.fixture(scope="module")
def filled(example_reports: list[ParsedReport], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("width") / "graph.db"
    store = open_store(str(path))
    journal.load(store, example_reports, "2026-01-01T00:00:00Z")
    store.close()
    return path


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("name", list(questions()))
def test_lines_fit_and_ids_stay_whole(
    filled: Path,
    name: str,
    width: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    store = open_store(str(filled))
    with store.read() as view:
        ids = {node.id for node in view.iter_nodes()}
    store.close()
    for arguments in questions()[name].examples:
        capsys.readouterr()
        main(["--store", str(filled), *command_words(questions()[name], arguments)])
        for line in capsys.readouterr().out.splitlines():
            # An id, a pointer or a cursor alone may be longer than the terminal is wide.
            assert len(line) <= width or " " not in line.strip() or "--cursor" in line, line
            for word in re.findall(r"[a-z0-9-]+-[a-z2-7]{8}\b", line):
                assert word in ids or not any(known.endswith(word[-9:]) for known in ids), line
