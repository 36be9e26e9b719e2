"""Countries as people and other programs write them are read where exactly one fits."""

from typing import Any

import pytest

from graph.model.errors import InvalidReportError
from graph.model.report import check_report


def _parties(*named: str) -> list[str]:
    return check_report({"id": "a", "parties": list(named)}).parties


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("India", "IND"),
        ("IND", "IND"),
        ("IN", "IND"),
        ("US", "USA"),
        ("the United States", "USA"),
        ("Korea, South", "KOR"),
        ("Czech Republic", "CZE"),
    ],
)
def test_they_are_stored_as_alpha_3(named: str, code: str) -> None:
    assert _parties(named) == [code]
    official = {"name": "Jane Roe", "role": "head", "country": named}
    report = check_report({"id": "a", "parties": [], "officials": [official]})
    assert report.officials[0].country == code


@pytest.mark.parametrize("named", ["Korea", "in", "Indiaa", "UAS", "", "India and Japan"])
def test_what_fits_none_or_two_is_refused(named: str) -> None:
    with pytest.raises(InvalidReportError, match="is not a country; perhaps"):
        _parties(named)


def test_one_country_under_two_names_is_one_named_twice() -> None:
    with pytest.raises(InvalidReportError, match="names a country twice"):
        _parties("India", "IND")


def test_evidence_follows_its_party_when_parties_are_put_in_order() -> None:
    spans: dict[str, Any] = {
        "/parties/0": [{"start": 0, "end": 13, "quote": "United States"}],
        "/parties/1": [{"start": 18, "end": 23, "quote": "India"}],
    }
    data = {
        "id": "a",
        "parties": ["United States", "India"],
        "text": {"content": "United States and India met."},
        "evidence": spans,
        "sure": {"/parties/0": False},
    }
    report = check_report(data)
    assert report.parties == ["IND", "USA"]
    assert report.evidence["/parties/0"][0].quote == "India"  # type: ignore[index]
    assert report.evidence["/parties/1"][0].quote == "United States"  # type: ignore[index]
    assert report.sure == {"/parties/1": False}
    assert check_report(report.model_dump(by_alias=True, exclude_defaults=True)) == report
