"""The embedded store and its file: foreign, newer, older, full, locked, damaged; many at once."""

import json
import multiprocessing
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model import errors
from graph.model.report import ParsedReport, check_report
from graph.stores.embedded import schema
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def _report(report_id: str, **more: object) -> ParsedReport:
    return check_report({"id": report_id, "parties": ["IND", "USA"], "published": "2024", **more})


def _export(store: WorkingStore) -> list[str]:
    with store.read() as view:
        return list(canonical(view))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "graph.db"
    store = open_store(str(made))
    journal.load(store, [_report("a"), _report("b")], NOW)
    store.close()
    return made


def _set_version(path: Path, version: int) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()


def test_a_foreign_file_is_left_as_it_was(tmp_path: Path) -> None:
    text, other = tmp_path / "letter.db", tmp_path / "other.db"
    text.write_bytes(b"Dear Sir or Madam, this is no database at all. " * 40)
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE theirs(x)")
    db.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(errors.ForeignStoreError):
            open_store(str(path))
        assert path.read_bytes() == before
        assert sorted(tmp_path.iterdir()) == [text, other]


def test_a_newer_file_is_refused(path: Path) -> None:
    _set_version(path, schema.VERSION + 1)
    for read_only in (True, False):
        with pytest.raises(errors.StoreVersionError, match="newer Tieline"):
            open_store(str(path), read_only=read_only)


def test_an_older_file_is_brought_up_to_date_by_a_writer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*schema.MIGRATIONS, "CREATE TABLE added(x);\nINSERT INTO added VALUES(7);\n")
    for place in ("graph.stores.embedded.schema", "graph.stores.embedded.store"):
        monkeypatch.setattr(f"{place}.MIGRATIONS", more)
        monkeypatch.setattr(f"{place}.VERSION", len(more))
    with pytest.raises(errors.StoreVersionError, match="open it once for writing"):
        open_store(str(path), read_only=True)
    store = open_store(str(path))
    assert len(_export(store)) > 3
    store.close()
    db = sqlite3.connect(path)
    assert db.execute("SELECT x FROM added").fetchone() == (7,)
    assert db.execute("PRAGMA user_version").fetchone() == (len(more),)
    db.close()
    open_store(str(path), read_only=True).close()


def test_a_failed_migration_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*schema.MIGRATIONS, "CREATE TABLE added(x);\nCREATE NONSENSE;\n")
    monkeypatch.setattr("graph.stores.embedded.store.MIGRATIONS", more)
    monkeypatch.setattr("graph.stores.embedded.store.VERSION", len(more))
    with pytest.raises(errors.StoreError):
        open_store(str(path))
    monkeypatch.undo()
    store = open_store(str(path))
    assert store.check() == []
    store.close()


def test_what_is_missing_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreUnavailableError, match="no such store"):
        open_store(str(tmp_path / "none.db"), create=False)
    with pytest.raises(errors.StoreUnavailableError, match="no such store"):
        open_store(str(tmp_path / "none.db"), read_only=True)
    with pytest.raises(errors.StoreUnavailableError, match="is a folder"):
        open_store(str(tmp_path))
    with pytest.raises(errors.StoreUnavailableError, match="cannot be opened"):
        open_store(str(tmp_path / "none" / "graph.db"))
    with pytest.raises(errors.StoreUnavailableError, match="name too long"):
        open_store(str(tmp_path / ("a" * 300)))
    with pytest.raises(errors.StoreUnavailableError, match="no store is named"):
        open_store("")
    with pytest.raises(errors.StoreUnavailableError, match="not a kind of store"):
        open_store("gopher://somewhere")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    asked = "import sys; from graph.stores.opening import open_store; open_store(sys.argv[1])"
    told = subprocess.run(
        [sys.executable, "-c", asked, pipe], timeout=60, capture_output=True, text=True
    )
    assert "is not a regular file" in told.stderr


def test_a_file_taken_away_is_not_made_anew(path: Path) -> None:
    store = open_store(str(path))
    path.unlink()
    with pytest.raises(errors.StoreUnavailableError, match="no longer there"):
        journal.load(store, [_report("c")], NOW)
    assert not path.exists()
    store.close()


