"""Posts and tenures: who held what, when, from tables of office holders."""

from typing import Any

import pytest

from graph.model.report import ParsedReport, check_report
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.oracle import Graph, project


def _row(number: int, **tenure: Any) -> ParsedReport:
    whole = {"name": "Ajay Bhalla", "country": "IND", "post": "Home Secretary", **tenure}
    return check_report({"id": f"row-{number}", "parties": [], "tenures": [whole]})


def _names(graph: Graph, label: Label) -> list[str]:
    return sorted(node.name for node in graph.nodes.values() if node.label is label)


def _tenures(*rows: ParsedReport) -> list[str]:
    return _names(project(rows), Label.TENURE)


def test_a_row_gives_person_post_and_tenure() -> None:
    graph = project([_row(1, start="2019-08-22", end="2024-08-22", institution="Home Ministry")])
    (tenure,) = (n for n in graph.nodes.values() if n.label is Label.TENURE)
    assert tenure.name == "Ajay Bhalla, Home Secretary, 22 Aug 2019 to 22 Aug 2024"
    assert (tenure.earliest, tenure.latest) == ("2019-08-22", "2024-08-22")
    assert _names(graph, Label.POST) == ["Home Secretary, Home Ministry"]
    assert {one.type for one in graph.relationships.values()} == {
        Rel.HELD,
        Rel.IN,
        Rel.OF,
        Rel.BELONGS_TO,
    }


def test_a_post_without_a_body_is_one_of_the_country() -> None:
    graph = project([_row(1, acting=True, start="2019")])
    assert _names(graph, Label.POST) == ["Home Secretary, India"]
    assert _names(graph, Label.TENURE) == ["Ajay Bhalla, acting Home Secretary, since 2019"]
    (of,) = (one for one in graph.relationships.values() if one.type is Rel.OF)
    assert graph.nodes[of.target].id == "IND"


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"start": "2019"}, {"start": "2019-08-22"}, 1),
        ({"start": "2019", "end": "2021"}, {"start": "2019", "end": "2021"}, 1),
        ({"start": "2019"}, {"start": "2021"}, 2),
        ({"start": "2001", "end": "2004"}, {"start": "2010"}, 2),
        ({"start": "2010"}, {"end": "2004"}, 2),
        ({}, {"start": "2010"}, 1),
        ({"start": "2010"}, {"start": "2010", "post": "Foreign Secretary"}, 2),
        ({"start": "2010"}, {"start": "2010", "name": "Rajiv Gauba"}, 2),
        ({"start": "2010"}, {"start": "2010", "institution": "Home Ministry"}, 2),
        ({"start": "2010"}, {"start": "2010", "post": "Home Secretary of India"}, 1),
    ],
)
def test_which_rows_tell_of_one_tenure(
    one: dict[str, Any], other: dict[str, Any], count: int
) -> None:
    assert len(_tenures(_row(1, **one), _row(2, **other))) == count


def test_a_vague_row_joins_neither_of_two_tenures() -> None:
    rows = [_row(1, start="2001", end="2004"), _row(2, start="2010", end="2012"), _row(3)]
    assert len(_tenures(*rows)) == 3


def test_a_table_never_names_whom_a_report_names() -> None:
    told = check_report(
        {
            "id": "told",
            "parties": ["IND", "USA"],
            "officials": [{"name": "Ajay Bhalla", "country": "IND", "role": "mentioned"}],
        }
    )
    rows = [_row(n, name="AJAY BHALLA", start="2019") for n in range(3)]
    graph = project([told, *rows])
    (person,) = (n for n in graph.nodes.values() if n.label is Label.OFFICIAL)
    assert person.name == "Ajay Bhalla"
    assert person.aliases == ("AJAY BHALLA",)
    assert person.properties["tables"] == 3


def test_two_birthdays_are_an_alarm() -> None:
    rows = [_row(1, born="1960", start="2019"), _row(2, born="1975-03-01", start="2001")]
    (person,) = (n for n in project(rows).nodes.values() if n.label is Label.OFFICIAL)
    assert person.properties["conflicts"] == ["born"]


def test_rows_of_a_table_are_one_origin_and_no_copies() -> None:
    rows = [
        check_report(
            {
                "id": f"row-{n}",
                "parties": [],
                "made": {"by": "table"},
                "origin": {"agency": "Registry", "release": "1"},
                "tenures": [{"name": "Ajay Bhalla", "country": "IND", "post": f"Secretary {n}"}],
            }
        )
        for n in ("Home", "Defence")
    ]
    graph = project(rows)
    (person,) = (n for n in graph.nodes.values() if n.label is Label.OFFICIAL)
    assert (person.properties["support"], person.properties["tables"]) == (1, 1)
    assert Rel.COPY_OF not in {one.type for one in graph.relationships.values()}
