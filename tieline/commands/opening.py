"""Opens the store that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.store import Store
from graph.stores.opening import open_store
from tieline.arguments import Options
from tieline.settings import Settings


@contextmanager
def opened(
    options: Options, settings: Settings, *, create: bool = False, read_only: bool = False
) -> Iterator[Store]:
    """Open the store that the options name, and close it at the end."""
    store = open_store(
        options.store,
        create=create,
        read_only=read_only,
        busy_seconds=settings.busy_seconds,
    )
    try:
        yield store
    finally:
        store.close()
