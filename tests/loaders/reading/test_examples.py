"""The texts of the examples, against what a person reported of them: here without any scorer."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.language.fold import fold
from loaders.texts.asking import Asked
from loaders.texts.limits import Limits
from loaders.texts.parsing import parse

LEAST = 0.95
"""Share of the values of a person that the reader finds, and of its own that a person has too."""


def values(report: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """What must be told of any report: whose tie, which meeting, who, and what was signed."""
    meeting = report.get("dialogue") or {}
    yield from (("party", code) for code in report["parties"])
    for name in ("series", "start", "city", "country", "edition"):
        if meeting.get(name) is not None:
            yield name, fold(str(meeting[name]))
    for one in report.get("officials") or ():
        yield "official", fold(one["name"]), str(one.get("country"))
    for one in report.get("agreements") or ():
        yield "agreement", one["kind"], one["status"]


@pytest.fixture(scope="module")
def pairs(checkout: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each text as a person reported it, and as it is read."""
    found = []
    for text in sorted((checkout / "examples" / "texts").glob("*.txt")):
        (answer,) = parse(Asked(text.name, text.read_bytes()), Limits())
        person = json.loads(text.with_suffix(".json").read_text("utf-8"))
        found.append((person, json.loads(answer.report or "{}")))
    return found


def test_the_parties_of_every_text_and_the_day_over_it(
    pairs: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    for person, read in pairs:
        assert read["parties"] == sorted(person["parties"]), person["id"]
        assert read.get("published") == person.get("published"), person["id"]


def test_most_of_what_a_person_reports_is_found_and_little_else(
    pairs: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    wanted = Counter((p["id"], *value) for p, _ in pairs for value in values(p))
    found = Counter((p["id"], *value) for p, read in pairs for value in values(read))
    both = (wanted & found).total()
    assert wanted.total() > 150
    assert both >= LEAST * wanted.total(), sorted(wanted - found)
    assert both >= LEAST * found.total(), sorted(found - wanted)
