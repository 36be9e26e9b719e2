"""Tables of each kind as rows, and what is wrong with those that are none."""

import gzip
import io

import pytest
from openpyxl import Workbook

from tests.loaders.tables.conftest import Reads

NAMED = """
report:
  tenures: {name: "{Name}", country: "{State}", post: Minister}
"""


def _names(found: object) -> list[str]:
    return [report.tenures[0].name for report in found.reports]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("t.csv", "Name,State\nAda,IND\n"),
        ("t.csv", "\ufeffName,State\r\nAda,IND\r\n"),
        ("t.csv", '"Name","State"\n"Ada","IND"\n\n'),
        ("t.tsv", "Name\tState\nAda\tIND\n"),
        ("t.json", '[{"Name": "Ada", "State": "IND"}]'),
        ("t.jsonl", '{"Name": "Ada", "State": "IND"}\n\n'),
        ("t.csv.gz", gzip.compress(b"Name,State\nAda,IND\n", mtime=0)),
        ("t.jsonl.gz", gzip.compress(b'{"Name": "Ada", "State": "IND"}', mtime=0)),
    ],
)
def test_every_kind_gives_the_same_row(read: Reads, name: str, table: str | bytes) -> None:
    found = read(NAMED, table.encode() if isinstance(table, str) else table, name)
    assert _names(found) == ["Ada"]
    assert found.faults == []


def test_a_sheet_of_a_workbook(read: Reads) -> None:
    book = Workbook()
    sheet = book.create_sheet("Quadro 2")
    for row in [
        ["Exercícios", None, None],
        [None, None, None],
        ["Name", "State", "Since"],
        ["Ada", "IND", None],
        ["Bea", "Brasil", 1974],
    ]:
        sheet.append(row)
    sheet["C4"] = __import__("datetime").date(2024, 2, 28)
    raw = io.BytesIO()
    book.save(raw)
    mapping = """
    table: {header: 3, sheet: Quadro 2}
    report:
      tenures: {name: "{Name}", country: "{State}", post: Minister, start: "{Since}"}
    """
    found = read(mapping, raw.getvalue(), "t.xlsx")
    assert [(r.tenures[0].name, r.tenures[0].start) for r in found.reports] == [
        ("Ada", "2024-02-28"),
        ("Bea", "1974"),
    ]
    wrong = read(mapping.replace("Quadro 2", "Quadro 3"), raw.getvalue(), "t.xlsx")
    assert wrong.faults == [
        (None, "", "", "has no sheet 'Quadro 3'; its sheets are Sheet, Quadro 2")
    ]


def test_windows_1252_with_semicolons_and_a_header_in_row_4(read: Reads) -> None:
    table = "Relación;;\n;;\n;;\nNº;Señor;País\n1;Íñigo Peña;Perú\nTotal: 1;;\n".encode("cp1252")
    mapping = """
    table: {encoding: windows-1252, delimiter: ";", header: 4}
    skip:
      - {column: Señor, empty: true}
    report:
      tenures: {name: "{señor}", country: "{PAIS}", post: Ministro}
    """
    found = read(mapping, table)
    assert (_names(found), found.faults, found.counts.skipped) == (["Íñigo Peña"], [], 1)
    wrong = read(mapping.replace("encoding: windows-1252, ", ""), table)
    ((row, _, _, reason),) = wrong.faults
    assert row == 1
    assert "is not utf-8; say `encoding`" in reason


def test_a_header_of_two_rows_and_columns_without_a_name(read: Reads) -> None:
    table = "Titular,,Período,Período\nNombre,,de,de\nAda,IND,1999,2001\n"
    mapping = """
    table: {header: [1, 2]}
    report:
      tenures:
        name: "{Titular Nombre}"
        country: "{#2}"
        post: Minister
        start: "{Período de}"
        end: "{Período de#2}"
    """
    (report,) = read(mapping, table).reports
    assert (report.tenures[0].start, report.tenures[0].end) == ("1999", "2001")


def test_a_table_without_a_header_and_with_merged_cells(read: Reads) -> None:
    mapping = """
    table: {columns: [State, Name], fill_down: [State]}
    report:
      tenures: {name: "{Name}", country: "{State}", post: Minister}
    """
    found = read(mapping, "IND,Ada\n,Bea\nBrasil,Cid\n")
    assert [r.tenures[0].country for r in found.reports] == ["IND", "IND", "BRA"]


def test_rows_of_json_stand_at_a_pointer(read: Reads) -> None:
    mapping = """
    table: {rows: /answer/items}
    report:
      tenures: {name: "{/who/name}", country: "{State}", post: Minister}
    """
    table = '{"answer": {"items": [{"who": {"name": "Ada"}, "State": "IND"}, 7]}}'
    found = read(mapping, table, "t.json")
    assert _names(found) == ["Ada"]
    assert found.faults == [(2, "", "", "is not a JSON object")]


def test_a_repeated_header_is_no_row(read: Reads) -> None:
    assert _names(read(NAMED, "Name,State\nAda,IND\nName,State\nBea,IND\n")) == ["Ada", "Bea"]


@pytest.mark.parametrize(
    ("name", "table", "reason"),
    [
        ("t.csv", b"", "has no row 1, which is said to be its header"),
        ("t.txt", b"Name\n", "what kind of table this is cannot be told; say `format:"),
        ("t.json", b"{}", "holds no list of rows"),
        ("t.json", b"[", "is not JSON"),
        ("t.xlsx", b"no workbook", "is not an XLSX workbook"),
        (
            "t.csv.gz",
            gzip.compress(b"Name,State\nAda,IND\n" * 99, mtime=0)[:40],
            "gzip archive is damaged",
        ),
    ],
)
def test_what_is_no_table_is_told(read: Reads, name: str, table: bytes, reason: str) -> None:
    ((_, _, _, told), *_) = read(NAMED, table, name).faults
    assert reason in told


def test_a_row_with_too_many_cells_is_rejected_alone(read: Reads) -> None:
    found = read(NAMED, "Name,State\nAda,IND,x\nBea,IND,\n")
    assert _names(found) == ["Bea"]
    assert found.faults == [(2, "", "", "has 3 cells where the header has 2")]
