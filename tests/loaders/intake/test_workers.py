"""Processes that read documents: order, limits, and what becomes of a document that breaks them."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.intake import workers
from loaders.intake.workers import ReadingError, Workers
from loaders.texts.asking import Answer, Asked
from loaders.texts.limits import Limits

_MISBEHAVING = """\
import os, sys, time
sys.path[:] = {path!r}
from loaders.intake import answering
from loaders.texts.asking import Answer

def answers_to(asked, limits):
    what = asked.raw.decode()
    if what == "sleep":
        time.sleep(600)
    elif what == "loop":
        while True:
            pass
    elif what == "grow":
        held = []
        while True:
            held.append(bytes(10_000_000))
    elif what == "leave":
        os._exit(7)
    elif what == "crash":
        os.kill(os.getpid(), 11)
    elif what == "raise":
        raise KeyError("no such thing")
    elif what == "deep":
        return answers_to(asked, limits)
    elif what == "wait":
        time.sleep(1.5)
    elif what == "slow":
        time.sleep(0.2)
    return [Answer(what, str(os.getpid()))]

answering.answers_to = answers_to
from loaders.intake.worker import serve
serve({line})
"""


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading processes that do what the document tells them to."""
    monkeypatch.setattr(workers, "_CODE", _MISBEHAVING)


def _asked(words: list[str]) -> Iterator[tuple[str, Asked | None]]:
    return ((word, Asked(word, word.encode()) if word != "none" else None) for word in words)


def _outcome(answers: list[Answer]) -> str:
    if not answers:
        return "nothing"
    return (answers[0].refused or "") if answers[0].report is None else answers[0].report


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize("cores", [1, 2])
def test_what_breaks_its_limits_is_named_and_the_rest_goes_on(cores: int) -> None:
    words = ["a", "b", "grow", "none", "leave", "crash", "loop", "raise", "deep", "c"]
    limits = Limits(seconds=1, memory=300_000_000)
    with Workers(limits, cores) as readers:
        found = {word: _outcome(answers) for word, answers in readers.answers(_asked(words))}
    assert list(found) == words
    assert [found[word] for word in ("a", "b", "c", "none")] == ["a", "b", "c", "nothing"]
    assert found["loop"] == "too-slow: took too long (more than 1 seconds)"
    assert found["grow"] == "too-much-memory: took too much memory"
    assert found["leave"] == "reader-died: ended the process that read it (exit code 7)"
    assert found["crash"] == "reader-died: ended the process that read it (signal 11)"
    assert found["raise"] == "broken: is damaged (KeyError: 'no such thing')"
    assert found["deep"] == "broken: is damaged (nested too deeply)"


@pytest.mark.usefixtures("misbehaving")
def test_one_that_neither_computes_nor_answers_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_WAITING_SECONDS", 0.5)
    monkeypatch.setattr(workers, "_PATIENCE", 1.0)
    with Workers(Limits(seconds=0.5), 1) as readers:
        ((_, answers),) = readers.answers(_asked(["sleep"]))
    assert _outcome(answers).endswith("(it neither computes nor answers)")


@pytest.mark.usefixtures("misbehaving")
def test_only_computing_counts() -> None:
    with Workers(Limits(seconds=0.5), 1) as readers:
        found = [_outcome(answers) for _, answers in readers.answers(_asked(["wait", "wait"]))]
    assert found == ["wait", "wait"]


@pytest.mark.usefixtures("misbehaving")
def test_answers_come_in_order_from_several_processes() -> None:
    words = [word for n in range(10) for word in ("slow", f"quick {n}", "none")]
    with Workers(Limits(), 2) as readers:
        found = list(readers.answers(_asked(words)))
    assert [word for word, _ in found] == words
    processes = {answer.refused for _, answers in found for answer in answers}
    assert len(processes) == 2


@pytest.mark.usefixtures("misbehaving")
def test_leaving_early_leaves_no_process() -> None:
    with Workers(Limits(), 2) as readers:
        found = readers.answers(_asked(["slow"] * 50))
        _, (answer, *_) = next(found)
    with pytest.raises(ProcessLookupError):
        os.kill(int(answer.refused or 0), 0)


@pytest.mark.usefixtures("misbehaving")
def test_nothing_to_ask_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_CODE", "")
    with Workers(Limits(), 2) as readers:
        assert list(readers.answers([("a", None), ("b", None)])) == [("a", []), ("b", [])]


def test_a_process_that_does_not_begin_is_no_fault_of_a_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_CODE", "raise SystemExit(3)  # {path} {line}")
    with Workers(Limits(), 1) as readers, pytest.raises(ReadingError, match="exit code 3"):
        list(readers.answers(_asked(["a"])))


def test_what_a_process_cannot_import_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    code = workers._CODE.replace(
        "import sys\n", "import sys\nsys.modules['loaders.reading.reader'] = None\n"
    )
    monkeypatch.setattr(workers, "_CODE", code)
    with Workers(Limits(), 1) as readers, pytest.raises(ReadingError, match=r"loaders\.reading"):
        list(readers.answers(_asked(["a"])))


def test_a_process_ends_when_its_asker_is_gone() -> None:
    code = (
        "import os, sys\n"
        f"sys.path[:] = {sys.path!r}\n"
        "from loaders.intake import workers\n"
        f"workers._CODE = {_MISBEHAVING!r}\n"
        "from loaders.texts.asking import Asked\n"
        "from loaders.texts.limits import Limits\n"
        "readers = workers.Workers(Limits(seconds=600), 1)\n"
        "for _, answers in readers.answers([(0, Asked('a', b'a'))]):\n"
        "    print(answers[0].refused, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    reader = int(done.stdout)
    for _ in range(100):
        if not _is_running(reader):
            return
        time.sleep(0.05)
    pytest.fail("the reading process lives on")


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return state != "Z"


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    """What is not closed is told by a warning when it is collected: here, not in a later test."""
    yield
    gc.collect()
