"""Why mentions are one node, and which pairs are doubtful: on graphs small enough to read."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.errors import AmbiguousNodeError, InvalidQuestionError, NodeNotFoundError
from graph.model.report import ParsedReport, check_report
from graph.questions.find import resolve
from graph.questions.review import Doubt, review
from graph.questions.why import why
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

AT = "2026-01-0{}T00:00:00Z"


def _told(report_id: str, name: str, title: str | None, **more: Any) -> ParsedReport:
    country = more.pop("country", "IND")
    person = {"name": name, "country": country, "title": title, "role": "mentioned"}
    data = {"id": report_id, "parties": ["IND", "USA"], "published": "2024-02-10", **more}
    return check_report({**data, "officials": [person]})


@pytest.fixture
def store(tmp_path: Any) -> Iterator[WorkingStore]:
    with closing(open_store(str(tmp_path / "graph.db"))) as opened:
        yield opened


def _load(store: WorkingStore, *reports: ParsedReport, day: int = 1) -> None:
    journal.load(store, reports, AT.format(day))


def _doubts(store: WorkingStore, **more: Any) -> list[Doubt]:
    with store.read() as view:
        return review(view, **more).doubts


BOTH = [_told("a", "Asha Rao", "Home Secretary"), _told("b", "A. Rao", "Home Secretary")]
SECOND = _told("c", "Arun Rao", "Home Secretary")
KEYS = ("a#official:asha rao|IND", "b#official:a rao|IND")


def test_what_joined_two_mentions(store: WorkingStore) -> None:
    _load(store, *BOTH)
    with store.read() as view:
        answer = why(view, "Asha Rao")
    assert [one.mention for one in answer.mentions] == list(KEYS)
    assert answer.mentions[0].words == "Asha Rao, Home Secretary (IND), Feb 2024"
    (join,) = answer.joins
    assert {join.one, join.other} == set(KEYS)
    assert join.why == "initials of a name, for the same office"
    assert answer.total == 2


def test_a_judgement_is_named(store: WorkingStore) -> None:
    _load(store, BOTH[0], _told("b", "Lata Devi", None))
    journal.judge(store, KEYS[0], "b#official:lata devi|IND", "same", "x", AT.format(1), "")
    with store.read() as view:
        assert [join.why for join in why(view, "Asha Rao").joins] == ["judged the same"]


def test_the_nearest_that_was_kept_apart(store: WorkingStore) -> None:
    _load(store, *BOTH, SECOND)
    with store.read() as view:
        (apart,) = why(view, "Asha Rao").nearest
    assert apart.node.name == "A. Rao"
    assert "another fits as well" in apart.against
    assert "the same office" in apart.speaking_for


def test_what_cannot_be_explained(store: WorkingStore) -> None:
    _load(store, *BOTH)
    with store.read() as view:
        with pytest.raises(InvalidQuestionError, match="which no mentions are resolved into"):
            why(view, "IND-USA")
        with pytest.raises(NodeNotFoundError):
            why(view, "Nobody")


def test_an_ambiguous_short_name_is_doubtful(store: WorkingStore) -> None:
    _load(store, *BOTH)
    assert _doubts(store) == []
    _load(store, SECOND)
    doubts = _doubts(store)
    assert {frozenset((d.one.mention, d.other.mention)) for d in doubts} == {
        frozenset(KEYS),
        frozenset(("c#official:arun rao|IND", KEYS[1])),
    }
    assert all(d.would_change == 1 for d in doubts)


def test_the_pair_that_would_move_most_comes_first(store: WorkingStore) -> None:
    more = [_told(f"m{n}", "Lata Devi", "Governor") for n in range(3)]
    abroad = [_told(f"n{n}", "Lata Devi", "Ambassador to Kenya") for n in range(2)]
    _load(store, *BOTH, SECOND, *more, *abroad)
    first = _doubts(store)[0]
    assert (first.would_change, first.against[0]) == (
        2,
        "another office",
    )


def test_a_leader_seated_in_another_state(store: WorkingStore) -> None:
    seated = _told("b", "John Hill", "President", country="IND")
    _load(store, _told("a", "John Hill", "President", country="USA"), seated)
    (doubt,) = _doubts(store)
    assert doubt.against == ["of IND and USA"]


def test_unsure_is_asked_again_only_with_new_evidence(store: WorkingStore) -> None:
    _load(store, *BOTH, SECOND)
    for key in ("a#official:asha rao|IND", "c#official:arun rao|IND"):
        journal.judge(store, key, KEYS[1], "unsure", "x", AT.format(2), "")
    assert _doubts(store) == []
    _load(store, _told("d", "A. Rao", "Home Secretary"), day=3)
    assert {d.asked_before for d in _doubts(store)} == {"unsure, said x; reports came since"}


def test_different_is_not_asked_again(store: WorkingStore) -> None:
    _load(store, *BOTH, SECOND)
    journal.judge(store, KEYS[0], KEYS[1], "different", "x", AT.format(2), "")
    assert [d.one.mention for d in _doubts(store)] == []


def test_kinds_and_limits(store: WorkingStore) -> None:
    _load(store, *BOTH, SECOND)
    assert _doubts(store, kind="institution") == []
    with store.read() as view:
        assert (len(review(view, limit=1).doubts), review(view, limit=1).total) == (1, 2)
        with pytest.raises(InvalidQuestionError):
            review(view, kind="country")


def test_a_name_of_several_is_told_apart_by_country_or_office(store: WorkingStore) -> None:
    abroad = _told("b", "Asha Rao", "Ambassador to Kenya")
    _load(store, BOTH[0], abroad, _told("c", "Asha Rao", "Governor", country="USA"))
    with store.read() as view:
        with pytest.raises(AmbiguousNodeError) as caught:
            resolve(view, "Asha Rao")
        described = {one.office: one for one in caught.value.described}
        home = described["Home Secretary"]
        assert str(home) == f"{home.id} (Official, Home Secretary, IND, 2024, 1 origin)"
        assert resolve(view, "Asha Rao (United States)").properties["country"] == "USA"
        assert resolve(view, "Asha Rao, Home Secretary").id == home.id
        with pytest.raises(AmbiguousNodeError):
            resolve(view, "Asha Rao (IND)")
