"""`tieline parse`, and what `tieline load` says of texts."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.texts.asking import Mark
from loaders.texts.limits import Limits
from tieline.commands.parsing import limits_of
from tieline.explaining import stretches
from tieline.main import main
from tieline.settings import Settings

NAME = "in-us-hsd-2024-us-brief.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder; code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(["--store", "graph.db", *words])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return command


@pytest.fixture
def text(checkout: Path) -> str:
    """The path of a text that tells of a dialogue."""
    return str(checkout / "examples" / "texts" / NAME)


def test_one_text_gives_one_report(run: Run, text: str) -> None:
    code, said, errors = run("parse", text)
    report = json.loads(said)
    assert (code, errors, report["parties"]) == (0, "", ["IND", "USA"])
    Path("report.json").write_text(said)
    code, said, _ = run("load", "report.json")
    assert (code, "1 new" in said) == (0, True)
    assert "1 unchanged" in run("load", text)[1]


def test_several_texts_give_a_list(run: Run, text: str, checkout: Path) -> None:
    other = str(checkout / "examples" / "texts" / "in-om-jmcc-2024-brief.txt")
    code, said, _ = run("parse", text, other, text)
    Path("reports.json").write_text(said)
    assert (code, len(json.loads(said))) == (0, 3)
    assert "2 new" in run("load", "reports.json")[1]


def test_what_cannot_be_parsed_is_named_and_the_rest_goes_on(run: Run, text: str) -> None:
    Path("empty.txt").write_text("")
    Path("lines.jsonl").write_text('{"text": "Le ministre"}\n{oops\n{"id": "x", "parties": []}\n')
    code, said, errors = run("parse", "empty.txt", "gone.txt", "lines.jsonl", text)
    assert (code, json.loads(said)["parties"]) == (1, ["IND", "USA"])
    told = errors.splitlines()
    assert told[0].startswith("empty.txt: empty: ")
    assert told[1].startswith("gone.txt: there is no such file")
    assert [line.partition(" ")[0] for line in told[2:]] == [
        "lines.jsonl:1:",
        "lines.jsonl:2:",
        "lines.jsonl:3:",
    ]


def test_nothing_parsed_prints_nothing(run: Run) -> None:
    Path("empty.txt").write_text("")
    assert run("parse", "empty.txt")[:2] == (1, "")


def test_what_is_told_from_outside(run: Run, text: str) -> None:
    words = ("--published", "2024-03-01", "--url", "https://a.example/b", "--publisher", "P")
    report = json.loads(run("parse", text, *words, "--side", "USA")[1])
    assert report["published"] == "2024-03-01"
    assert report["source"]["url"] == "https://a.example/b"
    assert report["source"]["publisher"] == "P"
    assert report["origin"]["side"] == "USA"


def test_what_is_told_from_outside_is_loaded_too(run: Run, text: str) -> None:
    words = ("--published", "2024-03-01", "--url", "https://a.example/b", "--publisher", "P")
    assert "1 new" in run("load", text, *words)[1]
    assert "(P, 1 Mar 2024)" in run("evidence", "Ajay Bhalla")[1]
    assert "1 changed" in run("load", text, "--side", "USA")[1]
    assert "left to the reports that people made of them: 1" in run("load", text)[1]


@pytest.mark.parametrize("command", ["parse", "load"])
@pytest.mark.parametrize("paths", [["a.txt", "b.txt"], ["folder"], ["a.jsonl"]])
def test_one_address_is_for_one_text(run: Run, command: str, paths: list[str]) -> None:
    Path("folder").mkdir()
    code, _, errors = run(command, *paths, "--url", "https://a.example/b")
    assert (code, "--url: takes one file with one text" in errors) == (2, True)
    assert not Path("graph.db").exists()


@pytest.mark.parametrize("command", ["parse", "load"])
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--published", "soon"], 2, "not a day of the calendar"),
        (["--side", "India"], 2, "perhaps IND"),
        (["--url", "javascript:alert(1)"], 2, "does not begin with https://"),
        (["--loud"], 2, "unrecognized"),
    ],
)
def test_wrong_usage(
    run: Run, text: str, command: str, words: list[str], code: int, said: str
) -> None:
    ended, _, errors = run(command, text, *words)
    assert (ended, said in errors) == (code, True), errors


def test_a_page_that_cannot_be_written(run: Run, text: str) -> None:
    code, _, errors = run("parse", text, "--html", "none/page.html")
    assert (code, "No such file" in errors) == (1, True)


def test_the_page_takes_no_inputs_place(run: Run, text: str) -> None:
    Path("a.html").write_text(f"<p>{Path(text).read_text()}</p>")
    before = Path("a.html").read_text()
    for path in ("./a.html", "."):
        code, _, errors = run("parse", path, "--html", "a.html")
        assert (code, "is read itself" in errors) == (2, True)
    assert Path("a.html").read_text() == before


def test_explain_shows_words_and_rules(
    run: Run, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    code, said, _ = run("parse", text, "--explain")
    assert code == 0
    assert re.search(r"\[New Delhi\]\d", said)
    (city,) = (line for line in said.splitlines() if "/dialogue/city" in line)
    assert city.endswith("New Delhi")
    written = re.sub(r"\[|\]\d+", "", said)
    for line in filter(None, Path(text).read_text().splitlines()):
        assert line in written


def test_explain_of_a_text_that_says_nothing(run: Run) -> None:
    Path("a.txt").write_text(
        "A garden\n\nIt is said that the garden will be open to all of them.\n"
    )
    code, said, _ = run("parse", "a.txt", "--explain")
    assert code == 0
    assert "It is said" in said


INJECTED = (
    '<script>alert(1)</script> & "India" held talks\n\nNEW DELHI: India and Japan <b>held</b> the '
    "\x1b[31mIndia-Japan Security Dialogue\x1b[0m in New Delhi today, it was said by both of them. "
    "</div></mark><img src=x onerror=alert(1)>\n"
)


def test_injected_markup_never_reaches_the_page(run: Run) -> None:
    Path("a<b>.txt").write_text(INJECTED)
    code, said, _ = run("parse", "a<b>.txt", "--html", "page.html")
    assert (code, json.loads(said)["parties"]) == (0, ["IND", "JPN"])
    page = Path("page.html").read_text()
    assert "&lt;script&gt;alert(1)" in page
    for tag in ("<script", "<img", "<b>", "</mark><img"):
        assert tag not in page
    assert "\x1b" not in page
    assert page.count("<mark") == page.count("</mark>") > 2
    assert "default-src 'none'" in page
    shown = re.search(r"<div class=text>(.*?)</div>", page, re.DOTALL)
    assert shown is not None
    assert "India-Japan Security Dialogue" in re.sub(r"<sup>\d+</sup>|<[^>]+>", "", shown[1])


def _on_terminal(words: list[str], **more: str) -> str:
    """What a command prints on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tieline.main", *words]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**os.environ, **more}):
        os.close(theirs)
        told = b""
        try:
            while piece := os.read(ours, 65536):
                told += piece
        except OSError:  # how a terminal says that the other side has gone
            pass
    os.close(ours)
    return told.decode()


