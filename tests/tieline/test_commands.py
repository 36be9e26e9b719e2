"""The command line as a person meets it.

What it does, what it says when something is wrong, how it ends.
"""

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.stores.opening import open_store
from tieline.main import main

NOW = "2026-01-01T00:00:00Z"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def filled(example_reports: list[ParsedReport], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "graph.db"
    store = open_store(str(path))
    journal.load(store, example_reports, NOW)
    store.close()
    return path


@pytest.fixture
def run(
    filled: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run a command on the graph of the examples, from an empty folder; code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str, store: Path = filled) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(["--store", str(store), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return command


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["path", "Ajay Bhalla", "No Such Person Here"], 1, "no node"),
        (["path", "Ajay Bhalla", "Wang Yi", "--max-hops", "9"], 2, "max_hops"),
        (["path", "Ajay Bhalla", "Wang Yi", "-k", "eleven"], 2, "not a whole number"),
        (["path", "Ajay Bhalla", "Wang Yi", "--labels", "Planet"], 2, "labels"),
        (["path", "Ajay Bhalla", "Wang Yi", "--at", "someday"], 2, "at"),
        (["path", "India", "IND"], 2, "the same node"),
        (["evidence", "Ministry of Defence"], 1, "may be any of"),
        (["evidence", "IND,LOVES,USA"], 1, "no node"),
        (["evidence", "IND-USA", "--cursor", "zzz"], 2, "cursor"),
        (["signed", "Atlantis"], 1, "no node"),
        (["signed", "--since", "2024-13"], 2, "since"),
        (["signed", "--kinds", "napkin"], 2, "kinds"),
        (["signed", "--page-size", "0"], 2, "page_size"),
        (["neighbourhood", "IND", "--depth", "4"], 2, "depth"),
        (["neighbourhood", "IND", "--types", "LOVES"], 2, "types"),
        (["search", ""], 2, "text"),
        (["search", "India", "--limit", "1000"], 2, "limit"),
        (["retract", "never-heard-of"], 1, "no report"),
        (["purge", "never-heard-of"], 1, "no report"),
        (["purge", "--lift", "in-us-hsd-2011-brief"], 1, "no report"),
        (["reports", "--history", "never-heard-of"], 1, "no report"),
        (["judge", "same", "one-mention"], 2, "required: MENTION"),
        (["judge", "same", "x#/officials/0", "y#/officials/0"], 2, "no such live report"),
        (["judgements", "import", "missing.jsonl"], 1, "no such file"),
        (["judgements", "import"], 2, "which file"),
        (["judgements", "diff"], 2, "which file"),
        (["reports", "--unsupported", "--history", "x"], 2, "not allowed with"),
        (["reports", "--party", "Atlantis"], 2, "not a country"),
        (["reports", "--since", "yesterday"], 2, "since"),
        (["load", "x.json", "--batch-size", "many"], 2, "not a whole number"),
        (["path", "India", "\udcff"], 2, "not UTF-8"),
        (["retract", "\udcff"], 2, "not UTF-8"),
        (["load"], 2, "PATH"),
        (["demo", "--examples", "nowhere"], 1, "no examples"),
        (["serve", "--port", "99999"], 2, "is not a port"),
        (["dance"], 2, "invalid choice"),
        ([], 2, "COMMAND"),
    ],
)
def test_wrong_input_is_told_plainly(run: Run, words: list[str], code: int, said: str) -> None:
    ended, _, errors = run(*words)
    assert (ended, said in errors) == (code, True), errors


