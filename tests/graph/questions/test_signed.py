"""Who signed what with whom: sets of parties, defaults, pages, days."""

from collections.abc import Iterator

import pytest

from graph.model.errors import InvalidQuestionError, NodeNotFoundError
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.signed import SignedAnswer, signed
from graph.questions.signed_rows import SignedRow
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore, WorkingView
from tests.graph.questions.building import Building


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingStore]:
    """Ten agreements of India and the United States, one of them with Oman too."""
    opened = open_store(str(tmp_path_factory.mktemp("signed") / "graph.db"))
    with opened.write() as tx:
        graph = Building(tx)
        graph.tie("IND", "USA")
        graph.tie("IND", "OMN")
        graph.tie("IND", "OMN", "USA")
        graph.agreement("pilots", "IND-USA", "2024-02-28", first_reported="2024-02-28")
        graph.agreement("lights", "IND-USA", "2024-02-28", first_reported="2024-03-01")
        graph.agreement("buoys", "IND-USA", "2024-02-28", first_reported="2024-02-28")
        month = ("2024-02-01", "2024-02-29")
        graph.agreement("charts", "IND-USA", None, month, status="in-force", topics=["migration"])
        graph.agreement("docks", "IND-USA", "2020-05-01", status="renewed", kind="treaty")
        graph.agreement("wharves", "IND-USA")
        graph.agreement("plans", "IND-USA", "2024-01-01", status="under-negotiation")
        graph.agreement("words", "IND-USA", "2024-01-02", kind="joint-statement")
        graph.agreement("oil", "IND-OMN", "2023-01-01", kind="MoC")
        graph.agreement("three", "IND-OMN-USA", "2022-01-01")
        graph.agreement("loose", None, "2019-01-01")
        graph.node(Label.INSTITUTION, "ministry", "Ministry of Ports")
        graph.node(Label.OFFICIAL, "asha", "Asha Rao")
        graph.node(Label.OFFICIAL, "john", "John Hill")
        graph.node(Label.DIALOGUE, "round", "Ports Talks, Goa", status="held")
        graph.relate("ministry", Rel.PARTY_TO, "pilots")
        graph.relate("USA", Rel.PARTY_TO, "pilots")
        graph.relate("john", Rel.SIGNED, "pilots")
        graph.relate("asha", Rel.SIGNED, "pilots")
        graph.relate("asha", Rel.SIGNED, "oil")
        graph.relate("pilots", Rel.CONCLUDED_AT, "round")
    yield opened
    opened.close()


@pytest.fixture
def view(store: WorkingStore) -> Iterator[WorkingView]:
    with store.read() as opened:
        yield opened


def _ids(answer: SignedAnswer) -> list[str]:
    return [row.agreement.id for row in answer.rows]


def _row(answer: SignedAnswer, node_id: str) -> SignedRow:
    return next(row for row in answer.rows if row.agreement.id == node_id)


def test_a_pair_newest_first_with_defaults_stated(view: WorkingView) -> None:
    answer = signed(view, ["India", "US"])
    assert _ids(answer) == ["charts", "lights", "buoys", "pilots", "docks", "wharves"]
    assert answer.total == 6
    assert answer.cursor is None
    assert answer.asked.statuses == ["signed", "in-force", "renewed"]
    assert answer.note == (
        "Order: by the last day that the date may mean, newest first, undated last; then first "
        "reported, newest first; then id. Only signed, in-force and renewed ones, as no status was "
        "asked for. Without joint statements, as no kind was asked for. Agreements of India and "
        "the United States alone; those of larger sets stand apart."
    )


def test_a_tie_is_a_set_of_parties_in_any_order(view: WorkingView) -> None:
    assert signed(view, ["USA-IND"]) == signed(view, ["IND", "USA"])


def test_larger_sets_stand_apart(view: WorkingView) -> None:
    answer = signed(view, ["IND", "OMN"])
    assert _ids(answer) == ["oil"]
    assert [row.agreement.id for row in answer.of_larger_sets] == ["three"]
    assert answer.of_larger_sets_total == 1
    assert answer.of_larger_sets[0].countries == ["IND", "OMN", "USA"]
    exact = signed(view, ["IND", "OMN", "USA"])
    assert _ids(exact) == ["three"]
    assert exact.of_larger_sets == []


def test_one_country_has_all_its_ties(view: WorkingView) -> None:
    answer = signed(view, ["Oman"])
    assert _ids(answer) == ["oil", "three"]
    assert answer.of_larger_sets_total == 0


def test_without_parties_all(view: WorkingView) -> None:
    assert signed(view).total == 9
    assert _ids(signed(view))[-2:] == ["loose", "wharves"]


def test_parties_without_a_common_tie(view: WorkingView, store: WorkingStore) -> None:
    answer = signed(view, ["OMN", "USA"])
    assert (answer.rows, answer.total) == ([], 0)
    assert [row.agreement.id for row in answer.of_larger_sets] == ["three"]


def test_who_is_behind_a_row(view: WorkingView) -> None:
    row = _row(signed(view, ["IND-USA"]), "pilots")
    assert [party.id for party in row.parties] == ["ministry", "USA"]
    assert [person.id for person in row.signatories] == ["asha", "john"]
    assert [meeting.id for meeting in row.concluded_at] == ["round"]
    assert row.sentence == (
        "The Ministry of Ports and the United States signed the memorandum of understanding on "
        "pilots, on 28 Feb 2024, at the Ports Talks, Goa, signed by Asha Rao and John Hill"
    )
    assert (row.origins, row.conflicts, row.certainty, row.standing) == (1, [], None, None)


