"""How a real server plans the statements: by index, on a graph that is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.journal import operations as journal
from graph.model.report import ParsedReport
from graph.stores.neo4j.statements import FOLDERS, pictured, statement
from tests.neo4j_server.fixtures import empty_store
from tests.neo4j_server.reaching import driver as driver_of

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).parents[2]
FILES = {
    file.stem: file for folder in FOLDERS for file in sorted((ROOT / "cypher" / folder).iterdir())
}
NOT_PLANNED = {"await_indexes", "schema", "server"}
"""Calls and commands, which have no plan of their own to look at."""
WHOLE = {
    "agreement_count_all": "a count of all agreements by what they carry",
    "agreements_all": "the newest of all agreements by what they carry",
    "all_vocabulary": "comparing",
    "any_node": "the first node it meets",
    "count_nodes": "counting",
    "count_relationships": "counting",
    "former_ids": "comparing",
    "node_digests": "comparing",
    "old_store": "the first node it meets",
    "relationship_digests": "comparing",
    "relationships_of_type": "exporting",
    "strays": "comparing",
    "types": "comparing",
    "vocabulary_digests": "comparing sixty rows at most",
}
"""What looks at all there is of a kind, and for what."""
PLANNED = [name for name in FILES if name not in NOT_PLANNED]
READING = [name for name in PLANNED if FILES[name].parent.name == "read"]
IRRELEVANT = {
    "01N51": "the examples have no relationship of a type",
    "01N52": "nothing on the server has a property",
    "01N60": "no value is given for a parameter, as nothing is carried out",
}
BOTH_ENDS = {
    "between",
    "change_relationships",
    "drop_relationships",
    "make_relationships",
    "counted_relationship",
    "lookup_nodes",
    "relationships",
    "standing",
    "whole_relationships",
}
"""What joins two things that are each found by index."""
SCANS = {
    "AllNodesScan",
    "DirectedAllRelationshipsScan",
    "DynamicAnyLabelNodeLookup",
    "DynamicLabelNodeLookup",
    "NodeByLabelScan",
    "NodeIndexContainsScan",
    "NodeIndexScan",
    "UndirectedAllRelationshipsScan",
}


@pytest.fixture(scope="module")
def planned(
    neo4j_uri: str, example_reports: list[ParsedReport]
) -> Iterator[dict[str, neo4j.ResultSummary]]:
    """Every statement as the server would carry it out on the example graph."""
    with empty_store(neo4j_uri) as store:
        journal.load(store, example_reports, "2026-01-01T00:00:00Z")
        assert store.graph
        with driver_of(neo4j_uri) as driver:
            driver.execute_query("CALL db.prepareForReplanning()")
            yield {
                name: driver.execute_query(f"EXPLAIN {statement(name)}").summary for name in PLANNED
            } | {
                _framed(name): driver.execute_query(f"EXPLAIN {pictured(name)}").summary
                for name in READING
            }


WRITING = [name for name in PLANNED if FILES[name].parent.name == "write"]


@pytest.mark.parametrize("is_empty", [True, False])
def test_what_writes_seeks_by_index_however_little_there_is(
    neo4j_uri: str, example_reports: list[ParsedReport], is_empty: bool
) -> None:
    """Plans made for an empty database are kept while it grows."""
    with empty_store(neo4j_uri) as store, driver_of(neo4j_uri) as driver:
        assert store.graph
        if not is_empty:
            journal.load(store, example_reports, "2026-01-01T00:00:00Z")
            assert store.graph
        for name in WRITING:
            plan = driver.execute_query(f"EXPLAIN {statement(name)}").summary.plan
            assert plan is not None
            assert not set(_operators(plan)) & SCANS, name


def _framed(name: str) -> str:
    return f"{name} in its frame"


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    name, children = _name(plan), plan.get("children", ())
    # An argument is one row, which multiplies nothing.
    if name != "CartesianProduct" or "Argument" not in map(_name, children):
        yield name
    for child in children:
        yield from _operators(child)


def _name(plan: dict[str, Any]) -> str:
    return str(plan["operatorType"]).partition("@")[0]


@pytest.mark.parametrize("name", [*PLANNED, *map(_framed, READING)])
def test_keys_are_sought_by_index(planned: dict[str, neo4j.ResultSummary], name: str) -> None:
    plan = planned[name].plan
    assert plan is not None
    operators = set(_operators(plan))
    bare = name.removesuffix(_framed(""))
    assert bool(operators & SCANS) == (bare in WHOLE)
    assert "CartesianProduct" not in operators or bare in BOTH_ENDS
    # It may walk all that a hub has for each that is sought.
    assert "Expand(Into)" not in operators


@pytest.mark.parametrize("name", [*PLANNED, *map(_framed, READING)])
def test_the_server_has_nothing_against_it(
    planned: dict[str, neo4j.ResultSummary], name: str
) -> None:
    told = {
        (str(one.classification), one.gql_status)
        for one in planned[name].gql_status_objects
        if one.gql_status.startswith("01")
    }
    irrelevant = set(IRRELEVANT)
    if name.removesuffix(_framed("")) == "old_store":
        # It asks for a label of an earlier form, which a new server has never had.
        irrelevant.add("01N50")
    assert {one for one in told if one[1] not in irrelevant} == set()
