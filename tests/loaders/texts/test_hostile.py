"""Generated and mutated documents: no crash, no hang, each loaded or named.

More than in the normal run:

    HOSTILE_DOCUMENTS=10000 pytest tests/loaders/texts/test_hostile.py --timeout=0
"""

import io
import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from graph.stores.opening import open_store
from loaders.intake.bounds import Bounds
from loaders.intake.loading import Loader
from loaders.texts.kept import REFUSALS
from loaders.texts.limits import Limits
from tests.loaders.texts.hostile_documents import hostile

MANY = int(os.environ.get("HOSTILE_DOCUMENTS", "260"))
LIMITS = Limits(seconds=5, memory=1_000_000_000, letters=200_000)
MAX_BYTES = 3_000_000
CHUNK = 1000
MAX_SECONDS_EACH = 0.5
"""On average, on a machine that does other things too; alone it is some hundredths."""


def _load(folder: Path, store: Any) -> tuple[Any, list[dict[str, Any]]]:
    rejects = io.StringIO()
    loader = Loader(store, rejects=rejects, limits=LIMITS, bounds=Bounds(document_bytes=MAX_BYTES))
    summary = loader.load([str(folder)])
    return summary, [json.loads(line) for line in rejects.getvalue().splitlines()]


def _is_named(how: str, reason: str) -> bool:
    """Whether a reason is one of those with names; of JSON, one that says what is wrong."""
    if "JSON" in how:
        return bool(reason)
    return reason.partition(":")[0] in REFUSALS or "gzip archive is damaged" in reason


def test_hostile_documents_are_loaded_or_named(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "graph.db"))
    refused: Counter[str] = Counter()
    begun = time.monotonic()
    for first in range(0, MANY, CHUNK):
        numbers = range(first, min(first + CHUNK, MANY))
        folder = tmp_path / f"from {first}"
        folder.mkdir()
        made = {}
        for number in numbers:
            one = hostile(number)
            made[str(folder / f"{number}-{one.name}")] = one.how
            (folder / f"{number}-{one.name}").write_bytes(one.raw)
        summary, rejects = _load(folder, store)
        for line in rejects:
            how = made[line["source"]]
            assert _is_named(how, line["reason"]), (how, line["reason"])
            name = line["reason"].partition(":")[0]
            assert name != "reader-died", (how, line["reason"])
            refused[name] += 1
        assert summary.read >= len(made)
    assert {"empty", "language", "too-big", "binary", "broken"} <= set(refused), refused
    assert time.monotonic() - begun < MAX_SECONDS_EACH * MANY
    store.close()


def test_fifty_megabytes_in_one_line_are_named_at_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.jsonl", "d.md", "e.json", "f.pdf"):
        (tmp_path / name).write_bytes(b"The two sides met. " * (50_000_000 // 19))
    store = open_store(str(tmp_path / "graph.db"))
    begun = time.monotonic()
    summary, rejects = _load(tmp_path, store)
    for path in tmp_path.glob("?.*"):
        path.unlink()  # pytest keeps what tests leave
    assert (summary.new, len(rejects)) == (0, 6)
    assert all("more than" in one["reason"] or "longer" in one["reason"] for one in rejects)
    assert time.monotonic() - begun < 30
    store.close()
