"""`tieline demo`: the examples in a graph of their own, and what it answers."""

import shlex
import sys
from pathlib import Path

from graph.model.errors import AmbiguousNodeError, NodeNotFoundError, TielineError
from graph.questions.evidence import evidence
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.search import search
from graph.questions.signed import signed
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore, WorkingView
from loaders.intake.loading import Loader, Summary
from tieline.arguments import Options
from tieline.commands.asking import show
from tieline.commands.loading import show_summary
from tieline.commands.parsing import bounds_of
from tieline.output import Progress, say, tell
from tieline.settings import Settings

DEMO_STORE = Path(".tieline") / "demo.db"
_PAIR = ("India", "United States")
_ENDS = ("Ajay Bhalla", "Janet Napolitano")


def demo(options: Options, settings: Settings) -> int:
    """Load the examples and print real answers."""
    examples = _examples(options.examples)
    store, summary = open_demo(examples, settings)
    try:
        show_summary(summary, options)
        with store.read(settings.query_timeout) as view:
            _answers(view, examples)
    finally:
        store.close()
    _what_next()
    return 0


def _examples(folder: str | None) -> Path:
    found = Path(folder) if folder else Path(__file__).parents[2] / "examples"
    if not found.is_dir():
        raise TielineError(f"{found}: there are no examples; use --examples FOLDER")
    return found


def demo_sources(folder: Path) -> list[str]:
    """Return what the demo loads of the examples: the texts, to be read, then the reports beside.

    A folder without both is loaded as it is.
    """
    texts, reports = sorted((folder / "texts").glob("*.txt")), folder / "reports"
    return [*map(str, texts), str(reports)] if texts and reports.is_dir() else [str(folder)]


def open_demo(examples: Path | None, settings: Settings) -> tuple[WorkingStore, Summary]:
    """Open the graph of the demo with the examples in it.

    What is in it already is not loaded again.
    """
    folder = examples or _examples(None)
    sources = demo_sources(folder)
    if len(sources) > 1:
        tell(f"reading {len(sources) - 1} texts, and parsed reports of other meetings beside them")
    DEMO_STORE.parent.mkdir(exist_ok=True)
    store = open_store(str(DEMO_STORE), lock_timeout=settings.lock_timeout)
    progress = Progress("reports read")
    loader = Loader(store, batch_size=25, bounds=bounds_of(settings))
    try:
        summary = loader.load(
            sources, lambda now: progress.show(now.read, share=loader.meter.share)
        )
    finally:
        progress.end()
    if summary.rejected:
        tell(f"{summary.rejected} examples were rejected; `tieline load {folder}` says why")
    return store, summary


def _answers(view: WorkingView, examples: Path) -> None:
    try:
        _ask(view)
    except (NodeNotFoundError, AmbiguousNodeError) as fault:
        raise TielineError(f"{examples}: are not the examples of the demo ({fault})") from fault


def _ask(view: WorkingView) -> None:
    _headline(f"Who signed what with whom: {' and '.join(_PAIR)}", "signed", *_PAIR)
    show(signed, signed(view, _PAIR))
    _headline(f"How {_ENDS[0]} and {_ENDS[1]} are connected", "path", *_ENDS, "-k", "2")
    show(paths, paths(view, *_ENDS, k=2))
    academy = _first(view, "National Police Academy", "Institution")
    _headline(
        "What surrounds an academy", "neighbourhood", academy, "--depth", "2", "--limit", "14"
    )
    show(neighbourhood, neighbourhood(view, academy, depth=2, limit=14))
    meeting = _conflicting(view)
    _headline("When a meeting was: its reports differ", "evidence", meeting, "--field", "when")
    show(evidence, evidence(view, meeting, field="when"))


def _headline(title: str, *command: str) -> None:
    say("", "", f"== {title}", f"   $ {_typed(*command)}", "")


def _typed(*command: str) -> str:
    return shlex.join((_program(), "--store", str(DEMO_STORE), *command))


def _program() -> str:
    """The command as it was called, so that what is printed can be typed in the same place."""
    return sys.argv[0] if Path(sys.argv[0]).name == "tieline" else "tieline"


def _first(view: WorkingView, words: str, label: str) -> str:
    return search(view, words, labels=[label], limit=1).hits[0].node.id


def _conflicting(view: WorkingView) -> str:
    """The dialogue whose reports give different days, the best supported first."""
    found = [
        node
        for node in view.iter_nodes()
        if node.label == "Dialogue" and "when" in node.properties.get("conflicts", ())
    ]
    return max(found, key=lambda node: (node.properties["support"], node.id)).id


def _what_next() -> None:
    say("", "", "== What to type next", "")
    for command in (
        ("search", "homeland", "security"),
        ("signed", "Philippines", "Japan"),
        ("neighbourhood", "IND-USA"),
        ("evidence", "Ajay Bhalla"),
        ("check",),
    ):
        say(f"   $ {_typed(*command)}")
    served = shlex.join((_program(), "serve", "--demo"))
    say("", f"   $ {served}   # the same answers over HTTP, with a reference under /docs")
