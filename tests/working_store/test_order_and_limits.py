"""What the working store promises of order and of limits, beside what any graph does."""

from graph.model.records import (
    UNREPORTED,
    Claim,
    Form,
    MentionRow,
    node_element,
)
from graph.stores.working import WorkingStore
from tests.working_store.claims import change_claims


def test_evidence_of_one_field_by_page(store: WorkingStore) -> None:
    with store.write() as tx:
        numbers = tx.put_reports([(f"r{n}", f"202{n}", "d", "{}", None) for n in range(5)])
        claims = [
            Claim(1, 0, 0, field, "x", number, "/p", -1, f"202{number}", None, None, None, 1)
            for number in numbers.values()
            for field in ("name", "title")
        ]
        change_claims(tx, [], list(reversed(claims)))
    with store.read() as view:
        pages = [view.evidence_claims(node_element(1), "name", at, 2) for at in (0, 2, 4, 6)]
        ids = [[claim.report_id for claim in page] for page in pages]
        assert ids == [["r0", "r1"], ["r2", "r3"], ["r4"], []]
        assert {claim.field for page in pages for claim in page} == {"name"}
        assert view.evidence_claims(node_element(1), "none", 0, 9) == []
        assert view.evidence_claims(node_element(1), None, 0, 0) == []


def test_an_anchor_follows_the_dates_of_its_reports(store: WorkingStore) -> None:
    def report(name: str, reported: str) -> int:
        return tx.put_reports([(name, reported, "d", "{}", None)])[name]

    with store.write() as tx:
        numbers = [report("a", "2020"), report("b", "2021")]
        (form,) = tx.new_form_numbers(1)
        tx.put_forms([Form(form, "official", "k", "{}", 0, form)], {})
        tx.assign_forms([(form, 5, form)])
        tx.replace_mentions(numbers, [MentionRow(number, "official:x", form) for number in numbers])
        assert tx.anchors([5])[5].report_id == "a"
        report("a", UNREPORTED)
        assert tx.anchors([5])[5].report_id == "b"
        report("b", UNREPORTED)
        assert tx.anchors([5])[5].report_id == "a"


def test_a_report_dated_anew_and_named_anew_in_one_transaction(store: WorkingStore) -> None:
    with store.write() as tx:
        (form,) = tx.new_form_numbers(1)
        tx.put_forms([Form(form, "official", "k", "{}", 0, form)], {})
        tx.assign_forms([(form, 5, form)])
        report = tx.put_reports([("a", "2020", "d", "{}", None)])["a"]
        tx.replace_mentions([report], [MentionRow(report, "official:x", form)])
    with store.write() as tx:
        tx.put_reports([("a", "2021", "d", "{}", None)])
        tx.replace_mentions([report], [MentionRow(report, "official:y", form)])
        assert tx.anchors([5])[5].key == "official:y"
