"""Journal, identity and claims: what a view answers of what a transaction wrote."""

from typing import Any

from graph.model.policies import PolicyRow
from graph.model.records import (
    UNREPORTED,
    Anchor,
    Claim,
    Element,
    FirstReport,
    Form,
    JudgementRow,
    MentionRow,
    Passage,
    VersionRow,
    node_element,
)
from graph.model.vocabulary import Label
from graph.stores.working import Transaction, WorkingStore
from tests.working_store.claims import change_claims

NODE = 5
BODY = "{}"


def _report(
    tx: Transaction, report_id: str, reported: str = "2024", text: str | None = None
) -> int:
    return tx.put_reports([(report_id, reported, f"digest {report_id}", BODY, text)])[report_id]


def _claim(report: int, value: str, **more: Any) -> Claim:
    given: dict[str, Any] = {
        "source": NODE,
        "type": 0,
        "target": 0,
        "field": "name",
        "value": value,
        "report": report,
        "pointer": "/officials/0/name",
        "origin": -report,
        "reported": "2024",
        "dated": None,
        "start": None,
        "stop": None,
        "sure": 1,
        **more,
    }
    return Claim(**given)


def test_reports_are_live_until_dropped_and_keep_their_number(store: WorkingStore) -> None:
    with store.write() as tx:
        one, other = (
            _report(tx, "b", text="A \N{MUSICAL SYMBOL G CLEF}nicode text."),
            _report(tx, "a", UNREPORTED),
        )
    with store.read() as view:
        assert [row.id for row in view.iter_reports()] == ["a", "b"]
        row = view.reports(["b", "none"])["b"]
        assert (row.number, row.reported) == (one, "2024")
        assert (row.digest, row.body) == ("digest b", BODY)
        assert view.reports_by_number([other, 99])[other].id == "a"
        place = Passage(one, 2, 10)
        assert view.passages([place, Passage(other, 0, 1)]) == {
            place: ("\N{MUSICAL SYMBOL G CLEF}nicode ", "b")
        }
    with store.write() as tx:
        tx.drop_reports([one])
        assert tx.reports(["b"]) == {}
        assert tx.passages([Passage(one, 2, 10)]) == {}
        assert _report(tx, "b") == one


def test_history_only_grows_and_a_purge_erases_bodies(store: WorkingStore) -> None:
    loaded = VersionRow("a", "loaded", "2026-01-01", "d", "body")
    with store.write() as tx:
        tx.log_versions([loaded, VersionRow("a", "retracted", "2026-01-02", "d", None)])
        assert tx.history("a")[0] == loaded
        assert tx.erase_versions("a") == 1
        assert [(row.action, row.body) for row in tx.history("a")] == [
            ("loaded", None),
            ("retracted", None),
        ]
        assert tx.history("none") == []
        tx.set_tombstone("a", True)
        tx.set_tombstone("a", True)
        assert tx.tombstones(["a", "b"]) == {"a"}
        tx.set_tombstone("a", False)
        assert tx.tombstones(["a", "b"]) == set()


def test_the_newest_judgement_on_a_pair_is_live(store: WorkingStore) -> None:
    first = JudgementRow("a#x", "b#x", "same", "me", "2026-01-01", "so")
    second = JudgementRow("a#x", "b#x", "different", "you", "2026-01-02", "no")
    with store.write() as tx:
        tx.put_judgement(first)
        assert tx.judgements() == [first]
        tx.put_judgement(second)
        assert tx.judgements() == [second]
        tx.undo_judgement("a#x", "b#x", "me", "2026-01-03", "hm")
        assert tx.judgements() == []
        tx.put_judgement(first)
        assert tx.judgements() == [first]


def test_ids_given_out_are_kept(store: WorkingStore) -> None:
    with store.write() as tx:
        tx.note_ids([("old-id", "a#official:x", 7)])
        tx.note_ids([("old-id", "a#official:x", 8)])
        tx.note_successors({(7, 9), (7, 8)})
        tx.note_successors({(7, 9)})
    with store.read() as view:
        assert view.given_id("old-id") == ("a#official:x", 8)
        assert view.given_id("none") is None
        assert view.successors(7) == [8, 9]
        assert view.successors(1) == []


def _forms(tx: Transaction) -> list[int]:
    one, two, three = tx.new_form_numbers(3)
    forms = [
        Form(one, "official", "k1", '["A"]', 0, one),
        Form(two, "official", "k2", '["B"]', 0, two),
        Form(three, "dialogue", "k3", '["C"]', 0, three),
    ]
    tx.put_forms(forms, {three: ["k1", "k2"]})
    tx.assign_forms([(one, NODE, one), (two, NODE, one)])
    tx.set_form_keys({one: ["rao"], two: ["rao", "r"], three: ["rao"]})
    return [one, two, three]