def test_trouble_with_the_store(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_text(
        "this is a letter, not a database; it is long enough to have a header\n" * 20
    )
    for store, said in (
        (tmp_path / "missing.db", "no such store"),
        (foreign, "no Tieline store"),
        (tmp_path, "is a folder"),
    ):
        code, _, errors = run("stats", store=store)
        assert (code, said in errors) == (3, True), errors
    assert foreign.read_text().startswith("this is a letter")
    code, _, errors = run("load", "x.json", store=tmp_path / "none" / "graph.db")
    assert code == 3
    assert "cannot be opened" in errors


def test_settings_are_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIELINE_STOER", "x")
    code, _, errors = run("stats")
    assert (code, "did you mean TIELINE_STORE" in errors) == (2, True)
    monkeypatch.delenv("TIELINE_STOER")
    monkeypatch.setenv("TIELINE_QUERY_TIMEOUT", "soon")
    code, _, errors = run("stats")
    assert (code, "must be a number" in errors) == (2, True)
    monkeypatch.delenv("TIELINE_QUERY_TIMEOUT")
    for name, value, said in (
        ("TIELINE_PORT", "65536", "1 to 65535"),
        ("TIELINE_STORE", "", "is empty"),
        ("TIELINE_BATCH_SIZE", "0", "more than 0"),
        ("TIELINE_LOCK_TIMEOUT", "1e300", "at most 604,800"),
        ("TIELINE_LOCK_TIMEOUT", "inf", "at most 604,800"),
        ("TIELINE_QUERY_TIMEOUT", "nan", "more than 0"),
        ("TIELINE_MAX_DOCUMENT_BYTES", "9" * 30, "at most"),
        ("TIELINE_LOG_LEVEL", "loud", "say debug"),
    ):
        monkeypatch.setenv(name, value)
        code, _, errors = run("stats")
        assert (code, said in errors) == (2, True), errors
        monkeypatch.delenv(name)


def test_no_path_is_an_answer_of_its_own(run: Run) -> None:
    code, said, _ = run("path", "Wang Yi", "Janet Napolitano", "--max-hops", "1")
    assert code == 1
    assert "No path" in said


def test_lists_and_counts(run: Run, example_reports: list[ParsedReport]) -> None:
    _, said, _ = run("reports", "--json")
    assert len(json.loads(said)) == len(example_reports)
    live = json.loads(said)
    assert all(one["title"] and one["publisher"] and len(one["parties"]) > 1 for one in live)
    _, said, _ = run("reports", "--json", "--party", "India", "--since", "2024", "--until", "2024")
    ids = {one["id"] for one in json.loads(said)}
    assert "in-us-hsd-2024-orissadiary" in ids
    assert ids == {
        one["id"]
        for one in live
        if "IND" in one["parties"] and (one["published"] or "").startswith("2024")
    }
    _, said, _ = run("reports", "--json", "--publisher", "odisha")
    assert {one["publisher"] for one in json.loads(said)} == {"Odisha Diary"}
    _, said, _ = run("stats", "--json")
    assert json.loads(said)["journal"]["reports"] == len(example_reports)
    _, said, _ = run("reports", "--history", "in-us-hsd-2011-brief", "--json")
    assert json.loads(said) == [{"action": "loaded", "at": NOW, "held": True}]
    _, said, _ = run("reports", "--unsupported", "--json")
    assert json.loads(said) == []
    assert run("check")[:2] == (0, "all is as it should be\n")
    _, said, _ = run("schema")
    assert json.loads(said)["title"] == "Tieline parsed report"


def test_export_of_mentions(run: Run) -> None:
    _, said, _ = run("export", "--format", "mentions")
    rows = {row["mention"]: row["id"] for row in map(json.loads, said.splitlines())}
    assert rows["in-us-hsd-2024-india-brief#/dialogue"] == rows["in-us-hsd-2024-us-brief#/dialogue"]
    assert rows["in-us-hsd-2011-brief#/dialogue"] != rows["in-us-hsd-2013-brief#/dialogue"]


@pytest.fixture
def own(example_reports: list[ParsedReport], tmp_path: Path) -> Path:
    """A small graph that a test may change."""
    path = tmp_path / "own.db"
    store = open_store(str(path))
    journal.load(store, [one for one in example_reports if "-hsd-" in one.id], NOW)
    store.close()
    return path


def test_retract_purge_and_lift(run: Run, own: Path, checkout: Path) -> None:
    _, before, _ = run("export", store=own)
    name = "in-us-hsd-2011-brief"
    file = str(checkout / "examples" / "texts" / f"{name}.json")
    assert "1 report" in run("retract", name, store=own)[1]
    assert run("export", store=own)[1] != before
    assert run("load", file, store=own)[0] == 0
    assert run("export", store=own)[1] == before
    assert run("purge", name, store=own)[0] == 0
    code, said, _ = run("load", file, store=own)
    assert (code, "1 rejected" in said) == (1, True)
    assert "was purged" in json.loads(Path("rejects.jsonl").read_text())["reason"]
    assert run("purge", "--lift", name, store=own)[0] == 0
    assert run("load", file, store=own)[0] == 0
    assert run("export", store=own)[1] == before
    assert run("rebuild", store=own)[0] == 0
    assert run("export", store=own)[1] == before


def test_judgements(run: Run, own: Path) -> None:
    _, before, _ = run("export", store=own)
    one, other = "in-us-hsd-2011-brief#/dialogue", "in-us-hsd-2013-brief#/dialogue"
    assert run("judge", "same", one, other, "--why", "to try", store=own)[0] == 0
    assert run("export", store=own)[1] != before
    (row,) = json.loads(run("judgements", "list", "--json", store=own)[1])
    assert (row["verdict"], row["state"], row["why"]) == ("same", "live", "to try")
    run("retract", "in-us-hsd-2011-brief", store=own)
    assert json.loads(run("judgements", "list", "--json", store=own)[1])[0]["state"] == "dormant"
    lines = [
        {"verdict": "undo", "one": row["one"], "other": row["other"]},
        {"verdict": "different", "one": one},
        {"verdict": "same", "one": "nothing#/x", "other": other},
    ]
    Path("judged.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{oops")
    code, said, errors = run("judgements", "import", "judged.jsonl", store=own)
    assert (code, "1 taken, 0 unchanged, 3 rejected" in said) == (1, True)
    assert [f"judged.jsonl:{n}:" in errors for n in (1, 2, 3, 4)] == [False, True, True, True]
    assert "no judgements" in run("judgements", "list", store=own)[1]


def test_judgements_that_are_listed_can_be_taken_again(run: Run, own: Path) -> None:
    one, other = "in-us-hsd-2011-brief#/dialogue", "in-us-hsd-2013-brief#/dialogue"
    run("judge", "same", one, other, "--why", "to try", "--by", "asha", store=own)
    _, joined, _ = run("export", store=own)
    listed = run("judgements", "list", "--json", store=own)[1]
    Path("judged.json").write_text(listed)
    run("judge", "undo", one, other, store=own)
    assert run("export", store=own)[1] != joined
    code, said, _ = run("judgements", "import", "judged.json", "--json", store=own)
    assert (code, json.loads(said)["taken"]) == (0, 1)
    assert run("export", store=own)[1] == joined
    assert json.loads(run("judgements", "list", "--json", store=own)[1])[0]["by"] == "asha"


def test_a_file_of_judgements_under_version_control(run: Run, own: Path) -> None:
    one, other = "in-us-hsd-2011-brief#/dialogue", "in-us-hsd-2013-brief#/dialogue"
    run("judge", "same", one, other, "--by", "asha", store=own)
    assert run("judgements", "export", "kept.jsonl", store=own)[0] == 0
    assert run("judgements", "diff", "kept.jsonl", store=own)[:2] == (0, "no difference\n")
    run("judge", "different", one, other, "--by", "asha", store=own)
    code, said, _ = run("judgements", "diff", "kept.jsonl", store=own)
    assert (code, said.startswith("store different, file same: ")) == (1, True)
    run("judgements", "import", "kept.jsonl", store=own)
    said = run("judgements", "import", "kept.jsonl", "--json", store=own)[1]
    assert json.loads(said)["unchanged"] == 1
    exported = run("judgements", "export", store=own)[1]
    assert _without_times(exported) == _without_times(Path("kept.jsonl").read_text())


def _without_times(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) | {"at": ""} for line in lines.splitlines()]


