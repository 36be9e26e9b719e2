"""HEAD answers as GET does, without a body."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("route", ["/health", "/ready", "/v1/search?text=home", "/v1/nowhere"])
def test_head_is_get_without_a_body(client: TestClient, route: str) -> None:
    asked, whole = client.head(route), client.get(route)
    assert (asked.status_code, asked.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length"):
        assert asked.headers[name] == whole.headers[name]
