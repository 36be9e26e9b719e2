"""Texts that are loaded: order, cores, again, in pieces; and whose report of a text counts."""

import gzip
import io
import itertools
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from graph.evidence.align import align
from graph.evidence.gate import unsure
from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.journal.policies import set_policies
from graph.model.report import ParsedReport, canonical_json, check_report, read_report
from graph.stores.opening import open_store
from graph.stores.working import Transaction, WorkingStore
from loaders.intake import deduplicating, loading, workers
from loaders.intake.answering import answers_to
from loaders.intake.loading import Loader, Summary
from loaders.intake.worker import answered
from loaders.texts import sealing
from loaders.texts.asking import Answer, Asked
from loaders.texts.kept import NOTHING_GIVEN, Given
from loaders.texts.limits import Limits

NOW = "2026-01-01T00:00:00Z"
NAMES = ("in-us-hsd-2024-us-brief", "in-om-jmcc-2024-brief", "kr-us-scm-2017-brief")


@pytest.fixture
def folder(checkout: Path, tmp_path: Path) -> Path:
    """Three texts of the examples, without the reports that were made of them by hand."""
    place = tmp_path / "in"
    place.mkdir()
    for name in NAMES:
        shutil.copy(checkout / "examples" / "texts" / f"{name}.txt", place)
    return place


