"""Word lists of `loaders/reference`, read when first asked for."""

import csv
from functools import cache
from importlib.resources import files


def word_set(listed: str) -> frozenset[str]:
    """Return folded words, written with spaces between them, as a set."""
    return frozenset(listed.split())


def word_list(name: str) -> frozenset[str]:
    """Return the folded words of a list of `reader_words`; KeyError where there is none."""
    return _word_lists()[name]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("reader_words"):
        found.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(listed) for name, listed in found.items()}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table, in its order; FileNotFoundError where there is none."""
    table = files("loaders").joinpath(f"reference/{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))
