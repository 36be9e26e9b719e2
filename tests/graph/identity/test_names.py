"""Names of persons: which two may be one, by which way of writing, and which contradict."""

import pytest

from graph.identity.person_names import Likeness, likeness, parse_name


def _like(one: str, other: str, country: str) -> Likeness | None:
    left, right = parse_name(one, country), parse_name(other, country)
    assert likeness(left, right, country) == likeness(right, left, country)
    return likeness(left, right, country)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Shri Asha Rao", "Dr. Asha Rao", "IND"),
        ("RAO, Asha", "Asha Rao", "IND"),
        ("Lt. Gen. Peter Dunmore (Retd)", "Peter Dunmore", "AUS"),
        ("A.K. Rao", "A. K. Rao", "IND"),
        ("H.E. Asha Rao", "Asha Rao", "IND"),
        ("AK Rao", "A.K. Rao", "IND"),
        ("Yusuf al-Harbi", "Yusuf Al Harbi", "SAU"),
        ("Karim bin Tariq", "Karim Tariq", "OMN"),
        ("Lin Mei (林美)", "林美", "CHN"),
        ("Lin Mei (林美)", "Lin Mei", "CHN"),
    ],
)
def test_one_name(one: str, other: str, country: str) -> None:
    assert _like(one, other, country) is Likeness.EQUAL


@pytest.mark.parametrize(
    ("one", "other", "country", "like"),
    [
        ("Dmitry Petrov", "Dmitriy Petrov", "RUS", Likeness.SPELLING),
        ("Muhammad Harbi", "Mohamed Harbi", "EGY", Likeness.SPELLING),
        ("Kim Min-ho", "Kim Minho", "KOR", Likeness.SPELLING),
        ("Kim Min-ho", "Minho Kim", "KOR", Likeness.SPELLING),
        ("TANAKA Ichiro", "Ichiro Tanaka", "JPN", Likeness.TURNED),
        ("Bill Carter", "William J. Carter", "USA", Likeness.NICKNAME),
        ("Asha Rao", "Asha Devi Rao", "IND", Likeness.PART),
        ("Rosa Vidal", "Rosa Vidal Quintero", "MEX", Likeness.PART),
        ("Karim Tariq", "Karim bin Tariq bin Yusuf Al Harbi", "OMN", Likeness.PART),
        ("A. Khan", "Ahmed Khan", "PAK", Likeness.INITIALS),
        ("A. K. Rao", "Asha Kumari Rao", "IND", Likeness.INITIALS),
        ("G. Carter", "Geoff Carter", "GBR", Likeness.INITIALS),
        ("Vidal", "Rosa Vidal Quintero", "MEX", Likeness.BARE),
        ("Carter", "William J. Carter, Jr.", "USA", Likeness.BARE),
        ("Kim", "Kim Min-ho", "KOR", Likeness.BARE),
        ("Asha Srivastava", "Asha Srivastva", "IND", Likeness.SLIP),
    ],
)
def test_names_that_may_be_one(one: str, other: str, country: str, like: Likeness) -> None:
    assert _like(one, other, country) is like


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Ahmed Khan", "Asif Khan", "PAK"),
        ("Arun Sharma", "Varun Sharma", "IND"),
        ("Asha Devi Rao", "Asha Lata Rao", "IND"),
        ("John Hill Jr.", "John Hill Sr.", "USA"),
        ("Rosa Vidal", "Rosa Quintero", "MEX"),
        ("Vidal", "Rosa Vidal Quintero", "USA"),
        ("\u0410sha Rao", "Asha Rao", "IND"),
        ("林美", "Lin Mei", "CHN"),
    ],
)
def test_names_that_are_never_one(one: str, other: str, country: str) -> None:
    assert _like(one, other, country) is None


def test_a_name_of_nothing_but_a_rank_is_kept() -> None:
    assert parse_name("General", "USA").words == ("general",)