class InProcess:
    """Reads documents in this process, for tests that are about something else than processes."""

    def __init__(self, limits: Limits, cores: int) -> None:
        self._limits = limits

    def __enter__(self) -> "InProcess":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def answers(
        self, wanted: Iterable[tuple[Any, Asked | None]]
    ) -> Iterator[tuple[Any, list[Answer]]]:
        """As `Workers.answers`."""
        for item, asked in wanted:
            yield item, answered(asked, self._limits, answers_to)[0] if asked else []


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no processes."""
    monkeypatch.setattr(loading, "Workers", InProcess)


def _store(place: Path, name: str = "graph.db") -> WorkingStore:
    return open_store(str(place / name))


def load(store: WorkingStore, *paths: Path, **more: Any) -> tuple[Summary, list[dict[str, Any]]]:
    """Load paths; the summary, and the lines of rejections."""
    rejects = io.StringIO()
    summary = Loader(store, rejects=rejects, cores=more.pop("cores", 1), **more).load(
        [str(path) for path in paths]
    )
    return summary, [json.loads(line) for line in rejects.getvalue().splitlines()]


def exported(store: WorkingStore) -> list[str]:
    """The whole graph."""
    with store.read() as view:
        return list(canonical(view))


def bodies(store: WorkingStore) -> dict[str, dict[str, Any]]:
    """Every live report."""
    with store.read() as view:
        return {row.id: json.loads(row.body) for row in view.iter_reports()}


def test_texts_of_every_form_are_taken_from_a_folder(folder: Path, tmp_path: Path) -> None:
    text = (folder / f"{NAMES[0]}.txt").read_text()
    (folder / "deep").mkdir()
    (folder / "deep" / "a.md").write_text(f"# A copy\n\n{text}")
    (folder / "deep" / "b.HTML").write_text(f"<html><body><p>{text}</p></body></html>")
    (folder / "c.txt.gz").write_bytes(gzip.compress(f"Packed.\n\n{text}".encode()))
    (folder / "d.jsonl").write_text(json.dumps({"text": text, "title": "A record"}))
    (folder / "README.md").write_text("What these files are.")
    (folder / "notes.png").write_text("not for us")
    (folder / "made.txt").write_text(text)
    (folder / "made.json").write_text('{"id": "made", "parties": []}')
    summary, rejects = load(_store(tmp_path), folder)
    assert (summary.read, summary.new, summary.rejected, rejects) == (8, 8, 0, [])


@pytest.mark.usefixtures("in_process")
def test_any_file_that_is_named_is_read(folder: Path, tmp_path: Path) -> None:
    named = folder / "release"
    shutil.copy(folder / f"{NAMES[0]}.txt", named)
    packed = folder / "talks"
    packed.write_bytes(b"PK\x03\x04 and so on")
    summary, (refused,) = load(_store(tmp_path), named, packed)
    assert (summary.new, summary.rejected) == (1, 1)
    assert refused["source"] == str(packed)
    assert refused["reason"].startswith("binary: is not text")


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("form", ["text", "html", "record", "report", "bracket"])
def test_standard_input(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    text = (folder / f"{NAMES[0]}.txt").read_text()
    content = {
        "text": text,
        "html": f"<html><body><p>{text}</p></body></html>",
        "record": json.dumps({"text": text}),
        "report": '{"id": "a", "parties": ["IND", "USA"]}',
        "bracket": f"[Provisional translation]\n\n{text}",
    }[form]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    summary, rejects = load(_store(tmp_path), Path("-"))
    assert (summary.new, rejects) == (1, [])


def test_order_cores_and_batches_change_nothing(folder: Path, tmp_path: Path) -> None:
    found = set()
    orders = list(itertools.permutations(sorted(folder.iterdir())))
    for n, (paths, cores, size) in enumerate(zip(orders, (1, 2, 2), (1, 2, 500), strict=False)):
        store = _store(tmp_path, f"{n}.db")
        load(store, *paths, cores=cores, batch_size=size)
        found.add(tuple(exported(store)))
    assert len(found) == 1
    assert len(next(iter(found))) > 20


def test_what_was_loaded_is_not_parsed_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)
    load(store, folder)
    monkeypatch.setattr(workers, "_CODE", "raise SystemExit(1)  # {path} {line}")
    summary, _ = load(store, folder)
    assert (summary.read, summary.unchanged, summary.new, summary.nodes_changed) == (3, 3, 0, 0)
    monkeypatch.undo()
    (folder / "new.txt").write_text("A garden\n\nIt is said that the garden will be open to all.")
    summary, _ = load(store, folder)
    assert (summary.unchanged, summary.new, summary.without_tie) == (3, 1, 1)


@pytest.mark.usefixtures("in_process")
def test_other_rules_read_all_texts_again_and_replace_their_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)
    load(store, folder)
    before = exported(store)
    monkeypatch.setattr(deduplicating, "was_read_by_these_rules", lambda body, given: False)
    summary, _ = load(store, folder)
    assert (summary.unchanged, summary.changed, summary.kept) == (3, 0, [])
    assert exported(store) == before


def test_a_killed_load_is_finished_by_the_same_command(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken = _store(tmp_path, "whole.db"), _store(tmp_path, "broken.db")
    load(whole, folder)

    def stop(summary: Summary) -> None:
        if summary.new:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Loader(broken, batch_size=1, cores=2).load([str(folder)], stop)
    assert len(bodies(broken)) == 1
    summary, _ = load(broken, folder)
    assert (summary.unchanged, summary.new) == (1, 2)
    assert exported(broken) == exported(whole)


@pytest.mark.usefixtures("in_process")
def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    store = _store(tmp_path)
    planned, _ = load(store, folder, dry_run=True)
    assert bodies(store) == {}
    done, _ = load(store, folder)
    assert planned == done


def test_refused_texts_are_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text(" ")
    (folder / "fr.txt").write_text("Le ministre a reçu son homologue et les deux ont signé. " * 9)
    (folder / "lines.jsonl").write_text('{"text": "", "title": "t"}\n{"text": 7, "parties": []}\n')
    summary, rejects = load(_store(tmp_path), folder)
    assert (summary.new, summary.rejected) == (3, 4)
    told = {(Path(one["source"]).name, one["line"]): one["reason"] for one in rejects}
    assert told["empty.txt", None].startswith("empty: ")
    assert told["fr.txt", None].startswith("language: ")
    assert told["lines.jsonl", 1].startswith("empty: ")
    assert ("lines.jsonl", 2) in told


@pytest.mark.usefixtures("in_process")
def test_several_reports_of_one_text_have_ids_of_their_own(tmp_path: Path) -> None:
    part = "The sides met in Oslo and agreed on it, and the next round will be in the spring. " * 5
    text = "\n* * *\n".join(f"{n} talks\n\nOSLO, {n} March 2024 - {part}" for n in (1, 2, 3))
    (tmp_path / "digest.txt").write_text(
        f"{text}\n* * *\nQuatre\n\nOSLO, 4 March 2024 - {'la ' * 200}"
    )
    store = _store(tmp_path)
    summary, (refused,) = load(store, tmp_path / "digest.txt")
    assert (summary.read, summary.new, summary.rejected) == (1, 3, 1)
    assert sorted(one[-2:] for one in bodies(store)) == ["-1", "-2", "-3"]
    assert refused["pointer"] == "/3"


@pytest.mark.usefixtures("in_process")
def test_words_that_bring_the_rules_down_do_not_take_the_batch_with_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bad,) = (path for path in folder.iterdir() if "om-jmcc" in path.name)
    words = bad.read_text().strip()

    def brought_down(report: ParsedReport) -> ParsedReport:
        if report.text and report.text.content == words:
            raise ZeroDivisionError("of all things")
        return align(report)

    monkeypatch.setattr("graph.journal.operations.align", brought_down)
    summary, (refused,) = load(_store(tmp_path), folder)
    assert (summary.new, summary.rejected) == (2, 1)
    assert refused["source"] == str(bad)
    assert "cannot be loaded (ZeroDivisionError: of all things)" in refused["reason"]


# --- corrections


@pytest.fixture
def text(folder: Path) -> Path:
    """One text."""
    return folder / f"{NAMES[0]}.txt"


@pytest.fixture
def corrected(text: Path, tmp_path: Path) -> Path:
    """The report of that text as a person has changed it."""
    scratch = _store(tmp_path, "scratch.db")
    load(scratch, text)
    (report,) = bodies(scratch).values()
    report["topics"] = ["nuclear"]
    report["evidence"] = {p: e for p, e in report["evidence"].items() if "/topics" not in p}
    path = tmp_path / "corrected.json"
    path.write_text(json.dumps(report))
    return path


def _forget_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every text be parsed again, as after a change of the rules."""
    monkeypatch.setattr(deduplicating, "was_read_by_these_rules", lambda body, given: False)


