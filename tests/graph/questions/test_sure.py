"""What is not sure is marked in every answer, and left out of every answer where that is asked."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from graph.journal import operations as journal
from graph.model.errors import InvalidQuestionError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.questions.declaring import Question
from graph.questions.evidence import evidence
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.registry import questions
from graph.questions.search import search
from graph.questions.signed import signed
from graph.questions.sure import SureView
from graph.stores.contract import View
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def _official(name: str, country: str) -> dict[str, Any]:
    return {"name": name, "country": country, "title": "Secretary", "role": "head"}


@pytest.fixture
def doubtful(store: WorkingStore) -> WorkingStore:
    """Rao and Doe surely met in Goa; that Sen did too, and both memoranda but one, is not sure."""
    body = {
        "id": "a",
        "parties": ["IND", "USA"],
        "published": "2024-03-01",
        "officials": [_official("Asha Rao", "IND"), _official("Jane Doe", "USA")],
        "dialogue": {
            "series": "Ports Talks",
            "status": "held",
            "start": "2024-02-28",
            "city": "Goa",
        },
        "agreements": [
            {"kind": "MoU", "subject": "port security", "status": "signed", "date": "2024-02-28"},
            {"kind": "MoU", "subject": "coast radar", "status": "signed", "date": "2024-02-27"},
            {"kind": "MoU", "subject": "ship visits", "status": "signed", "date": "2024-02-26"},
        ],
        "sure": {
            "/officials/2": False,
            "/dialogue/city": False,
            "/agreements/0": False,
            "/agreements/1/date": False,
        },
    }
    body["officials"] = [*cast(list[Any], body["officials"]), _official("Mira Sen", "IND")]
    journal.load(store, [check_report(body)], NOW)
    return store


def test_marks_in_answers(doubtful: WorkingStore) -> None:
    with doubtful.read() as view:
        sen, rao = (search(view, name).hits[0].node for name in ("Mira Sen", "Asha Rao"))
        meeting = search(view, "Ports Talks Goa", labels=["Dialogue"]).hits[0].node
        rows = {row.subject: row for row in signed(view, ["IND", "USA"]).rows}
        (path,) = paths(view, "Mira Sen", "Jane Doe", labels=["Dialogue"]).paths
        field = evidence(view, meeting.id, field="city").fields[0].values[0]
    assert (sen.is_sure, rao.is_sure) == (False, True)
    assert "is_unsure" not in sen.properties
    assert meeting.unsure_fields == ["city", "name"]
    assert not rows["port security"].agreement.is_sure
    assert rows["coast radar"].unsure_fields
    assert rows["ship visits"].agreement.is_sure and not rows["ship visits"].unsure_fields
    assert [one.is_sure for hop in path.hops for one in hop.relationships] == [False, True]
    assert (field.value, field.is_sure) == ("Goa", False)


def test_marks_in_text(doubtful: WorkingStore) -> None:
    def said(question: Question[..., Any], **asked: Any) -> str:
        with doubtful.read() as view:
            return str(list(question.text(question.ask(view, asked))))

    assert "Mira Sen (not sure)" in said(search, text="Sen")
    assert "(not sure: " in said(signed, parties=["IND", "USA"])
    assert "Goa (not sure)" in said(evidence, element="Ports Talks, Goa, 28 Feb 2024")
    assert "(not sure)" in said(neighbourhood, node="Mira Sen")
    assert "(not sure)" in said(paths, a="Mira Sen", b="Jane Doe")


def test_left_out(doubtful: WorkingStore) -> None:
    with doubtful.read() as whole:
        view: View = SureView(whole)
        assert [hit.node.name for hit in search(view, "Secretary Sen Mira").hits] == []
        rows = signed(view, ["IND", "USA"])
        # In the order of the days that the whole graph gives them.
        assert [row.subject for row in rows.rows] == ["coast radar", "ship visits"]
        assert (rows.rows[0].date, rows.rows[1].date) == (None, "2024-02-26")
        assert rows.total == 2
        meeting = search(view, "Ports Talks", labels=["Dialogue"]).hits[0].node
        assert meeting.name == "Ports Talks, 28 Feb 2024"
        assert (meeting.unsure_fields, meeting.properties.get("city")) == ([], None)
        around = neighbourhood(view, meeting.id)
        assert "Mira Sen" not in {node.name for node in around.graph.nodes}
        assert paths(view, "Asha Rao", "Jane Doe", labels=["Dialogue"]).outcome == "found"
        with pytest.raises(NodeNotFoundError):
            paths(view, "Mira Sen", "Jane Doe")
        with pytest.raises(InvalidQuestionError, match="has no field 'city'"):
            evidence(view, meeting.id, field="city")
        assert all(claim.sure for one in evidence(view, meeting.id).fields for claim in _said(one))


def _said(field: Any) -> list[Any]:
    return [claim for value in field.values for claim in value.said]


def test_pages_of_what_is_sure(doubtful: WorkingStore) -> None:
    asked: dict[str, Any] = {"parties": ["IND", "USA"], "page_size": 1, "sure_only": True}
    with doubtful.read() as view:
        first = signed.ask(view, asked)
        second = signed.ask(view, {**asked, "cursor": first.cursor})
        found = [row.subject for row in (*first.rows, *second.rows)]
        assert found == ["coast radar", "ship visits"]
        assert second.cursor is None
        with pytest.raises(InvalidQuestionError, match="another question"):
            signed.ask(view, {**asked, "sure_only": False, "cursor": first.cursor})


@pytest.mark.parametrize("name", list(questions()))
def test_a_graph_that_is_sure_answers_the_same(
    name: str, store: WorkingStore, example_reports: list[ParsedReport]
) -> None:
    question = questions()[name]
    journal.load(store, example_reports, NOW)
    with store.read() as view:
        for arguments in question.examples:
            whole = question.ask(view, arguments)
            sure = question.ask(view, {**arguments, "sure_only": True})
            assert _without_cursor(sure) == _without_cursor(whole)


def _without_cursor(answer: Any) -> dict[str, Any]:
    names: Callable[[Any], Any] = lambda one: one.__dataclass_fields__  # noqa: E731
    return {name: getattr(answer, name) for name in names(answer) if name != "cursor"}
