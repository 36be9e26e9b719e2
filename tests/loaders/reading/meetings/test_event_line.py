"""The line over a text that gives day and place of what it reports."""

import pytest

from loaders.reading.meetings.event_line import event_line
from loaders.reading.page.page import Page
from loaders.reading.page.release import Release

LINES = [
    ("3 October 2021, Oslo", "3 October 2021", "Oslo"),
    ("October 3, 2021, The Government House, Oslo", "October 3, 2021", "Oslo"),
    ("October 3, 2021, Lillebygd, Oslo Region", "October 3, 2021", "Lillebygd"),
    ("October 3, 2021, Lillebygd, Norway", "October 3, 2021", "Lillebygd"),
    ("3 October 2021", "3 October 2021", None),
]


@pytest.mark.parametrize(("line", "day", "city"), LINES)
def test_day_and_place_over_a_text(line: str, day: str, city: str | None) -> None:
    page = Page(
        Release("a-report", f"Talks with Ghana\n\n{line}\n\nThe ministers met.", "2021-10-04")
    )
    found = event_line(page)
    assert found is not None
    assert page.text[found.date.start : found.date.end] == day
    assert (page.written(*found.city) if found.city else None) == city


NONE = [
    "Oslo, 3 October 2021",
    "October 3, 2021 was a good day",
    "The ministers met on 3 October 2021",
    "October 2021, Oslo",
]


@pytest.mark.parametrize("line", NONE)
def test_other_lines_with_dates_are_none(line: str) -> None:
    page = Page(
        Release("a-report", f"Talks with Ghana\n\n{line}\n\nThe ministers met.", "2021-10-04")
    )
    assert event_line(page) is None