def test_half_a_character_is_named(path: Path) -> None:
    store = open_store(str(path))
    with pytest.raises(errors.StoreError, match="half a character"), store.read() as view:
        view.node_by_id("\udce9")
    store.close()


def test_a_store_opened_for_reading_is_not_written(path: Path) -> None:
    store = open_store(str(path), read_only=True)
    with pytest.raises(errors.StoreReadOnlyError):
        journal.load(store, [_report("c")], NOW)
    store.close()


def _load_as_nobody(path: str, told: "multiprocessing.Queue[str]") -> None:
    if os.geteuid() == 0:
        os.setuid(65534)
    try:
        store = open_store(path)
        told.put(f"read {len(_export(store))}")
        journal.load(store, [_report("c")], NOW)
    except errors.StoreError as fault:
        told.put(type(fault).__name__)


def test_a_folder_that_may_not_be_written(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    told: multiprocessing.Queue[str] = context.Queue()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "graph.db"
        shutil.copy(path, copy)
        copy.chmod(0o444)
        Path(folder).chmod(0o555)
        before = copy.read_bytes()
        process = context.Process(target=_load_as_nobody, args=(str(copy), told))
        process.start()
        said = [told.get(timeout=60), told.get(timeout=60)]
        process.join(timeout=60)
        assert said[0].startswith("read")
        assert said[-1] in ("StoreReadOnlyError", "StoreUnavailableError")
        assert copy.read_bytes() == before
        Path(folder).chmod(0o755)


FULL = """
import json, resource, signal, sys
from graph.journal import operations as journal
from graph.model import errors
from graph.model.report import check_report
from graph.stores.opening import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, size = sys.argv[1], int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
store = open_store(path)
bodies = [{"name": f"Body {n} " + "x" * 200, "country": "IND"} for n in range(3000)]
try:
    journal.load(store, [check_report({"id": "big", "parties": [], "institutions": bodies})], "t")
except errors.StoreError as fault:
    print(type(fault).__name__)
"""


def test_a_full_disk_loses_nothing(path: Path) -> None:
    store = open_store(str(path))
    before = _export(store)
    store.close()
    size = path.stat().st_size + 300_000
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(size)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in ("StoreFullError", "StoreUnavailableError")
    store = open_store(str(path))
    assert _export(store) == before
    assert store.check() == []
    journal.load(store, [_report("c")], NOW)
    store.close()


def test_no_room_by_the_count_of_pages(path: Path) -> None:
    store = open_store(str(path))
    before = _export(store)

    def load_much() -> None:
        with store.write() as tx:
            db = tx.db  # type: ignore[attr-defined]
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 1}")
            rows = [(f"r{n}", "2024", "d", "x" * 5000, None) for n in range(50)]
            tx.put_reports(rows)

    with pytest.raises(errors.StoreFullError):
        load_much()
    assert _export(store) == before
    store.close()


def test_a_writer_that_waits_too_long(path: Path) -> None:
    first, second = open_store(str(path)), open_store(str(path), lock_timeout=0.1)
    with first.write(), pytest.raises(errors.StoreBusyError):
        journal.load(second, [_report("c")], NOW)
    journal.load(second, [_report("c")], NOW)
    first.close()
    second.close()


