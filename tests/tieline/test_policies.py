"""The policies of a store: chosen with its first load, changed by a rebuild, never in silence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.journal.copying import copy
from graph.journal.export import canonical
from graph.journal.policies import set_policies
from graph.model.errors import InvalidQuestionError, PolicyError, StoreNotEmptyError
from graph.model.policies import DEFAULT, Policies
from graph.model.report import ParsedReport, check_report
from graph.projection.admission import NOT_SURE, OUTSIDE_SECURITY, left_out
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from loaders.texts.sealing import sealed
from tieline.main import main

NOW = "2026-01-01T00:00:00Z"
Run = Callable[..., tuple[int, str, str]]
REPORT: dict[str, Any] = {
    "id": "a",
    "parties": ["IND", "USA"],
    "dialogue": {"series": "Trade Talks", "city": "Delhi"},
    "officials": [{"name": "Jane Roe", "country": "USA", "role": "head"}],
    "sure": {"/officials/0": False},
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on `graph.db` with settings; code, output, errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(json.dumps(REPORT), "utf-8")

    def command(*words: str, **settings: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(f"TIELINE_{name.upper()}", value)
            code = main(["--store", str(tmp_path / "graph.db"), *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def _store(tmp_path: Path, name: str = "graph.db") -> WorkingStore:
    return open_store(str(tmp_path / name))


def _outside(**more: Any) -> ParsedReport:
    return sealed(check_report({**REPORT, "security": False, "sure": {}, **more}))


def test_a_new_store_takes_its_policies_from_the_settings_of_the_first_load(run: Run) -> None:
    assert run("load", "a.json", unsure="leave-out")[0] == 0
    assert "Jane Roe" not in run("export")[1]
    assert json.loads(run("stats", "--json")[1])["policies"] == {
        "unsure": "leave-out",
        "ties": "security",
    }


@pytest.mark.parametrize(
    "words", [["rebuild"], ["load", "a.json"], ["stats"], ["check"], ["search", "India"]]
)
def test_a_setting_that_differs_is_refused(run: Run, words: list[str]) -> None:
    assert run("load", "a.json")[0] == 0
    code, _, told = run(*words, unsure="leave-out")
    assert code == 1
    assert "unsure=keep, and unsure=leave-out is set" in told
    assert "tieline rebuild --policy unsure=leave-out" in told
    assert run(*words, unsure="keep")[0] == 0
    assert run(*words)[0] == 0


def test_a_rebuild_changes_a_policy_and_back(run: Run) -> None:
    run("load", "a.json")
    whole = run("export")[1]
    assert run("rebuild", "--policy", "unsure=leave-out")[0] == 0
    assert "Jane Roe" not in run("export")[1]
    assert run("rebuild", unsure="leave-out")[0] == 0
    assert run("rebuild", "--policy", "unsure=keep")[0] == 0
    assert run("export")[1] == whole


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("unsure=maybe", "unsure is keep or leave-out, not 'maybe'"),
        ("colour=red", "'colour' is not one of unsure, ties"),
        ("unsure", "unsure is keep or leave-out, not ''"),
    ],
)
def test_what_is_no_policy_is_refused(run: Run, policy: str, said: str) -> None:
    run("load", "a.json")
    code, _, told = run("rebuild", "--policy", policy)
    assert (code, said in told) == (2, True)


def test_a_rebuild_against_the_settings_is_refused(run: Run) -> None:
    run("load", "a.json")
    code, _, told = run("rebuild", "--policy", "unsure=keep", unsure="leave-out")
    assert (code, "TIELINE_UNSURE=leave-out is set" in told) == (2, True)


def test_ties_outside_security_are_left_out_of_texts_and_kept_of_reports(tmp_path: Path) -> None:
    read, given = _outside(), check_report({**REPORT, "security": False, "id": "b", "sure": {}})
    edited = read.model_copy(update={"id": "c", "notes": "seen"})
    everything = Policies(ties="all")
    assert set(left_out(read, DEFAULT).values()) == {OUTSIDE_SECURITY}
    assert left_out(read, everything) == left_out(given, DEFAULT) == {}
    assert left_out(edited, DEFAULT) == {}
    store = _store(tmp_path)
    journal.load(store, [read], NOW)
    with store.read() as view:
        assert {str(node.label) for node in view.iter_nodes()} == {"Report"}
    journal.rebuild(store, choices={"ties": "all"}, at=NOW)
    with store.read() as view:
        assert {"Tie", "Dialogue", "Official"} <= {str(node.label) for node in view.iter_nodes()}
    store.close()


def test_what_the_gate_refuses_is_told_before_what_a_policy_leaves_out() -> None:
    spans = [{"start": 0, "end": 4, "quote": "Jean"}]
    report = check_report(
        {**REPORT, "text": {"content": "Jean."}, "evidence": {"/officials/0": spans}}
    )
    assert "Jane" not in left_out(report, Policies(unsure="leave-out"))["/officials/0"]
    assert left_out(report, Policies(unsure="leave-out"))["/officials/0"] != NOT_SURE


def test_policies_of_a_store_with_reports_are_not_set(tmp_path: Path) -> None:
    store = _store(tmp_path)
    set_policies(store, {"ties": "all"}, NOW)
    journal.load(store, [check_report(REPORT)], NOW)
    set_policies(store, {"ties": "all"}, NOW)
    with pytest.raises(PolicyError, match="ties=all, and ties=security is set"):
        set_policies(store, {"ties": "security"}, NOW)
    with pytest.raises(InvalidQuestionError):
        journal.rebuild(store, choices={"ties": "none"}, at=NOW)
    store.close()


def test_a_copy_has_the_policies_of_its_source(tmp_path: Path) -> None:
    source, target, other = (_store(tmp_path, name) for name in ("a.db", "b.db", "c.db"))
    set_policies(source, {"unsure": "leave-out"}, NOW)
    for store in (source, other):
        journal.load(store, [check_report(REPORT)], NOW)
    copy(source, target)
    with source.read() as one, target.read() as two:
        assert two.policies() == one.policies() != []
        assert list(canonical(one)) == list(canonical(two))
    with pytest.raises(StoreNotEmptyError, match="other policies"):
        copy(source, other)
    for store in (source, target, other):
        store.close()
