"""A store of every kind, empty; no test of the suite may ask which it has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.opening import open_store
from graph.stores.working import WorkingStore


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[WorkingStore]:
    opened = open_store(str(tmp_path / "graph.db"))
    yield opened
    opened.close()


@pytest.fixture(params=["embedded_store", pytest.param("neo4j_store", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> WorkingStore:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]
