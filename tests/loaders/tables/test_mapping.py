"""What a mapping says is done, and what it cannot say is told with its place."""

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from graph.model.report import canonical_json
from loaders.tables.mapping import (
    Condition,
    Each,
    Mapping,
    MappingError,
    Table,
    Value,
    read_mapping,
)
from loaders.tables.mapping_schema import mapping_schema
from loaders.tables.reading import MappedTables
from loaders.tables.yaml_text import YamlError, read_yaml
from tests.loaders.tables.conftest import Reads


def _one(read: Reads, value: str, table: str, field: str = "notes") -> Any:
    """What a value gives for the only row of a table, or the reason why it gives none."""
    found = read(f"report:\n  id: row\n  {field}: {value}\n", table)
    if found.faults:
        return found.faults[0]
    (report,) = found.reports
    return getattr(report, field)


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("fixed", "fixed"),
        ("'{A}'", "one; two"),
        ("'{a} of {B}'", "one; two of Three"),
        ("'{A}{C}'", None),
        ("'{A}{C?}'", "one; two"),
        ("{column: C, default: none}", "none"),
        ("{columns: [C, B]}", "Three"),
        ("['{C}', '{B}']", "Three"),
        ("{column: A, split: ';', part: 1}", "one"),
        ("{column: A, split: ';', part: -1}", "two"),
        ("{column: A, split: ';', part: 3}", None),
        ("{column: A, match: '; (.+)'}", "two"),
        ("{column: A, match: 'o[a-z]+'}", "one"),
        ("{column: A, match: '(x)|(t.o)'}", "two"),
        ("{column: B, values: {THREE: four}}", "four"),
        ("{column: B, values: {three: null}}", None),
        ("{column: B, values: {five: six}}", "Three"),
        ("{column: A, containing: {two: second, one: first}}", "second"),
        ("{column: B, containing: {one: 1}, default: other}", "other"),
        ("{value: constant, when: {column: C, empty: true}}", "constant"),
        ("{value: constant, when: {column: B, equals: [two, three]}}", "constant"),
        ("{value: constant, when: {column: B, matches: '^x'}}", None),
        ("{column: D, as: country}", "PER"),
        ("{column: D, as: country name}", "Peru"),
        ("{column: E, as: date}", "1999-12-31"),
    ],
)
def test_what_a_value_gives(read: Reads, value: str, given: str | None) -> None:
    assert _one(read, value, "A,B,C,D,E\none;  two,Three, ,Perú,31/12/1999\n") == given


@pytest.mark.parametrize(
    ("value", "field", "column", "reason"),
    [
        (
            "'{A}'",
            "published",
            "A",
            "'soon' is not a month in en (see `languages`)",
        ),
        ("'{A}'", "style", "A", "'soon' is not one of press-release, news-wire"),
        ("{column: A, containing: {late: x}}", "notes", "A", "'soon' contains none of: late"),
        ("{columns: [A, B], split: ;}", "published", "A", "is not a date"),
        ("['{B}', '{A}', '{N}']", "parties", "B", "'Ruritania' is not a known country"),
        ("'{N}'", "parties", "N", "is not a single country of ISO 3166; say in `values`"),
        (
            "{column: L, split: ;}",
            "notes",
            "",
            "gives several values ('a', 'b')",
        ),
    ],
)
def test_a_cell_that_does_not_fit_rejects_its_row(
    read: Reads, value: str, field: str, column: str, reason: str
) -> None:
    _, _, told_column, told = _one(read, value, "A,B,N,L\nsoon,Ruritania,NATO,a;b\n", field)
    assert told_column == column
    assert reason in told


def test_a_value_may_be_left_out_instead(read: Reads) -> None:
    found = read(
        "report: {id: row, published: {column: A, unreadable: leave out}}", "A,B\nsoon,x\n"
    )
    assert [report.published for report in found.reports] == [None]
    assert found.counts.left_out == {"A": 1}
    assert found.counts.unused == {"B"}


