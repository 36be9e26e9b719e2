"""Numbers in words and digits, and what looks like one."""

import pytest

from graph.language.number_words import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the twenty-third round", [23]),
        ("the 20th meeting", [20]),
        ("Round IV of the talks", [4]),
        ("the VILLAGE of LIVING, a VX and the CIVIL DIVISION", []),
        ("MIXED and MIX and DIM", []),
        ("the 2+2 dialogue", []),
        ("the V Meeting and the I Round", [5, 1]),
        ("I met V and X in the U.S.A.V Meeting", []),
    ],
)
def test_numbers_that_may_count_rounds(text: str, numbers: list[int]) -> None:
    assert [found.number for found in numbers_in(text)] == numbers
