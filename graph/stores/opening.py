"""The one place that chooses a store by its address."""

from graph.model.errors import StoreUnavailableError, WorkingStoreNeededError
from graph.stores.contract import Store
from graph.stores.embedded.store import EmbeddedStore
from graph.stores.neo4j.addresses import SCHEMES, Access
from graph.stores.working import WorkingStore


def open_store(
    address: str, *, read_only: bool = False, create: bool = True, lock_timeout: float = 30.0
) -> WorkingStore:
    """Open the working store: the file at a path.

    Raises:
        WorkingStoreNeededError: the address is that of a published graph.
        StoreUnavailableError: it names no kind of store.
        StoreError: as `EmbeddedStore.open`.
    """
    if is_published(address):
        raise WorkingStoreNeededError(address)
    return EmbeddedStore.open(
        address, read_only=read_only, create=create, lock_timeout=lock_timeout
    )


def open_for_reading(
    address: str, *, access: Access | None = None, lock_timeout: float = 30.0
) -> Store:
    """Open a graph to ask it: a working store, or a published graph, `neo4j://HOST:7687/DATABASE`.

    `access` has user, password and database of a Neo4j; a file needs none.

    Raises:
        StoreUnavailableError: the address names no kind of store, or nothing is there.
        StoreError: as `EmbeddedStore.open` and `PublishedGraph.open`.
    """
    if is_published(address):
        # Here, since the driver takes long to import and most graphs are files.
        from graph.stores.neo4j.store import PublishedGraph

        return PublishedGraph.open(address, access or Access(), lock_timeout=lock_timeout)
    return open_store(address, read_only=True, lock_timeout=lock_timeout)


def is_published(address: str) -> bool:
    """Return whether an address is that of a database.

    Raises:
        StoreUnavailableError: it names no kind of store.
    """
    scheme, mark, _ = address.partition("://")
    if mark and scheme not in SCHEMES:
        raise StoreUnavailableError(
            f"{scheme}:// is not a kind of store; give the path of a file, or neo4j://HOST:7687"
        )
    return bool(mark)
