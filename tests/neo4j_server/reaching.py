"""How tests reach the server of the session: with user and password, where it wants them."""

import os
from typing import Any, Final

from neo4j import Driver, GraphDatabase

from graph.stores.neo4j.addresses import Access
from graph.stores.neo4j.publishing import PublishedDatabase
from graph.stores.neo4j.store import PublishedGraph

URI: Final = os.environ.get("TIELINE_TEST_NEO4J_URI", "")
USER: Final = os.environ.get("TIELINE_TEST_NEO4J_USER", "")
_PASSWORD: Final = os.environ.get("TIELINE_TEST_NEO4J_PASSWORD", "")
ACCESS: Final = Access(USER or None, _PASSWORD or None)


def opened(uri: str, **how: Any) -> PublishedGraph:
    """Open the published graph on the server; `how` as of `PublishedGraph.open`."""
    return PublishedGraph.open(uri, ACCESS, **how)


def database(uri: str, **how: Any) -> PublishedDatabase:
    """Open the database to publish to it."""
    return PublishedDatabase.open(uri, ACCESS, **how)


def driver(uri: str, **how: Any) -> Driver:
    """Return a driver of the server, beside the store's own; `how` as the driver takes it."""
    return GraphDatabase.driver(uri, auth=(USER, _PASSWORD) if USER else None, **how)
