"""How tests reach the server of the session: with user and password, where it wants them."""

import os
from typing import Any, Final

from neo4j import Driver, GraphDatabase

from graph.stores.neo4j.addresses import Access
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

URI: Final = os.environ.get("TIELINE_TEST_NEO4J_URI", "")
USER: Final = os.environ.get("TIELINE_TEST_NEO4J_USER", "")
_PASSWORD: Final = os.environ.get("TIELINE_TEST_NEO4J_PASSWORD", "")


def opened(uri: str, **how: Any) -> WorkingStore:
    """Open the store on the server; `how` as of `open_store`."""
    return open_store(uri, access=Access(USER or None, _PASSWORD or None), **how)


def driver(uri: str, **how: Any) -> Driver:
    """Return a driver of the server, beside the store's own; `how` as the driver takes it."""
    return GraphDatabase.driver(uri, auth=(USER, _PASSWORD) if USER else None, **how)
