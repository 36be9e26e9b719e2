"""What people write, and the node they mean."""

import pytest

from graph.journal import operations as journal
from graph.model.errors import AmbiguousNodeError, InvalidQuestionError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.model.vocabulary import Label
from graph.questions.find import locate, of_label, resolve
from graph.stores.working import WorkingStore
from tests.graph.questions.building import Building

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def names(store: WorkingStore) -> WorkingStore:
    with store.write() as tx:
        graph = Building(tx)
        graph.tie("IND", "USA")
        graph.node(Label.OFFICIAL, "asha-rao-aaaaaaaa", "Asha Rao", ("A. Rao",))
        graph.node(Label.OFFICIAL, "asha-rao-menon-bbbbbbbb", "Asha Rao Menon")
        graph.node(Label.OFFICIAL, "mira-sen-cccccccc", "Mira Sen")
        graph.node(Label.OFFICIAL, "mira-sen-dddddddd", "Mira Sen")
        graph.node(Label.SERIES, "ports-dialogue-eeeeeeee", "Ports Dialogue")
        graph.node(Label.DIALOGUE, "ports-dialogue-2024-ffffffff", "Ports Dialogue, Goa, 2024")
        graph.node(Label.REPORT, "report:gazette~1", "Talks held")
    return store


@pytest.mark.parametrize(
    ("ref", "node_id"),
    [
        ("asha-rao-aaaaaaaa", "asha-rao-aaaaaaaa"),
        ("IND", "IND"),
        ("India", "IND"),
        (" india ", "IND"),
        ("US", "USA"),
        ("the United States of America", "USA"),
        ("IND-USA", "IND-USA"),
        ("USA-IND", "IND-USA"),
        ("US-India", "IND-USA"),
        ("gazette~1", "report:gazette~1"),
        ("report:gazette~1", "report:gazette~1"),
        ("asha rao", "asha-rao-aaaaaaaa"),
        ("a. rao", "asha-rao-aaaaaaaa"),
        ("menon", "asha-rao-menon-bbbbbbbb"),
        ("meno", "asha-rao-menon-bbbbbbbb"),
        ("Ports Dialogue", "ports-dialogue-eeeeeeee"),
        ("ports dialogue goa", "ports-dialogue-2024-ffffffff"),
    ],
)
def test_one_node_is_meant(names: WorkingStore, ref: str, node_id: str) -> None:
    with names.read() as view:
        found = locate(view, ref)
        assert resolve(view, ref) == found.node
    assert (found.node.id, found.redirected_from) == (node_id, None)


@pytest.mark.parametrize(
    ("ref", "candidates"),
    [
        ("Mira Sen", ["mira-sen-cccccccc", "mira-sen-dddddddd"]),
        ("Rao", ["asha-rao-aaaaaaaa", "asha-rao-menon-bbbbbbbb"]),
    ],
)
def test_namesakes_are_offered(names: WorkingStore, ref: str, candidates: list[str]) -> None:
    with names.read() as view, pytest.raises(AmbiguousNodeError) as caught:
        resolve(view, ref)
    assert caught.value.candidates == candidates


@pytest.mark.parametrize("ref", ["Chad", "zzz-zzz", "asha-rao-zzzzzzzz", "—"])
def test_no_node_is_meant(names: WorkingStore, ref: str) -> None:
    with names.read() as view, pytest.raises(NodeNotFoundError) as caught:
        resolve(view, ref)
    assert caught.value.node_id == ref


def test_near_ids_are_offered(names: WorkingStore) -> None:
    with names.read() as view, pytest.raises(NodeNotFoundError) as caught:
        resolve(view, "Asha Raoo Mennon")
    assert caught.value.near == ["asha-rao-menon-bbbbbbbb"]


@pytest.mark.parametrize("ref", ["", "  "])
def test_nothing_is_asked(names: WorkingStore, ref: str) -> None:
    with names.read() as view, pytest.raises(InvalidQuestionError):
        resolve(view, ref)


def test_the_wrong_label_is_named(names: WorkingStore) -> None:
    with names.read() as view, pytest.raises(InvalidQuestionError, match="label Country"):
        of_label(view, "official", "India", Label.OFFICIAL)


# --- ids that have been given out before


def _report(report_id: str, published: str, *people: str, country: str = "IND") -> ParsedReport:
    officials = [{"name": name, "country": country, "role": "mentioned"} for name in people]
    return check_report(
        {"id": report_id, "published": published, "parties": ["IND", "USA"], "officials": officials}
    )


def _id(store: WorkingStore, name: str) -> str:
    with store.read() as view:
        return resolve(view, name).id


def test_an_id_that_an_earlier_report_moved_leads_on(store: WorkingStore) -> None:
    journal.load(store, [_report("late", "2024-01-01", "Asha Rao")], NOW)
    before = _id(store, "Asha Rao")
    journal.load(store, [_report("early", "2023-01-01", "Asha Rao")], NOW)
    now = _id(store, "Asha Rao")
    assert now != before
    with store.read() as view:
        found = locate(view, before)
    assert (found.node.id, found.redirected_from) == (now, before)


def test_an_id_whose_anchor_is_gone_leads_to_who_took_over(store: WorkingStore) -> None:
    journal.load(store, [_report("early", "2023-01-01", "Asha Rao")], NOW)
    journal.load(store, [_report("late", "2024-01-01", "Asha Rao")], NOW)
    before = _id(store, "Asha Rao")
    journal.retract(store, ["early"], NOW)
    with store.read() as view:
        found = locate(view, before)
    assert (found.node.id, found.redirected_from) == (_id(store, "Asha Rao"), before)


def test_the_id_of_a_node_that_was_split_follows_its_anchor_or_offers_both(
    store: WorkingStore,
) -> None:
    """The joined person's id stays with the anchor; when that report goes, two are left."""
    reports = [
        _report("a", "2022-01-01", "Asha Rao"),
        _report("b", "2023-01-01", "Mira Sen"),
        _report("c", "2024-01-01", "Gita Das"),
    ]
    journal.load(store, reports, NOW)
    keys = [f"{report.id}#/officials/0" for report in reports]
    for one, other in ((keys[0], keys[1]), (keys[0], keys[2])):
        journal.judge(store, one, other, "same", "tester", NOW, "one person")
    joined = _id(store, "Gita Das")
    journal.retract(store, ["a"], NOW)
    with store.read() as view, pytest.raises(AmbiguousNodeError) as caught:
        locate(view, joined)
    assert len(caught.value.candidates) == 2


def test_an_id_that_nobody_took_over_is_not_found(store: WorkingStore) -> None:
    journal.load(store, [_report("only", "2023-01-01", "Asha Rao")], NOW)
    before = _id(store, "Asha Rao")
    journal.retract(store, ["only"], NOW)
    with store.read() as view, pytest.raises(NodeNotFoundError):
        locate(view, before)


@pytest.mark.parametrize("ref", ["", " ", "asha\0rao", "caf\udce9"])
def test_what_is_no_text_is_refused(names: WorkingStore, ref: str) -> None:
    with pytest.raises(InvalidQuestionError, match="id: "), names.read() as view:
        locate(view, ref)
