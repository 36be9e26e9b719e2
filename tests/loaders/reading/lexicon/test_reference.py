"""The word lists: each is named in their README with its source, and says nothing twice."""

from importlib.resources import files

import pytest

from loaders.reading.lexicon.word_lists import rows

FOLDER = files("loaders").joinpath("reference")
LISTS = sorted(each.name for each in FOLDER.iterdir() if each.name.endswith(".csv"))


def test_the_readme_names_every_list_and_no_other() -> None:
    told = [
        line.split("`")[1]
        for line in FOLDER.joinpath("README.md").read_text("utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert told == LISTS


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_something_once_in_every_row(name: str) -> None:
    found = [tuple(row.values()) for row in rows(name.removesuffix(".csv"))]
    assert found
    assert all(row[0] for row in found)
    assert len(set(found)) == len(found)
