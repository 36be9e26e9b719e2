"""Other writers of graphs into Neo4j, each in the way that is fastest for it.

They are no dependencies: who is not installed is not measured. Both want the procedures of APOC on
the server, which Maven fetches.
"""

import asyncio
import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import neo4j

from graph.stores.working import WorkingStore
from tests.neo4j_server.launching import Server

NAMES: Final = ("neo4j_graphrag", "langchain_neo4j")
SETTINGS: Final = {"dbms.security.procedures.unrestricted": "apoc.*"}
_POM: Final = Path(__file__).with_name("apoc-pom.xml")
_COPY: Final = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
Write = Callable[[str], None]
"""Writes the graph to the server at a URI, which is empty."""


def installed() -> list[str]:
    """Return the names of the peers that are installed here."""
    return [name for name in NAMES if importlib.util.find_spec(name) is not None]


def add_procedures(server: Server) -> None:
    """Put the procedures beside a server that is not started yet."""
    maven = shutil.which("mvn") or "mvn"
    with tempfile.TemporaryDirectory() as folder:
        # Theirs would take the place of the server's own, newer ones.
        left_out = "-DexcludeGroupIds=org.slf4j,org.apache.commons"
        options = [f"-DoutputDirectory={folder}", "-DincludeScope=runtime", left_out]
        command = [maven, "-B", "-ntp", "-q", "-f", str(_POM), _COPY, *options]
        subprocess.run(command, check=True)  # noqa: S603 - our own words
        for jar in Path(folder).glob("*.jar"):
            shutil.copy(jar, server.home / "plugins")


def writer(name: str, store: WorkingStore) -> Write:
    """Return what writes the graph that stands in the store as this peer does."""
    return {"neo4j_graphrag": _graphrag, "langchain_neo4j": _langchain}[name](store)


def _kept(one: Any) -> dict[str, Any]:
    return {name: value for name, value in one.properties.items() if value is not None}


def _graphrag(store: WorkingStore) -> Write:
    types = importlib.import_module("neo4j_graphrag.components.types")
    with store.read() as view:
        nodes = [
            types.Neo4jNode(
                id=node.id, label=str(node.label), properties={"name": node.name, **_kept(node)}
            )
            for node in view.iter_nodes()
        ]
        relationships = [
            types.Neo4jRelationship(
                start_node_id=source, end_node_id=target, type=str(one.type), properties=_kept(one)
            )
            for source, one, target in view.iter_relationships()
        ]
    return partial(_write_graphrag, types.Neo4jGraph(nodes=nodes, relationships=relationships))


def _write_graphrag(graph: Any, uri: str) -> None:
    writing = importlib.import_module("neo4j_graphrag.components.kg_writer")
    with neo4j.GraphDatabase.driver(uri, notifications_min_severity="OFF") as driver:
        done = asyncio.run(writing.Neo4jWriter(driver, clean_db=False).run(graph))
    if done.status != "SUCCESS":
        raise RuntimeError(f"neo4j_graphrag did not write: {done}")


def _langchain(store: WorkingStore) -> Write:
    documents = importlib.import_module("langchain_neo4j.graphs.graph_document")
    source = importlib.import_module("langchain_core.documents").Document(page_content="reports")
    with store.read() as view:
        nodes = {
            node.id: documents.Node(
                id=node.id, type=str(node.label), properties={"name": node.name, **_kept(node)}
            )
            for node in view.iter_nodes()
        }
        relationships = [
            documents.Relationship(
                source=nodes[start], target=nodes[end], type=str(one.type), properties=_kept(one)
            )
            for start, one, end in view.iter_relationships()
        ]
    graph = documents.GraphDocument(
        nodes=list(nodes.values()), relationships=relationships, source=source
    )
    return partial(_write_langchain, graph)


def _write_langchain(graph: Any, uri: str) -> None:
    made = importlib.import_module("langchain_neo4j").Neo4jGraph(
        url=uri,
        username="neo4j",
        password="none",  # noqa: S106 - none is asked
        refresh_schema=False,
    )
    made.add_graph_documents([graph], baseEntityLabel=True)
