"""The OpenAPI description and the reference page: whole, typed, and without the internet."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.routers.questions import question_path
from graph.questions.registry import questions

ROUTES = {
    *(question_path(one) for one in questions().values()),
    "/v1/stats",
    "/v1/schema",
    "/health",
    "/ready",
}


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    return dict(client.get("/openapi.json").json())


def _operations(description: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (path, one) for path, methods in description["paths"].items() for one in methods.values()
    ]


def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    forms = description["components"]["schemas"]
    for name in re.findall(r"#/components/schemas/(\w+)", str(description)):
        assert name in forms
    assert "HTTPValidationError" not in forms


def test_every_operation_is_told(description: dict[str, Any]) -> None:
    assert set(description["paths"]) == ROUTES
    for path, one in _operations(description):
        assert one["summary"]
        assert one["description"]
        assert set(one["responses"]) == {"200", "4XX", "5XX"}, path
        form = one["responses"]["200"]["content"]["application/json"]["schema"]
        assert "$ref" in form or path == "/v1/schema"
        for parameter in one.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])
            assert _is_bounded(parameter["schema"]), parameter


def _is_bounded(schema: dict[str, Any]) -> bool:
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    if schema.get("type") == "boolean":
        return True
    bounds = {"maxLength", "pattern", "maxItems", "maximum", "minimum", "enum", "format"}
    return all(bounds & set(kind) for kind in kinds)


def test_the_reference_page_needs_nothing_from_elsewhere(
    client: TestClient, description: dict[str, Any]
) -> None:
    answer = client.get("/docs")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    page = answer.text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "<script" not in page
    for path, one in _operations(description):
        assert f"GET {path}" in page
        for parameter in one.get("parameters", []):
            assert f"<code>{parameter['name']}</code>" in page


def test_the_api_page_names_every_route_that_is_no_question(
    checkout: Path, description: dict[str, Any]
) -> None:
    page = (checkout / "docs" / "api.md").read_text()
    asked = {question_path(one) for one in questions().values()}
    for path, one in _operations(description):
        if path not in asked:
            assert f"`GET {path}`" in page
            assert not one.get("parameters")


def test_other_origins_may_not_read_by_default(client: TestClient) -> None:
    answer = client.get("/health", headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["x-request-id"]


def test_the_examples_in_the_pages_are_answered(checkout: Path, client: TestClient) -> None:
    names = ("docs/api.md", "docs/questions.md", "README.md")
    pages = "".join((checkout / name).read_text() for name in names)
    asked = re.findall(r"^    GET (\S+)$|127\.0\.0\.1:8000(/v1[^']+)'", pages, re.MULTILINE)
    assert len(asked) >= len(questions())
    for one, other in asked:
        assert client.get(one or other).status_code == 200, one or other
