"""Names of parsed reports are kept as they are seen; what misleads or steers is told."""

# ruff: noqa: RUF001 - letters that look like others are the subject here

from typing import Any

import pytest

from graph.language.characters import misleading_word, one_line
from graph.model.errors import InvalidReportError
from graph.model.misleading import misleading_names
from graph.model.report import check_report

ROE = {"name": "Jane Roe", "role": "head"}


def _check(**more: Any) -> Any:
    return check_report({"id": "a", "parties": [], **more})


@pytest.mark.parametrize(
    "written",
    [
        "Jane  Roe",
        " Jane Roe ",
        "Jane\u00a0Roe",
        "Jane\nRoe",
        "Ja\u200bne Roe",
        "\u202eJane Roe\u202c",
        "\x1b[2JJane Roe".replace("[2J", ""),
        "Jane\ufeff Roe",
        "Ja\u00adne Roe",
        "Ja\u200dne Roe",
    ],
)
def test_a_name_is_kept_as_it_is_seen(written: str) -> None:
    report = _check(officials=[{**ROE, "name": written}])
    assert report.officials[0].name == "Jane Roe"
    titled = _check(source={"title": written, "publisher": written}, made={"by": written})
    assert {titled.source.title, titled.source.publisher, titled.made.by} == {"Jane Roe"}


@pytest.mark.parametrize("name", ["क्‍ष", "می‌خواهم", "Zoë Blanc", "警察", "Jane Roe"])
def test_what_a_script_is_spelt_with_stays(name: str) -> None:
    assert one_line(name) == name
    assert one_line(one_line(name)) == one_line(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Jаne Roe", "Jаne"),
        ("Jane Rοe", "Rοe"),
        ("Jane Сора", "Сора"),
        ("Министерство обороны", None),
        ("Ministry (Министерство обороны)", None),
        ("Zoë Blanc", None),
        ("警察 Police", None),
        ("Jane Roe", None),
    ],
)
def test_letters_that_look_like_others_are_told(name: str, word: str | None) -> None:
    assert misleading_word(name) == word
    found = misleading_names(_check(officials=[{**ROE, "name": name}]))
    assert list(found) == ([] if word is None else ["/officials/0/name"])


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"source": {"url": "javascript:alert(1)"}}, "/source/url"),
        ({"source": {"url": "data:text/html,x"}}, "/source/url"),
        ({"source": {"url": "https://example.org/" + "x" * 5000}}, "/source/url"),
        ({"source": {"title": "x" * 5000}}, "/source/title"),
        (
            {"evidence": {"/id": [{"start": int("9" * 4000), "end": 9, "quote": "x"}]}},
            "/evidence/~1id/0/start",
        ),
        (
            {"evidence": {"/id": [{"start": 0, "end": 1, "quote": "x", "page": int("9" * 4000)}]}},
            "/evidence/~1id/0/page",
        ),
        (
            {"evidence": {"/id": [{"start": 0, "end": 1, "quote": "x", "page": 0}]}},
            "/evidence/~1id/0/page",
        ),
        ({"officials": [{**ROE, "name": "\u200b\u202e"}]}, "/officials/0/name"),
    ],
)
def test_what_steers_or_overflows_is_refused(more: dict[str, Any], pointer: str) -> None:
    with pytest.raises(InvalidReportError) as told:
        _check(**more)
    assert [one.pointer for one in told.value.problems] == [pointer]
    assert len(told.value.problems[0].reason) < 500


def test_an_address_of_the_web_is_kept() -> None:
    url = "https://example.org/a?b=c"
    assert _check(source={"url": f" {url} "}).source.url == url
