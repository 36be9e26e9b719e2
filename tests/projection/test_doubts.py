"""What is not sure is marked, and stands behind what is; a meeting dates what it concluded."""

import json
from typing import Any

from graph.model.records import Node, Relationship
from graph.model.report import check_report
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.oracle import Graph, project


def _report(name: str, unsure: dict[str, bool] | None = None, **more: Any) -> Any:
    body = {
        "id": name,
        "parties": ["IND", "USA"],
        "published": "2024-03-01",
        "officials": [{"name": "Asha Rao", "country": "IND", "title": "Secretary", "role": "head"}],
        "dialogue": {"series": "Ports Talks", "status": "held", "start": "2024-02-28"},
        **more,
    }
    return check_report({**body, **({"sure": unsure} if unsure else {})})


def _node(graph: Graph, label: Label) -> Node:
    (found,) = (node for node in graph.nodes.values() if node.label is label)
    return found


def _relationship(graph: Graph, type_: Rel) -> Relationship:
    (found,) = (one for one in graph.relationships.values() if one.type is type_)
    return found


def test_an_element_without_a_sure_claim_is_unsure() -> None:
    graph = project([_report("a", {"/officials/0": False})])
    assert _node(graph, Label.OFFICIAL).properties["is_unsure"] is True
    assert _relationship(graph, Rel.LED).properties["is_unsure"] is True
    assert "is_unsure" not in _node(graph, Label.DIALOGUE).properties


def test_a_sure_report_takes_the_mark_away() -> None:
    graph = project([_report("a", {"/officials/0": False}), _report("b")])
    assert "is_unsure" not in _node(graph, Label.OFFICIAL).properties
    assert "is_unsure" not in _relationship(graph, Rel.LED).properties


def test_what_a_sure_graph_would_show_is_kept_beside() -> None:
    meeting = {"series": "Ports Talks", "status": "held", "start": "2024-02-28", "city": "Goa"}
    node = _node(
        project([_report("a", {"/dialogue/city": False}, dialogue=meeting)]), Label.DIALOGUE
    )
    assert node.properties["city"] == "Goa"
    assert node.properties["unsure_fields"] == ["city", "name"]
    assert json.loads(node.properties["sure_values"]) == {
        "city": None,
        "name": "Ports Talks, 28 Feb 2024",
    }


def test_a_sure_stage_is_shown_before_a_further_one() -> None:
    planned = {"series": "Ports Talks", "status": "planned", "start": "2024-02-28"}
    held = _report("a", {"/dialogue/status": False})
    graph = project([held, _report("b", dialogue=planned)])
    assert _node(graph, Label.DIALOGUE).properties["status"] == "planned"


def _agreement(**more: Any) -> dict[str, Any]:
    return {"kind": "MoU", "subject": "port security", "status": "signed", **more}


def test_an_undated_agreement_takes_the_days_of_its_meeting() -> None:
    node = _node(project([_report("a", agreements=[_agreement()])]), Label.AGREEMENT)
    assert (node.earliest, node.latest) == ("2024-02-28", "2024-02-28")
    assert "date" not in node.properties
    assert node.properties["date_rule"] == "days of the meeting at which it was concluded"


def test_a_date_of_its_own_comes_first() -> None:
    dated = _agreement(date="2024-02")
    reports = [_report("a", agreements=[_agreement()]), _report("b", agreements=[dated])]
    node = _node(project(reports), Label.AGREEMENT)
    assert (node.earliest, node.latest) == ("2024-02-01", "2024-02-29")
    assert "date_rule" not in node.properties
    assert "conflicts" not in node.properties


def test_an_agreement_only_discussed_there_stays_undated() -> None:
    named = _agreement(status="in-force")
    node = _node(project([_report("a", agreements=[named])]), Label.AGREEMENT)
    assert (node.earliest, node.latest) == (None, None)


def test_one_day_written_twice_is_no_conflict() -> None:
    same = {"series": "Ports Talks", "status": "held", "start": "2024-02-28", "end": "2024-02-28"}
    graph = project([_report("a"), _report("b", dialogue=same)])
    assert "conflicts" not in _node(graph, Label.DIALOGUE).properties
