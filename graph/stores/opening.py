"""The one place that chooses a store by its address."""

from graph.errors import StoreUnavailableError
from graph.store import Store
from graph.stores.embedded.store import EmbeddedStore


def open_store(
    address: str, *, read_only: bool = False, create: bool = True, busy_seconds: float = 30.0
) -> Store:
    """Open the store at an address: the path of a file, or a URI of a kind that is known.

    Raises:
        StoreUnavailableError: the address names no kind of store, or nothing is there and
            `create` is false.
        StoreError: as `EmbeddedStore.open`.
    """
    scheme, mark, _ = address.partition("://")
    if mark:
        raise StoreUnavailableError(f"{scheme}:// is no kind of store; give the path of a file")
    return EmbeddedStore.open(
        address, read_only=read_only, create=create, busy_seconds=busy_seconds
    )
