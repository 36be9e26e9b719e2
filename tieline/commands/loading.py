"""`tieline load`."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import monotonic

from graph.journal.policies import set_policies
from graph.model.errors import StoreError, StoreMissingError
from graph.projection.admission import NOT_SURE, OUTSIDE_SECURITY
from graph.publishing.following import Follower
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from loaders.intake.folders import REJECTS
from loaders.intake.loading import Loader, Summary, now
from tieline.arguments import Options
from tieline.commands.opening import chosen_policies, opened
from tieline.commands.parsing import bounds_of, given_of, limits_of, skipped_files
from tieline.commands.publishing import AWAY, STORE_TROUBLE, publish_to, warn_not_published
from tieline.output import Progress, say, say_json
from tieline.rejects import RejectFile
from tieline.settings import Settings

_TOLD = 5
"""Of a list that may be long."""
_OF_POLICIES = {
    NOT_SURE: "values are not sure and were left out; see `tieline reports --unsure`",
    OUTSIDE_SECURITY: "values of ties outside security were left out, as the store's policy says",
}


def load(options: Options, settings: Settings) -> int:
    """Load texts and parsed reports; 1 where some input was rejected."""
    given = given_of(options)
    tables = None
    if options.mapping is not None:
        from loaders.tables.mapping import read_mapping
        from loaders.tables.reading import MappedTables

        tables = MappedTables(read_mapping(options.mapping), options.mapping)
    target = Path(options.rejects or REJECTS)
    is_kept = not options.dry_run or options.rejects is not None
    rejects = RejectFile(target, is_kept, [options.store, *options.paths])
    with _store(options, settings) as (store, undo), closing(rejects):
        loader = Loader(
            store,
            batch_size=options.batch_size,
            bounds=bounds_of(settings),
            dry_run=options.dry_run,
            rejects=rejects,
            limits=limits_of(settings),
            cores=settings.workers,
            given=given,
            tables=tables,
        )
        progress = Progress("reports done")
        begun = monotonic()
        follower = _following(store, options, settings)

        def show(so_far: Summary) -> None:
            follower.committed()
            rate = so_far.done / max(monotonic() - begun, 0.001)
            more = f", {so_far.new} new, {so_far.rejected} rejected, {rate:.0f} a second"
            share = loader.meter.share
            of_read = min(1.0, so_far.done / max(so_far.read, 1))
            progress.show(so_far.done, more, share and share * of_read)

        try:
            with follower:
                summary = loader.load(options.paths, show)
        finally:
            progress.end()
        if not summary.rejected:
            undo.pop_all()
        code = _published(follower)
    show_summary(summary, options)
    return code or int(summary.rejected > 0)


def _following(store: WorkingStore, options: Options, settings: Settings) -> Follower:
    """What publishes meanwhile, if anything is to be."""
    address = "" if options.dry_run else options.publish

    def once() -> None:
        if address:
            publish_to(store, address, settings)

    return Follower(once)


def _published(follower: Follower) -> int:
    """Tell why not all is published; a server that is away is no error."""
    if follower.error is None:
        return 0
    warn_not_published(follower.error)
    return 0 if isinstance(follower.error, AWAY) else STORE_TROUBLE


@contextmanager
def _store(options: Options, settings: Settings) -> Iterator[tuple[WorkingStore, ExitStack]]:
    """The store to load into, and what removes it again where the load comes to nothing.

    A dry run of what is not there yet rehearses on one that is thrown away.
    """
    is_new = "://" not in options.store and not Path(options.store).exists()
    with ExitStack() as undo, ExitStack() as held:
        if is_new and not options.dry_run:
            undo.callback(_leave_none_empty, options.store)
        try:
            store = held.enter_context(opened(options, settings, create=not options.dry_run))
        except StoreMissingError:
            store = held.enter_context(_thrown_away())
        set_policies(store, chosen_policies(settings), now())
        yield store, undo


def _leave_none_empty(path: str) -> None:
    """Remove a store that this command made and into whose journal nothing came."""
    try:
        store = open_store(path, create=False)
    except StoreError:
        return
    try:
        with store.read() as view:
            is_empty = next(view.iter_versions(), None) is None
    finally:
        store.close()
    if is_empty:
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def _thrown_away() -> Iterator[WorkingStore]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "rehearsal.db"))
        try:
            yield store
        finally:
            store.close()


def show_summary(summary: Summary, options: Options) -> None:
    """Print what a load came to."""
    if getattr(options, "json", False):
        say_json(summary)
        return
    plan = "would be " if getattr(options, "dry_run", False) else ""
    say(
        f"reports: {plan}{summary.new} new, {summary.changed} changed, "
        f"{summary.unchanged} unchanged, {summary.rejected} rejected",
        f"nodes: {plan}{summary.nodes_created} created, {summary.nodes_changed} changed, "
        f"{summary.nodes_removed} removed",
        f"relationships: {plan}{summary.relationships_created} created, "
        f"{summary.relationships_changed} changed, {summary.relationships_removed} removed",
    )
    if summary.skipped:
        say(skipped_files(summary.skipped))
    if summary.without_tie:
        say(f"texts that tell of no tie between countries: {summary.without_tie}")
    if summary.kept:
        some = ", ".join(summary.kept[:5])
        say(f"texts left to the reports that people made of them: {len(summary.kept)} ({some})")
    if summary.displaced:
        some = ", ".join(summary.displaced[:5])
        say(f"{plan}taken back, since a person's report tells of the same text: {some}")
    if summary.replaced_in_run:
        twice = ", ".join(summary.replaced_in_run[:5])
        say(f"came more than once, the last counts: {twice}")
    _show_left_out(summary)
    for report_id, found in list(summary.misleading.items())[:_TOLD]:
        for pointer, reason in list(found.items())[:_TOLD]:
            say(f"look at {report_id}{pointer}: {reason}")


def _show_left_out(summary: Summary) -> None:
    """Say how many values do not enter the graph, by the reason for it."""
    by_reason = Counter(
        reason if reason in _OF_POLICIES else None
        for found in summary.left_out.values()
        for reason in found.values()
    )
    for reason, words in _OF_POLICIES.items():
        if by_reason[reason]:
            say(f"{by_reason[reason]} {words}")
    if by_reason[None]:
        say(
            f"{by_reason[None]} values are not supported by their words and were left out; "
            "see `tieline reports --unsupported`"
        )
