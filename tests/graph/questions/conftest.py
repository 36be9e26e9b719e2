"""A store for each test, and the examples loaded once.

Graphs small enough to check by hand are written straight into the store (`building.py`); what needs
claims and words is loaded from parsed reports, as users do it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.model.report import read_report
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore, WorkingView


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkingStore]:
    """An empty store."""
    opened = open_store(str(tmp_path / "graph.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def lasting_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingStore]:
    """A store that the examples of a property test share; each clears it first."""
    opened = open_store(str(tmp_path_factory.mktemp("lasting") / "graph.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def example_store(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WorkingStore]:
    """The examples of the repository, loaded."""
    opened = open_store(str(tmp_path_factory.mktemp("examples") / "graph.db"))
    files = sorted((checkout / "examples").glob("*/*.json"))
    journal.load(opened, [read_report(f.read_bytes()) for f in files], "2026-01-01T00:00:00Z")
    yield opened
    opened.close()


@pytest.fixture
def examples(example_store: WorkingStore) -> Iterator[WorkingView]:
    """A view of the loaded examples."""
    with example_store.read() as view:
        yield view
