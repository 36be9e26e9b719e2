"""Lines that were broken to a width, and lines that end where they end."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.texts.line_mending import mend, unwrapped

PARTS = [
    "Talks in the capital",
    "The defence ministers of the two countries met in the capital on the third day of the month "
    "and agreed on a programme of work, as the ministry said in the evening.",
    "They spoke of sea lanes and of the training of officers. The Home Secretary led the Indian "
    "delegation, and the Deputy Secretary led that of the United States.",
    "It was the fourth round.",
]


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 120])
def test_a_text_of_one_width_is_joined(width: int) -> None:
    text = "\n\n".join(PARTS)
    assert unwrapped("\n\n".join(textwrap.fill(part, width) for part in PARTS)) == text
    ragged = "\n\n".join(textwrap.fill(part, width).replace("\n", " \n ") for part in PARTS)
    assert unwrapped(ragged) == text


def test_divided_words_are_mended() -> None:
    lines = [
        "The two sides of the dialogue spoke of their coopera-",
        "tion in the fight against terrorism and counter-",
        "feit money, and they exchanged their views on Indo-",
        "Pacific matters, on counter-",
        "terrorism and on the cooperation that they have.",
    ]
    assert unwrapped("\n".join(lines)) == (
        "The two sides of the dialogue spoke of their cooperation in the fight against terrorism "
        "and counterfeit money, and they exchanged their views on Indo-Pacific matters, on "
        "counter-terrorism and on the cooperation that they have."
    )


@pytest.mark.parametrize(
    ("before", "after", "known", "between"),
    [
        ("infor", "mation", "", ""),
        ("counter", "terrorism", "", "-"),
        ("counter", "feit", "counterfeit", ""),
        ("long", "standing", "long-standing", "-"),
        ("Indo", "Pacific", "", "-"),
        ("F", "35", "", "-"),
        ("vice", "president", "", "-"),
        ("counter", "part", "", ""),
        ("counter", "narcotics", "", "-"),
        ("inter", "national", "", ""),
        ("pro", "gramme", "", ""),
        ("U.S", "(India)", "", "-"),
    ],
)
def test_what_stands_between_parts_of_a_word(
    before: str, after: str, known: str, between: str
) -> None:
    assert mend(f"of the {before}", f"{after} and more", frozenset(known.split())) == between


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "One line that is as long as a paragraph may well be. " * 9,
        "\n".join(PARTS),
        "Participants\nAsha Rao, Home Secretary\nJohn Hill, Deputy Secretary\nA. B., Director\n",
        "\n".join(
            f"{n}. An item of a list that is about as long as the width of it" for n in "123"
        ),
        "\n".join(f"- the item of a list that is about as long as the width of {n}" for n in "123"),
        "Office of the Spokesperson\nWashington, D.C.\nFor the press",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .-\n1*•", max_size=400))
def test_no_word_is_lost_and_nothing_is_joined_twice(text: str) -> None:
    joined = unwrapped(text)
    assert _letters(joined) == _letters(text)
    assert joined.count("\n\n") <= text.count("\n") + 1


def _letters(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter != "-")
