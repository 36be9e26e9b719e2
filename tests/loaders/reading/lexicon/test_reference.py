"""The word lists: each is named in their README with its source, and says nothing twice."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from loaders.reading.lexicon.word_lists import rows, word_list

READING = Path(str(files("loaders"))) / "reading"
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


def test_the_words_of_the_recognisers_are_sorted_and_each_list_is_looked_up() -> None:
    told = [(row["list"], row["word"]) for row in rows("reader_words")]
    assert told == sorted(told)
    code = "".join(path.read_text("utf-8") for path in READING.rglob("*.py"))
    assert set(re.findall(r'word_list\(\s*"([^"]+)"', code)) == {name for name, _ in told}


def test_no_two_lists_of_the_recognisers_are_the_same() -> None:
    names = {row["list"] for row in rows("reader_words")}
    assert len({word_list(name) for name in names}) == len(names)


def test_a_list_that_is_not_there_is_an_error() -> None:
    assert "president" in word_list("country signs: holders")
    with pytest.raises(KeyError, match="no such list"):
        word_list("no such list")
