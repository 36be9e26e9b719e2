"""What is wrong with a request is said of the parameter that was sent."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("route", "pointer"),
    [
        ("/v1/signed?kind=zz", "query/kind"),
        ("/v1/signed?status=zz", "query/status"),
        ("/v1/signed?topic=zz", "query/topic"),
        ("/v1/signed?party=", "query/party"),
        ("/v1/paths?a=&b=IND", "query/a"),
        ("/v1/neighbourhood/%00", "path/node"),
        ("/v1/neighbourhood/IND?label=zz", "query/label"),
        ("/v1/evidence/%00", "path/element"),
        ("/v1/signed?page_size=1&page_size=2", "query/page_size"),
        ("/v1/search?text=a&text=b", "query/text"),
        ("/v1/signed?cursor=WyJcdWQ4MDAiLCAiYSIsICJiIl0", "query/cursor"),
        ("/v1/signed?cursor=" + "W1tb" * 490, "query/cursor"),
    ],
)
def test_the_parameter_is_named(client: TestClient, route: str, pointer: str) -> None:
    answer = client.get(route)
    assert answer.status_code == 422, answer.text
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
