"""Which meetings there were, on a graph small enough to check by hand, and on the examples."""

from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.errors import InvalidQuestionError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.questions.meetings import MeetingsAnswer, meetings
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def _official(name: str, country: str, body: str, role: str = "head") -> dict[str, Any]:
    return {
        "name": name,
        "country": country,
        "title": "Secretary",
        "institution": body,
        "role": role,
    }


def _report(name: str, parties: list[str], officials: list[Any], **dialogue: Any) -> Any:
    body = {
        "id": name,
        "parties": parties,
        "published": "2024-06-01",
        "officials": officials,
        "dialogue": {"status": "held", **dialogue},
    }
    if dialogue.get("city") == "Goa":
        body["agreements"] = [{"kind": "MoU", "subject": "port security", "status": "signed"}]
        body["next_round"] = {"city": "Boston"}
    return check_report(body)


@pytest.fixture
def talks(store: WorkingStore) -> WorkingStore:
    """Two rounds of Ports Talks, one meeting to come, one undated, and one of three countries."""
    rao = _official("Asha Rao", "IND", "Ministry of Ports")
    doe = _official("Jane Doe", "USA", "Department of Harbours")
    lee = _official("Ann Lee", "USA", "Department of Harbours", "delegate")
    journal.load(
        store,
        [
            _report(
                "goa",
                ["IND", "USA"],
                [rao, doe, lee],
                series="Ports Talks",
                edition=2,
                start="2024-02-28",
                end="2024-02-29",
                city="Goa",
            ),
            _report(
                "ohio", ["IND", "USA"], [rao], series="Ports Talks", edition=1, start="2022-05"
            ),
            _report("soon", ["IND", "USA"], [doe], start="2024-09-01", status="planned"),
            _report("undated", ["IND", "USA"], [lee], city="Delhi"),
            _report("three", ["IND", "JPN", "USA"], [rao], start="2023-01-05"),
        ],
        NOW,
    )
    return store


def _days(answer: MeetingsAnswer) -> list[str | None]:
    return [row.start for row in answer.rows]


def test_newest_first_and_larger_sets_apart(talks: WorkingStore) -> None:
    with talks.read() as view:
        answer = meetings(view, ["India", "USA"])
    assert _days(answer) == ["2024-09-01", "2024-02-28", "2022-05", None]
    assert [row.start for row in answer.of_larger_sets] == ["2023-01-05"]
    assert (answer.total, answer.of_larger_sets_total, answer.cursor) == (4, 1, None)


def test_a_row_holds_both_sides_and_what_came_of_it(talks: WorkingStore) -> None:
    with talks.read() as view:
        (row,) = (one for one in meetings(view, ["IND-USA"]).rows if one.city == "Goa")
    assert [(one.country, one.official.name, one.title) for one in row.heads] == [
        ("IND", "Asha Rao", "Secretary"),
        ("USA", "Jane Doe", "Secretary"),
    ]
    assert [one.official.name for one in row.delegates] == ["Ann Lee"]
    assert [one.name for one in row.bodies] == ["Department of Harbours", "Ministry of Ports"]
    assert (row.series and row.series.name, row.edition) == ("Ports Talks", 2)
    assert [one.name.split(",")[0] for one in row.concluded] == ["MoU on port security"]
    assert [one.name for one in row.promised] == ["Next round of Ports Talks, Boston"]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"parties": ["JPN"]}, ["2023-01-05"]),
        ({"official": "Asha Rao"}, ["2024-02-28", "2023-01-05", "2022-05"]),
        ({"official": "Ann Lee"}, ["2024-02-28", None]),
        ({"institution": "Department of Harbours", "statuses": ["held"]}, ["2024-02-28", None]),
        ({"series": "Ports Talks"}, ["2024-02-28", "2022-05"]),
        ({"series": "Ports Talks", "official": "Jane Doe"}, ["2024-02-28"]),
        ({"parties": ["IND", "USA"], "statuses": ["planned"]}, ["2024-09-01"]),
        ({"since": "2022-05-10", "until": "2023"}, ["2023-01-05", "2022-05"]),
        ({"at": "2024-03-01"}, ["2024-02-28", "2023-01-05", "2022-05", None]),
        ({}, ["2024-09-01", "2024-02-28", "2023-01-05", "2022-05", None]),
        ({"parties": ["JPN"], "official": "Ann Lee"}, []),
    ],
)
def test_filters(talks: WorkingStore, asked: dict[str, Any], days: list[str | None]) -> None:
    with talks.read() as view:
        answer = meetings(view, **asked)
    assert _days(answer) == days
    assert answer.total == len(days)


def test_what_a_span_leaves_out_and_what_a_day_leaves_open(talks: WorkingStore) -> None:
    with talks.read() as view:
        span = meetings(view, ["IND", "USA"], since="2020")
        day = meetings(view, ["IND", "USA"], at="2022-05-20")
    assert (span.undated_left_out, len(span.rows)) == (1, 3)
    assert "1 undated one is left out" in span.note
    assert [(row.start, row.certainty) for row in day.rows] == [
        ("2022-05", "maybe"),
        (None, "unknown"),
    ]


def test_pages_survive_a_load_in_between(talks: WorkingStore) -> None:
    with talks.read() as view:
        first = meetings(view, ["IND", "USA"], page_size=2)
    journal.load(talks, [_report("later", ["IND", "USA"], [], start="2025-01-01")], NOW)
    with talks.read() as view:
        second = meetings(view, ["IND", "USA"], page_size=2, cursor=first.cursor)
    assert _days(first) + _days(second) == ["2024-09-01", "2024-02-28", "2022-05", None]
    assert (second.cursor, second.of_larger_sets) == (None, [])


def test_what_cannot_be_asked(talks: WorkingStore) -> None:
    with talks.read() as view:
        with pytest.raises(InvalidQuestionError, match="parties"):
            meetings(view, ["Asha Rao"])
        with pytest.raises(InvalidQuestionError, match="series"):
            meetings(view, series="Asha Rao")
        with pytest.raises(NodeNotFoundError):
            meetings(view, official="Nobody At All")


def test_who_met_whom_of_the_philippines_and_japan(
    store: WorkingStore, example_reports: list[ParsedReport]
) -> None:
    journal.load(store, example_reports, NOW)
    reported = [
        one for one in example_reports if {"JPN", "PHL"} == set(one.parties) and one.dialogue
    ]
    with store.read() as view:
        answer = meetings(view, ["Philippines", "Japan"])
    heads = {one.official.name for row in answer.rows for one in row.heads}
    assert heads == {o.name for one in reported for o in one.officials if o.role == "head"}
    assert heads
