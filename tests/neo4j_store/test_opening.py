"""What a database may be when a store is opened on it, and what is then said."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j.exceptions import Neo4jError

from graph.journal import operations as journal
from graph.model import errors
from graph.model.report import check_report
from graph.stores.neo4j.addresses import Access, parse
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.opening import open_store
from tests.neo4j_server.artefacts import DEFAULT_VERSION, MissingPartError
from tests.neo4j_server.fixtures import REQUIRED, emptied
from tests.neo4j_server.launching import Server, started
from tests.neo4j_server.reaching import driver as driver_of
from tests.neo4j_server.reaching import opened

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
        ("neo4j://", "is no address"),
        ("neo4j://host/a/b", "is no address"),
        ("neo4j://host?x=1", "is no address"),
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
            open_store(f"{scheme}://localhost:1")
    assert capfd.readouterr().err == ""
    assert logging.getLogger("neo4j").handlers


@pytest.mark.neo4j
def test_a_database_that_holds_something_else_is_left_alone(neo4j_uri: str) -> None:
    emptied(neo4j_uri)
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query("CREATE (:Film {title: 'x'})")
        with pytest.raises(errors.ForeignStoreError, match=r"\(Film\) that are not Tieline's"):
            opened(neo4j_uri)
        ((count,),) = driver.execute_query("MATCH (n) RETURN count(n)").records
        assert count == 1
        driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.mark.neo4j
def test_an_empty_database_and_one_of_a_newer_version(neo4j_uri: str) -> None:
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for read_only in (False, True):
            with pytest.raises(errors.StoreMissingError, match="tieline load"):
                opened(neo4j_uri, read_only=read_only, create=False)
        opened(neo4j_uri).close()
        driver.execute_query("MATCH (s:_Store) SET s.schema = 99")
        with pytest.raises(errors.StoreVersionError, match="newer Tieline"):
            opened(neo4j_uri)
        driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.mark.neo4j
def test_a_database_that_is_not_there(neo4j_uri: str) -> None:
    with pytest.raises(errors.StoreUnavailableError, match="no such database"):
        open_store(f"{neo4j_uri}/nowhere")


@pytest.mark.neo4j
def test_a_store_opened_for_reading_is_not_written(neo4j_uri: str) -> None:
    emptied(neo4j_uri)
    writer = opened(neo4j_uri)
    journal.load(writer, [REPORT], NOW)
    reader = opened(neo4j_uri, read_only=True)
    with pytest.raises(errors.StoreReadOnlyError):
        journal.load(reader, [REPORT], NOW)
    with reader.read(steady=True) as view:
        assert view.reports(["a"])
    for store in (reader, writer):
        store.close()


@pytest.mark.neo4j
def test_a_missing_index_is_found(neo4j_uri: str) -> None:
    emptied(neo4j_uri)
    store = opened(neo4j_uri)
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("DROP INDEX tieline_names")
        assert store.check() == ["the index or constraint tieline_names is missing"]
        driver.execute_query("MATCH (n) DETACH DELETE n")
    store.close()
    repaired = opened(neo4j_uri)
    assert repaired.check() == []
    repaired.close()


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


def test_user_and_password(guarded: Server) -> None:
    for access in (None, Access("neo4j", "wrong"), Access("nobody", PASSWORD)):
        with pytest.raises(errors.StoreUnavailableError, match="user or password is wrong"):
            open_store(guarded.uri, access=access)
    store = open_store(guarded.uri, access=Access("neo4j", PASSWORD))
    journal.load(store, [REPORT], NOW)
    assert PASSWORD not in f"{store.address}{store.facts()}"
    store.close()


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_database_that_may_not_be_written(guarded: Server) -> None:
    access = Access("neo4j", PASSWORD)
    open_store(guarded.uri, access=access).close()
    guarded.stop()
    guarded.settings = {"server.databases.default_to_read_only": "true"}
    guarded.password = None
    guarded.settings = {**guarded.settings, "dbms.security.auth_enabled": "false"}
    guarded.start()
    store = open_store(guarded.uri)
    changed = check_report({"id": "b", "parties": ["IND", "FRA"]})
    with pytest.raises(errors.StoreReadOnlyError, match="may not be written"):
        journal.load(store, [changed], NOW)
    with store.read(steady=True) as view:
        assert view.reports(["b"]) == {}
    store.close()


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
    neo4j_store: Neo4jStore, monkeypatch: pytest.MonkeyPatch, codes: list[str]
) -> None:
    monkeypatch.setattr("graph.stores.neo4j.store._SCHEMA_PAUSE", 0.0)
    session = _Busy(*codes)
    neo4j_store._make_index(session, "CREATE INDEX")  # type: ignore[arg-type]
    assert session.codes == []


def test_other_faults_of_the_schema_are_told(neo4j_store: Neo4jStore) -> None:
    with pytest.raises(Neo4jError):
        neo4j_store._make_index(_Busy("Neo.ClientError.Schema.X"), "X")  # type: ignore[arg-type]
