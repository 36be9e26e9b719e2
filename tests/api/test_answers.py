"""Library, command line and route give the same answer to the same question."""

import json
from dataclasses import asdict
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.questions.evidence import evidence
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.search import search
from graph.questions.signed import signed
from graph.stores.working import WorkingStore
from tieline.main import main

CASES: list[tuple[Any, tuple[Any, ...], dict[str, Any], list[str], str]] = [
    (
        signed,
        (["India", "USA"],),
        {},
        ["signed", "India", "USA"],
        "/v1/signed?party=India&party=USA",
    ),
    (
        signed,
        (["JPN"],),
        {"since": "2015", "page_size": 3, "kinds": ["agreement"], "at": "2025-01-01"},
        [
            "signed",
            "JPN",
            "--since",
            "2015",
            "--page-size",
            "3",
            "--kinds",
            "agreement",
            "--at",
            "2025-01-01",
        ],
        "/v1/signed?party=JPN&since=2015&page_size=3&kind=agreement&at=2025-01-01",
    ),
    (
        neighbourhood,
        ("IND-USA",),
        {"depth": 2, "limit": 30, "labels": ["Agreement", "Institution"]},
        [
            "neighbourhood",
            "IND-USA",
            "--depth",
            "2",
            "--limit",
            "30",
            "--labels",
            "Agreement",
            "--labels",
            "Institution",
        ],
        "/v1/neighbourhood/IND-USA?depth=2&limit=30&label=Agreement&label=Institution",
    ),
    (
        paths,
        ("Ajay Bhalla", "Janet Napolitano"),
        {"k": 3, "max_hops": 5},
        ["path", "Ajay Bhalla", "Janet Napolitano", "-k", "3", "--max-hops", "5"],
        "/v1/paths?a=Ajay+Bhalla&b=Janet+Napolitano&k=3&max_hops=5",
    ),
    (
        paths,
        ("Wang Yi", "Janet Napolitano"),
        {"max_degree": None, "without_types": ["LED"]},
        ["path", "Wang Yi", "Janet Napolitano", "--max-degree", "0", "--without-types", "LED"],
        "/v1/paths?a=Wang+Yi&b=Janet+Napolitano&max_degree=0&without_type=LED",
    ),
    (
        evidence,
        ("Kristie Canegallo",),
        {"page_size": 5},
        ["evidence", "Kristie Canegallo", "--page-size", "5"],
        "/v1/evidence/Kristie%20Canegallo?page_size=5",
    ),
    (
        search,
        ("homelnd", ["Series", "Dialogue"]),
        {"limit": 5},
        ["search", "homelnd", "--labels", "Series", "--labels", "Dialogue", "--limit", "5"],
        "/v1/search?text=homelnd&label=Series&label=Dialogue&limit=5",
    ),
]


@pytest.mark.parametrize(("ask", "words", "more", "command", "route"), CASES)
def test_three_ways_give_one_answer(
    ask: Any,
    words: tuple[Any, ...],
    more: dict[str, Any],
    command: list[str],
    route: str,
    store: WorkingStore,
    client: TestClient,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with store.read() as view:
        wanted = json.loads(json.dumps(asdict(ask(view, *words, **more))))
    assert client.get(route).json() == wanted
    capsys.readouterr()
    main(["--store", store.address, *command, "--json"])
    assert json.loads(capsys.readouterr().out) == wanted


def test_a_cursor_leads_through_all_pages(client: TestClient) -> None:
    whole = client.get("/v1/signed?page_size=200").json()
    rows, cursor = [], None
    while True:
        more = f"&cursor={cursor}" if cursor else ""
        page = client.get(f"/v1/signed?page_size=7{more}").json()
        rows += page["rows"]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert [row["agreement"]["id"] for row in rows] == [r["agreement"]["id"] for r in whole["rows"]]
    assert len(rows) == whole["total"] > 20
