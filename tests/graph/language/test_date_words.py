# ruff: noqa: RUF001 - dashes that look like others are the subject here
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.language import dates
from graph.language.date_words import Reading, dates_in, says

SATURDAY = "2024-03-02"


def read(text: str, published: str | None = SATURDAY) -> list[tuple[str, tuple[Reading, ...]]]:
    return [(text[d.start : d.end], d.readings) for d in dates_in(text, published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("27 February 2024", "2024-02-27", None),
        ("27th of February, 2024", "2024-02-27", None),
        ("February 27, 2024", "2024-02-27", None),
        ("Feb. 27, 2024", "2024-02-27", None),
        ("FEBRUARY 27", "2024-02-27", None),
        ("Wednesday, 28 February 2024", "2024-02-28", None),
        ("27-29 February", "2024-02-27", "2024-02-29"),
        ("27–29 February 2024", "2024-02-27", "2024-02-29"),
        ("27 to 29 February 2024", "2024-02-27", "2024-02-29"),
        ("27 and 29 February 2024", "2024-02-27", "2024-02-29"),
        ("February 27-29, 2024", "2024-02-27", "2024-02-29"),
        ("28 February to 1 March 2024", "2024-02-28", "2024-03-01"),
        ("December 30 to January 2, 2024", "2023-12-30", "2024-01-02"),
        ("30 December 2023 - 2 January 2024", "2023-12-30", "2024-01-02"),
        ("October-November 2021", "2021-10", "2021-11"),
        ("February 2024", "2024-02", None),
        ("2024-02-27", "2024-02-27", None),
        ("2024-02", "2024-02", None),
        ("27.02.2024", "2024-02-27", None),
        ("02.03.2024", "2024-03-02", None),
        ("27/02/2024", "2024-02-27", None),
        ("02/27/2024", "2024-02-27", None),
        ("2022-2024", "2022", "2024"),
        ("2023-24", "2023", "2024"),
        ("1787", "1787", None),
        ("today", "2024-03-02", None),
        ("yesterday", "2024-03-01", None),
        ("tomorrow", "2024-03-03", None),
        ("last month", "2024-02", None),
        ("next year", "2025", None),
        ("last December", "2023-12", None),
    ],
)
def test_an_expression_and_its_only_reading(text: str, first: str, last: str | None) -> None:
    assert read(text) == [(text, ((first, last),))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Friday", ["2024-03-01", "2024-03-08"]),
        ("Saturday", ["2024-03-02", "2024-03-09"]),
        ("last Friday", ["2024-03-01", "2024-02-23"]),
        ("next Monday", ["2024-03-04", "2024-03-11"]),
        ("Sept. 9", ["2023-09-09", "2024-09-09"]),
    ],
)
def test_two_readings_the_likelier_first(text: str, days: list[str]) -> None:
    assert read(text) == [(text, tuple((day, None) for day in days))]


@pytest.mark.parametrize(
    "text",
    [
        "they may 5 times march",
        "about 2000 troops",
        "some 1,500 forms and 3.5 points",
        "the 2+2 and the G-20",
        "a 27 strong team",
        "the month and the year",
        "Resolution 2334.5",
        "$2000",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_what_needs_an_anchor_has_no_reading_without() -> None:
    assert read("27 February, then on Friday, then today", None) == [
        ("27 February", ()),
        ("Friday", ()),
        ("today", ()),
    ]
    assert read("Friday", "2024-03") == [("Friday", ())]
    assert read("27 February", "2024-03") == [("27 February", (("2024-02-27", None),))]


def test_a_day_that_the_calendar_lacks_has_no_reading() -> None:
    assert read("31 February 2024") == [("31 February 2024", ())]
    assert read("29 to 27 February 2024") == [("29 to 27 February 2024", ())]


def test_digits_that_are_two_days_are_none() -> None:
    assert read("05/06/2024") == [("05/06/2024", ())]


def test_a_year_given_from_around_is_a_further_reading() -> None:
    (words,) = dates_in("27 February", SATURDAY, years=[2019])
    assert words.readings == (("2024-02-27", None), ("2019-02-27", None))
    (words,) = dates_in("27 February", None, years=[2019])
    assert words.readings == (("2019-02-27", None),)


def test_a_lone_month_or_year_counts_where_a_date_is_expected() -> None:
    assert [each for each, _ in read("in May and since 1951, in mid-March")] == [
        "May",
        "1951",
        "March",
    ]
    assert read("May we go? Those 1700 left.") == []


def test_numbers_after_a_day_are_not_taken_for_days() -> None:
    assert [each for each, _ in read("on March 5 and 12 officials came")] == ["March 5"]
    assert [each for each, _ in read("in March, 12 officials came")] == ["March"]
    assert [each for each, _ in read("on March 5 and 6.")] == ["March 5 and 6"]


def test_several_in_order() -> None:
    found = read("Opened on 27 February, closed on 29 February 2024, told on Friday.")
    assert [each for each, _ in found] == ["27 February", "29 February 2024", "Friday"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-02-27", True),
        ("2024-02-29", True),
        ("2024-02", True),
        ("2024", True),
        ("2024-02-28", False),
        ("2024-03", False),
    ],
)
def test_a_date_is_said_where_an_expression_begins_or_ends_in_it(date: str, expected: bool) -> None:
    assert says(dates_in("from 27 to 29 February 2024"), date) is expected


def test_a_month_does_not_say_a_day() -> None:
    assert not says(dates_in("in February 2024"), "2024-02-27")


@given(st.text(alphabet="27 9Feb.ruaymMondy-–/to,Friast024\n", max_size=40))
def test_any_text_gives_true_dates_at_true_places(text: str) -> None:
    end = 0
    for words in dates_in(text, SATURDAY):
        assert end <= words.start < words.end <= len(text)
        end = words.end
        for first, last in words.readings:
            assert dates.days(first) <= dates.days(last or first)


@given(st.dates())
def test_every_day_written_out_is_read(day: dt.date) -> None:
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        said = says(dates_in(text), day.isoformat())
        assert said is (1500 <= day.year <= 2099)
