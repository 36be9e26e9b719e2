"""What was promised and what became of it, checked by hand."""

from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.errors import InvalidQuestionError
from graph.model.report import check_report
from graph.questions.commitments import CommitmentsAnswer, commitments
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def _report(name: str, parties: list[str], promised: dict[str, Any] | None, **dialogue: Any) -> Any:
    body = {
        "id": name,
        "parties": parties,
        "published": "2024-06-01",
        "dialogue": {"status": "held", **dialogue},
    }
    return check_report(body | ({"next_round": promised} if promised else {}))


@pytest.fixture
def promised(store: WorkingStore) -> WorkingStore:
    """India and the US kept one promise and were late with another; India and Japan owe one."""
    us, jp = ["IND", "USA"], ["IND", "JPN"]
    journal.load(
        store,
        [
            _report("a", us, {"when": "2017"}, series="Ports", edition=1, start="2016-02-01"),
            _report("b", us, {"when": "2018"}, series="Ports", edition=2, start="2017-02-01"),
            _report("c", us, None, series="Ports", edition=3, start="2020-02-01"),
            _report("d", jp, {"when": "2021"}, series="Coast", edition=1, start="2020-03-01"),
            _report("e", jp, {"city": "Kobe"}, series="Radar", start="2020-04-01"),
            _report("f", us, None, start="2022-05-01", status="planned"),
        ],
        NOW,
    )
    return store


def _asked(store: WorkingStore, *parties: str, **asked: Any) -> CommitmentsAnswer:
    with store.read() as view:
        return commitments(view, parties, **asked)


def _states(answer: CommitmentsAnswer) -> list[tuple[str | None, str]]:
    return [(one.due, one.state) for one in answer.promises]


def test_states_by_the_day(promised: WorkingStore) -> None:
    everything = _asked(promised, at="2026-01-01")
    assert _states(everything) == [
        ("2017", "met"),
        ("2018", "overtaken"),
        ("2021", "overdue"),
        (None, "unknown"),
    ]
    assert everything.counts == {"met": 1, "overtaken": 1, "overdue": 1, "open": 0, "unknown": 1}
    assert [one.by and one.by.name for one in everything.promises[:2]] == [
        "Ports, 1 Feb 2017",
        "Ports, 1 Feb 2020",
    ]
    before = _asked(promised, "IND", "USA", at="2018-06-01")
    assert _states(before) == [("2017", "met"), ("2018", "open")]
    assert _states(_asked(promised, "IND", "USA", at="2019-06-01"))[1] == ("2018", "overdue")


def test_without_a_day_nothing_is_overdue(promised: WorkingStore) -> None:
    answer = _asked(promised, "Japan")
    assert _states(answer) == [("2021", "unknown"), (None, "unknown")]
    assert "only for a day" in answer.note


def test_states_filter_what_is_shown_and_not_what_is_counted(promised: WorkingStore) -> None:
    answer = _asked(promised, states=["overdue"], at="2026-01-01")
    assert _states(answer) == [("2021", "overdue")]
    assert sum(answer.counts.values()) == 4
    assert answer.planned == []


def test_a_planned_meeting_whose_day_has_passed_is_told_as_that(promised: WorkingStore) -> None:
    (after,) = _asked(promised, "USA", at="2023-01-01").planned
    (before,) = _asked(promised, "USA", at="2022-01-01").planned
    (open_,) = _asked(promised, "USA").planned
    assert [one.state for one in (after, before, open_)] == ["passed", "to come", "unknown"]
    assert "the day has passed" in _asked(promised, at="2023-01-01").note


def test_what_is_no_party(promised: WorkingStore) -> None:
    with pytest.raises(InvalidQuestionError, match="parties"):
        _asked(promised, "Radar")
