"""Days in digits, and in digits with a short month."""

import pytest

from graph.language.date_words import dates_in
from graph.language.numeric_dates import numeric_day, order_of

READ = [
    ("on 16-07-1968", None, ["1968-07-16"]),
    ("on 16-07-68.", None, ["1968-07-16"]),
    ("on 16-Jul-1968", None, ["1968-07-16"]),
    ("on 16-July-68, and", None, ["1968-07-16"]),
    ("on 03/04/2021", None, []),
    ("on 03/04/2021 and 25/04/2021", None, ["2021-04-03", "2021-04-25"]),
    ("on 03/04/2021 and 04/25/2021", None, ["2021-03-04", "2021-04-25"]),
    ("on 03/04/2021, 25/04/2021 and 04/25/2021", None, ["2021-04-25", "2021-04-25"]),
    ("on 16-07-39", "1950-01-01", ["1939-07-16"]),
    ("on 16-07-24", "2024-08-01", ["2024-07-16"]),
    ("on 31-02-2021", None, []),
    ("parts 16-07-19688 and 12-34-56-78", None, []),
]


@pytest.mark.parametrize(("text", "published", "days"), READ)
def test_the_days_of_a_text(text: str, published: str | None, days: list[str]) -> None:
    found = dates_in(text, published)
    assert [first for each in found for first, _ in each.readings] == days


def test_the_order_is_told_by_dates_that_can_mean_one_day() -> None:
    assert order_of(["16/07/1968", "01/02/1969"]) == "day first"
    assert order_of(["07/16/1968"]) == "month first"
    assert order_of(["01/02/1969"]) is None
    assert numeric_day("01/02/69", "day first", None) == "1969-02-01"
    assert numeric_day("01/02/69", None, None) is None