def test_statuses_and_kinds_have_their_verbs(view: WorkingView) -> None:
    answer = signed(view, ["IND-USA"])
    assert _row(answer, "charts").sentence.startswith("India and the United States have in force")
    assert _row(answer, "docks").sentence == (
        "India and the United States renewed the MoU on docks, on 1 May 2020"
    )


def test_body_official_kind_topic_status(view: WorkingView) -> None:
    assert _ids(signed(view, institution="Ministry of Ports")) == ["pilots"]
    assert _ids(signed(view, official="Asha Rao")) == ["pilots", "oil"]
    assert _ids(signed(view, ["IND"], official="asha", institution="ministry")) == ["pilots"]
    assert _ids(signed(view, kinds=["moc", "Treaty"])) == ["oil", "docks"]
    assert _ids(signed(view, kinds=["joint-statement"])) == ["words"]
    assert _ids(signed(view, topics=["migration"])) == ["charts"]
    assert _ids(signed(view, statuses=["under-negotiation"])) == ["plans"]


def test_since_and_until_go_by_the_bounds_of_partial_dates(view: WorkingView) -> None:
    assert _ids(signed(view, ["IND-USA"], since="2024-02-29")) == ["charts"]
    assert _ids(signed(view, ["IND-USA"], until="2024-02-01")) == ["charts", "docks"]
    assert _ids(signed(view, ["IND-USA"], since="2020", until="2020")) == ["docks"]
    assert signed(view, since="2020").note.endswith("as a span of time was asked for.")


def test_at_marks_what_may_have_happened_and_keeps_the_undated(view: WorkingView) -> None:
    answer = signed(view, ["IND-USA"], at="2024-02-15")
    assert [(row.agreement.id, row.certainty) for row in answer.rows] == [
        ("charts", "maybe"),
        ("docks", "surely"),
        ("wharves", "unknown"),
    ]
    assert answer.total == 3
    assert _ids(signed(view, ["IND-USA"], since="2019", at="2024-02-15")) == ["charts", "docks"]


@pytest.mark.parametrize("at", [None, "2024-02-28", "2023-06-01"])
@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_pages_put_together_are_the_whole(view: WorkingView, at: str | None, size: int) -> None:
    whole = signed(view, at=at)
    found: list[str] = []
    cursor: str | None = None
    while True:
        page = signed(view, at=at, page_size=size, cursor=cursor)
        assert page.total == whole.total
        found += _ids(page)
        cursor = page.cursor
        if cursor is None:
            break
    assert found == _ids(whole)
    assert len(found) == whole.total


def test_larger_sets_come_on_the_first_page_alone(view: WorkingView) -> None:
    first = signed(view, ["IND-USA"], page_size=1)
    second = signed(view, ["IND-USA"], page_size=1, cursor=first.cursor)
    assert [row.agreement.id for row in first.of_larger_sets] == ["three"]
    assert second.of_larger_sets == []


@pytest.mark.parametrize(
    ("entry", "ends", "standing"),
    [
        (None, None, "unknown"),
        ("2020", None, "in force"),
        ("2020", "2030", "in force"),
        ("2024", None, "unknown"),
        ("2025", None, "not yet in force"),
        ("2020", "2023", "ended"),
        (None, "2030", "unknown"),
    ],
)
def test_standing_on_a_day(
    tmp_path_factory: pytest.TempPathFactory,
    entry: str | None,
    ends: str | None,
    standing: str,
) -> None:
    own = open_store(str(tmp_path_factory.mktemp("standing") / "graph.db"))
    with own.write() as tx:
        graph = Building(tx)
        graph.tie("IND", "USA")
        graph.agreement("pilots", "IND-USA", "2019-01-01", entry_into_force=entry, ends=ends)
    with own.read() as view:
        assert signed(view, at="2024-06-01").rows[0].standing == standing
    own.close()


@pytest.mark.parametrize(
    ("argument", "asked"),
    [
        ("parties", {"parties": ["Asha Rao"]}),
        ("institution", {"institution": "India"}),
        ("official", {"official": "ministry"}),
        ("kinds", {"kinds": ["letter"]}),
        ("topics", {"topics": ["weather"]}),
        ("statuses", {"statuses": ["done"]}),
        ("since", {"since": "24"}),
        ("until", {"until": "2024-13"}),
        ("at", {"at": "2024-02"}),
        ("page_size", {"page_size": 0}),
        ("cursor", {"cursor": "nonsense!"}),
        ("cursor", {"cursor": "WzFd"}),
        ("cursor", {"cursor": ""}),
    ],
)
def test_wrong_arguments_are_named(
    view: WorkingView, argument: str, asked: dict[str, object]
) -> None:
    with pytest.raises(InvalidQuestionError) as caught:
        signed(view, **asked)  # type: ignore[arg-type]
    assert caught.value.argument == argument


def test_a_country_that_no_report_names(view: WorkingView) -> None:
    with pytest.raises(NodeNotFoundError):
        signed(view, ["Chad"])


def test_a_span_without_a_day_holds_nothing_and_says_so(view: WorkingView) -> None:
    answer = signed(view, ["IND-USA"], since="2024", until="2023")
    assert answer.rows == []
    assert "No day is both since 2024-01-01 and until 2023-12-31." in answer.note


def test_undated_ones_that_a_span_leaves_out_are_counted(view: WorkingView) -> None:
    whole, since = signed(view, ["IND-USA"]), signed(view, ["IND-USA"], since="0001")
    assert (whole.undated_left_out, since.undated_left_out) == (0, whole.total - since.total)
    assert since.undated_left_out > 0