def test_review_asks_for_a_key_and_takes_it_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, names = tmp_path / "names.db", ("Asha Rao", "A. Rao", "Arun Rao")
    for n, name in enumerate(names):
        person = {"name": name, "country": "IND", "title": "Home Secretary", "role": "mentioned"}
        report = {"id": f"r{n}", "parties": ["IND", "USA"], "officials": [person]}
        Path(f"r{n}.json").write_text(json.dumps(report))
    assert run("load", "r0.json", "r1.json", "r2.json", store=own)[0] == 0
    assert len(json.loads(run("review", "--json", store=own)[1])["doubts"]) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("s\nz\nn\nd\nq\n"))
    code, said, _ = run("review", "--by", "asha", store=own)
    assert (code, "1 decided" in said, "taken back" in said) == (0, True, True)
    (row,) = json.loads(run("judgements", "--json", store=own)[1])
    assert (row["verdict"], row["by"], row["state"]) == ("different", "asha", "live")
    assert len(json.loads(run("review", "--json", store=own)[1])["doubts"]) == 0


def test_a_refused_judgement_is_said_at_once(run: Run, own: Path) -> None:
    reports = ("in-us-hsd-2011-brief", "in-us-hsd-2013-brief", "in-us-hsd-2024-orissadiary")
    first, second, third = (f"{report}#/dialogue" for report in reports)
    assert run("judge", "different", first, third, store=own)[0] == 0
    assert run("judge", "same", first, second, store=own)[0] == 0
    code, said, errors = run("judge", "same", second, third, "--json", store=own)
    ((judged, reason),) = json.loads(said)["refused"]
    assert code == 1
    assert judged.startswith("same in-us-hsd-2013-brief#dialogue:")
    assert "in-us-hsd-2011-brief#dialogue:" in reason
    assert "judged different" in errors
    run("judge", "undo", first, third, store=own)
    states = [row["state"] for row in json.loads(run("judgements", "--json", store=own)[1])]
    assert states == ["live", "live"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"verdict": "same", "one": 7, "other": "x"}, "one must be text"),
        ({"verdict": ["same"], "one": "x", "other": "y"}, "verdict must be text"),
        ({"verdict": "maybe", "one": "x", "other": "y"}, "not a verdict"),
        ({"verdict": "same", "one": "x", "other": "y", "becuase": "z"}, "'becuase' is not a field"),
        (["same", "x", "y"], "must be an object"),
    ],
)
def test_a_wrong_line_of_judgements_is_named(
    run: Run, own: Path, line: dict[str, Any] | list[str], reason: str
) -> None:
    Path("judged.jsonl").write_text("\n\n" + json.dumps(line))
    code, said, errors = run("judgements", "import", "judged.jsonl", "--json", store=own)
    assert (code, json.loads(said)["rejected"]) == (1, 1)
    assert errors.startswith("judged.jsonl:3: ")
    assert reason in errors


