"""The server of a test session, and what is published on it."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from graph.publishing.engine import publish
from graph.stores.contract import View
from graph.stores.neo4j.store import PublishedGraph
from graph.stores.opening import open_store
from graph.stores.working import Transaction, WorkingStore
from tests.neo4j_server.artefacts import DEFAULT_VERSION, MissingPartError
from tests.neo4j_server.containers import contained
from tests.neo4j_server.launching import started
from tests.neo4j_server.reaching import URI, USER, database, driver, opened

VERSION = os.environ.get("TIELINE_TEST_NEO4J_VERSION", DEFAULT_VERSION)
REQUIRED = os.environ.get("TIELINE_REQUIRE_NEO4J", "") not in ("", "0")


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """Where a Neo4j answers: the one that is named, else one started here; see `reaching.py`."""
    if URI:
        yield URI
        return
    if USER:
        pytest.fail("TIELINE_TEST_NEO4J_USER is given, but no server by TIELINE_TEST_NEO4J_URI")
    with ExitStack() as stack:
        try:
            uri = _started(stack)
        except MissingPartError as fault:
            if REQUIRED:
                pytest.fail(f"NO NEO4J, and TIELINE_REQUIRE_NEO4J is set: {fault}")
            pytest.skip(f"NO NEO4J: {fault}")
        yield uri


def _started(stack: ExitStack) -> str:
    """Start a server of Maven's artefacts, else one in a container; where it answers."""
    try:
        return stack.enter_context(started(VERSION)).uri
    except MissingPartError as fault:
        try:
            return stack.enter_context(contained(VERSION))
        except MissingPartError as other:
            raise MissingPartError(f"{fault}; {other}") from other


def emptied(uri: str) -> None:
    """Take everything out of the database; indexes stay."""
    with driver(uri, notifications_min_severity="OFF") as direct:
        direct.execute_query("MATCH (n) DETACH DELETE n")


class Published:
    """A working store that is published whenever it is read: both halves of the contract in one."""

    def __init__(self, working: WorkingStore, uri: str) -> None:
        self.working = working
        self._database = database(uri)
        self._uri = uri
        self._graph: PublishedGraph | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.graph, name)

    @property
    def graph(self) -> PublishedGraph:
        """The published graph, as it is."""
        if self._graph is None:
            publish(self.working, self._database)
            self._graph = opened(self._uri)
        return self._graph

    def write(self) -> AbstractContextManager[Transaction]:
        """Open a transaction of the working store."""
        return self.working.write()

    @contextmanager
    def read(self, seconds: float | None = None, steady: bool = False) -> Iterator[View]:
        """Open a view of the published graph, which is what the working store is now."""
        publish(self.working, self._database)
        with self.graph.read(seconds, steady) as view:
            yield view

    def close(self) -> None:
        """Close all of it."""
        if self._graph is not None:
            self._graph.close()
        self._database.close()
        self.working.close()


@contextmanager
def empty_store(uri: str) -> Iterator[Published]:
    """An empty working store, published to the server whenever it is read."""
    emptied(uri)
    with TemporaryDirectory() as folder:
        store = Published(open_store(f"{folder}/graph.db"), uri)
        try:
            yield store
        finally:
            store.close()


@pytest.fixture
def published_store(neo4j_uri: str) -> Iterator[Published]:
    """An empty working store that is published to the server of the session."""
    with empty_store(neo4j_uri) as store:
        yield store
