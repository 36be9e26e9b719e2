"""Empty collections and unknown numbers have an answer too, and a change of nothing is none."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.model.records import Element, Node, Passage, node_element
from graph.model.vocabulary import Label
from graph.stores.contract import TraversalFilter
from graph.stores.working import Transaction, WorkingStore, WorkingView

UNKNOWN = 77
ALL = TraversalFilter()

EMPTY: dict[str, tuple[Callable[[WorkingView], Any], Any]] = {
    "passages": (lambda view: view.passages([]), {}),
    "reports": (lambda view: view.reports([]), {}),
    "reports_by_number": (lambda view: view.reports_by_number([]), {}),
    "tombstones": (lambda view: view.tombstones([]), set()),
    "forms_by_key": (lambda view: view.forms_by_key([]), {}),
    "forms_by_number": (lambda view: view.forms_by_number([]), []),
    "forms_sharing": (lambda view: view.forms_sharing("official", []), set()),
    "forms_in_groups": (lambda view: view.forms_in_groups("official", []), []),
    "forms_referring": (lambda view: view.forms_referring("official", []), set()),
    "mentions_of_reports": (lambda view: view.mentions_of_reports([]), []),
    "reports_mentioning": (lambda view: view.reports_mentioning([]), set()),
    "mention_counts": (lambda view: view.mention_counts([]), {}),
    "anchors": (lambda view: view.anchors([]), {}),
    "claims_of_reports": (lambda view: view.claims_of_reports([]), []),
    "report_claims": (lambda view: view.report_claims([]), []),
    "summaries": (lambda view: view.summaries([]), {}),
}
UNKNOWNS: dict[str, tuple[Callable[[WorkingView], Any], Any]] = {
    "passages": (lambda view: view.passages([Passage(UNKNOWN, 0, 5)]), {}),
    "reports": (lambda view: view.reports(["none"]), {}),
    "reports_by_number": (lambda view: view.reports_by_number([UNKNOWN]), {}),
    "iter_reports": (lambda view: list(view.iter_reports()), []),
    "history": (lambda view: view.history("none"), []),
    "tombstones": (lambda view: view.tombstones(["none"]), set()),
    "judgements": (lambda view: view.judgements(), []),
    "given_id": (lambda view: view.given_id("none"), None),
    "successors": (lambda view: view.successors(UNKNOWN), []),
    "iter_versions": (lambda view: list(view.iter_versions()), []),
    "all_tombstones": (lambda view: view.all_tombstones(), []),
    "judgement_history": (lambda view: view.judgement_history(), []),
    "iter_given_ids": (lambda view: list(view.iter_given_ids()), []),
    "iter_successions": (lambda view: list(view.iter_successions()), []),
    "iter_forms": (lambda view: list(view.iter_forms()), []),
    "forms_by_key": (lambda view: view.forms_by_key(["none"]), {}),
    "forms_by_number": (lambda view: view.forms_by_number([UNKNOWN]), []),
    "forms_sharing": (lambda view: view.forms_sharing("official", ["none"]), set()),
    "forms_in_groups": (lambda view: view.forms_in_groups("official", [UNKNOWN]), []),
    "forms_referring": (lambda view: view.forms_referring("official", ["none"]), set()),
    "mentions_of_reports": (lambda view: view.mentions_of_reports([UNKNOWN]), []),
    "reports_mentioning": (lambda view: view.reports_mentioning([UNKNOWN]), set()),
    "mention_counts": (lambda view: view.mention_counts([UNKNOWN]), {}),
    "anchors": (lambda view: view.anchors([UNKNOWN]), {}),
    "mention_node": (lambda view: view.mention_node("none"), None),
    "claims_of_reports": (lambda view: view.claims_of_reports([UNKNOWN]), []),
    "report_claims": (lambda view: view.report_claims([UNKNOWN]), []),
    "summaries": (lambda view: view.summaries([node_element(UNKNOWN)]), {}),
}
NOTHING: dict[str, Callable[[Transaction], Any]] = {
    "drop_reports": lambda tx: tx.drop_reports([UNKNOWN]),
    "put_reports": lambda tx: tx.put_reports([]),
    "log_versions": lambda tx: tx.log_versions([]),
    "erase_versions": lambda tx: tx.erase_versions("none"),
    "set_tombstone": lambda tx: tx.set_tombstone("none", False),
    "note_ids": lambda tx: tx.note_ids([]),
    "note_successors": lambda tx: tx.note_successors([]),
    "put_forms": lambda tx: tx.put_forms([], {}),
    "assign_forms": lambda tx: tx.assign_forms([]),
    "set_form_keys": lambda tx: tx.set_form_keys({}),
    "drop_forms": lambda tx: tx.drop_forms([UNKNOWN]),
    "replace_mentions": lambda tx: tx.replace_mentions([], []),
    "change_claims": lambda tx: tx.change_claims([], []),
    "change_nodes": lambda tx: tx.change_nodes([UNKNOWN], []),
    "change_relationships": lambda tx: tx.change_relationships([Element(UNKNOWN, 1, 2)], []),
    "clear_projection": lambda tx: tx.clear_projection(),
}


@pytest.fixture
def filled(store: WorkingStore) -> WorkingStore:
    """With a node, a report and a tombstone, so that an answer of everything would show."""
    with store.write() as tx:
        (number,) = tx.new_numbers(Label.OFFICIAL, 1)
        tx.change_nodes([], [Node(number, Label.OFFICIAL, "rao", "Asha Rao")])
        tx.put_reports([("a", "2024", "digest", "{}", "Some text.")])
        tx.set_tombstone("b", True)
    return store


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_collection_is_answered_by_an_empty_one(filled: WorkingStore, name: str) -> None:
    ask, expected = EMPTY[name]
    with filled.read() as view:
        assert ask(view) == expected
    with filled.write() as tx:
        assert ask(tx) == expected


@pytest.mark.parametrize("name", UNKNOWNS)
def test_what_is_not_there_is_absent_from_the_answer(store: WorkingStore, name: str) -> None:
    ask, expected = UNKNOWNS[name]
    with store.read() as view:
        assert ask(view) == expected


@pytest.mark.parametrize("name", NOTHING)
def test_a_change_of_nothing_changes_nothing(store: WorkingStore, name: str) -> None:
    with store.read() as view:
        before = view.counts()
    with store.write() as tx:
        NOTHING[name](tx)
    with store.read() as view:
        assert view.counts() == before
        assert list(view.iter_reports()) == []
        assert view.tombstones(["none"]) == set()
