"""The server of a test session, and an empty store on it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from graph.stores.working import WorkingStore
from tests.neo4j_server.artefacts import DEFAULT_VERSION, MissingPartError
from tests.neo4j_server.containers import contained
from tests.neo4j_server.launching import started
from tests.neo4j_server.reaching import URI, USER, driver, opened

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
    """Take everything out of the database; what a store needs stays, but for its counts."""
    with driver(uri, notifications_min_severity="OFF") as direct:
        direct.execute_query("MATCH (n) WHERE NOT n:_Store DETACH DELETE n")
        direct.execute_query("MATCH (s:_Store) SET s = {name: s.name, schema: s.schema, epoch: 0}")


@contextmanager
def empty_store(uri: str) -> Iterator[WorkingStore]:
    """Open an empty store on the server."""
    emptied(uri)
    store = opened(uri)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def neo4j_store(neo4j_uri: str) -> Iterator[WorkingStore]:
    """An empty store on the server of the session."""
    with empty_store(neo4j_uri) as store:
        yield store
