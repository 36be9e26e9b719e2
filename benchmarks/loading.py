"""Reports through journal, claims, identity and projection: against the sketch, and as they grow.

The sketch gets the nodes and relationships that the reports came to, ready made; it has neither to
find out what they are nor to keep what they rest on.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.cache import copy_store, place, remove_store
from benchmarks.measuring import Figure, Measured, peak, ratio, seconds
from benchmarks.report_data import reports
from benchmarks.sketch import Batch, Sketch, open_sketch, plain
from graph.journal import operations as journal
from graph.model.records import Element, Node, Relationship
from graph.model.report import ParsedReport, check_report
from graph.model.vocabulary import TYPE_NUMBER
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore, WorkingView

BATCH = 1000
HUNDRED = 100
_AT = "2026-01-01T00:00:00Z"
_DECIDING = ("benchmarks/report_data.py", "benchmarks/words.py", "graph")


def parsed(start: int, count: int) -> list[ParsedReport]:
    """Return the reports of the stream from a place on."""
    return [check_report(report) for report in islice(reports(start + count), start, None)]


def fill(store: WorkingStore, count: int) -> float:
    """Load the first reports of the stream in batches; how many seconds reading and loading took.

    Making them up is not counted.
    """
    stream, spent = reports(count), 0.0
    while chunk := list(islice(stream, BATCH)):
        spent += seconds(partial(_read_and_load, store, chunk))
    return spent


def _read_and_load(store: WorkingStore, chunk: list[dict[str, Any]]) -> None:
    journal.load(store, [check_report(report) for report in chunk], _AT)


def stages(sizes: Sequence[int]) -> dict[int, Path]:
    """Return a store with so many reports for each size, made in one go where one is missing."""
    where = place("reports", *_DECIDING)
    files = {size: where / f"{size}.tieline" for size in sizes}
    if not all(file.exists() for file in files.values()):
        _grow(where / "growing.draft", files)
    return files


def _grow(draft: Path, files: dict[int, Path]) -> None:
    remove_store(draft)
    stream, done = reports(max(files)), 0
    for size, file in sorted(files.items()):
        with closing(open_store(str(draft))) as store:
            while done < size:
                chunk = list(islice(stream, min(BATCH, size - done)))
                _read_and_load(store, chunk)
                done += len(chunk)
        copy_store(draft, file)
    remove_store(draft)


# --- against the sketch


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one batch: new and again, here and there."""

    new: float
    again: float
    sketch_new: float
    sketch_again: float


def upserts(size: int, rounds: int, batch: int = BATCH) -> Measured:
    """Load batches of new reports onto a store of a size, and their outcome into the sketch.

    Then both again, unchanged. One round more is run beforehand and not counted.
    """
    base = stages([size])[size]
    file = base.parent / "upserts.draft"
    with closing(open_store(str(copy_store(base, file)))) as store:
        drawn = base.parent / "upserts.sketch"
        remove_store(drawn)
        with closing(open_sketch(drawn, lambda sketch: _draw(store, sketch))) as sketch:
            fresh = parsed(size, batch * (rounds + 1))
            chunks = [fresh[start : start + batch] for start in range(0, len(fresh), batch)]
            times = [_one_round(store, sketch, chunk) for chunk in chunks][1:]
        remove_store(drawn)
    remove_store(file)
    return Measured(_upsert_figures(f"{batch:,} new reports onto {size:,}", times), peak(), [])


def _one_round(store: WorkingStore, sketch: Sketch, chunk: list[ParsedReport]) -> Times:
    new = seconds(lambda: journal.load(store, chunk, _AT))
    with store.read() as view:
        batch = outcome(view, [report.id for report in chunk])
    drawn = seconds(lambda: sketch.upsert(batch))
    again = seconds(lambda: journal.load(store, chunk, _AT))
    return Times(new, again, drawn, seconds(lambda: sketch.upsert(batch)))


def _upsert_figures(work: str, times: list[Times]) -> list[Figure]:
    new, again = [one.new for one in times], [one.again for one in times]
    return [
        ratio(work, new, [one.sketch_new for one in times], 6.0, ("Tieline", "plain upsert")),
        ratio(f"{work}, again unchanged", again, new, 1 / 3, ("again", "new")),
    ]