def test_forms_keys_references_and_groups(store: WorkingStore) -> None:
    with store.write() as tx:
        one, two, three = _forms(tx)
        assert {key: form.number for key, form in tx.forms_by_key(["k1", "none"]).items()} == {
            "k1": one
        }
        assert [form.key for form in tx.forms_by_number([two, one, 999])] == ["k1", "k2"]
        assert tx.forms_by_number([]) == []
        assert tx.forms_sharing("official", ["rao"]) == {one}
        assert tx.forms_sharing("dialogue", ["rao", "x"]) == {three}
        assert tx.forms_sharing("official", []) == set()
        assert [form.number for form in tx.forms_in_groups("official", [one])] == [one, two]
        assert tx.forms_in_groups("official", []) == []
        assert tx.forms_referring("dialogue", ["k1"]) == {three}
        assert tx.forms_referring("official", ["k1"]) == set()
        assert tx.forms_referring("dialogue", []) == set()
        tx.set_form_keys({two: []})
        tx.drop_forms([one, three])
        assert tx.forms_sharing("official", ["rao"]) == set()
        assert tx.forms_referring("dialogue", ["k1"]) == set()


def test_mentions_and_the_anchor_of_a_node(store: WorkingStore) -> None:
    with store.write() as tx:
        one, two, three = _forms(tx)
        late, early = _report(tx, "late", "2024-05"), _report(tx, "early", "2020")
        undated = _report(tx, "a", UNREPORTED)
        rows = [
            MentionRow(late, "official:a", one),
            MentionRow(early, "official:b", two),
            MentionRow(undated, "official:a", one),
        ]
        tx.replace_mentions([late, early, undated], rows)
        assert tx.mentions_of_reports([late, early]) == sorted(rows[:2])
        assert tx.reports_mentioning([one]) == {late, undated}
        assert tx.reports_mentioning([]) == set()
        assert set(tx.mention_counts([one, three])) == {one}
        assert tx.mention_counts([]) == {}
        assert tx.anchors([NODE, 99]) == {NODE: Anchor("early", "official:b", '["B"]')}
        assert tx.anchors([]) == {}
        assert tx.mention_node("late#official:a") == NODE
        assert tx.mention_node("late#official:none") is None
        tx.replace_mentions([early], [])
        assert tx.anchors([NODE])[NODE].report_id == "late"


def test_claims_and_what_they_come_to(store: WorkingStore) -> None:
    with store.write() as tx:
        first, copy = _report(tx, "b", "2020"), _report(tx, "a", "2020")
        undated, later = _report(tx, "c", UNREPORTED), _report(tx, "d", "2021")
        claims = [
            _claim(first, "Rao", reported="2020", start=3, stop=9, dated="2020-01-01/2020-01-03"),
            _claim(copy, "Rao", reported="2020", origin=-first, start=5, stop=8, sure=0),
            _claim(undated, "A. Rao", origin=-copy, reported=UNREPORTED, dated="2019"),
            _claim(later, "IND", origin=-copy, field="country", reported="2021"),
            _claim(first, "yes", type=3, target=9, reported="2020"),
        ]
        change_claims(tx, [], claims)
        reports = [first, copy, undated, later]
        assert set(tx.claims_of_reports(reports)) == set(claims)
        assert {c for one in tx.report_claims(reports) for c in one.claims()} == set(claims)
        assert (tx.claims_of_reports([]), tx.report_claims([])) == ([], [])
        node = node_element(NODE)
        summaries = tx.summaries([node, Element(NODE, 3, 9), Element(1, 1, 1)])
        assert set(summaries) == {node, Element(NODE, 3, 9)}
        summary = summaries[node]
        shown = [
            (v.field, v.value, v.claims, v.origins, v.first_reported, v.sure)
            for v in summary.values
        ]
        assert shown == [
            ("country", "IND", 1, 1, "2021", 1),
            ("name", "A. Rao", 1, 1, UNREPORTED, 1),
            ("name", "Rao", 2, 1, "2020", 1),
        ]
        assert (summary.claims, summary.origins) == (4, 2)
        assert (summary.first_reported, summary.last_reported) == ("2020", "2021")
        assert (summary.first_dated, summary.last_dated) == ("2019", "2020-01-01/2020-01-03")
        assert summary.passage == Passage(copy, 5, 8)
        assert tx.summaries([]) == {}
        change_claims(tx, claims[1:3], [])
        assert tx.summaries([node])[node].passage == Passage(first, 3, 9)


def test_elements_with_very_many_claims(store: WorkingStore) -> None:
    node = node_element(NODE)

    def loaded(first: int, count: int) -> list[Claim]:
        made = []
        with store.write() as tx:
            for n in range(first, first + count):
                report = _report(tx, f"r{n:04d}", f"{1900 + n % 100}")
                made.append(_claim(report, f"name {n % 3}", reported=f"{1900 + n % 100}"))
            change_claims(tx, [], made)
            tx.summaries([node])
        return made

    claims: list[Claim] = []
    for first, count in ((0, 150), (150, 50)):
        claims += loaded(first, count)
        with store.read() as view:
            summary = view.summaries([node])[node]
        so_far = len(claims)
        assert (summary.claims, summary.origins, len(summary.values)) == (so_far, so_far, 3)
        assert sum(value.origins for value in summary.values) == so_far
    with store.write() as tx:
        change_claims(tx, claims[:100], [])
        summary = tx.summaries([node])[node]
    assert (summary.claims, summary.first_reported) == (100, "1900")


