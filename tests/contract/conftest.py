"""A store of every kind, empty; no test of the suite may ask which it has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from graph.stores.opening import open_store


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "graph.db"))
    yield opened
    opened.close()


@pytest.fixture
def neo4j_store() -> Iterator[Store]:
    import os

    from neo4j import GraphDatabase

    uri = os.environ["TIELINE_TEST_NEO4J_URI"]
    with GraphDatabase.driver(uri) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    opened = open_store(uri)
    yield opened
    opened.close()


@pytest.fixture(params=["embedded_store", "neo4j_store"])
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]