def test_each_part_of_a_cell_is_an_object(read: Reads) -> None:
    mapping = """
    report:
      id: row
      parties: {columns: A .. C}
      officials:
        - each: {column: Who, split: ";"}
          name: {column: item, match: '^[^,]+'}
          title: {column: item, match: ', (.+)'}
          country: "{A}"
          role: delegate
        - {name: "{Chair}", country: "{B}", role: head}
    """
    table = 'A,B,C,Who,Chair\nPeru,Chile,,"Ana Ruiz, Chief; Luis Paz",\n'
    (report,) = read(mapping, table).reports
    assert report.parties == ["CHL", "PER"]
    assert [(o.name, o.title) for o in report.officials] == [
        ("Ana Ruiz", "Chief"),
        ("Luis Paz", None),
    ]


def test_replacements_lie_in_a_file_beside(read: Reads, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("number,code\n2,USA\n240,\n")
    found = read("report: {id: row, parties: [{column: A, values_file: codes.csv}, IND]}", "A\n2\n")
    assert found.reports[0].parties == ["IND", "USA"]
    with pytest.raises(MappingError, match=r"values_file: none\.csv cannot be read"):
        read("report: {parties: [{column: A, values_file: none.csv}]}", "A\n2\n")


# --- rows of one report


def test_rows_that_say_the_same_are_one_report(read: Reads) -> None:
    found = read("report: {parties: ['{A}', '{B}']}", "A,B\n" + "Peru,Chile\n" * 20 + "Peru,Cuba\n")
    assert len(found.reports) == 2
    assert found.counts.repeated == 19
    assert all(report.id.startswith("test-") for report in found.reports)


def test_ids_of_rows_do_not_depend_on_their_place(read: Reads) -> None:
    mapping = "report: {parties: ['{A}', '{B}']}"
    one = read(mapping, "A,B\nPeru,Chile\n").reports
    assert read(mapping, "B,A\nChile,Peru\n").reports == one


def test_two_rows_of_one_id_that_differ_are_a_fault(read: Reads) -> None:
    found = read("report: {id: '{N}', notes: '{A}'}", "N,A\n1,a\n1,a\n1,b\n")
    assert [report.notes for report in found.reports] == ["a"]
    ((row, pointer, _, reason),) = found.faults
    assert (row, pointer) == (4, "/id")
    assert "'1' is the id of row 2 too, which says something else" in reason


def test_rows_are_put_together_where_that_is_said(read: Reads) -> None:
    mapping = "merge: true\nreport: {id: '{N}', parties: ['{A}'], style: '{S}'}"
    found = read(mapping, "N,A,S\n1,Peru,\n1,Chile,readout\n1,Cuba,explainer\n")
    (report,) = found.reports
    assert (report.parties, report.style) == (["CHL", "PER"], "readout")
    assert found.faults == [(4, "/style", "", "is 'explainer' here and 'readout' in row 2")]


def test_all_rows_share_an_origin(read: Reads) -> None:
    mapping = "report: {parties: ['{A}', IND], source: {publisher: Registry}}"
    origins = {r.origin for r in read(mapping, "A\nPeru\nChile\n").reports}
    (origin,) = origins
    assert origin is not None
    assert (origin.agency, origin.release) == ("Registry", "test")


# --- what is wrong with a mapping


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("report: {dialog: {}}", "#/report/dialog: is not a field; did you mean dialogue?"),
        ("report: {text: x}", "#/report/text: is not a field"),
        ("report: {id: '{Nmae}'}", "#/report/id: the table has no column 'Nmae'; it has 'Name'"),
        (
            "report: {notes: {colum: Name}}",
            "/notes/colum: is not a field; did you mean column",
        ),
        ("report: {notes: {split: x}}", "needs exactly one of column, columns, text and value"),
        ("report: {notes: {column: Name, match: '('}}", "is not a regular expression"),
        ("report: {style: letter}", "#/report/style: 'letter' is not one of press-release"),
        ("report: {published: 31/02/1970}", "#/report/published: '31/02/1970'"),
        (
            "report: {parties: [Ruritania]}",
            "#/report/parties/0: 'Ruritania' is not a known country",
        ),
        ("report: {dialogue: x}", "#/report/dialogue: must be an object of fields"),
        ("report: {officials: [x]}", "#/report/officials/0: must be an object of fields"),
        ("report: {}\nskip: [{column: Name}]", "#/skip/0: says nothing of the column"),
        ("report: {}\nskip: [{column: X, empty: true}]", "#/skip/0: the table has no column 'X'"),
        ("report: {}\nlanguages: [klingon]", "#/languages/0: 'klingon' is not a language code"),
        ("report: {}\ntable: {encoding: none}", "#/table/encoding: 'none' is not an encoding"),
        ("report: {}\ndates: european", "#/dates: 'european' is not one of"),
        ("report: {}\ntabel: {}", "#/tabel: is not a field; did you mean table?"),
        ("dates: day-first", "#/report: is missing"),
        ("report: {id: {Name}}", 'must be a text: put it into quotes, "{Name}"'),
        ("report: {}\nreport: {}", "names 'report' twice"),
        ("report: [", "is not YAML"),
    ],
)
def test_what_a_mapping_cannot_say_is_told_with_its_place(
    read: Reads, mapping: str, told: str
) -> None:
    with pytest.raises(MappingError) as fault:
        read(mapping, "Name\nAda\n")
    assert told in str(fault.value)


