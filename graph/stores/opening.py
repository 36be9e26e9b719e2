"""The one place that chooses a store by its address."""

from graph.model.errors import StoreUnavailableError
from graph.stores.embedded.store import EmbeddedStore
from graph.stores.neo4j.addresses import SCHEMES, Access
from graph.stores.working import WorkingStore


def open_store(
    address: str,
    *,
    access: Access | None = None,
    read_only: bool = False,
    create: bool = True,
    lock_timeout: float = 30.0,
) -> WorkingStore:
    """Open the store at an address: the path of a file, or `neo4j://HOST:7687/DATABASE`.

    `access` has user, password and database of a Neo4j; a file needs none.

    Raises:
        StoreUnavailableError: the address names no kind of store, or nothing is there and
            `create` is false.
        StoreError: as `EmbeddedStore.open` and `Neo4jStore.open`.
    """
    scheme, mark, _ = address.partition("://")
    if mark and scheme not in SCHEMES:
        raise StoreUnavailableError(
            f"{scheme}:// is not a kind of store; give the path of a file, or neo4j://HOST:7687"
        )
    if mark:
        # Here, since the driver takes long to import and most graphs are files.
        from graph.stores.neo4j.store import Neo4jStore

        return Neo4jStore.open(
            address,
            access or Access(),
            read_only=read_only,
            create=create,
            lock_timeout=lock_timeout,
        )
    return EmbeddedStore.open(
        address, read_only=read_only, create=create, lock_timeout=lock_timeout
    )