@pytest.mark.usefixtures("in_process")
def test_the_next_parse_does_not_undo_a_correction(
    text: Path, corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)
    load(store, text)
    summary, _ = load(store, corrected)
    assert (summary.new, summary.changed) == (0, 1)
    after = exported(store)
    _forget_rules(monkeypatch)
    summary, _ = load(store, text)
    assert (summary.new, summary.changed, len(summary.kept)) == (0, 0, 1)
    assert exported(store) == after


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("own_id", [False, True])
@pytest.mark.parametrize("order", [(0, 1, 0), (1, 0)])
@pytest.mark.parametrize("in_one_run", [False, True])
def test_a_persons_report_counts_whichever_comes_first(
    text: Path,
    corrected: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    order: tuple[int, ...],
    own_id: bool,
    in_one_run: bool,
) -> None:
    if own_id:
        report = json.loads(corrected.read_text())
        corrected.write_text(json.dumps({**report, "id": "by-hand"}))
    _forget_rules(monkeypatch)
    alone, store = _store(tmp_path, "alone.db"), _store(tmp_path)
    load(alone, corrected)
    paths = [(text, corrected)[n] for n in order]
    for some in [paths] if in_one_run else [[path] for path in paths]:
        load(store, *some, batch_size=1)
    assert exported(store) == exported(alone)
    assert list(bodies(store)) == list(bodies(alone))


@pytest.mark.usefixtures("in_process")
def test_a_persons_report_that_is_refused_keeps_nothing_out(
    text: Path, corrected: Path, tmp_path: Path
) -> None:
    report = json.loads(corrected.read_text())
    armies = [{"name": "Army", "country": "IND"}, {"name": "Army", "country": "USA"}]
    agreement = {"kind": "MoU", "subject": "s", "parties": ["Army"], "status": "signed"}
    more = {"id": "mine", "institutions": armies, "agreements": [agreement], "evidence": {}}
    corrected.write_text(json.dumps({**report, **more}))
    store = _store(tmp_path)
    summary, (refused,) = load(store, text, corrected)
    assert "fits bodies of IND and USA" in refused["reason"]
    assert (summary.new, summary.kept, list(bodies(store))) == (1, [], [report["id"]])


