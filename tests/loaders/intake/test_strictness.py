"""One bad document never takes a good one with it, whatever is wrong and wherever it stands."""

import gzip
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.stores.opening import open_store
from loaders.intake.bounds import Bounds
from loaders.intake.documents import documents, measured
from loaders.intake.found import Document, Meter, Rejection
from loaders.intake.json_text import UnreadableError, decode, items
from loaders.intake.loading import Loader

GOOD = '{"id": "good", "parties": ["IND", "USA"]}'
HALF = '{"id": "half", "parties": [], "dialogue": {"city": "x\\ud800"}}'
TWICE = '{"id": "twice", "parties": [], "source": {"url": "a", "url": "b"}}'


def _load(path: str, folder: Path) -> tuple[Any, list[dict[str, Any]]]:
    rejects = io.StringIO()
    loader = Loader(open_store(str(folder / "graph.db")), rejects=rejects)
    summary = loader.load([path])
    return summary, [json.loads(line) for line in rejects.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("bad", "pointer", "reason"),
    [
        (HALF, "/dialogue/city", "surrogate"),
        ('{"id": "half", "parties": [], "\\ud800": 1}', "", "surrogate"),
        (TWICE, "", "names the key 'url' twice"),
        ('{"id": ' + "9" * 5000 + "}", "", "too many digits"),
        ('{"id": "x", "parties": [NaN]}', "/parties/0", "must be text"),
        ('{"id": "x", "parties": [], "x(": 1}', "/x(", "is not a field"),
        ('{"id": "x", "parties": [], "[": 1}', "/[", "is not a field"),
        ('{"id": "x", "parties": [], "Named": 1}', "/Named", "is not a field"),
        ('{"id": "x", "parties": [], "notes (draft)": ""}', "/notes (draft)", "is not a field"),
        ('{"id": "x", "parties": [], "text": 5}', "/text", "must be"),
        ('{"id": "x", "text": 5}', "/text", "must be a string (a released text) or an object"),
        (
            '{"id": "x", "parties": [], "officials": '
            '[{"name": "A\\u001eB", "country": "PER", "role": "head"}]}',
            "/officials/0/name",
            "parts records",
        ),
    ],
)
def test_its_neighbours_are_loaded(tmp_path: Path, bad: str, pointer: str, reason: str) -> None:
    lines, listed = tmp_path / "a.jsonl", tmp_path / "a.json"
    lines.write_text(f"{bad}\n{GOOD}")
    summary, (found,) = _load(str(lines), tmp_path)
    assert (summary.new, summary.rejected, found["line"]) == (1, 1, 1)
    assert (found["pointer"], reason in found["reason"]) == (pointer, True)
    assert found["input"].strip() == bad
    if "digits" not in reason:  # Python reads no list with such a number in it
        listed.write_text(f"[{GOOD}, {bad}]")
        summary, (found,) = _load(str(listed), tmp_path)
        assert (summary.unchanged, summary.rejected) == (1, 1)
        assert (found["pointer"], found["input"]) == (f"/1{pointer}", bad)


def test_whole_pairs_are_characters() -> None:
    assert decode(r'{"a": "\ud83d\ude00"}') == {"a": "\U0001f600"}


def test_a_pointer_escapes_what_it_must() -> None:
    with pytest.raises(UnreadableError) as told:
        decode(r'{"a/b~c": [0, "\udc00"]}')
    assert told.value.pointer == "/a~1b~0c/1"


@pytest.mark.parametrize("text", ["[]", " [ ] ", '[1,"]" , {"a": [2]}\n]', "[[],\t[[1]]]"])
def test_items_are_those_of_the_list(text: str) -> None:
    assert [json.loads(item) for item in items(text)] == json.loads(text)


def test_the_input_stands_once_beside_many_faults(tmp_path: Path) -> None:
    report = {"id": "x", "parties": [], **{f"k{n}": n for n in range(50)}}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(report))
    summary, found = _load(str(path), tmp_path)
    assert (summary.rejected, len(found)) == (1, 50)
    assert json.loads(found[0]["input"]) == report
    assert {one["input"] for one in found[1:]} == {None}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{{oops\n{GOOD}\n{GOOD}\n", [1, 2, 3]),
        (f"\n\n{GOOD}\n{{oops\n", [3, 4]),
        (f"\ufeff{GOOD}\n{{oops\n{GOOD}", [1, 2, 3]),
        (json.dumps(json.loads(GOOD), indent=1), [None]),
        (f"[\n{GOOD}\n]", [None]),
        (f"{'x' * 400}\n{GOOD}\n", [1, 2]),
        ("[" * 200, [None]),
    ],
)
def test_standard_input_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, text: str, lines: list[int | None]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert [one.line for one in documents(["-"], Bounds(document_bytes=300))] == lines


def test_a_damaged_archive_says_how_far_it_was_read(tmp_path: Path) -> None:
    whole = gzip.compress(
        "\n".join(f'{{"id": "{os.urandom(9).hex()}"}}' for _ in range(999)).encode()
    )
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    *before, last = documents([str(path)])
    assert isinstance(last, Rejection)
    assert f"damaged after line {before[-1].line} (" in last.reason


def test_a_name_too_long_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(GOOD)
    first, second = documents(["x" * 300 + ".json", str(tmp_path / "a.json")])
    assert isinstance(first, Rejection)
    assert "cannot be read" in first.reason
    assert isinstance(second, Document)


def test_what_a_folder_holds_and_cannot_give_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text(GOOD)
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere.json")
    walk = os.walk

    def hindered(top: Path, onerror: Any) -> Any:
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "closed")))
        return walk(top, onerror=onerror)

    monkeypatch.setattr(os, "walk", hindered)
    found = list(documents([str(tmp_path)]))
    reasons = {Path(one.source).name: one.reason for one in found if isinstance(one, Rejection)}
    assert "Permission denied" in reasons["closed"]
    assert "no such file" in reasons["gone.json"]
    assert [one.source for one in found if isinstance(one, Document)] == [str(tmp_path / "a.json")]


def test_the_meter_ends_at_all_that_was_to_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{GOOD}\n" * 500)
    (tmp_path / "b.json.gz").write_bytes(gzip.compress(GOOD.encode()))
    (tmp_path / "other.txt").write_text("not for us")
    meter = measured([str(tmp_path)])
    shares = [meter.share for _ in documents([str(tmp_path)], meter=meter)]
    assert shares == sorted(shares, key=lambda share: share or 0.0)
    assert (meter.done, meter.share) == (meter.total, 1.0)
    assert measured(["-"]) == Meter(None)
    assert measured(["-"]).share is None
