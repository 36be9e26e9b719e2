"""Names found, and in which order."""

import pytest

from graph.model.errors import InvalidQuestionError
from graph.model.vocabulary import Label
from graph.questions.search import Correction, search
from graph.stores.working import WorkingStore
from tests.graph.questions.building import Building


@pytest.fixture
def names(store: WorkingStore) -> WorkingStore:
    with store.write() as tx:
        graph = Building(tx)
        graph.node(Label.INSTITUTION, "guard", "Coast Guard", support=1)
        graph.node(Label.INSTITUTION, "guard-2", "Coast Guard", support=9)
        graph.node(Label.INSTITUTION, "guard-3", "Indian Coast Guard", support=9)
        graph.node(Label.INSTITUTION, "icg", "Sea Service", ("Coast Guard",), support=9)
        graph.node(Label.INSTITUTION, "guards", "Coastal Guards Academy", support=99)
        graph.node(Label.OFFICIAL, "zoe", "Zoë Blanc", ("Z. Blanc",), support=1)
        graph.node(Label.SERIES, "series", "Coast Guard Talks", support=1)
        graph.node(Label.DIALOGUE, "talks", "Coast Guard Talks, Goa", support=3)
        graph.node(Label.OFFICIAL, "bhalla", "Ajay Kumar Bhalla", support=2)
        graph.node(Label.OFFICIAL, "parts", "Ajit Singh", ("Doval A.",), support=2)
        graph.node(Label.REPORT, "report:r", "Coast Guard report")
    return store


def _ids(
    store: WorkingStore, text: str, labels: tuple[str, ...] = (), limit: int = 20
) -> list[str]:
    with store.read() as view:
        return [hit.node.id for hit in search(view, text, labels=labels, limit=limit).hits]


def test_order(names: WorkingStore) -> None:
    assert _ids(names, "coast guard") == [
        "guard-2",  # exact, more origins
        "guard",
        "icg",  # exact by an alias
        "guard-3",  # whole words
        "series",
        "talks",
        "guards",  # beginnings, whatever its support
    ]


def test_manner_and_name_that_matched(names: WorkingStore) -> None:
    with names.read() as view:
        hits = {hit.node.id: hit for hit in search(view, "coast guard").hits}
        spread = search(view, "singh doval").hits[0]
    assert (hits["icg"].matched, hits["icg"].manner) == ("Coast Guard", "exact")
    assert (hits["guards"].matched, hits["guards"].manner) == ("Coastal Guards Academy", "prefix")
    assert spread.manner == "parts"


@pytest.mark.parametrize("text", ["zoe", "ZOË", "blanc, zoe", "zo bl", "Z. Blanc"])
def test_case_accents_order_and_beginnings(names: WorkingStore, text: str) -> None:
    assert _ids(names, text) == ["zoe"]


def test_labels_and_reports(names: WorkingStore) -> None:
    assert _ids(names, "coast guard", ("series", "Dialogue")) == ["series", "talks"]
    assert _ids(names, "coast guard", ("Report",)) == ["report:r"]


def test_a_misspelled_word_is_corrected_and_named(names: WorkingStore) -> None:
    with names.read() as view:
        answer = search(view, "Ajay Bahlla")
    assert [hit.node.id for hit in answer.hits] == ["bhalla"]
    assert answer.hits[0].corrected == [Correction("bahlla", "bhalla")]
    assert answer.corrected == [Correction("bahlla", "bhalla")]


def test_two_misspelled_words(names: WorkingStore) -> None:
    with names.read() as view:
        answer = search(view, "Indain Coats Guard")
    assert answer.hits[0].node.id == "guard-3"
    assert {one.read_as for one in answer.corrected} == {"indian", "coast"}


def test_words_that_are_found_stay_as_typed(names: WorkingStore) -> None:
    with names.read() as view:
        assert search(view, "bhalla").corrected == []


def test_a_rare_beginning_is_found_before_its_correction(names: WorkingStore) -> None:
    """Few and by beginnings alone: the word may also be a misspelling of another."""
    with names.read() as view:
        answer = search(view, "blan")
    assert answer.hits[0].node.id == "zoe"
    assert answer.hits[0].corrected == []


def test_limit_and_more(names: WorkingStore) -> None:
    with names.read() as view:
        assert search(view, "coast guard", limit=7).more is False
        answer = search(view, "coast guard", limit=2)
    assert [hit.node.id for hit in answer.hits] == ["guard-2", "guard"]
    assert answer.more is True


def test_nothing_found(names: WorkingStore) -> None:
    with names.read() as view:
        answer = search(view, "qqqq xxxx yyyy")
    assert (answer.hits, answer.more) == ([], False)


@pytest.mark.parametrize("text", ['" OR 1=1 --', "coast* NEAR guard", "(", "'", "a:b", "—"])
def test_marks_mean_nothing(names: WorkingStore, text: str) -> None:
    assert isinstance(_ids(names, text), list)


@pytest.mark.parametrize(
    ("argument", "text", "labels", "limit"),
    [
        ("text", " ", (), 20),
        ("text", "co\0ast", (), 20),
        ("text", "\udce9", (), 20),
        ("labels", "coast", ("Person",), 20),
        ("limit", "coast", (), 0),
        ("limit", "coast", (), 101),
    ],
)
def test_wrong_arguments_are_named(
    names: WorkingStore, argument: str, text: str, labels: tuple[str, ...], limit: int
) -> None:
    with names.read() as view, pytest.raises(InvalidQuestionError) as caught:
        search(view, text, labels=labels, limit=limit)
    assert caught.value.argument == argument


@pytest.mark.parametrize("text", ["IND-USA", "ind-usa", " IND-USA "])
def test_an_id_typed_whole_is_found_first(names: WorkingStore, text: str) -> None:
    with names.write() as tx:
        Building(tx).tie("IND", "USA")
    with names.read() as view:
        first = search(view, text).hits[0]
        assert (first.node.id, first.manner, first.corrected) == ("IND-USA", "id", [])
        assert all(hit.node.id != "IND-USA" for hit in search(view, text, labels=["Official"]).hits)
