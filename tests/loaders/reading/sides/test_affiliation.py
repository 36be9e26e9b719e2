"""For whom an official acts, by words; where no words say so, nobody's country is guessed."""

import pytest

from loaders.reading.analysis import analysed
from loaders.reading.page.release import Release

CASES: list[tuple[str, list[str], dict[str, str | None]]] = [
    (
        "The Norwegian Government thanks Prime Minister Luis Vega for his prompt answer.",
        ["NOR", "PER"],
        {"Luis Vega": None},
    ),
    (
        "Foreign Minister Anna Berg spoke. From the Peruvian side, Minister Luis Vega answered.",
        ["NOR", "PER"],
        {"Anna Berg": None, "Luis Vega": "PER"},
    ),
    (
        "Federal Councillor Marta Keller met the ambassador of Peru, Luis Vega.",
        ["CHE", "PER"],
        {"Marta Keller": "CHE", "Luis Vega": "PER"},
    ),
    (
        "Minister Anna Berg of Norway met on the Peruvian side of Lake Titicaca with Luis Vega, "
        "head of the rescue service.",
        ["NOR", "PER"],
        {"Anna Berg": "NOR"},
    ),
    (
        "The Norwegian Government invited Interior Minister Luis Vega to Oslo.",
        ["NOR", "PER"],
        {"Luis Vega": None},
    ),
    (
        "OSLO, 3 May 2024 - Norway's ministry told of talks on fish. Prime Minister Jarl Moe will "
        "call his colleague in Lima, Peru.",
        ["NOR", "PER"],
        {"Jarl Moe": None},
    ),
]


@pytest.mark.parametrize(("text", "parties", "countries"), CASES, ids=[c[0][:40] for c in CASES])
def test_whom_officials_act_for(
    text: str, parties: list[str], countries: dict[str, str | None]
) -> None:
    officials = analysed(Release("x", text, "2024-01-01"), codes=parties).officials
    found = {each.name.value: each.country.value if each.country else None for each in officials}
    assert {name: found.get(name, "missing") for name in countries} == countries
