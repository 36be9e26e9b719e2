"""`tieline publish`, and what every command that writes does for the graphs it is published to."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from graph.model.errors import (
    InvalidQuestionError,
    StoreError,
    StoreInterruptedError,
    StoreUnavailableError,
)
from graph.stores.neo4j.addresses import parse
from graph.stores.neo4j.statements import schema_statements
from graph.stores.opening import is_published
from graph.stores.working import WorkingStore
from tieline.arguments import Options
from tieline.commands.opening import access_of, opened
from tieline.output import Progress, say, say_json, tell
from tieline.settings import Settings

if TYPE_CHECKING:  # The driver takes long to import, and most commands publish nothing.
    from graph.publishing.engine import Published
    from graph.stores.neo4j.publishing import PublishedDatabase

AWAY: Final = (StoreUnavailableError, StoreInterruptedError)
"""A server that cannot be reached now."""
STORE_TROUBLE: Final = 3


def publish(options: Options, settings: Settings) -> int:
    """Publish, compare, or forget a target; 1 where something is published otherwise."""
    if options.schema:
        say(*(f"{text.replace(chr(10), ' ')};" for text in schema_statements().values()))
        return 0
    address = _address(options.address or settings.publish)
    with opened(options, settings) as store:
        if options.forget:
            return _forget(store, parse(address, access_of(settings)).shown)
        with _database(address, settings) as database:
            if options.check:
                return _check(options, store, database)
            return _publish(options, store, database)


def _address(address: str) -> str:
    if not address or not is_published(address):
        raise InvalidQuestionError(
            "ADDRESS", "say where to: neo4j://HOST:7687, also by TIELINE_PUBLISH"
        )
    return address


@contextmanager
def _database(address: str, settings: Settings) -> "Iterator[PublishedDatabase]":
    from graph.stores.neo4j.publishing import PublishedDatabase

    database = PublishedDatabase.open(
        address, access_of(settings), lock_timeout=settings.lock_timeout
    )
    try:
        yield database
    finally:
        database.close()


def _publish(options: Options, store: WorkingStore, database: "PublishedDatabase") -> int:
    from graph.publishing.engine import publish as publish_all

    progress = Progress("steps done")
    try:
        done = publish_all(
            store,
            database,
            take_over=options.take_over,
            progress=lambda done, of: progress.show(done, share=done / of),
        )
    finally:
        progress.end()
    if options.json:
        say_json({"address": database.address, **asdict(done)})
    else:
        say(f"published to {database.address}: {_told(done)}")
    return 0


def _told(done: "Published") -> str:
    return f"{done.written} elements written, {done.deleted} deleted, generation {done.generation}"


def _check(options: Options, store: WorkingStore, database: "PublishedDatabase") -> int:
    from graph.publishing.check import check

    findings = check(store, database)
    if options.json:
        say_json(findings)
    else:
        say(*(findings or ["what is published is what it should be"]))
        if findings:
            say(f"`tieline publish --take-over {database.address}` writes it anew")
    return int(bool(findings))


def _forget(store: WorkingStore, address: str) -> int:
    with store.read() as view:
        known = view.targets()
    if address not in known:
        there = f"; it is published to {', '.join(known)}" if known else ""
        raise InvalidQuestionError("ADDRESS", f"{address} is not published to{there}")
    with store.write() as tx:
        tx.forget_targets([address])
    say(f"forgotten: {address}; what stands there stays as it is")
    return 0


# --- after what other commands wrote


def publish_to(store: WorkingStore, address: str, settings: Settings) -> None:
    """Publish once; the caller's store stays open."""
    from graph.publishing.engine import publish as publish_all

    with _database(_address(address), settings) as database:
        publish_all(store, database)


def keep_published(store: WorkingStore, settings: Settings) -> None:
    """Publish what a command wrote to where the settings say; warn where that is away.

    Raises:
        StoreError: the database is there and cannot be published to.
    """
    if settings.publish:
        with warning_where_away():
            publish_to(store, settings.publish, settings)


@contextmanager
def warning_where_away() -> Iterator[None]:
    """Let a server that is away be no error: the file holds all, the next command publishes it."""
    try:
        yield
    except AWAY as fault:
        warn_not_published(fault)


def warn_not_published(fault: StoreError) -> None:
    """Say that the file is written and the published graph is behind."""
    tell(f"tieline: not published: {fault}; `tieline publish` catches up")


def purge_everywhere(store: WorkingStore, settings: Settings) -> int:
    """Publish a purge to every target; 3, with their names, where some still hold the words."""
    with store.read() as view:
        targets = view.targets()
    for address in targets:
        with suppress(StoreError):
            publish_to(store, address, settings)
    return say_unpurged(store)


def say_unpurged(store: WorkingStore) -> int:
    """Name the targets that have not confirmed a purge; 3 if there are any, else 0."""
    with store.read() as view:
        left = view.unpurged_targets()
    for address in left:
        tell(f"tieline: {unpurged(address)}")
    return STORE_TROUBLE if left else 0


def unpurged(address: str) -> str:
    """Return what is to be said of a target that may hold purged words."""
    return (
        f"{address}: may still hold words that were purged; `tieline publish {address}` erases "
        f"them there, `tieline publish --forget {address}` forgets it if it is lost"
    )
