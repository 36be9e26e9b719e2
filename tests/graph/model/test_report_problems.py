"""Whatever is wrong with a report, each fault is named at its own place, and none ends the work."""

import copy
import json
from collections.abc import Iterator
from time import process_time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.model.errors import InvalidReportError, Problem
from graph.model.reasons import MAX_REASON_CHARS
from graph.model.report import check_report
from graph.model.report_problems import MAX_PROBLEMS

WHOLE: dict[str, Any] = {
    "schema": "tieline/report/1",
    "id": "whole",
    "source": {"url": "https://example.org/a"},
    "published": "2024-03-01",
    "style": "readout",
    "parties": ["IND", "USA"],
    "dialogue": {"series": "Talks", "edition": 2, "start": "2024-02-28", "city": "Delhi"},
    "officials": [{"name": "Jane Roe", "country": "USA", "title": "Secretary", "role": "head"}],
    "institutions": [{"name": "Ministry of Defence", "country": "IND", "role": "participant"}],
    "agreements": [
        {
            "kind": "MoU",
            "subject": "training",
            "status": "signed",
            "parties": ["Ministry of Defence", {"name": "USA", "country": "USA"}],
            "signatories": [{"name": "Jane Roe"}],
            "relates": [{"how": "amends", "to": "the old one"}],
        }
    ],
    "topics": ["narcotics"],
    "next_round": {"city": "Washington", "when": "2025"},
    "commitments": [{"what": "a working group", "due": "2025"}],
    "recalled_dialogues": [{"series": "Talks", "edition": 1}],
    "evidence": {
        "/officials/0/name": [{"start": 0, "end": 8, "quote": "Jane Roe"}],
        "/dialogue/city": {"inferred": "city"},
    },
    "sure": {"/dialogue/city": False},
    "text": {"content": "Jane Roe came."},
    "made": {"by": "hand"},
    "origin": {"agency": "PIB"},
}
UNKNOWN = ["x(", "[", "Named", "Inferred", "notes (draft)", "list[Span]", "[key]", "", "/", "~"]
KEYS = st.sampled_from(UNKNOWN) | st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def _places(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    yield pointer, value
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            name = str(key).replace("~", "~0").replace("/", "~1")
            yield from _places(inner, f"{pointer}/{name}")


OBJECTS = [pointer for pointer, value in _places(WHOLE) if isinstance(value, dict)]
PLACES = [pointer for pointer, _ in _places(WHOLE)]


def _at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        data = data[int(name)] if isinstance(data, list) else data[name]
    return data


def _problems(data: Any) -> list[Problem]:
    with pytest.raises(InvalidReportError) as told:
        check_report(data)
    return told.value.problems


def _faults(data: Any) -> list[Problem]:
    try:
        check_report(data)
    except InvalidReportError as told:
        return told.problems
    return []


def test_the_whole_report_is_sound() -> None:
    assert check_report(WHOLE).id == "whole"


@given(st.sampled_from(OBJECTS), KEYS, VALUES)
@example("", "x(", 1)
@example("", "[", 1)
@example("", "Named", 1)
@example("", "notes (draft)", "later")
@example("/agreements/0/parties/1", "Named", {"name": 1})
def test_an_unknown_key_is_named_at_its_place(place: str, key: str, value: Any) -> None:
    data = copy.deepcopy(WHOLE)
    around = _at(data, place)
    if key in around:
        return
    around[key] = value
    name = key.replace("~", "~0").replace("/", "~1")
    found = _faults(data)
    is_field = not found or place in ("/evidence", "/sure")  # those are maps with any pointers
    assert is_field or any(one.pointer.startswith(f"{place}/{name}") for one in found)
    assert found or key not in UNKNOWN or place in ("/evidence", "/sure")


@given(st.sampled_from(PLACES[1:]), VALUES)
def test_a_wrong_value_is_named_at_or_around_its_place(place: str, value: Any) -> None:
    data = copy.deepcopy(WHOLE)
    above, _, last = place.rpartition("/")
    around = _at(data, above)
    key: Any = int(last) if isinstance(around, list) else last.replace("~1", "/")
    around[key] = value
    for one in _faults(data):
        assert one.pointer.startswith(place) or place.startswith(one.pointer)


@given(VALUES)
def test_anything_at_all_is_a_report_or_an_error(value: Any) -> None:
    with pytest.raises(InvalidReportError):
        check_report(value)


@pytest.mark.parametrize(
    ("more", "pointer", "reason"),
    [
        ({"evidence": {"bad": []}}, "/evidence/bad", "does not have the form"),
        ({"evidence": {"/x": [{"start": -1, "end": 1, "quote": ""}]}}, None, "at least 0"),
        ({"dialogue": {"edition": 1000}}, "/dialogue/edition", "at most 999"),
        ({"published": "2024-03-01T00:00"}, "/published", "longer than 10 characters"),
        ({"agreements": [{**WHOLE["agreements"][0], "parties": [{"x(": 1}]}]}, None, "name"),
    ],
)
def test_reasons_are_in_words(more: dict[str, Any], pointer: str | None, reason: str) -> None:
    found = _problems({**WHOLE, **more})
    assert any(reason in one.reason and pointer in (None, one.pointer) for one in found)


@pytest.mark.parametrize(
    "more",
    [
        {"officials": [{}] * 100_000},
        {f"k{n}": n for n in range(200_000)},
        {"parties": ["X" * 9_000_000]},
        {"agreements": [{**WHOLE["agreements"][0], "kind": "y" * 1_000_000}]},
        {"k" * 1_000_000: 1},
        {"evidence": {f"no pointer {n}": [] for n in range(50_000)}},
    ],
    ids=["officials", "keys", "country", "kind", "key", "evidence"],
)
def test_faults_are_told_in_bounds(more: dict[str, Any]) -> None:
    before = process_time()
    found = _problems({**WHOLE, **more})
    assert process_time() - before < 5
    assert 1 <= len(found) <= MAX_PROBLEMS + 1
    assert all(len(one.reason) <= MAX_REASON_CHARS for one in found)
    assert len(json.dumps([[one.pointer, one.reason] for one in found])) < 100_000


def test_how_many_more_there_are_is_told() -> None:
    found = _problems({**WHOLE, **{f"k{n}": n for n in range(300)}})
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].reason == "200 more things may be wrong; mend these first"
    found = _problems({**WHOLE, **{f"k{n}": n for n in range(30_000)}})
    assert found[-1].reason.startswith("29900 more")
