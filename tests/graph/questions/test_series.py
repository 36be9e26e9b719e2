"""The state of a series, checked by hand."""

from typing import Any

import pytest

from graph.journal import operations as journal
from graph.model.errors import InvalidQuestionError
from graph.model.report import check_report
from graph.questions.series import SeriesAnswer, series
from graph.stores.working import WorkingStore

NOW = "2026-01-01T00:00:00Z"


def _round(name: str, promised: dict[str, Any] | None = None, **dialogue: Any) -> Any:
    held = {"series": "Ports Talks", "status": "held", **dialogue}
    more = {"next_round": promised} if promised else {}
    return check_report(
        {"id": name, "parties": ["IND", "USA"], "published": "2024-06-01", "dialogue": held, **more}
    )


@pytest.fixture
def ports(store: WorkingStore) -> WorkingStore:
    """Rounds 1, 2, 3, 4 and 6; the fifth is unreported, and of the third no day is known."""
    journal.load(
        store,
        [
            _round("one", edition=1, start="2016-01-10", city="Goa", country="IND"),
            _round("two", edition=2, start="2017-01-10", city="Boston", country="USA"),
            _round("three", edition=3),
            _round(
                "four",
                {"when": "2019-06", "country": "IND"},
                edition=4,
                start="2018-01-10",
                country="USA",
            ),
            _round(
                "six",
                {"when": "2023", "country": "IND"},
                edition=6,
                start="2022-01-10",
                country="IND",
            ),
        ],
        NOW,
    )
    return store


def _asked(store: WorkingStore, at: str | None = None) -> SeriesAnswer:
    with store.read() as view:
        return series(view, "Ports Talks", at=at)


def test_rounds_in_order_with_an_undated_one_among_them(ports: WorkingStore) -> None:
    answer = _asked(ports)
    assert [one.edition for one in answer.rounds] == [1, 2, 3, 4, 6]
    assert [one.days_since for one in answer.rounds] == [None, 366, None, None, 1461]
    assert answer.hosts == ["IND", "USA", None, "USA", "IND"]
    assert answer.ties == ["IND-USA"]
    assert answer.missing_editions == [5]
    assert "No report speaks of round 5." in answer.note


def test_a_long_gap_is_told(store: WorkingStore) -> None:
    days = ("2015-01-01", "2016-01-01", "2017-01-01", "2020-01-01")
    journal.load(
        store, [_round(f"r{n}", edition=n, start=day) for n, day in enumerate(days, 1)], NOW
    )
    answer = _asked(store)
    assert answer.usual_days == 366
    (gap,) = answer.oddities
    assert gap.startswith("1,095 days passed before ports-talks-2020-01-01")


def test_wrong_ordinals_are_told(store: WorkingStore) -> None:
    rounds = (("a", 2, "2015-01-01"), ("b", 1, "2016-01-01"), ("c", 2, "2019-05-05"))
    journal.load(store, [_round(n, edition=number, start=day) for n, number, day in rounds], NOW)
    oddities = _asked(store).oddities
    assert any("are both round 2" in one for one in oddities)
    assert any("and is round 1 after round 2" in one for one in oddities)


def test_a_promise_is_overdue_or_open_by_the_day(ports: WorkingStore) -> None:
    states = {at: [one.state for one in _asked(ports, at).promises] for at in (None, "2026-01-01")}
    # The sixth round was held years after the day for which the fourth promised the next.
    assert states[None] == ["overtaken", "unknown"]
    assert states["2026-01-01"] == ["overtaken", "overdue"]
    assert [one.state for one in _asked(ports, "2020-06-01").promises] == ["overdue"]
    assert [one.state for one in _asked(ports, "2023-06-01").promises] == ["overtaken", "open"]


def test_a_promise_that_was_kept_names_the_round(store: WorkingStore) -> None:
    first = _round("one", {"when": "2017", "country": "USA"}, edition=1, start="2016-01-10")
    second = _round("two", edition=2, start="2017-01-10", country="USA")
    journal.load(store, [first, second], NOW)
    (promise,) = _asked(store).promises
    assert (promise.state, promise.due) == ("met", "2017")
    assert promise.by is not None and promise.by.name == "Ports Talks, 10 Jan 2017"
    (before,) = _asked(store, "2016-06-01").promises
    assert before.state == "open"


def test_a_day_leaves_later_rounds_out(ports: WorkingStore) -> None:
    answer = _asked(ports, "2017-06-01")
    assert [one.edition for one in answer.rounds] == [1, 2, 3]
    assert [one.certainty for one in answer.rounds] == ["surely", "surely", "unknown"]


def test_what_is_no_series(ports: WorkingStore) -> None:
    with ports.read() as view, pytest.raises(InvalidQuestionError, match="series"):
        series(view, "India")
