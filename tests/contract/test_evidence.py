"""Claims with the words they rest on, and ids that are no more: the same of any graph."""

import json
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.records import Element, FirstReport, QuotedClaim, node_element
from graph.model.report import read_report
from graph.model.vocabulary import TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.contract import View
from tests.contract.graph import Graph

AT = "2026-01-01T00:00:00Z"
TEXT = "Minister Ann Roe met her counterpart in Lima. The talks were held on 3 January 2024."


def _report(name: str, published: str | None, official: str = "Ann Roe", **more: Any) -> str:
    body: dict[str, Any] = {
        "id": name,
        "parties": ["CHL", "PER"],
        "officials": [{"name": official, "country": "PER", "title": "Minister", "role": "head"}],
        "dialogue": {"series": "Chile-Peru Talks", "status": "held", "start": "2024-01-03"},
        **more,
    }
    if published:
        body["published"] = published
    return json.dumps(body)


def _load(store: Graph, *bodies: str) -> None:
    journal.load(store, [read_report(body) for body in bodies], AT)


def _number(view: View, label: Label, name: str) -> int:
    (node,) = [one for one in view.iter_nodes() if one.label is label and one.name == name]
    return node.number


@pytest.fixture
def told(store: Graph) -> Graph:
    """Three reports of one meeting: one undated, one with its text and a mark in it."""
    evidence = {"/officials/0/name": [{"start": 9, "end": 16, "quote": "Ann Roe"}]}
    with_text = _report("b", "2024-01-05", text={"content": TEXT}, evidence=evidence)
    copied: dict[str, Any] = {"origin": {"release": "r-1", "agency": "AFP"}}
    _load(
        store,
        _report("c", None),
        with_text,
        _report("a", "2024-01-05", **copied),
        _report("d", "2024-02", **copied),
    )
    return store


def test_claims_come_in_order_and_by_page(told: Graph) -> None:
    with told.read() as view:
        person = node_element(_number(view, Label.OFFICIAL, "Ann Roe"))
        names = view.evidence_claims(person, "name", 0, 10)
        assert [claim.report_id for claim in names] == ["a", "b", "d", "c"]
        assert [claim.reported for claim in names] == ["2024-01-05", "2024-01-05", "2024-02", "~"]
        assert view.evidence_claims(person, "name", 1, 2) == names[1:3]
        assert view.evidence_claims(person, "none", 0, 9) == []
        assert view.evidence_claims(person, None, 0, 0) == []
        every = view.evidence_claims(person, None, 0, 99)
        assert [(one.report_id, one.pointer) for one in every[:2]] == [
            ("a", "/officials/0/country"),
            ("a", "/officials/0/name"),
        ]


def test_a_claim_carries_the_words_it_rests_on(told: Graph) -> None:
    with told.read() as view:
        person = node_element(_number(view, Label.OFFICIAL, "Ann Roe"))
        claims = view.evidence_claims(person, "name", 0, 10)
        silent, marked = claims[0], claims[1]
        assert marked == QuotedClaim(
            "name",
            "Ann Roe",
            "b",
            "/officials/0/name",
            "2024-01-05",
            None,
            1,
            "Ann Roe",
            "Minister Ann Roe met her counterpart in Lima.",
            None,
            True,
        )
        assert (silent.quote, silent.sentence, silent.holds_text) == (None, None, False)


def test_values_are_counted_with_their_origins(told: Graph) -> None:
    with told.read() as view:
        counts = view.claim_counts(node_element(_number(view, Label.OFFICIAL, "Ann Roe")))
        assert counts
        assert counts.origins == 3
        assert [
            (v.field, v.value, v.claims, v.origins, v.first_reported) for v in counts.values
        ] == [
            ("country", "PER", 4, 3, "2024-01-05"),
            ("name", "Ann Roe", 4, 3, "2024-01-05"),
        ]


@pytest.mark.parametrize("type_", [Rel.LED, Rel.ACTS_FOR])
def test_relationships_have_claims_of_their_own(told: Graph, type_: Rel) -> None:
    with told.read() as view:
        person = _number(view, Label.OFFICIAL, "Ann Roe")
        (one,) = view.relationships_of([person], [type_], True)
        element = Element(person, TYPE_NUMBER[type_], one.target)
        claims = view.evidence_claims(element, "title", 0, 9)
        assert [claim.value for claim in claims] == ["Minister"] * 4
        counts = view.claim_counts(element)
        assert counts
        assert counts.origins == 3
        assert view.first_reports([element, Element(person, 1, 1)]) == {
            element: FirstReport("a", False)
        }


def test_what_a_report_says_of_itself_is_a_claim_too(told: Graph) -> None:
    with told.read() as view:
        report = view.numbers(["report:d"])["report:d"]
        fields = {claim.field for claim in view.evidence_claims(node_element(report), None, 0, 9)}
        assert fields == {"id", "published", "agency", "release"}
        (speaks,) = view.relationships_of([report], [Rel.REPORTS_ON], True)
        about = Element(report, TYPE_NUMBER[Rel.REPORTS_ON], speaks.target)
        assert [claim.report_id for claim in view.evidence_claims(about, None, 0, 9)] == ["d"]


def test_an_id_that_is_no_more_is_answered_for(store: Graph) -> None:
    _load(store, _report("late", "2024-06-01"))
    with store.read() as view:
        (old,) = [node.id for node in view.iter_nodes() if node.label is Label.OFFICIAL]
    _load(store, _report("early", "2024-01-04"))
    with store.read() as view:
        (now,) = [node for node in view.iter_nodes() if node.label is Label.OFFICIAL]
        assert now.id != old
        assert view.answering(old) == [now]
    journal.retract(store, ["early"], AT)
    with store.read() as view:
        assert [node.id for node in view.answering(now.id)] == [old]


def test_an_edition_tells_states_apart(store: Graph) -> None:
    with store.read() as view:
        first = view.edition()
    _load(store, _report("a", "2024-01-05"))
    with store.read() as view:
        second = view.edition()
    assert first.journal == second.journal
    assert first.token != second.token
    assert second.generation > first.generation
    assert second.behind == 0
