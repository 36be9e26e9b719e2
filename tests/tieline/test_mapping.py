"""`tieline map`, and loading of tables."""

import json
from pathlib import Path

import pytest

from tieline.main import main


@pytest.fixture
def mapping(checkout: Path) -> str:
    return str(checkout / "examples/mappings/convenios.yaml")


@pytest.fixture
def table(checkout: Path) -> str:
    return str(checkout / "examples/tables/convenios.csv")


def test_reports_of_a_table_are_json_lines(
    mapping: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rejects = tmp_path / "rejects.jsonl"
    assert main(["map", mapping, table, "--rejects", str(rejects)]) == 1
    told = capsys.readouterr()
    reports = [json.loads(line) for line in told.out.splitlines()]
    assert [report["id"] for report in reports] == [f"convenios-{n}" for n in (1, 2, 3, 4)]
    assert "rows: 7; reports: 4; told again: 1; skipped: 1; rejected: 1" in told.err
    (rejected,) = map(json.loads, rejects.read_text().splitlines())
    assert (rejected["line"], rejected["pointer"], rejected["input"]) == (
        10,
        "/agreements/0/date",
        "31/02/1974",
    )
    assert rejected["reason"].startswith("column 'Fecha de suscripción': ")


def test_a_check_shows_cells_and_fields(
    mapping: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "--check", mapping, table, "--rows", "1"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert f"{table}, row 5" in lines
    assert "| País contraparte: Perú" in lines
    assert "/parties/1 PER" in lines
    assert "/agreements/0/date 1990-03-12" in lines


def test_a_dry_run_counts_by_column(
    mapping: str, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "--dry-run", "--json", mapping, table]) == 1
    counts = json.loads(capsys.readouterr().out)
    assert (counts["rows"], counts["reports"], counts["rejected"]) == (7, 4, 1)
    reason = "'31/02/1974' is not a day of the calendar"
    assert counts["faults"] == {"Fecha de suscripción": {reason: 1}}


def test_a_table_is_loaded_and_asked(
    mapping: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    store = ["--store", str(tmp_path / "graph.db")]
    assert main([*store, "load", "--mapping", mapping, table]) == 1
    assert main([*store, "load", "--mapping", mapping, table]) == 1
    assert "0 new, 0 changed, 4 unchanged, 1 rejected" in capsys.readouterr().out
    assert main([*store, "signed", "Bolivia", "Germany", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert row["agreement"]["name"].endswith("Bolivia-Germany, Sep 1978")


def test_what_is_wrong_with_a_mapping_ends_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, table = tmp_path / "wrong.yaml", tmp_path / "table.csv"
    wrong.write_text("mapping: tieline/mapping/1\nname: x\nreport: {id: '{Nr}'}\n")
    table.write_text("Number\n1\n")
    assert main(["map", str(wrong), str(table)]) == 1
    assert "wrong.yaml#/report/id: the table has no column 'Nr'" in capsys.readouterr().err


def test_the_schema_of_a_mapping_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--mapping"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "tieline/mapping/1"