@pytest.mark.usefixtures("in_process")
def test_a_report_without_its_text_holds_by_its_id(
    text: Path, corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = json.loads(corrected.read_text())
    del report["text"], report["evidence"]
    corrected.write_text(json.dumps(report))
    _forget_rules(monkeypatch)
    store = _store(tmp_path)
    load(store, corrected)
    summary, _ = load(store, text)
    assert (summary.new, summary.changed, summary.kept) == (0, 0, [report["id"]])


@pytest.mark.usefixtures("in_process")
def test_a_report_that_nobody_changed_is_replaced_by_the_next_rules(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)
    monkeypatch.setattr(sealing, "rules", lambda: "00000000")
    load(store, text)
    (report,) = bodies(store).values()
    older = {**report, "topics": ["nuclear"], "made": None}
    older["evidence"] = {p: e for p, e in report["evidence"].items() if "/topics" not in p}
    own = tmp_path / "older.json"
    own.write_text(canonical_json(sealing.sealed(check_report(older))))
    monkeypatch.undo()
    load(store, own)
    assert bodies(store)[report["id"]]["topics"] == ["nuclear"]
    summary, _ = load(store, text)
    assert (summary.changed, summary.kept) == (1, [])
    assert bodies(store)[report["id"]]["topics"] == report["topics"]


@pytest.mark.usefixtures("in_process")
def test_a_dry_run_tells_what_would_give_way(text: Path, corrected: Path, tmp_path: Path) -> None:
    store = _store(tmp_path)
    load(store, text)
    report = json.loads(corrected.read_text())
    corrected.write_text(json.dumps({**report, "id": "by-hand"}))
    summary, _ = load(store, corrected, dry_run=True)
    assert summary.displaced == list(bodies(store)) == [report["id"]]
    summary, _ = load(store, corrected)
    assert summary.displaced == [report["id"]]
    assert list(bodies(store)) == ["by-hand"]


class Overtaken:
    """A store of which every transaction that writes begins after another process has loaded."""

    def __init__(self, store: WorkingStore, first: Callable[[], object]) -> None:
        self._store, self._first = store, first

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Let the other load, then write."""
        self._first()
        with self._store.write() as tx:
            yield tx


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("own_id", [False, True])
def test_a_correction_loaded_while_its_text_is_parsed_stands(
    text: Path, corrected: Path, tmp_path: Path, own_id: bool
) -> None:
    if own_id:
        corrected.write_text(json.dumps({**json.loads(corrected.read_text()), "id": "by-hand"}))
    other, store, alone = _store(tmp_path), _store(tmp_path), _store(tmp_path, "alone.db")
    load(alone, corrected)
    overtaken = Overtaken(store, lambda: load(other, corrected))
    summary, _ = load(cast("WorkingStore", overtaken), text)
    assert (summary.new, summary.changed, len(summary.kept)) == (0, 0, 1)
    assert exported(store) == exported(alone)


@pytest.mark.usefixtures("in_process")
def test_a_parse_loaded_while_its_correction_is_gives_way(
    text: Path, corrected: Path, tmp_path: Path
) -> None:
    report = json.loads(corrected.read_text())
    corrected.write_text(json.dumps({**report, "id": "by-hand"}))
    other, store = _store(tmp_path), _store(tmp_path)
    overtaken = Overtaken(store, lambda: load(other, text))
    summary, _ = load(cast("WorkingStore", overtaken), corrected)
    assert (summary.new, summary.displaced) == (1, [report["id"]])
    assert list(bodies(store)) == ["by-hand"]


# --- what is told beside a text

SIDE = Given(side="USA")


@pytest.mark.usefixtures("in_process")
def test_what_is_told_beside_texts_stands_in_their_reports_alone(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "record.jsonl").write_text(json.dumps({"text": "A garden is open to all of them."}))
    (folder / "made.json").write_text('{"id": "made", "parties": ["IND", "USA"]}')
    given = Given(published="2024-03", publisher="The Ministry", side="USA")
    store = _store(tmp_path)
    summary, _ = load(store, folder, given=given)
    assert summary.new == 5
    for name, report in bodies(store).items():
        told = report.get("published"), report.get("source") or {}, report.get("origin") or {}
        values = told[0], told[1].get("publisher"), told[2].get("side")
        expected = ("2024-03", "The Ministry", "USA") if name != "made" else (None, None, None)
        assert values == expected, name


@pytest.mark.usefixtures("in_process")
def test_what_is_told_stands_until_it_is_told_otherwise(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)
    load(store, text)
    assert load(store, text, given=SIDE)[0].changed == 1
    assert load(store, text, given=SIDE)[0].unchanged == 1
    told = exported(store)
    summary, _ = load(store, text)
    assert (summary.changed, len(summary.kept)) == (0, 1)
    assert exported(store) == told
    _forget_rules(monkeypatch)
    summary, _ = load(store, text, given=Given(side="IND"))
    assert (summary.changed, summary.kept) == (1, [])
    (report,) = bodies(store).values()
    assert report["origin"]["side"] == "IND"


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("own_id", [False, True])
def test_what_is_told_does_not_undo_a_correction(
    text: Path, corrected: Path, tmp_path: Path, own_id: bool
) -> None:
    if own_id:
        corrected.write_text(json.dumps({**json.loads(corrected.read_text()), "id": "by-hand"}))
    alone, store = _store(tmp_path, "alone.db"), _store(tmp_path)
    load(alone, corrected)
    for some, given in ((text, SIDE), (corrected, NOTHING_GIVEN), (text, SIDE)):
        load(store, some, given=given)
    assert exported(store) == exported(alone)


def test_what_was_told_of_texts_is_not_parsed_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)
    load(store, folder, given=SIDE)
    monkeypatch.setattr(workers, "_CODE", "raise SystemExit(1)  # {path} {line}")
    assert load(store, folder, given=SIDE)[0].unchanged == 3


@pytest.mark.usefixtures("in_process")
def test_a_person_who_edits_a_report_need_not_mend_its_evidence(
    folder: Path, tmp_path: Path
) -> None:
    text = (folder / f"{NAMES[1]}.txt").read_bytes()
    (answer,) = answered(Asked("a.txt", text), Limits(), answers_to)[0]
    edited = json.loads(answer.report or "")
    edited["officials"].pop(0)
    edited["dialogue"]["city"] = "Salalah"
    (tmp_path / "report.json").write_text(json.dumps(edited), "utf-8")
    store = _store(tmp_path)
    summary, _ = load(store, tmp_path / "report.json")
    assert (summary.new, summary.left_out) == (1, {})
    with store.read() as view:
        nodes = {node.name: node.properties for node in view.iter_nodes()}
    assert all(one["name"] in nodes for one in edited["officials"])
    assert any(held.get("city") == "Salalah" for held in nodes.values())
    store.close()


@pytest.mark.usefixtures("in_process")
def test_values_that_are_not_sure_may_stay_out_of_the_graph(folder: Path, tmp_path: Path) -> None:
    store = _store(tmp_path)
    set_policies(store, {"unsure": "leave-out"}, NOW)
    first, _ = load(store, folder)
    left_out = {pointer for found in first.left_out.values() for pointer in found}
    with store.read() as view:
        reports = [read_report(row.body) for row in view.iter_reports()]
        few = len(list(view.iter_nodes()))
    assert left_out == {pointer for report in reports for pointer in unsure(report)} != set()
    again, _ = load(store, folder)
    assert (again.unchanged, again.changed) == (3, 0)
    journal.rebuild(store, choices={"unsure": "keep"}, at=NOW)
    with store.read() as view:
        assert len(list(view.iter_nodes())) > few
    store.close()
