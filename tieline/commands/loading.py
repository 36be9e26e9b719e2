"""`tieline load`."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import IO

from graph.errors import StoreMissingError, TielineError
from graph.store import Store
from graph.stores.opening import open_store
from loaders.loading import Loader, Summary
from tieline.arguments import Options
from tieline.commands.opening import opened
from tieline.output import Progress, say, say_json, tell
from tieline.settings import Settings

_REJECTS = "rejects.jsonl"


def load(options: Options, settings: Settings) -> int:
    """Load parsed reports; 1 where some input was rejected."""
    target = Path(options.rejects or _REJECTS)
    rejects = _RejectFile(target, is_kept=not options.dry_run or options.rejects is not None)
    with _store(options, settings) as store, closing(rejects):
        loader = Loader(
            store,
            batch_size=options.batch_size,
            most_bytes=settings.most_bytes,
            dry_run=options.dry_run,
            rejects=rejects,
        )
        progress = Progress("reports read")

        def show(now: Summary) -> None:
            more = f", {now.new} new, {now.rejected} rejected"
            progress.show(now.read, more, loader.meter.share)

        try:
            summary = loader.load(options.paths, show)
        finally:
            progress.end()
    show_summary(summary, options)
    return int(summary.rejected > 0)


@contextmanager
def _store(options: Options, settings: Settings) -> Iterator[Store]:
    """The store to load into.

    A dry run of what is not there yet rehearses on one that is thrown away.
    """
    with ExitStack() as held:
        try:
            store = held.enter_context(opened(options, settings, create=not options.dry_run))
        except StoreMissingError:
            store = held.enter_context(_thrown_away())
        yield store


@contextmanager
def _thrown_away() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "rehearsal.db"))
        try:
            yield store
        finally:
            store.close()


class _RejectFile:
    """The file of rejections.

    Made at the first one, beside its place, and moved there at the end.
    """

    def __init__(self, target: Path, is_kept: bool) -> None:
        self._target, self._is_kept = target, is_kept
        self._draft = target.with_name(f"{target.name}.{os.getpid()}.part")
        self._stream: IO[str] | None = None

    def write(self, line: str, /) -> object:
        """Add a line."""
        if not self._is_kept:
            return None
        try:
            # Names of files and keys may hold what is no character; as an escape it stays JSON.
            self._stream = self._stream or self._draft.open(
                "w", encoding="utf-8", errors="backslashreplace"
            )
            self._stream.write(line)
            self._stream.flush()
        except OSError as fault:
            raise TielineError(
                f"{self._target}: cannot be written ({fault.strerror}); "
                "--rejects FILE names another place"
            ) from fault
        return None

    def close(self) -> None:
        """Put the file into its place, if there is one."""
        if self._stream is not None:
            self._stream.close()
            self._draft.replace(self._target)
            tell(f"rejected input is in {self._target}")


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
    if summary.replaced_in_run:
        twice = ", ".join(summary.replaced_in_run[:5])
        say(f"came more than once, the last counts: {twice}")
    count = sum(len(found) for found in summary.unsupported.values())
    if count:
        say(
            f"{count} values are not supported by their words and were left out; "
            "see `tieline reports --unsupported`"
        )
