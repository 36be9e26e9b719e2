"""Answers lead to their picture in Neo4j Browser."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.browser_links import LONGEST, browser_link
from graph.stores.working import WorkingStore

BROWSER = "http://localhost:7474/browser/"


@pytest.fixture(scope="module")
def linking(store: WorkingStore) -> Iterator[TestClient]:
    with TestClient(create_app(store, browser_url=BROWSER)) as made:
        yield made


def _statement(link: str) -> str:
    found = re.fullmatch(r'<(.+)>; rel="alternate"; title="Neo4j Browser"', link)
    assert found
    assert found[1].startswith(BROWSER)
    assert len(found[1]) <= LONGEST
    query = parse_qs(urlsplit(found[1]).query)
    assert query["cmd"] == ["edit"]
    (statement,) = query["arg"]
    return statement


def _ids(statement: str) -> set[str]:
    form = re.fullmatch(r"MATCH \(n:(\w+(?:\|\w+)*)\) WHERE n\.id IN \[(.+)\] RETURN n", statement)
    assert form, statement
    return {one.strip("'") for one in form[2].split(", ")}


def test_paths_and_neighbourhoods_lead_to_their_nodes(linking: TestClient) -> None:
    answer = linking.get("/v1/paths?a=Ajay+Bhalla&b=Janet+Napolitano")
    nodes = {node["id"] for path in answer.json()["paths"] for node in path["nodes"]}
    assert len(nodes) == 4
    assert _ids(_statement(answer.headers["link"])) == nodes
    answer = linking.get("/v1/neighbourhood/IND-USA?limit=40")
    nodes = {node["id"] for node in answer.json()["graph"]["nodes"]}
    assert _ids(_statement(answer.headers["link"])) == nodes


@pytest.mark.parametrize(
    "route",
    ["/v1/signed?party=India&party=USA", "/v1/search?text=bhalla", "/v1/evidence/IND-USA"],
)
def test_every_answer_with_nodes_has_a_link(linking: TestClient, route: str) -> None:
    answer = linking.get(route)
    ids = _ids(_statement(answer.headers["link"]))
    assert ids
    assert all(f'"{one}"' in answer.text for one in ids)


def test_no_link_without_nodes_without_browser_or_where_it_would_be_too_long(
    linking: TestClient, client: TestClient
) -> None:
    assert "link" not in linking.get("/v1/stats").headers
    assert "link" not in linking.get("/v1/search?text=qqqqqqqqqqqq").headers
    assert "link" not in client.get("/v1/neighbourhood/IND-USA?limit=40").headers
    assert "link" not in linking.get("/v1/neighbourhood/IND?depth=3&limit=1000").headers


def test_what_browser_would_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="&"):
        browser_link(BROWSER, "MATCH (n:!A&!B) RETURN n")