def test_rejects_are_written_only_when_there_are_any(run: Run, own: Path) -> None:
    Path("bad.json").write_text('{"id": "x"}')
    assert run("load", "bad.json", store=own)[0] == 1
    assert json.loads(Path("rejects.jsonl").read_text())["pointer"] == "/parties"
    Path("good.json").write_text('{"id": "x", "parties": []}')
    Path("rejects.jsonl").unlink()
    assert run("load", "good.json", store=own)[0] == 0
    assert sorted(path.name for path in Path().iterdir()) == ["bad.json", "good.json", "own.db"]
    assert run("load", "bad.json", "--rejects", "none/r.jsonl", store=own)[0] == 1


def test_a_dry_run_leaves_no_file(run: Run, tmp_path: Path, checkout: Path) -> None:
    store = tmp_path / "new.db"
    folders = [str(checkout / "examples" / name) for name in ("reports", "texts")]
    code, said, _ = run("load", *folders, "--dry-run", store=store)
    assert (code, "would be 75 new" in said) == (0, True)
    assert not list(tmp_path.iterdir())


def test_nothing_steers_the_terminal(run: Run, own: Path) -> None:
    nasty = "\u001b[31mRed\u202e \u0007Bell"
    report = {"id": "nasty", "parties": [], "institutions": [{"name": nasty, "country": "IND"}]}
    Path("nasty.json").write_text(json.dumps(report))
    run("load", "nasty.json", store=own)
    for words in (
        ["search", "red"],
        ["neighbourhood", "report:nasty"],
        ["evidence", "report:nasty"],
    ):
        _, said, errors = run(*words, store=own)
        assert not {"\u001b", "\u202e", "\u0007"} & set(said + errors)


def _start(*words: str, **more: Any) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tieline.main", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_load_ends_with_130(tmp_path: Path, how: signal.Signals) -> None:
    with (tmp_path / "many.jsonl").open("w") as lines:
        for n in range(20_000):
            report = {"id": f"r{n}", "parties": ["IND", "USA"], "published": "2024"}
            lines.write(json.dumps(report) + "\n")
    words = ("--store", "graph.db", "load", "many.jsonl", "--batch-size", "20")
    with _start(*words, cwd=tmp_path) as loader:
        assert loader.stderr is not None
        loader.stderr.readline()
        time.sleep(0.2)
        loader.send_signal(how)
        _, errors = loader.communicate(timeout=60)
    assert loader.returncode == 130
    assert "stopped" in errors
    assert "Traceback" not in errors
    store = open_store(str(tmp_path / "graph.db"))
    with store.read() as view:
        assert view.counts()["journal"]["reports"] % 20 == 0


def test_a_reader_that_leaves_is_no_error(filled: Path) -> None:
    with _start("--store", str(filled), "export") as export:
        assert export.stdout is not None
        export.stdout.readline()
        export.stdout.close()
        export.wait(timeout=60)
        assert export.stderr is not None
        assert export.stderr.read() == ""
    assert export.returncode == 0


@pytest.mark.parametrize("words", [["--help"], ["path", "Ajay Bhalla", "Janet Napolitano"]])
def test_a_question_starts_light(filled: Path, words: list[str]) -> None:
    code = (
        "import sys\nfrom tieline.main import main\n"
        f"try:\n    main(['--store', {str(filled)!r}, *{words!r}])\nexcept SystemExit:\n    pass\n"
        "heavy = {'fastapi', 'networkx', 'neo4j', 'uvicorn', 'pydantic', 'starlette', 'lxml',\n"
        "         'trafilatura', 'pypdfium2', 'charset_normalizer', 'markdown_it', 'loaders'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
