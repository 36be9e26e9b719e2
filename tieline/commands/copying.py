"""`tieline copy`."""

from graph.journal.copying import copy as copy_graph
from tieline.arguments import Options
from tieline.commands.opening import opened_at
from tieline.output import Progress, say, say_json
from tieline.settings import Settings


def copy(options: Options, settings: Settings) -> int:
    """Copy a graph with its journal from one store to another."""
    progress = Progress("reports copied")
    with (
        opened_at(options.source, settings, read_only=True) as source,
        opened_at(options.target, settings, create=True) as target,
    ):
        try:
            copied = copy_graph(
                source,
                target,
                options.batch_size,
                lambda done, of: progress.show(done, share=done / of),
            )
        finally:
            progress.end()
    if options.json:
        say_json(copied)
    else:
        say(
            f"copied: {copied.reports} reports, {copied.versions} entries of the journal, "
            f"{copied.judgements} judgements, {copied.ids} ids given out"
        )
    return 0
