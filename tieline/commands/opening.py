"""Opens the store that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.stores.neo4j.addresses import Access
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tieline.arguments import Options
from tieline.settings import SettingError, Settings


@contextmanager
def opened(
    options: Options, settings: Settings, *, create: bool = False, read_only: bool = False
) -> Iterator[WorkingStore]:
    """Open the store that the options name, and close it at the end."""
    with opened_at(options.store, settings, create=create, read_only=read_only) as store:
        yield store


@contextmanager
def opened_at(
    address: str, settings: Settings, *, create: bool = False, read_only: bool = False
) -> Iterator[WorkingStore]:
    """Open the store at an address, and close it at the end."""
    store = open_store(
        address,
        access=access_of(settings),
        create=create,
        read_only=read_only,
        lock_timeout=settings.lock_timeout,
    )
    try:
        yield store
    finally:
        store.close()


def access_of(settings: Settings) -> Access:
    """Return user, password and database of a Neo4j.

    Raises:
        SettingError: the password's file cannot be read, or the password is given twice.
    """
    password = settings.neo4j_password
    if settings.neo4j_password_file:
        if password:
            raise SettingError(
                "TIELINE_NEO4J_PASSWORD and TIELINE_NEO4J_PASSWORD_FILE are both set; unset one"
            )
        password = _first_line(Path(settings.neo4j_password_file))
    return Access(settings.neo4j_user or None, password or None, settings.neo4j_database or None)


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingError(
            f"TIELINE_NEO4J_PASSWORD_FILE: {file} cannot be read ({fault})"
        ) from fault
