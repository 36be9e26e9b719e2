"""What rows become: ids, who says so, and who was acting."""

from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.report import check_report
from graph.model.vocabulary import DERIVED_TYPES, REFERENCE_TYPES, RELATIONSHIP_TYPES
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.answers import relationship_id, split_relationship_id
from graph.questions.paths import paths
from graph.questions.presenting import class_of
from graph.stores.working import WorkingStore


def test_a_relationships_id_can_be_taken_apart_again() -> None:
    """Report ids may hold every mark that node ids may, and none of them is a comma."""
    public = relationship_id("report:a~1.b_c-d", Rel.REPORTS_ON, "x-aaaaaaaa")
    assert public == "report:a~1.b_c-d,REPORTS_ON,x-aaaaaaaa"
    assert split_relationship_id(public) == ("report:a~1.b_c-d", Rel.REPORTS_ON, "x-aaaaaaaa")


@pytest.mark.parametrize("text", ["a,b", "a,KNOWS,b", "a,LED,b,c", "Korea, South", "", "LED"])
def test_other_text_is_no_relationships_id(text: str) -> None:
    assert split_relationship_id(text) is None


def test_each_type_is_of_one_class() -> None:
    classes = {type_: class_of(type_) for type_ in RELATIONSHIP_TYPES}
    assert {t for t, kind in classes.items() if kind == "reference"} == REFERENCE_TYPES
    assert {t for t, kind in classes.items() if kind == "derived"} == DERIVED_TYPES


def _talks(report_id: str, start: str, acting: bool, **more: Any) -> dict[str, Any]:
    head = {"name": "Asha Rao", "country": "IND", "title": "Secretary", "role": "head"}
    other = {"name": "John Hill", "country": "USA", "title": "Envoy", "role": "head"}
    return {
        "id": report_id,
        "published": start,
        "parties": ["IND", "USA"],
        "dialogue": {"series": "Ports Talks", "start": start, "edition": int(start[:4]) - 2020},
        "officials": [head | {"acting": acting, "institution": "Ministry of Ports"}, other],
        **more,
    }


def test_a_head_was_acting_at_one_meeting_and_not_at_the_next(store: WorkingStore) -> None:
    reports = [_talks("first", "2023-05-02", True), _talks("next", "2024-06-03", False)]
    journal.load(store, [check_report(one) for one in reports], "2026-01-01T00:00:00Z")
    with store.read() as view:
        found = paths(view, "Asha Rao", "John Hill", k=2).paths
    first = {path.nodes[1].name: path.hops[0].relationships[0].sentence for path in found}
    assert first == {
        "Ports Talks, 2 May 2023": (
            "Asha Rao led the Ports Talks, 2 May 2023, as acting Secretary"
        ),
        "Ports Talks, 3 Jun 2024": "Asha Rao led the Ports Talks, 3 Jun 2024, as Secretary",
    }


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "according to report only, 2 May 2023; text not held"),
        (
            {"source": {"publisher": "Gazette"}},
            "according to Gazette, 2 May 2023; text not held",
        ),
        (
            {"source": {"publisher": "Gazette"}, "published": None},
            "according to Gazette; text not held",
        ),
        (
            {"source": {"publisher": "Gazette"}, "text": {"content": "Ships met at sea."}},
            "according to Gazette, 2 May 2023; no words marked",
        ),
    ],
)
def test_who_says_so_where_no_words_are_held(
    store: WorkingStore, more: dict[str, Any], words: str
) -> None:
    report = _talks("only", "2023-05-02", False, **more)
    journal.load(store, [check_report(report)], "2026-01-01T00:00:00Z")
    with store.read() as view:
        hop = paths(view, "Asha Rao", "John Hill").paths[0].hops[0]
    said = hop.relationships[0].said
    assert said is not None
    assert said.words == words
    assert said.quote is None
