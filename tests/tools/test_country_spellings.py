"""The table of spellings is what its sources and its maker give."""

import csv
from pathlib import Path

import pytest

from tools.country_spellings import spellings


@pytest.mark.shared("data/countries/un_iso_country_codes.csv")
def test_the_table_is_what_its_maker_makes(shared_folder: Path, checkout: Path) -> None:
    made = spellings(shared_folder / "data/countries/un_iso_country_codes.csv")
    path = checkout / "graph/language/reference/country_spellings.csv"
    with path.open(encoding="utf-8", newline="") as source:
        kept = [tuple(row) for row in csv.reader(source)][1:]
    assert [tuple(row) for row in made] == kept


def test_every_own_spelling_is_in_the_table_or_known_without_it(checkout: Path) -> None:
    from graph.language.countries import find_code, is_known_otherwise

    path = checkout / "tools/own_country_spellings.csv"
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        told = row["spelling"]
        if row["code"]:
            assert find_code(told, capitals=row["kind"] == "capital") == row["code"], told
        else:
            assert find_code(told) is None, told
            assert is_known_otherwise(told), told