def test_damage_is_named(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for at in range(4096 * 3, len(raw), 4096):
        raw[at : at + 60] = b"\xff" * 60
    path.write_bytes(bytes(raw))
    with pytest.raises(errors.StoreDamagedError, match="the file is damaged"):
        open_store(str(path)).check()


@pytest.mark.parametrize("seed", range(12))
def test_a_few_bytes_that_are_others_end_in_no_other_fault(path: Path, seed: int) -> None:
    """What hangs together but makes no sense is damage too: SQLite looks at pages alone."""
    chance = random.Random(seed)
    raw = bytearray(path.read_bytes())
    for _ in range(chance.choice([3, 30, 300])):
        raw[chance.randrange(100, len(raw))] = chance.randrange(256)
    path.write_bytes(bytes(raw))
    for work in (
        _export,
        lambda store: store.check(),
        lambda store: journal.rebuild(store),
        lambda store: journal.load(store, [_report("c"), _report("b", officials=[])], NOW),
        lambda store: journal.retract(store, ["a"], NOW),
    ):
        try:
            work(open_store(str(path)))
        except (errors.StoreError, errors.ReportNotFoundError):
            continue


@pytest.mark.parametrize(
    ("change", "met_by"),
    [
        ("UPDATE nodes SET properties = '{\"claims\": 1'", _export),
        ("UPDATE nodes SET aliases = CAST(x'5b22ff225d' AS TEXT)", _export),
        ("UPDATE rels SET properties = '{]'", _export),
        ("UPDATE rels SET type = 4711", None),
        ("UPDATE claims SET said = '[[\"name\"'", None),
        ('UPDATE reports SET body = \'{"id": "a", \'', journal.rebuild),
    ],
)
def test_a_value_that_cannot_be_read_is_damage(
    path: Path, change: str, met_by: Callable[[WorkingStore], object] | None
) -> None:
    db = sqlite3.connect(path)
    db.execute(change)
    db.commit()
    db.close()
    store = open_store(str(path))
    with pytest.raises(errors.StoreDamagedError, match="the file is damaged"):
        store.check()
    if met_by is not None:
        with pytest.raises(errors.StoreDamagedError, match="the file is damaged"):
            met_by(store)


def test_a_file_that_is_replaced_is_opened_anew(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    made = open_store(str(other))
    journal.load(made, [_report("x")], NOW)
    made.close()
    store = open_store(str(path))
    journal.load(store, [_report("c")], NOW)
    with store.read() as before:
        other.replace(path)
        for beside in ("-wal", "-shm"):
            Path(f"{path}{beside}").unlink()
        assert set(before.reports(["a", "x"])) == {"a"}
        with store.read() as view:
            assert set(view.reports(["a", "x"])) == {"x"}
    for _ in range(3):
        with store.read() as view:
            assert set(view.reports(["a", "x"])) == {"x"}
    journal.load(store, [_report("y")], NOW)
    with store.read() as view:
        assert set(view.reports(["a", "x", "y"])) == {"x", "y"}
    assert store.check() == []


def test_a_file_that_is_deleted_is_not_answered_from(path: Path) -> None:
    store = open_store(str(path), read_only=True)
    _export(store)
    path.unlink()
    for _ in range(2):
        with pytest.raises(errors.StoreMissingError, match="no longer there"):
            _export(store)


def test_a_folder_that_takes_no_log_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _export(open_store(str(path)))
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    monkeypatch.setattr(os, "access", lambda *_: False)
    store = open_store(str(path), read_only=True)
    assert _export(store) == before
    assert sorted(path.parent.iterdir()) == [path]


def _read_counts(path: str, stop: str, found: "multiprocessing.Queue[list[int]]") -> None:
    store = open_store(path, read_only=True)
    seen = []
    while not Path(stop).exists():
        with store.read() as view:
            counts = view.counts()
            seen.append(counts["journal"]["reports"])
            assert counts["nodes"].get("Report", 0) == counts["journal"]["reports"]
    found.put(seen)


def test_processes_read_whole_batches_while_one_writes(path: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    found: multiprocessing.Queue[list[int]] = context.Queue()
    stop = tmp_path / "stop"
    readers = [
        context.Process(target=_read_counts, args=(str(path), str(stop), found)) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    store = open_store(str(path))
    for batch in range(30):
        journal.load(store, [_report(f"r{batch}-{n}") for n in range(10)], NOW)
    stop.touch()
    seen = [found.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join(timeout=60)
        assert reader.exitcode == 0
    for counts in seen:
        assert counts == sorted(counts)
        assert all((count - 2) % 10 == 0 for count in counts)
    store.close()


def test_threads_share_a_store(path: Path) -> None:
    store = open_store(str(path))
    wrong: list[BaseException] = []

    def work(n: int) -> None:
        try:
            for turn in range(5):
                journal.load(store, [_report(f"t{n}-{turn}")], NOW)
                _export(store)
        except BaseException as fault:  # noqa: BLE001 - handed to the test below
            wrong.append(fault)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    with store.read() as view:
        assert view.counts()["journal"]["reports"] == 22
    assert store.check() == []
    store.close()


def test_the_facts_are_facts(path: Path) -> None:
    store = open_store(str(path))
    facts = store.facts()
    assert json.loads(json.dumps(facts)) == facts
    assert facts["bytes"] >= path.stat().st_size
    assert facts["sqlite"] == sqlite3.sqlite_version
    store.close()
