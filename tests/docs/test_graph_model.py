"""docs/graph-model.md names exactly the labels, types and classes of the code.

And the properties real reports give.
"""

import re
from pathlib import Path

import pytest

from graph.evidence.align import align
from graph.model.report import read_report
from graph.model.vocabulary import (
    AGREEMENT_LABEL,
    DERIVED_TYPES,
    REFERENCE_TYPES,
    Label,
    RelationshipType,
)
from graph.projection.oracle import Graph, project

COMMON = {"support", "claims", "first_reported", "last_reported", "quote", "quote_report"}


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs" / "graph-model.md").read_text()


@pytest.fixture(scope="module")
def graph(checkout: Path) -> Graph:
    files = sorted((checkout / "examples").glob("*/*.json"))
    return project([align(read_report(path.read_bytes())) for path in files])


def _rows(page: str, heading: str) -> dict[str, list[str]]:
    section = page.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip(" `"): [cell.strip() for cell in row] for row in cells}


def test_labels_are_those_of_the_code(page: str) -> None:
    assert set(_rows(page, "Nodes")) == set(Label)
    for label in AGREEMENT_LABEL.values():
        assert f"`{label}`" in page


def test_types_and_classes_are_those_of_the_code(page: str) -> None:
    rows = _rows(page, "Relationships")
    assert set(rows) == set(RelationshipType)
    for type_, cells in rows.items():
        wanted = (
            "reference"
            if type_ in REFERENCE_TYPES
            else "derived"
            if type_ in DERIVED_TYPES
            else "reported"
        )
        assert cells[3] == wanted, type_


def test_ends_and_properties_are_those_of_real_reports(page: str, graph: Graph) -> None:
    rows = _rows(page, "Relationships")
    for one in graph.relationships.values():
        _, sources, targets, _, own = rows[one.type]
        assert graph.nodes[one.source].label in sources
        assert graph.nodes[one.target].label in targets or targets.startswith("whatever")
        assert set(one.properties) - COMMON - {"conflicts"} <= set(re.findall(r"`(\w+)`", own))
    nodes = _rows(page, "Nodes")
    for node in graph.nodes.values():
        own = nodes[node.label][3]
        assert set(node.properties) - COMMON - {"conflicts"} <= set(re.findall(r"`(\w+)`", own))