def test_plain_words_of_yaml_are_words() -> None:
    assert read_yaml("{NO: 1, a: yes, b: 12:30, c: 2024-02-28, d: true, e: null, f: 1.5}") == {
        "NO": 1, "a": "yes", "b": "12:30", "c": "2024-02-28", "d": True, "e": None, "f": 1.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["!!python/object:os.system {}", "a: !x b", "? [a]\n: b", "? {a: b}\n: c"]
)
def test_nothing_but_data_comes_of_yaml(text: str) -> None:
    with pytest.raises(YamlError):
        read_yaml(text)


# --- what ships with it


def _examples(checkout: Path) -> list[tuple[Path, Path]]:
    tables = {
        path.name.partition(".")[0]: path for path in (checkout / "examples/tables").iterdir()
    }
    mappings = sorted((checkout / "examples/mappings").glob("*.yaml"))
    return [(path, tables[path.stem]) for path in mappings]


def test_every_example_is_read_whole(checkout: Path) -> None:
    for mapping, table in _examples(checkout):
        tables = MappedTables(read_mapping(mapping), str(mapping))
        rows = list(tables.rows(str(table)))
        assert rows, mapping
        faults = [fault.reason for row in rows for fault in row.faults]
        wanted = (
            ["'31/02/1974' is not a day of the calendar"] if mapping.stem == "convenios" else []
        )
        assert faults == wanted, mapping
        assert all(canonical_json(row.report) for row in rows if row.report)


def test_the_mapping_of_the_page_reads_its_table(checkout: Path, read: Reads) -> None:
    page = (checkout / "docs/tables.md").read_text(encoding="utf-8")
    mapping = page.split("<!-- mapping -->\n")[1].split("\n\n")[0]
    table = page.split("days of many forms.\n\n")[1].split("\n\n")[0]
    body = dedent(mapping).partition("\n")[2].partition("\n")[2]
    found = read(body, dedent(table).encode("windows-1252"))
    assert [report.id for report in found.reports] == ["convenios-1", "convenios-2"]
    assert [report.agreements[0].date for report in found.reports] == ["1990-03-12", "1985-07"]
    assert found.faults == []


def test_the_page_names_every_field_of_a_mapping(checkout: Path) -> None:
    page = (checkout / "docs/tables.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|\\{|, )([a-z_]+)(?:`|:)", page))
    for model in (Mapping, Table, Value, Condition, Each):
        assert {field.alias or name for name, field in model.model_fields.items()} <= named, model


def test_the_schema_has_every_field_of_mapping_and_report() -> None:
    schema = mapping_schema()
    report = schema["properties"]["report"]["properties"]
    assert {"id", "parties", "dialogue", "tenures"} <= set(report)
    assert not {"evidence", "text", "made"} & set(report)
    assert set(schema["$defs"]["Value"]["properties"]) >= {"column", "as", "containing", "match"}
    named = re.findall(r'"#/\$defs/(\w+)"', str(schema).replace("'", '"'))
    assert set(named) <= set(schema["$defs"])
