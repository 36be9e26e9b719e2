"""The next round and what else is promised."""

import pytest

from loaders.reading.meetings.promises import find_commitments, next_round
from loaders.reading.page.page import Page
from loaders.reading.page.release import Release

NEXT = [
    ("The talks will resume in Oslo on 3 May 2024.", ("Oslo", "NOR", "2024-05-03")),
    ("The ministers will meet again in Nairobi.", ("Nairobi", "KEN", None)),
    ("They will have another meeting in Oslo in the near future.", ("Oslo", "NOR", None)),
    ("Another boat was found in Oslo.", None),
    ("The next round will be held in Oslo in 2025.", ("Oslo", "NOR", "2025")),
    ("The two sides agreed to hold the next dialogue in Norway.", (None, "NOR", None)),
    (
        "The ninth meeting is to be hosted in Nairobi on 4 May 2025.",
        ("Nairobi", "KEN", "2025-05-04"),
    ),
    ("They will reconvene in Mombasa next year.", ("Mombasa", "KEN", "2025")),
    ("Both looked forward to the next meeting.", None),
    ("The last round was held in Oslo in 2022.", None),
    ("The next generation of radars was shown in Oslo.", None),
]


@pytest.mark.parametrize(("text", "expected"), NEXT)
def test_the_next_round(text: str, expected: tuple[str | None, ...] | None) -> None:
    found = next_round(Page(Release("a-report", text, "2024-03-02")), ["KEN", "NOR"])
    if expected is None:
        assert found is None
    else:
        assert found is not None
        values = (found.city, found.country, found.when)
        assert tuple(each.value if each else None for each in values) == expected


def test_in_a_preview_the_meeting_to_come_is_no_next_round() -> None:
    page = Page(Release("a-report", "The third meeting will be held in Oslo.", "2024-03-02"))
    assert next_round(page, ["KEN", "NOR"], is_preview=True) is None


def test_commitments_are_acts_with_their_day() -> None:
    text = (
        "Kenya and Norway agreed to establish a joint working group on piracy by June 2024. They "
        "agreed to differ on fish."
    )
    (found,) = find_commitments(Page(Release("a-report", text, "2024-03-02")))
    assert found.what.value == "establish a joint working group on piracy by June 2024"
    assert found.due is not None and found.due.value == "2024-06"
