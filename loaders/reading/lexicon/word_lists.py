"""Word lists of `loaders/reference`, read when first asked for."""

import csv
from functools import cache
from importlib.resources import files


def word_set(listed: str) -> frozenset[str]:
    """Return folded words, written with spaces between them, as a set."""
    return frozenset(listed.split())


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table, in its order; FileNotFoundError where there is none."""
    table = files("loaders").joinpath(f"reference/{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))
