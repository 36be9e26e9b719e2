"""What a database may be when it is opened, and what is then said."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j.exceptions import Neo4jError

from graph.journal import operations as journal
from graph.model import errors
from graph.model.report import check_report
from graph.publishing.engine import publish
from graph.questions.asking import ask
from graph.stores.neo4j.addresses import Access, parse
from graph.stores.neo4j.publishing import PublishedDatabase, _make_index
from graph.stores.neo4j.store import PublishedGraph
from graph.stores.opening import open_for_reading, open_store
from tests.neo4j_server.artefacts import DEFAULT_VERSION, MissingPartError
from tests.neo4j_server.fixtures import REQUIRED, Published, emptied
from tests.neo4j_server.launching import Server, started
from tests.neo4j_server.reaching import database, opened
from tests.neo4j_server.reaching import driver as driver_of

PASSWORD = "only-for-tests"  # noqa: S105 - of a server that is thrown away
NOW = "2026-01-01T00:00:00Z"
REPORT = check_report({"id": "a", "parties": ["IND", "USA"], "published": "2024"})


@pytest.mark.parametrize(
    ("text", "access", "wanted"),
    [
        ("neo4j://host", Access(), ("neo4j://host:7687", None, None)),
        ("bolt://host:7/graph", Access(), ("bolt://host:7", None, "graph")),
        ("neo4j+s://h.example", Access("u", "p", "d"), ("neo4j+s://h.example:7687", "u", "d")),
        ("bolt+ssc://[::1]:9/x", Access(database="d"), ("bolt+ssc://[::1]:9", None, "x")),
    ],
)
def test_addresses(text: str, access: Access, wanted: tuple[str, str | None, str | None]) -> None:
    found = parse(text, access)
    assert (found.uri, found.user, found.database) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("neo4j://", "is not the address"),
        ("neo4j://host/a/b", "is not the address"),
        ("neo4j://host?x=1", "is not the address"),
        ("neo4j://host:port", "wrong port"),
        ("neo4j://user:secret@host", "TIELINE_NEO4J_PASSWORD_FILE"),
    ],
)
def test_wrong_addresses_are_told_without_secrets(text: str, words: str) -> None:
    with pytest.raises(errors.StoreUnavailableError, match=words) as told:
        parse(text, Access())
    assert "secret" not in str(told.value)


def test_a_server_that_is_away_is_told_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    for scheme in ("bolt", "neo4j"):
        with pytest.raises(errors.StoreUnavailableError, match="no Neo4j answers there"):
            open_for_reading(f"{scheme}://localhost:1")
    assert capfd.readouterr().err == ""
    assert logging.getLogger("neo4j").handlers


@pytest.mark.neo4j
@pytest.mark.parametrize("open_", [opened, database], ids=["reading", "publishing"])
def test_a_database_that_holds_something_else_is_left_alone(
    neo4j_uri: str, open_: Callable[[str], object]
) -> None:
    emptied(neo4j_uri)
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("CREATE (:Film {title: 'x'})")
        with pytest.raises(errors.ForeignStoreError, match=r"\(Film\) that are not Tieline's"):
            open_(neo4j_uri)
        ((count,),) = driver.execute_query("MATCH (n) RETURN count(n)").records
        assert count == 1
    emptied(neo4j_uri)


@pytest.mark.neo4j
@pytest.mark.parametrize("open_", [opened, database], ids=["reading", "publishing"])
def test_a_store_of_the_earlier_form_is_refused_and_never_cleared(
    neo4j_uri: str, open_: Callable[[str], object]
) -> None:
    emptied(neo4j_uri)
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("CREATE (:_Store {name: 'tieline', schema: 1}), (:Official:_Node)")
        with pytest.raises(errors.StoreVersionError, match="tieline copy"):
            open_(neo4j_uri)
        ((count,),) = driver.execute_query("MATCH (n) RETURN count(n)").records
        assert count == 2
    emptied(neo4j_uri)


@pytest.mark.neo4j
def test_an_empty_database_and_one_of_another_version(neo4j_uri: str) -> None:
    emptied(neo4j_uri)
    with pytest.raises(errors.StoreMissingError, match="tieline publish"):
        opened(neo4j_uri)
    with driver_of(neo4j_uri) as driver, closing(database(neo4j_uri)) as there:
        there.begin("j")
        driver.execute_query("MATCH (s:PublishedGraph) SET s.schema = 99")
        with pytest.raises(errors.StoreVersionError, match="schema version 99"):
            opened(neo4j_uri)
    emptied(neo4j_uri)


@pytest.mark.neo4j
def test_a_graph_is_not_shown_before_its_first_publication_is_complete(neo4j_uri: str) -> None:
    emptied(neo4j_uri)
    with closing(database(neo4j_uri)) as there:
        there.begin("j")
        with closing(opened(neo4j_uri)) as graph, pytest.raises(errors.NotPublishedYetError):
            ask(graph, lambda view: view.counts())
    emptied(neo4j_uri)


@pytest.mark.neo4j
def test_a_database_that_is_not_there(neo4j_uri: str) -> None:
    with pytest.raises(errors.StoreUnavailableError, match="no such database"):
        open_for_reading(f"{neo4j_uri}/nowhere")


def test_a_published_graph_is_no_working_store() -> None:
    with pytest.raises(errors.WorkingStoreNeededError, match="--store"):
        open_store("neo4j://localhost:7687")
    with pytest.raises(errors.StoreUnavailableError, match="is not a kind of store"):
        open_store("mysql://localhost")


@pytest.mark.neo4j
def test_a_missing_index_is_found_and_made_again(
    published_store: Published, neo4j_uri: str
) -> None:
    assert published_store.check() == []
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("DROP INDEX tieline_search_text")
    missing = ["the index or constraint tieline_search_text is missing"]
    assert published_store.check() == missing
    database(neo4j_uri).close()
    assert published_store.check() == []


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    """A server with a password, whose database may be made read-only."""
    try:
        with started(DEFAULT_VERSION, password=PASSWORD) as server:
            yield server
    except MissingPartError as fault:
        if REQUIRED:
            raise
        pytest.skip(f"NO NEO4J: {fault}")


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_tests_themselves_may_be_given_a_password(guarded: Server, checkout: Path) -> None:
    given = {"URI": guarded.uri, "USER": "neo4j", "PASSWORD": PASSWORD}
    environment = os.environ | {f"TIELINE_TEST_NEO4J_{name}": text for name, text in given.items()}
    few = ["tests/contract/test_graph.py", "-m", "neo4j", "-k", "back_as_they_were"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *few]

    def told(without: str | None = None) -> tuple[int, str]:
        named = {name: text for name, text in environment.items() if name != without}
        done = subprocess.run(
            command, cwd=checkout, env=named, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout

    code, words = told()
    assert code == 0
    assert "2 passed" in words
    code, words = told(without="TIELINE_TEST_NEO4J_PASSWORD")
    assert code == 1
    assert "AuthError" in words
    code, words = told(without="TIELINE_TEST_NEO4J_URI")
    assert code == 1
    assert "no server by TIELINE_TEST_NEO4J_URI" in words


@pytest.mark.neo4j
def test_user_and_password(guarded: Server, tmp_path: Path) -> None:
    for access in (Access(), Access("neo4j", "wrong"), Access("nobody", PASSWORD)):
        with pytest.raises(errors.StoreUnavailableError, match="user or password is wrong"):
            PublishedDatabase.open(guarded.uri, access)
    there = PublishedDatabase.open(guarded.uri, Access("neo4j", PASSWORD))
    with closing(open_store(str(tmp_path / "graph.db"))) as store, closing(there):
        journal.load(store, [REPORT], NOW)
        publish(store, there, take_over=True)
    with closing(PublishedGraph.open(guarded.uri, Access("neo4j", PASSWORD))) as graph:
        assert PASSWORD not in f"{graph.address}{graph.facts()}"


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_database_that_may_not_be_written(guarded: Server, tmp_path: Path) -> None:
    access = Access("neo4j", PASSWORD)
    with closing(open_store(str(tmp_path / "graph.db"))) as store:
        journal.load(store, [REPORT], NOW)
        with closing(PublishedDatabase.open(guarded.uri, access)) as there:
            publish(store, there, take_over=True)
        guarded.stop()
        guarded.settings = {"server.databases.default_to_read_only": "true"}
        guarded.password = None
        guarded.settings = {**guarded.settings, "dbms.security.auth_enabled": "false"}
        guarded.start()
        journal.retract(store, ["a"], NOW)
        with (
            closing(PublishedDatabase.open(guarded.uri, Access())) as there,
            pytest.raises(errors.StoreReadOnlyError, match="may not be written"),
        ):
            publish(store, there)
    with (
        closing(PublishedGraph.open(guarded.uri, Access())) as graph,
        graph.read(steady=True) as view,
    ):
        assert view.node_by_id("report:a")


class _Busy:
    """A session in which another process makes the same index, then holds the schema a while."""

    def __init__(self, *codes: str) -> None:
        self.codes = list(codes)

    def run(self, _text: str) -> "_Busy":
        if self.codes:
            raise Neo4jError._hydrate_neo4j(code=self.codes.pop(0), message="busy")
        return self

    def consume(self) -> None:
        """Nothing is left to read."""


@pytest.mark.parametrize(
    "codes",
    [
        ["Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"],
        ["Neo.ClientError.Schema.ConstraintAlreadyExists"],
        ["Neo.TransientError.Transaction.DeadlockDetected"],
    ],
)
def test_two_may_make_the_indexes_at_once(
    monkeypatch: pytest.MonkeyPatch, codes: list[str]
) -> None:
    monkeypatch.setattr("graph.stores.neo4j.publishing._SCHEMA_PAUSE", 0.0)
    session = _Busy(*codes)
    _make_index(session, "CREATE INDEX")  # type: ignore[arg-type]
    assert session.codes == []


def test_other_faults_of_the_schema_are_told() -> None:
    with pytest.raises(Neo4jError):
        _make_index(_Busy("Neo.ClientError.Schema.X"), "X")  # type: ignore[arg-type]
