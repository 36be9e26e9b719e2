"""A graph of each kind, empty: a working store, and a published graph made from one.

No test of the suite may ask which it has. What is written goes to the working store.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.contract.graph import Graph


@pytest.fixture
def working_store(tmp_path: Path) -> Iterator[WorkingStore]:
    opened = open_store(str(tmp_path / "graph.db"))
    yield opened
    opened.close()


@pytest.fixture(params=["working_store", pytest.param("published_store", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Graph:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]
