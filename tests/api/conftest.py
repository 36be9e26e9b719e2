"""The API on a graph of the examples, with the store open beside it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore


@pytest.fixture(scope="session")
def store(
    example_reports: list[ParsedReport], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WorkingStore]:
    opened = open_store(str(tmp_path_factory.mktemp("api") / "graph.db"))
    journal.load(opened, example_reports, "2026-01-01T00:00:00Z")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(store: WorkingStore) -> Iterator[TestClient]:
    with TestClient(create_app(store, version="1.2.3"), raise_server_exceptions=False) as made:
        yield made
