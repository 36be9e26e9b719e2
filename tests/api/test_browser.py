"""What Neo4j Browser fetches: guide and style, from any page, after asking for leave."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from api.saved_queries import saved_queries, style

BROWSER = "http://localhost:7474"
ROUTES = {
    "/browser/guide": "text/html",
    "/browser/guide.adoc": "text/asciidoc",
    "/browser/style.grass": "text/plain",
}


@pytest.mark.parametrize("route", ROUTES)
def test_any_page_may_fetch_it(client: TestClient, route: str) -> None:
    asked = client.options(
        route,
        headers={
            "Origin": BROWSER,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "cache-control,pragma",
        },
    )
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == "*"
    answer = client.get(route, headers={"Origin": BROWSER})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"].startswith(ROUTES[route])


def test_the_graph_stays_closed_to_other_pages(client: TestClient) -> None:
    asked = {"Origin": BROWSER, "Access-Control-Request-Method": "GET"}
    assert client.options("/v1/stats", headers=asked).status_code == 400
    answer = client.get("/v1/stats", headers={"Origin": BROWSER})
    assert "access-control-allow-origin" not in answer.headers


def test_the_guide_holds_every_query_as_it_is(client: TestClient) -> None:
    page = client.get("/browser/guide").text
    code = [unescape(one) for one in re.findall(r"<pre [^>]*runnable[^>]*>(.*?)</pre>", page, re.S)]
    queries = [query.pasted for queries in saved_queries().values() for query in queries]
    assert code == [":style http://testserver/browser/style.grass", *queries]
    assert page.count("<slide") == page.count("</slide>") == len(saved_queries()) + 1
    assert "<script" not in page


def test_both_forms_of_the_guide_hold_the_same(client: TestClient) -> None:
    text = client.get("/browser/guide.adoc").text
    blocks = re.findall(r"^\[source(?:,cypher)?\]\n----\n(.*?)\n----$", text, re.M | re.S)
    page = client.get("/browser/guide").text
    code = [unescape(one) for one in re.findall(r"<pre [^>]*runnable[^>]*>(.*?)</pre>", page, re.S)]
    assert blocks == code


def test_the_style_is_the_file(client: TestClient) -> None:
    assert client.get("/browser/style.grass").text == style()
