"""Questions on the large graph: the product's answers against the sketch's."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from benchmarks.cache import place, remove_store
from benchmarks.graph_data import GraphData
from benchmarks.graph_questions import Questions, questions
from benchmarks.measuring import Figure, Measured, peak, questions_in_turn, ratio
from benchmarks.sketch import Sketch, open_sketch
from graph.model.records import LABEL_SHIFT, Node, Relationship
from graph.model.vocabulary import Label
from graph.questions.find import locate
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.search import search
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore

_CHUNK = 50_000
_DECIDING = (
    "benchmarks/graph_data.py",
    "benchmarks/words.py",
    "benchmarks/sketch.py",
    "graph/stores",
    "graph/model/records.py",
    "graph/model/vocabulary.py",
    "graph/language/fold.py",
)


def fill_store(store: WorkingStore, data: GraphData) -> None:
    """Write the graph into an empty store, through the same calls as every batch."""
    with store.write() as tx:
        moved = {label: tx.new_numbers(label, count).start for label, count in data.number.items()}
        first = {number >> LABEL_SHIFT: number & 0xFFFFFFFF for number in moved.values()}

        def renumbered(number: int) -> int:
            return number + first[number >> LABEL_SHIFT]

        nodes = data.nodes()
        while chunk := list(islice(nodes, _CHUNK)):
            tx.change_nodes((), [_moved(node, renumbered(node.number)) for node in chunk])
        rest = data.relationships()
        while some := list(islice(rest, _CHUNK)):
            tx.change_relationships((), [_joined(one, renumbered) for one in some])


def _moved(node: Node, number: int) -> Node:
    node.number = number
    return node


def _joined(one: Relationship, renumbered: Callable[[int], int]) -> Relationship:
    one.source, one.target = renumbered(one.source), renumbered(one.target)
    return one


def store_of(data: GraphData, where: Path) -> WorkingStore:
    """Return the store that holds the graph, filled first where it is not there."""
    file, draft = where / "graph.tieline", where / "graph.tieline.draft"
    if not file.exists():
        remove_store(draft)
        store = open_store(str(draft))
        fill_store(store, data)
        store.close()
        draft.rename(file)
    return open_store(str(file), read_only=True)


def sketch_of(data: GraphData, where: Path) -> Sketch:
    """Return the sketch that holds the graph, filled first where it is not there."""
    return open_sketch(
        where / "graph.sketch", lambda sketch: sketch.fill(data.nodes(), data.relationships())
    )


@contextmanager
def opened(share: float) -> Iterator[tuple[WorkingStore, Sketch, GraphData]]:
    """Open the graph of a size in both."""
    data, where = GraphData(share), place(f"graph-{share:g}", *_DECIDING)
    store = store_of(data, where)
    with closing(store), closing(sketch_of(data, where)) as sketch:
        yield store, sketch, data


def measure(share: float, count: int, rounds: int) -> Measured:
    """Ask `count` questions of each sort in each round."""
    with opened(share) as (store, sketch, data):
        asked = questions(data, count)
        size = f"{sum(data.number.values()):,} nodes, {data.relationship_count:,} relationships"
        del data
        figures = [
            _paths(store, sketch, asked, rounds),
            _neighbourhoods(store, sketch, asked, rounds),
            _searches(store, sketch, asked, rounds),
            _look_ups(store, sketch, asked, rounds),
        ]
        return Measured(figures, peak(), [f"Questions are asked of a graph of {size}."])


_NAMES = ("Tieline", "sketch")


def _paths(store: WorkingStore, sketch: Sketch, asked: Questions, rounds: int) -> Figure:
    def ours(pair: tuple[str, str]) -> object:
        with store.read() as view:
            return paths(view, *pair)

    def theirs(pair: tuple[str, str]) -> object:
        return sketch.path_answer(*pair)

    found = questions_in_turn(ours, theirs, asked.pairs, rounds)
    return ratio("shortest path of two officials, default filter", *found, 1.5, _NAMES)


def _neighbourhoods(store: WorkingStore, sketch: Sketch, asked: Questions, rounds: int) -> Figure:
    def ours(node_id: str) -> object:
        with store.read() as view:
            return neighbourhood(view, node_id, depth=2, limit=200)

    found = questions_in_turn(ours, sketch.neighbourhood, asked.around, rounds)
    return ratio("neighbourhood of 2 hops, at most 200 nodes", *found, 2.0, _NAMES)


def _searches(store: WorkingStore, sketch: Sketch, asked: Questions, rounds: int) -> Figure:
    labels = (Label.OFFICIAL, Label.INSTITUTION)

    def ours(text: str) -> object:
        with store.read() as view:
            return search(view, text, labels=labels, limit=10)

    found = questions_in_turn(ours, sketch.search, asked.search, rounds)
    return ratio("search of officials and institutions, best 10", *found, 1.5, _NAMES)


def _look_ups(store: WorkingStore, sketch: Sketch, asked: Questions, rounds: int) -> Figure:
    def ours(node_id: str) -> object:
        with store.read() as view:
            return locate(view, node_id)

    found = questions_in_turn(ours, sketch.look_up, asked.look_up, rounds)
    return ratio("look-up of a node by its id", *found, 2.0, _NAMES)
