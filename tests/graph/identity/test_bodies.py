"""Institutions and series: acronyms, ministries and departments, renames, shorter names."""

import pytest

from graph.model.report import ParsedReport, check_report
from graph.model.vocabulary import LABEL_OF_KIND
from graph.projection.oracle import project


def _bodies(country: str | None, *names: str) -> int:
    reports = [
        check_report(
            {
                "id": f"r{n}",
                "parties": ["IND", "USA"],
                "institutions": [{"name": name, "country": country}],
            }
        )
        for n, name in enumerate(names)
    ]
    return _count("institution", *reports)


def _series(*names: str) -> int:
    reports = [
        check_report({"id": f"r{n}", "parties": ["IND", "USA"], "dialogue": {"series": name}})
        for n, name in enumerate(names)
    ]
    return _count("series", *reports)


def _count(kind: str, *reports: ParsedReport) -> int:
    nodes = project(list(reports)).nodes.values()
    return sum(node.label == LABEL_OF_KIND[kind] for node in nodes)


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("USA", "Department of Commerce", "U.S. Commerce Ministry"),
        ("USA", "Department of the Treasury", "Treasury"),
        ("USA", "Department of Energy (DoE)", "Energy Department"),
        ("USA", "Department of Defense", "Department of War"),
        ("JPN", "Defense Agency", "Ministry of Defence"),
        ("IND", "Foreign Ministry", "Ministry of External Affairs"),
        ("CHE", "Federal Department of Finance", "Finance Ministry"),
        ("IND", "National Disaster Management Authority", "NDMA"),
        ("USA", "United States Agency for Global Media", "USAGM"),
        ("IND", "Ministry of Home Affairs", "MHA"),
    ],
)
def test_one_body(country: str, one: str, other: str) -> None:
    assert _bodies(country, one, other) == 1


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("IND", "Ministry of Defence", "Department of Defence"),
        ("USA", "Department of the Army", "Army"),
        ("USA", "Bureau of Energy", "Department of Energy"),
        ("GBR", "Department of Defense", "Department of War"),
        ("IND", "National Disaster Management Authority", "NDA"),
        ("IND", "Home Ministry", "Ministry of Housing"),
    ],
)
def test_two_bodies(country: str, one: str, other: str) -> None:
    assert _bodies(country, one, other) == 2


def test_an_acronym_of_two_bodies_joins_neither() -> None:
    assert _bodies("IND", "NSC", "National Security Council") == 1
    assert _bodies("IND", "NSC", "National Security Council", "National Sports Committee") == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2+2 Ministerial Dialogue", "U.S.-India 2+2"),
        ("2+2 Ministerial Dialogue", "Two Plus Two Foreign and Defence Ministers' Meeting"),
        ("JWG on Counter-Terrorism", "Counterterrorism Joint Working Group"),
        ("Defence Policy Group (DPG)", "India-US Defense Policy Group"),
        ("Maritime Security Dialogue", "India-U.S. Maritime Security"),
    ],
)
def test_one_series(one: str, other: str) -> None:
    assert _series(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2+2 Ministerial Dialogue", "2+2 Intersessional Dialogue"),
        ("Strategic Dialogue", "Strategic Security Dialogue"),
        ("Cyber Dialogue", "Cyber Working Group"),
        ("Maritime Security Dialogue", "Maritime Security Talks"),
    ],
)
def test_two_series(one: str, other: str) -> None:
    assert _series(one, other) == 2


def test_a_short_name_of_two_series_joins_neither() -> None:
    assert (
        _series("Maritime Security Dialogue", "Maritime Security Talks", "Maritime Security") == 3
    )