def test_evidence_comes_in_order_and_by_page(store: WorkingStore) -> None:
    with store.write() as tx:
        one, two = _report(tx, "b", "2020"), _report(tx, "a", "2020")
        claims = [
            _claim(two, "x", reported="2020", pointer="/a"),
            _claim(two, "x", reported="2020", pointer="/b", field="title"),
            _claim(one, "x", reported="2020", pointer="/a"),
            _claim(_report(tx, "c"), "y", reported=UNREPORTED, pointer="/0"),
        ]
        change_claims(tx, [], claims)
    node = node_element(NODE)
    told = [("a", "/a", "name"), ("a", "/b", "title"), ("b", "/a", "name"), ("c", "/0", "name")]
    with store.read() as view:

        def places(field: str | None, offset: int, limit: int) -> list[tuple[str, str, str]]:
            found = view.evidence_claims(node, field, offset, limit)
            return [(one.report_id, one.pointer, one.field) for one in found]

        assert places(None, 0, 10) == told
        assert places(None, 1, 2) == told[1:3]
        assert places("title", 0, 10) == told[1:2]
        assert view.evidence_claims(node_element(99), None, 0, 10) == []
        assert view.claim_counts(node_element(99)) is None
        counts = view.claim_counts(node)
        assert counts
        assert [(v.field, v.value, v.claims) for v in counts.values] == [
            ("name", "x", 2),
            ("name", "y", 1),
            ("title", "x", 1),
        ]
        first = view.first_reports([node, node_element(99)])
        assert first == {node: FirstReport("a", False)}


def test_clearing_leaves_the_journal(store: WorkingStore) -> None:
    with store.write() as tx:
        _forms(tx)
        report = _report(tx, "a")
        change_claims(tx, [], [_claim(report, "x")])
        tx.log_versions([VersionRow("a", "loaded", "2026", "d", "body")])
        tx.note_ids([("id", "a#x", 1)])
        before = tx.new_numbers(Label.OFFICIAL, 1)
        tx.clear_projection()
        assert tx.claims_of_reports([report]) == []
        assert tx.forms_by_key(["k1"]) == {}
        assert tx.new_numbers(Label.OFFICIAL, 1)[0] > before[0]
    with store.read() as view:
        assert view.counts()["journal"] == {
            "reports": 1,
            "versions": 1,
            "judgements": 0,
            "claims": 0,
        }
        assert view.given_id("id") is not None


def test_the_whole_journal_in_the_order_in_which_it_was_written(store: WorkingStore) -> None:
    versions = [
        VersionRow(f"r{n % 3}", "loaded", f"2026-01-01T{n:04d}", f"d{n}", f"body {n}")
        for n in range(1100)
    ]
    same = JudgementRow("a#x", "b#x", "same", "me", "2026-01-01", "so")
    with store.write() as tx:
        tx.log_versions(versions[:700])
        tx.log_versions(versions[700:])
        tx.put_judgement(same)
        tx.undo_judgement("a#x", "b#x", "you", "2026-01-02", "no")
        for report_id in ("z", "b", "c"):
            tx.set_tombstone(report_id, True)
        tx.set_tombstone("c", False)
        tx.note_ids([("b-id", "r#official:b", 7), ("a-id", "r#official:a", 8)])
        tx.note_successors({(7, 9), (7, 8), (6, 7)})
    with store.read() as view:
        assert list(view.iter_versions()) == versions
        undone = JudgementRow("a#x", "b#x", "undone", "you", "2026-01-02", "no")
        assert view.judgement_history() == [same, undone]
        assert view.all_tombstones() == ["b", "z"]
        assert list(view.iter_given_ids()) == [
            ("a-id", "r#official:a", 8),
            ("b-id", "r#official:b", 7),
        ]
        assert list(view.iter_successions()) == [(6, 7), (7, 8), (7, 9)]


def test_all_forms_with_keys_and_references(store: WorkingStore) -> None:
    with store.write() as tx:
        one, two, three = _forms(tx)
    with store.read() as view:
        found = [(form.number, keys, refs) for form, keys, refs in view.iter_forms()]
    assert found == [(one, ["rao"], []), (two, ["r", "rao"], []), (three, ["rao"], ["k1", "k2"])]


def test_policies_are_kept_in_the_order_of_their_choice(store: WorkingStore) -> None:
    rows = [PolicyRow("ties", "all", "2026-01-01"), PolicyRow("ties", "security", "2026-01-02")]
    with store.read() as view:
        assert view.policies() == []
    with store.write() as tx:
        for row in rows:
            tx.put_policy(row)
    with store.read() as view:
        assert view.policies() == rows
