"""Questions of the graph in Neo4j, against Cypher written by hand for each.

Both ask the same server over the same driver. By hand: one statement that returns what it finds;
ours: the whole answer, with sentences, counts of what was cut, and the certainty that nobody wrote
meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory
from typing import Any, Final

import neo4j

from benchmarks.answering import fill_store
from benchmarks.graph_data import GraphData
from benchmarks.graph_questions import questions
from benchmarks.measuring import Figure, Measured, peak, questions_in_turn, ratio
from graph.language.fold import words
from graph.publishing.engine import publish
from graph.questions.asking import ask
from graph.questions.find import locate
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.search import search
from graph.stores.contract import Store
from graph.stores.neo4j.addresses import Access
from graph.stores.neo4j.publishing import PublishedDatabase
from graph.stores.neo4j.searching import lucene_query
from graph.stores.opening import open_for_reading, open_store
from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.launching import started

GOAL: Final = 1.3
_PATH: Final = """
MATCH (a:Entity {id: $a}) MATCH (b:Entity {id: $b})
MATCH p = SHORTEST 1 (a) (()-[]-(:!Country&!Tie&!Topic&!Report)){0,5} ()-[]-(b)
RETURN [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | properties(r)] AS relationships
"""
_AROUND: Final = """
MATCH (n:Entity {id: $id})
CALL (n) { MATCH (n)-[r]-(m) RETURN r, m ORDER BY m.latest DESC, m.id LIMIT 50 }
CALL (m) { MATCH (m)-[s]-(o) RETURN s, o ORDER BY o.latest DESC, o.id LIMIT 20 }
RETURN properties(m) AS m, type(r) AS r, properties(r) AS rp, type(s) AS s, properties(s) AS sp,
       properties(o) AS o LIMIT 200
"""
_SEARCH: Final = """
CALL db.index.fulltext.queryNodes('tieline_search_text', $query, {limit: 20}) YIELD node
WHERE node:Official OR node:Institution
RETURN properties(node) AS node LIMIT 10
"""
_LOOK_UP: Final = "MATCH (n:Entity {id: $id}) RETURN properties(n) AS node"


@contextmanager
def _filled(data: GraphData) -> Iterator[tuple[Store, neo4j.Driver]]:
    with started(
        DEFAULT_VERSION,
        settings={"server.memory.pagecache.size": "512m"},
        heap="3g",
    ) as server:
        with TemporaryDirectory() as folder:
            working = open_store(f"{folder}/graph.db")
            fill_store(working, data)
            with closing(PublishedDatabase.open(server.uri, Access())) as database:
                publish(working, database)
            working.close()
        store = open_for_reading(server.uri)
        with neo4j.GraphDatabase.driver(server.uri, notifications_min_severity="OFF") as driver:
            driver.execute_query("CALL db.prepareForReplanning()")
            yield store, driver
        store.close()


def measure(share: float, count: int, rounds: int) -> Measured:
    """Ask `count` questions of each sort in each round; the graph is a share of the large one."""
    data = GraphData(share)
    asked = questions(data, count)
    size = f"{sum(data.number.values()):,} nodes, {data.relationship_count:,} relationships"
    with _filled(data) as (store, driver):
        by_hand = _ByHand(driver)
        figures = [
            _figure(
                "shortest path of two officials",
                lambda pair: ask(store, lambda view: paths(view, *pair)),
                lambda pair: by_hand(_PATH, a=pair[0], b=pair[1]),
                asked.pairs,
                rounds,
            ),
            _figure(
                "neighbourhood of 2 hops, at most 200 nodes",
                lambda one: ask(store, lambda view: neighbourhood(view, one, depth=2, limit=200)),
                lambda one: by_hand(_AROUND, id=one),
                asked.around,
                rounds,
            ),
            _figure(
                "search of officials and institutions, best 10",
                lambda text: ask(
                    store,
                    lambda view: search(view, text, labels=("Official", "Institution"), limit=10),
                ),
                lambda text: by_hand(_SEARCH, query=lucene_query(list(words(text)))),
                asked.search,
                rounds,
            ),
            _figure(
                "look-up of a node by its id",
                lambda one: ask(store, lambda view: locate(view, one)),
                lambda one: by_hand(_LOOK_UP, id=one),
                asked.look_up,
                rounds,
                goal=None,
            ),
        ]
    return Measured(figures, peak(), [f"Neo4j {DEFAULT_VERSION}: a graph of {size}."])


class _ByHand:
    """Runs one statement in a session of its own, as a program would that knows what it wants."""

    def __init__(self, driver: neo4j.Driver) -> None:
        self._driver = driver

    def __call__(self, text: str, **values: Any) -> object:
        with self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
            return session.run(text, values).values()


def _figure(
    work: str,
    ours: Callable[[Any], object],
    theirs: Callable[[Any], object],
    asked: list[Any],
    rounds: int,
    goal: float | None = GOAL,
) -> Figure:
    times = questions_in_turn(ours, theirs, asked, rounds)
    return ratio(f"Neo4j: {work}", *times, goal, ("Tieline", "by hand"))
