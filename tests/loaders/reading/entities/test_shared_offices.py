"""Who holds an office that a text names once for several countries."""

import pytest

from tests.loaders.reading.people.test_officials import read

PLAIN = "Erik Dahl", "Mahamat Ali"


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian and Chadian Defence Ministers Erik Dahl and Mahamat Ali met in Oslo.",
        "The Norwegian and Chadian Defence Ministers, Erik Dahl and Mahamat Ali, met in Oslo.",
        "The Defence Ministers of Norway and Chad, Erik Dahl and Mahamat Ali, met.",
        "The Defence Ministers of Norway and of the Republic of Chad, General Erik Dahl and Mr "
        "Mahamat Ali, met.",
        "The Defence Ministers of Norway, Erik Dahl, and of Chad, Mahamat Ali, met.",
        "The Defence Ministers of Norway, Erik Dahl, and Chad, Mahamat Ali, met.",
        "Erik Dahl and Mahamat Ali, the Defence Ministers of Norway and Chad respectively, met.",
        "Defence Ministers Erik Dahl (Norway) and Mahamat Ali (Chad) met.",
        "The talks were led by the Defence Ministers of Norway and Chad, Erik Dahl and Mahamat "
        "Ali.",
    ],
)
def test_each_has_his_own_country(text: str) -> None:
    rows = [(row[0], row[1], row[2], row[5]) for row in read(text, ["NOR", "TCD"])]
    assert rows == [
        ("Erik Dahl", "NOR", "Defence Minister", "head"),
        ("Mahamat Ali", "TCD", "Defence Minister", "head"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Defence Ministers of Norway and Chad, Erik Dahl, met.",
        "The Defence Ministers of Norway and Chad met. Erik Dahl and Mahamat Ali are poets.",
        "The Norwegian and Chadian Defence Ministers, the Oslo papers say, met.",
    ],
)
def test_as_many_names_as_countries_are_needed(text: str) -> None:
    assert not {row[0] for row in read(text, ["NOR", "TCD"])} >= set(PLAIN)
