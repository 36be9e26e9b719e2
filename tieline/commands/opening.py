"""Opens the store that a command works on."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.journal.policies import check_policies
from graph.model.policies import CHOICES
from graph.stores.contract import Store
from graph.stores.neo4j.addresses import Access
from graph.stores.opening import open_for_reading, open_store
from graph.stores.working import WorkingStore
from tieline.arguments import Options
from tieline.output import tell
from tieline.settings import SettingError, Settings


@contextmanager
def opened(
    options: Options,
    settings: Settings,
    *,
    create: bool = False,
    read_only: bool = False,
    changed: Collection[str] = (),
) -> Iterator[WorkingStore]:
    """Open the store that the options name, and close it at the end; as `opened_at`.

    Where it is only read, an empty one is told of.
    """
    with opened_at(
        options.store, settings, create=create, read_only=read_only, changed=changed
    ) as store:
        if read_only:
            _tell_if_empty(store)
        yield store


def _tell_if_empty(store: WorkingStore) -> None:
    with store.read() as view:
        is_empty = next(view.iter_reports(), None) is None
    if is_empty:
        tell(f"{store.address}: holds no reports; `tieline load` brings some in")


@contextmanager
def opened_at(
    address: str,
    settings: Settings,
    *,
    create: bool = False,
    read_only: bool = False,
    changed: Collection[str] = (),
) -> Iterator[WorkingStore]:
    """Open the store at an address, and close it at the end.

    Policies that are about to be `changed` need not be what the settings say.

    Raises:
        PolicyError: the settings name a policy that is not the store's.
        StoreError: as `open_store`.
    """
    store = open_store(
        address, create=create, read_only=read_only, lock_timeout=settings.lock_timeout
    )
    try:
        chosen = chosen_policies(settings)
        check_policies(store, {name: chosen[name] for name in chosen if name not in changed})
        yield store
    finally:
        store.close()


@contextmanager
def opened_for_reading(options: Options, settings: Settings) -> Iterator[Store]:
    """Open the graph that the options name, published or not, and close it at the end.

    Raises:
        PolicyError: the settings name a policy that is not that of the store in a file.
        StoreError: as `open_for_reading`.
    """
    if "://" not in options.store:
        with opened(options, settings, read_only=True) as working:
            yield working
        return
    store = open_for_reading(
        options.store, access=access_of(settings), lock_timeout=settings.lock_timeout
    )
    try:
        yield store
    finally:
        store.close()


def chosen_policies(settings: Settings) -> dict[str, str]:
    """Return the policies that settings name; those left open are absent."""
    named = {name: str(getattr(settings, name)) for name in CHOICES}
    return {name: choice for name, choice in named.items() if choice}


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
