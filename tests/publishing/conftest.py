"""A working store with some of the examples, and an empty database to publish it to."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.stores.neo4j.publishing import PublishedDatabase
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.neo4j_server.fixtures import emptied
from tests.neo4j_server.reaching import database as opened_database

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def store(tmp_path: Path, example_reports: list[ParsedReport]) -> Iterator[WorkingStore]:
    with closing(open_store(str(tmp_path / "graph.db"))) as opened:
        journal.load(opened, example_reports[:12], NOW)
        yield opened


@pytest.fixture
def database(neo4j_uri: str) -> Iterator[PublishedDatabase]:
    emptied(neo4j_uri)
    with closing(opened_database(neo4j_uri)) as opened:
        yield opened