def _draw(store: WorkingStore, sketch: Sketch) -> None:
    """Copy the nodes and relationships of a store into the sketch."""
    with store.read() as view:
        ends = sorted(
            (one for _, one, _ in view.iter_relationships()),
            key=lambda one: (one.source, TYPE_NUMBER[one.type], one.target),
        )
        sketch.fill(view.iter_nodes(), iter(ends))


def outcome(view: WorkingView, ids: Sequence[str]) -> Batch:
    """Return what each of these live reports claims or causes, one report after the other.

    Nodes and relationships as they now stand; what two reports share comes twice.
    """
    rows = view.reports(ids)
    number_of = {report_id: row.number for report_id, row in rows.items()}
    claims = view.claims_of_reports(list(number_of.values()))
    elements: dict[int, set[Element]] = {number: set() for number in number_of.values()}
    for claim in claims:
        elements[claim.report].add(claim.element)
    standing = view.relationships({e for touched in elements.values() for e in touched})
    ends = {n for e in standing for n in (e.source, e.target)}
    nodes = view.nodes(ends | {claim.source for claim in claims})
    batch = Batch([], [])
    for report_id in ids:
        touched = sorted(elements[number_of[report_id]])
        _add_outcome(batch, touched, nodes, standing)
    return batch


def _add_outcome(
    batch: Batch,
    touched: list[Element],
    nodes: dict[int, Node],
    standing: dict[Element, Relationship],
) -> None:
    named = dict.fromkeys(n for e in touched for n in ((e.source,) if e.is_node else e[::2]))
    for node in map(nodes.__getitem__, named):
        row = (node.label, node.id, node.name, node.latest or "", plain(node.properties))
        batch.nodes.append(row)
    for one in (standing[e] for e in touched if not e.is_node):
        ends = nodes[one.source].id, nodes[one.target].id
        batch.relationships.append((ends[0], one.type, ends[1], plain(one.properties)))


# --- as the store grows


def growth(sizes: Sequence[int], rounds: int, singles: int) -> Measured:
    """Load further reports onto stores of several sizes, in turn.

    In each round a hundred at once, then so many one by one; one round more is run beforehand and
    not counted.
    """
    growing = [_Growing(size, file, rounds, singles) for size, file in stages(sizes).items()]
    for number in range(rounds + 1):
        for one in growing if number % 2 else reversed(growing):
            one.go_on(number)
    for one in growing:
        one.close()
    first, *later = growing
    figures = [figure for one in later for figure in _growth_figures(first, one)]
    return Measured(figures, peak(), [])


class _Growing:
    """A store of some size, with the reports that come next and what each took."""

    def __init__(self, size: int, file: Path, rounds: int, singles: int) -> None:
        self.size, self.singles = size, singles
        self.together: list[float] = []
        self.alone: list[float] = []
        self._file = copy_store(file, Path(f"{file}.draft"))
        self._store = open_store(str(self._file))
        self._coming = iter(parsed(size, (rounds + 1) * (HUNDRED + singles)))

    def go_on(self, number: int) -> None:
        """Load the next reports; round 0 is not counted."""
        together = self._load(HUNDRED) / HUNDRED
        alone = median(self._load(1) for _ in range(self.singles))
        if number:
            self.together.append(together)
            self.alone.append(alone)

    def _load(self, count: int) -> float:
        chunk = list(islice(self._coming, count))
        return seconds(lambda: journal.load(self._store, chunk, _AT))

    def close(self) -> None:
        """Close and remove the store."""
        self._store.close()
        remove_store(self._file)


def _growth_figures(first: _Growing, later: _Growing) -> list[Figure]:
    names = (f"onto {later.size:,}", f"onto {first.size:,}")
    work = f"one more report, {later.size:,} against {first.size:,}"
    return [
        ratio(f"{work}, in hundreds", later.together, first.together, 1.5, names),
        ratio(f"{work}, alone", later.alone, first.alone, 1.5, names),
    ]


# --- rebuilding


def rebuilding(size: int, rounds: int) -> Measured:
    """Load reports into an empty store and rebuild it, so many times."""
    file = place("reports", *_DECIDING) / "rebuilding.draft"
    loaded, rebuilt = [], []
    for _ in range(rounds):
        remove_store(file)
        with closing(open_store(str(file))) as store:
            loaded.append(fill(store, size))
            rebuilt.append(seconds(partial(journal.rebuild, store)))
    remove_store(file)
    names = ("rebuilding", "loading")
    return Measured(
        [ratio(f"rebuild of {size:,} reports", rebuilt, loaded, 0.7, names)], peak(), []
    )
