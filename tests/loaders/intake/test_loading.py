"""Files in every form, and what is wrong with them: named with its place, and the rest goes on."""

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.journal.export import canonical
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from loaders.intake.bounds import Bounds
from loaders.intake.documents import documents
from loaders.intake.found import Document, Rejection
from loaders.intake.loading import Loader

GOOD = {"id": "good", "parties": ["IND", "USA"], "topics": ["narcotics"]}


def _report(report_id: str, **more: Any) -> dict[str, Any]:
    return {**GOOD, "id": report_id, **more}


@pytest.fixture
def store(tmp_path: Path) -> WorkingStore:
    return open_store(str(tmp_path / "graph.db"))


def _load(store: WorkingStore, *paths: Path, **more: Any) -> tuple[Any, list[dict[str, Any]]]:
    rejects = io.StringIO()
    loader = Loader(store, rejects=rejects, **more)
    summary = loader.load([str(path) for path in paths])
    return summary, [json.loads(line) for line in rejects.getvalue().splitlines()]


def _file(folder: Path, name: str, content: bytes | str | list[Any] | dict[str, Any]) -> Path:
    path = folder / name
    raw = content if isinstance(content, bytes | str) else json.dumps(content)
    raw = raw.encode() if isinstance(raw, str) else raw
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def test_every_form_of_file(store: WorkingStore, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    _file(folder, "a.json", _report("a"))
    _file(folder, "deep/b.json", [_report("b1"), _report("b2")])
    _file(folder, "c.jsonl", f"{json.dumps(_report('c1'))}\n\n{json.dumps(_report('c2'))}")
    _file(folder, "d.json.gz", _report("d"))
    _file(folder, "e.jsonl.gz", f"\ufeff{json.dumps(_report('e'))}\n")
    _file(folder, "notes.png", "not for us")
    summary, rejects = _load(store, folder)
    assert (summary.read, summary.new, summary.rejected, rejects) == (7, 7, 0, [])
    assert summary.skipped == {".png": 1}
    again, _ = _load(store, folder)
    assert (again.new, again.unchanged, again.nodes_changed) == (0, 7, 0)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(GOOD),
        json.dumps([GOOD], indent=1),
        json.dumps(GOOD) + "\n",
        json.dumps(GOOD, indent=2),
    ],
)
def test_standard_input(store: WorkingStore, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(content.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    summary, rejects = _load(store, Path("-"))
    assert (summary.new, rejects) == (1, [])


BAD: list[tuple[str, bytes | str | list[Any] | dict[str, Any], str, str]] = [
    ("empty.json", "", "", "is empty"),
    ("empty.jsonl", "", "", "is empty"),
    ("scalar.json", "7", "", "must be an object"),
    ("broken.json", '{"id": ', "", "is not JSON"),
    ("latin.json", b'{"id": "\xe9"}', "", "is not UTF-8"),
    ("twice.json", '{"id": "a", "id": "b", "parties": []}', "", "names the key 'id' twice"),
    ("deep.json", "[" * 100_000, "", "nested too deeply"),
    (
        "unknown.json",
        _report("x", colour="red"),
        "/colour",
        "is not a field; the fields are",
    ),
    ("missing.json", {"id": "x"}, "/parties", "is missing"),
    ("near.json", _report("x", official=[]), "/official", "did you mean officials"),
    ("part.json", _report("x", dialogue={"serie": "S"}), "/dialogue/serie", "did you mean series"),
    ("list.json", _report("x", officials={}), "/officials", "must be a list"),
    ("object.json", _report("x", dialogue=5), "/dialogue", "must be an object"),
    ("number.json", _report("x", dialogue={"edition": "2"}), "/dialogue/edition", "whole number"),
    ("float.json", _report("x", dialogue={"edition": 2.0}), "/dialogue/edition", "whole number"),
    ("true.json", _report("x", dialogue={"edition": True}), "/dialogue/edition", "whole number"),
    ("text.json", _report("x", notes=5), "/notes", "must be text"),
    (
        "hash.json",
        _report("x", text={"content": "a", "sha256": "0" * 64}),
        "/text",
        "sha256 is not that of the content",
    ),
    ("country.json", _report("x", parties=["IND", "UAS"]), "/parties/1", "perhaps"),
    ("topic.json", _report("x", topics=["weather"]), "/topics/0", "not a topic id"),
    ("date.json", _report("x", published="2024-02-31"), "/published", "not a day of the calendar"),
    ("form.json", _report("x", published="28 Feb"), "/published", "write YYYY"),
    ("id.json", _report("no spaces please"), "/id", "is not a report id"),
    (
        "role.json",
        _report("x", officials=[{"name": "A", "role": "boss"}]),
        "/officials/0/role",
        "'head'",
    ),
    ("ends.json", _report("x", dialogue={"start": "2024", "end": "2023"}), "/dialogue", "before"),
    (
        "party.json",
        _report(
            "x",
            institutions=[{"name": "Army", "country": "IND"}, {"name": "Army", "country": "USA"}],
            agreements=[{"kind": "MoU", "subject": "s", "parties": ["Army"], "status": "signed"}],
        ),
        "",
        "fits bodies of IND and USA",
    ),
]


@pytest.mark.parametrize(("name", "content", "pointer", "reason"), BAD)
def test_what_is_wrong_is_named_and_the_rest_goes_on(
    store: WorkingStore, tmp_path: Path, name: str, content: Any, pointer: str, reason: str
) -> None:
    bad, good = _file(tmp_path, name, content), _file(tmp_path, "good.json", GOOD)
    summary, rejects = _load(store, bad, good)
    assert (summary.new, summary.rejected) == (1, 1)
    assert rejects[0]["source"] == str(bad)
    assert rejects[0]["pointer"] == pointer
    assert reason in rejects[0]["reason"]
    assert set(rejects[0]) == {"source", "line", "pointer", "reason", "input"}


def test_a_line_is_named_by_its_number(store: WorkingStore, tmp_path: Path) -> None:
    lines = [
        json.dumps(GOOD),
        "{oops",
        json.dumps(_report("b", parties=7)),
        json.dumps(_report("c")),
    ]
    summary, rejects = _load(store, _file(tmp_path, "a.jsonl", "\n".join(lines)))
    assert (summary.read, summary.new, summary.rejected) == (4, 2, 2)
    assert [(one["line"], one["pointer"]) for one in rejects] == [(2, ""), (3, "/parties")]
    assert json.loads(rejects[1]["input"])["id"] == "b"


def test_an_item_of_a_list_is_named_by_its_pointer(store: WorkingStore, tmp_path: Path) -> None:
    _, rejects = _load(store, _file(tmp_path, "a.json", [GOOD, _report("b", topics=["weather"])]))
    assert rejects[0]["pointer"] == "/1/topics/0"


def test_damaged_archives_and_missing_files(tmp_path: Path) -> None:
    whole = gzip.compress(b"\n".join(json.dumps(_report(f"r{n}")).encode() for n in range(2000)))
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    fake = tmp_path / "fake.json.gz"
    fake.write_bytes(b"plain text")
    found = list(documents(map(str, (cut, fake, tmp_path / "none.json", tmp_path / "x.pdf"))))
    assert any(isinstance(one, Document) for one in found)
    reasons = [one.reason for one in found if isinstance(one, Rejection)]
    assert len(reasons) == 4
    assert "archive is damaged" in reasons[0]
    assert "archive is damaged" in reasons[1]
    assert "no such file" in reasons[2]


def test_too_long_documents_are_passed_over(tmp_path: Path) -> None:
    long = json.dumps(_report("long", notes="x" * 500))
    path = _file(tmp_path, "a.jsonl", f"{long}\n{json.dumps(GOOD)}\n")
    found = list(documents([str(path)], Bounds(document_bytes=300)))
    assert [type(one) for one in found] == [Rejection, Document]


def test_of_one_id_the_last_counts(store: WorkingStore, tmp_path: Path) -> None:
    both = [_report("a", published="2020"), _report("a", published="2021")]
    summary, _ = _load(store, _file(tmp_path, "a.json", both), batch_size=1)
    assert summary.replaced_in_run == ["a"]
    with store.read() as view:
        assert view.reports(["a"])["a"].reported == "2021"


def test_a_dry_run_prints_the_same_plan_and_writes_nothing(
    store: WorkingStore, tmp_path: Path, checkout: Path
) -> None:
    folder = checkout / "examples" / "reports"
    planned, _ = _load(store, folder, dry_run=True, batch_size=7)
    with store.read() as view:
        assert list(canonical(view)) == []
        assert view.counts()["journal"]["versions"] == 0
    done, _ = _load(store, folder, batch_size=7)
    assert planned == done
    assert done.new == 60


def test_values_that_words_do_not_support_are_left_out(store: WorkingStore, tmp_path: Path) -> None:
    text = "Asha Rao met her counterpart."
    report = _report(
        "a",
        officials=[
            {"name": "Asha Rao", "country": "IND", "role": "head"},
            {"name": "John Hill", "country": "USA", "role": "head"},
        ],
        text={"content": text},
        evidence={
            "/officials/0/name": [{"start": 0, "end": 8, "quote": "Asha Rao"}],
            "/officials/1/name": [{"start": 0, "end": 8, "quote": "Asha Rao"}],
        },
    )
    summary, _ = _load(store, _file(tmp_path, "a.json", report))
    assert list(summary.left_out["a"]) == ["/officials/1/name"]
    with store.read() as view:
        names = {node.name for node in view.iter_nodes() if node.label == "Official"}
    assert names == {"Asha Rao"}
