"""Library, command line and route give the same answer to every declared question."""

import json
from dataclasses import asdict
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.questions.declaring import Question
from graph.questions.registry import questions
from graph.stores.working import WorkingStore
from tests.api.asking import command_words, url
from tieline.main import main

EXAMPLES = [
    pytest.param(question, arguments, id=f"{name}-{number}")
    for name, question in questions().items()
    for number, arguments in enumerate(question.examples)
]
PAGED = [one for one in questions().values() if any(p.name == "page_size" for p in one.parameters)]


@pytest.mark.parametrize(("question", "arguments"), EXAMPLES)
def test_three_ways_give_one_answer(
    question: Question[..., Any],
    arguments: dict[str, Any],
    store: WorkingStore,
    client: TestClient,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with store.read() as view:
        answer = question.ask(view, arguments)
    wanted = json.loads(json.dumps(asdict(answer)))
    assert question.is_found(answer)
    assert client.get(url(question, arguments)).json() == wanted
    capsys.readouterr()
    command = ["--store", store.address, *command_words(question, arguments)]
    assert main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == wanted
    assert main(command) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("question", PAGED, ids=lambda one: one.name)
def test_pages_hold_everything_once(question: Question[..., Any], client: TestClient) -> None:
    arguments = dict(question.examples[0])
    pages, cursor = [], None
    for _ in range(500):
        given = {**arguments, "page_size": 1, **({"cursor": cursor} if cursor else {})}
        pages.append(client.get(url(question, given)).json())
        cursor = pages[-1]["cursor"]
        if cursor is None:
            break
    whole = client.get(url(question, {**arguments, "page_size": 200})).json()
    assert len(pages) == max(whole["total"], 1)
    assert len({json.dumps(page, sort_keys=True) for page in pages}) == len(pages)


@pytest.mark.parametrize("question", PAGED, ids=lambda one: one.name)
def test_a_cursor_of_another_question_is_refused(
    question: Question[..., Any], client: TestClient, store: WorkingStore
) -> None:
    given = [_with_cursor(one, client, store) for one in PAGED if one is not question]
    for cursor in [*given, "zzz", "a.b!"]:
        arguments = {**question.examples[0], "cursor": cursor}
        answer = client.get(url(question, arguments))
        assert answer.status_code == (404 if cursor in given else 422), cursor
        assert answer.json()["errors"][0]["pointer"] == "query/cursor"


def _with_cursor(question: Question[..., Any], client: TestClient, store: WorkingStore) -> str:
    """A cursor of the first of its examples that has more than one row."""
    for arguments in question.examples:
        answer = client.get(url(question, {**arguments, "page_size": 1})).json()
        if answer["cursor"]:
            return str(answer["cursor"])
    raise AssertionError(f"{question.name}: no example has two rows")


def test_a_cursor_of_other_arguments_is_refused(client: TestClient) -> None:
    cursor = client.get("/v1/signed?page_size=1").json()["cursor"]
    assert client.get(f"/v1/signed?page_size=2&cursor={cursor}").status_code == 200
    answer = client.get(f"/v1/signed?party=JPN&page_size=1&cursor={cursor}")
    assert (answer.status_code, answer.json()["type"]) == (404, "no-such-part")
    assert "another question" in answer.json()["detail"]


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