def test_only_colours_of_our_own_reach_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(INJECTED)
    words = ["parse", str(tmp_path / "a.txt"), "--explain"]
    shown = _on_terminal(words)
    assert set(re.findall(r"\x1b\[(\d+)m", shown)) <= {"0", "2", "36", "33", "32", "35", "34", "96"}
    assert re.search(r"\x1b\[3[36]mIndia", shown)
    assert "\x1b[31m" not in shown
    assert "\x1b" not in _on_terminal(words, NO_COLOR="1")


def test_stretches_of_words_that_overlap() -> None:
    marks = tuple(
        Mark(start, end, pointer, "", "rule")
        for start, end, pointer in ((0, 9, "/dialogue/series"), (4, 6, "/topics/0"), (4, 12, "/x"))
    )
    found = list(stretches("abcdefghijklmno", marks))
    assert "".join(one.text for one in found) == "abcdefghijklmno"
    assert [(one.text, one.kind, one.begins, one.ends) for one in found] == [
        ("abcd", "dialogue", (1,), ()),
        ("ef", "topics", (2, 3), (2,)),
        ("ghi", "x", (), (1,)),
        ("jkl", "x", (), (3,)),
        ("mno", None, (), ()),
    ]
    assert [one.text for one in stretches("none", ())] == ["none"]


def test_a_load_of_texts_tells_rate_ties_and_corrections(run: Run, text: str) -> None:
    Path("a.txt").write_text(
        "A garden\n\nIt is said that the garden will be open to all of them.\n"
    )
    code, said, errors = run("load", text, "a.txt")
    assert (code, "2 new" in said) == (0, True)
    assert "no tie between countries: 1" in said
    assert "a second" in errors
    report: dict[str, Any] = json.loads(run("parse", text)[1])
    Path("mine.json").write_text(json.dumps({**report, "id": "mine", "notes": "checked"}))
    _, said, _ = run("load", "mine.json")
    assert f"taken back, since a person's report tells of the same text: {report['id']}" in said
    _, said, _ = run("load", text)
    assert "left to the reports that people made of them: 1" in said


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_load_of_texts_ends_at_once(
    text: str, tmp_path: Path, how: signal.Signals
) -> None:
    with (tmp_path / "many.jsonl").open("w") as lines:
        for n in range(3000):
            lines.write(json.dumps({"text": f"{Path(text).read_text()}\n\nNumber {n}."}) + "\n")
    words = ("--store", "graph.db", "load", "many.jsonl", "--batch-size", "10")
    command = [sys.executable, "-m", "tieline.main", *words]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as loader:
        assert loader.stderr is not None
        loader.stderr.readline()
        loader.send_signal(how)
        _, errors = loader.communicate(timeout=15)
    assert (loader.returncode, "stopped" in errors, "Traceback" in errors) == (130, True, False)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TIELINE_TEXT_TIMEOUT", "0", "more than 0"),
        ("TIELINE_TEXT_MAX_MEMORY", "much", "whole number"),
        ("TIELINE_TEXT_MAX_CHARS", "-1", "more than 0"),
        ("TIELINE_WORKERS", "-1", "0 or more"),
    ],
)
def test_limits_are_checked(
    run: Run, text: str, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    code, _, errors = run("parse", text)
    assert (code, said in errors) == (2, True)


def test_limits_without_settings_are_those_of_the_settings() -> None:
    assert limits_of(Settings()) == Limits()


def test_limits_are_heeded(run: Run, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIELINE_TEXT_MAX_CHARS", "100")
    monkeypatch.setenv("TIELINE_WORKERS", "1")
    code, _, errors = run("parse", text)
    assert (code, "too-big: is too big" in errors) == (1, True)
    monkeypatch.setenv("TIELINE_TEXT_MAX_CHARS", "100000")
    monkeypatch.setenv("TIELINE_TEXT_MAX_MEMORY", "1")
    code, _, errors = run("parse", text)
    # How a process ends that has no memory left is up to the libraries that it is in.
    named = ("too-much-memory", "reader-died", "too-slow")
    assert (code, any(name in errors for name in named)) == (1, True), errors
