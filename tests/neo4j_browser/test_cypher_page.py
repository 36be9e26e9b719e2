"""docs/cypher.md: each question runs on the published examples and gives the rows of the page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j.time import Date

from graph.journal import operations as journal
from graph.model.report import ParsedReport
from tests.neo4j_server.fixtures import empty_store
from tests.neo4j_server.reaching import driver as driver_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cypher.md"
SECTION = re.compile(
    r"^## (.+)\n(?:.*\n)*?```cypher\n((?:.+\n)+)```\n\n((?:\|.*\n)+)", re.MULTILINE
)


def _sections() -> list[tuple[str, str, str]]:
    found = SECTION.findall(PAGE.read_text(encoding="utf-8"))
    return [(title, query, table) for title, query, table in found]


@pytest.fixture(scope="module")
def session(neo4j_uri: str, example_reports: list[ParsedReport]) -> Iterator[neo4j.Session]:
    """A session that may only read the published examples."""
    with empty_store(neo4j_uri) as made:
        journal.load(made, example_reports, "2026-01-01T00:00:00Z")
        assert made.graph
        with (
            driver_of(neo4j_uri) as driver,
            driver.session(default_access_mode=neo4j.READ_ACCESS) as session,
        ):
            yield session


def table_of(result: neo4j.Result) -> str:
    """The rows of a result as the page writes them."""
    rows = [result.keys(), ["---"] * len(result.keys())]
    rows += [[_cell(value) for value in row.values()] for row in result]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return str(value.iso_format()) if isinstance(value, Date) else str(value)


def test_the_page_has_twelve() -> None:
    assert len(_sections()) == 12


@pytest.mark.neo4j
@pytest.mark.parametrize(("title", "query", "table"), _sections(), ids=[s[0] for s in _sections()])
def test_the_rows_are_those_of_the_page(
    title: str, query: str, table: str, session: neo4j.Session
) -> None:
    result = session.run(query)
    rows = table_of(result)
    assert rows == table, f"{title}:\n{rows}"
    notices = {one.gql_status for one in result.consume().gql_status_objects}
    assert notices == {"00000"}
