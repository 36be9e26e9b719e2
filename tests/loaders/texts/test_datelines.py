"""The day of publication, where a text states it and where it only speaks of a day."""

import pytest

from loaders.texts.datelines import stated_day

BODY = "The two sides met on 3 May 2021 and agreed on it all.\n" * 4


@pytest.mark.parametrize(
    "head",
    [
        "Talks\n\nNew Delhi, February 28, 2024\n\n",
        "NEW DELHI, Feb. 28, 2024 — ",
        "Talks\n\nPosted On: 28 FEB 2024 6:21PM by PIB Delhi\n\n",
        "Washington, DC (27 February 2024 is not it)\n\nPublished 28 February 2024\n",
        "Washington, DC (28 February 2024) - ",
        "Wednesday, 28 February 2024 10:30\n\n",
        "28/02/2024\n",
        "Release date: 2024-02-28\n",
        "Seoul, Republic of Korea, 28 February 2024: ",
        "Dated 28th February 2024, and written there.\n",
        "Ministry of the Interior, Norway - Publication date 28.2.2024 15.20 - News item\n\n",
    ],
)
def test_a_head_that_says_it(head: str) -> None:
    assert stated_day(head + BODY) == "2024-02-28"


def test_a_place_and_a_day_at_the_end() -> None:
    assert stated_day(f"Talks\n\n{BODY}\nNew Delhi\nFebruary 28, 2024\n") == "2024-02-28"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The Minister met his counterpart on 28 February 2024.",
        "ANKARA, March 3 (Agency) -- The two sides met.",
        "02/03/2024\n" + "The two sides met.",
        "February 2024\n\n" + "The two sides met.",
        "",
        "On 30 February 2024\n",
    ],
)
def test_texts_that_do_not_say_it(text: str) -> None:
    assert stated_day(text) is None


def test_a_day_far_below_the_head_is_none() -> None:
    assert (
        stated_day("A line of words.\n" * 40 + "Posted on 28 February 2024\n" + "x\n" * 40) is None
    )
