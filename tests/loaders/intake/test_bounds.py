"""Bounds on what comes in: however much is wrong, telling it costs little and the rest goes on."""

import gzip
import io
import json
import sys
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.projection.claims import reported_of
from graph.stores.opening import open_store
from loaders.intake.bounds import Bounds
from loaders.intake.documents import documents
from loaders.intake.found import Document, Rejection
from loaders.intake.loading import Loader, Summary
from loaders.texts.limits import Limits

GOOD = {"id": "good", "parties": ["IND", "USA"]}


def _load(place: Path, *paths: Path, **more: Any) -> tuple[Summary, list[dict[str, Any]], str]:
    lines = io.StringIO()
    store = open_store(str(place / "graph.db"))
    loader = Loader(store, rejects=lines, cores=1, **more)
    summary = loader.load([str(path) for path in paths])
    store.close()
    told = lines.getvalue()
    return summary, [json.loads(line) for line in told.splitlines()], told


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.json"
    path.write_text(json.dumps(GOOD))
    return path


def test_a_small_archive_of_many_faults_is_given_up(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}\n" * 300_000))
    assert path.stat().st_size < 2000
    before = process_time()
    summary, rejects, told = _load(tmp_path, path, good, bounds=Bounds(file_rejects=500))
    assert process_time() - before < 10
    assert (summary.new, summary.rejected) == (1, 502)
    assert "more than 500 of its documents are rejected" in rejects[-1]["reason"]
    assert rejects[-1]["reason"].endswith("(TIELINE_MAX_FILE_REJECTS)")
    assert len(told) < 300_000


def test_many_faults_of_one_report_are_one_reject(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({**GOOD, "id": "bad", "officials": [{}] * 100_000}))
    before = process_time()
    summary, rejects, told = _load(tmp_path, path, good, bounds=Bounds(faults=5))
    assert process_time() - before < 10
    assert (summary.new, summary.rejected, len(rejects)) == (1, 1, 6)
    assert rejects[0]["pointer"] == "/officials/0/name"
    assert rejects[-1]["reason"] == "199995 more things may be wrong; mend these first"
    assert len(told) < 2 * path.stat().st_size


def test_a_long_value_is_told_in_short(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "long.json"
    path.write_text(json.dumps({"id": "long", "parties": ["X" * 9_000_000]}))
    summary, (told,), _ = _load(tmp_path, path, good)
    assert (summary.new, summary.rejected) == (1, 1)
    assert "(9000000 characters) is not a country" in told["reason"]
    assert len(told["reason"]) < 500


@pytest.mark.parametrize(
    ("bounds", "number", "reason"),
    [
        (Bounds(file_documents=3), 3, "holds more than 3 documents"),
        (Bounds(file_bytes=100), 2, "holds more than 100 bytes, unpacked"),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_file_of_too_much_is_read_up_to_its_bound(
    tmp_path: Path, good: Path, name: str, bounds: Bounds, number: int, reason: str
) -> None:
    raw = b"".join(json.dumps({**GOOD, "id": f"r{n}"}).encode() + b"\n" for n in range(9))
    path = tmp_path / name
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    *whole, cut, last = documents([str(path), str(good)], bounds)
    assert len(whole) == number
    assert isinstance(cut, Rejection)
    assert reason in cut.reason
    assert isinstance(last, Document)


def test_blank_lines_before_standard_input_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"\n" * 400_000 + json.dumps(GOOD).encode() + b"\n" + json.dumps(GOOD).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    before = process_time()
    assert [one.line for one in documents(["-"])] == [400_001, 400_002]
    assert process_time() - before < 5


def _large(**more: Any) -> dict[str, Any]:
    officials = [
        {"name": f"Jane Roe {n}", "country": "USA", "role": "mentioned"} for n in range(2000)
    ]
    return {**GOOD, "officials": officials, **more}


def test_a_large_report_is_checked_in_a_process_like_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_text(json.dumps(_large(id="large")))
    assert path.stat().st_size > 100_000
    summary, rejects, _ = _load(tmp_path, path)
    assert (summary.new, rejects) == (1, [])
    again, _, _ = _load(tmp_path, path)
    assert (again.unchanged, again.new, again.changed) == (1, 0, 0)
    path.write_text(json.dumps(_large(id="large", colour="red")))
    summary, (told,), _ = _load(tmp_path, path)
    assert (summary.rejected, told["pointer"]) == (1, "/colour")
    assert told["input"] == path.read_text()


@pytest.mark.parametrize(
    ("limits", "name"),
    [(Limits(seconds=0.05), "too-slow"), (Limits(memory=8_000_000), "too-much-memory")],
)
def test_a_large_report_keeps_within_limits(
    tmp_path: Path, good: Path, limits: Limits, name: str
) -> None:
    path = tmp_path / "large.jsonl"
    words = " ".join(f"Jane Roe {n} met John Hill {n}." for n in range(9_000))
    path.write_text(json.dumps(_large(id="large", text={"content": words})))
    summary, (told,), _ = _load(tmp_path, path, good, limits=limits)
    assert (summary.new, summary.rejected) == (1, 1)
    assert told["reason"].startswith(name)


@pytest.mark.parametrize("length", [100, 100_000])
def test_a_text_of_a_report_is_bounded_as_texts_are(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**GOOD, "text": {"content": "x" * length}}))
    summary, (told,), _ = _load(tmp_path, path, limits=Limits(letters=50))
    assert summary.rejected == 1
    assert told["pointer"] == "/text/content"
    assert told["reason"].startswith(f"has {length} characters, 50 are read")


def test_what_no_store_can_take_is_one_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({**GOOD, "id": f"r{n}"}) + "\n" for n in range(9)))
    put = reported_of

    def brought_down(report: ParsedReport) -> str:
        if report.id == "r4":
            raise ZeroDivisionError("of all things")
        return put(report)

    monkeypatch.setattr(journal, "reported_of", brought_down)
    summary, (told,), _ = _load(tmp_path, path)
    assert (summary.new, summary.rejected, told["line"]) == (8, 1, 5)
    assert told["reason"] == "cannot be loaded (ZeroDivisionError: of all things)"
