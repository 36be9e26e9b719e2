"""Every error is a problem of one form, whatever went wrong, and tells nothing it should not."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from api.app import create_app
from api.problems import KINDS, MEDIA_TYPE, Problem
from graph.model import errors
from graph.stores.working import WorkingStore, WorkingView

FIELDS = set(Problem.model_fields)
WRONG = [
    ("/v1/nothing", 404, "no-such-route"),
    ("/v1/paths?a=Ajay+Bhalla&b=No+Such+Body+Anywhere", 404, "no-such-node"),
    ("/v1/paths?a=Ajay+Bhalla&b=India&max_hops=7", 422, "invalid-question"),
    ("/v1/paths?a=Ajay+Bhalla", 422, "invalid-question"),
    ("/v1/paths?a=India&b=IND", 422, "invalid-question"),
    ("/v1/signed?party=Ministry+of+Defence", 409, "several-nodes"),
    ("/v1/signed?party=India&cursor=nonsense", 422, "invalid-question"),
    ("/v1/signed?kind=napkin", 422, "invalid-question"),
    ("/v1/signed?since=yesterday", 422, "invalid-question"),
    ("/v1/signed?since=2024-13", 422, "invalid-question"),
    ("/v1/signed?at=2024-02-31", 422, "invalid-question"),
    ("/v1/neighbourhood/IND?depth=0", 422, "invalid-question"),
    ("/v1/neighbourhood/IND?label=Planet", 422, "invalid-question"),
    ("/v1/neighbourhood/IND?type=LOVES", 422, "invalid-question"),
    ("/v1/evidence/IND?field=shoe_size", 404, "no-such-part"),
    ("/v1/evidence/IND,SIDE_OF,USA", 404, "no-such-node"),
    ("/v1/search?text=", 422, "invalid-question"),
    ("/v1/search?text=x&limit=101", 422, "invalid-question"),
    ("/v1/search?txet=x", 422, "invalid-question"),
    (f"/v1/search?text={'x' * 1001}", 422, "invalid-question"),
]


@pytest.mark.parametrize(("route", "status", "type_"), WRONG)
def test_wrong_requests(client: TestClient, route: str, status: int, type_: str) -> None:
    answer = client.get(route)
    assert answer.headers["content-type"] == MEDIA_TYPE
    body = answer.json()
    assert (answer.status_code, body["status"], body["type"]) == (status, status, type_)
    assert body["title"]
    assert body["detail"]
    assert set(body) <= FIELDS


def test_a_wrong_method_is_a_problem(client: TestClient) -> None:
    answer = client.post("/v1/signed", json={})
    assert answer.status_code == 405
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.json()["type"] == "wrong-method"


def test_every_error_has_its_problem() -> None:
    kinds = [one for _, one in inspect.getmembers(errors, inspect.isclass)]
    assert {one for one in kinds if issubclass(one, errors.TielineError)} == set(KINDS)
    for status, type_, title in KINDS.values():
        assert 400 <= status < 600
        assert type_ == type_.lower()
        assert title


class _Failing:
    """A store whose views cannot be opened."""

    address = "nowhere"

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    @contextmanager
    def read(self, seconds: float | None = None, steady: bool = False) -> Iterator[WorkingView]:
        raise self.fault
        yield


@pytest.mark.parametrize(
    ("fault", "status", "type_"),
    [
        (errors.TimeRanOutError(5.0), 504, "time-ran-out"),
        (errors.StoreBusyError("busy"), 503, "store-busy"),
        (errors.StoreInterruptedError("cut"), 503, "store-interrupted"),
        (errors.StoreAwayError("gone"), 503, "store-away"),
        (errors.SnapshotChangedError("bolt://host"), 503, "store-changed"),
        (errors.StoreDamagedError("damaged"), 503, "store-damaged"),
        (ValueError("a secret"), 500, "failed"),
    ],
)
def test_trouble_of_the_store(fault: Exception, status: int, type_: str) -> None:
    app = create_app(_Failing(fault))  # type: ignore[arg-type]
    with TestClient(app, raise_server_exceptions=False) as client:
        for route in ("/v1/search?text=x", "/ready"):
            answer = client.get(route)
            assert answer.status_code == status
            assert answer.headers["content-type"] == MEDIA_TYPE
            assert answer.json()["type"] == type_
            assert "secret" not in answer.text
        assert client.get("/health").status_code == 200


def test_an_unforeseen_fault_is_logged_under_the_id_that_the_answer_carries() -> None:
    app = create_app(_Failing(ValueError("a secret")))  # type: ignore[arg-type]
    with TestClient(app, raise_server_exceptions=False) as client, capture_logs() as logs:
        answer = client.get("/v1/search?text=x", headers={"X-Request-Id": "of-mine.1"})
    assert answer.headers["x-request-id"] == "of-mine.1"
    assert "of-mine.1" in answer.json()["detail"]
    (failed,) = (one for one in logs if one["event"] == "request_failed")
    assert (failed["request"], failed["fault"]) == ("of-mine.1", "ValueError")
    assert failed["place"].startswith("test_problems.py:")
    assert "secret" not in str(logs)


def test_candidates_are_told_apart(client: TestClient) -> None:
    told = client.get("/v1/signed?party=Ministry+of+Defence").json()["candidates"]
    assert len({one["country"] for one in told}) > 1
    assert all(one["label"] == "Institution" and one["origins"] >= 1 for one in told)


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ("Czech Republic", "Czechia (CZE) is known, but no report speaks of it"),
        ("Taiwan", "Taiwan (TWN) is known, but no report speaks of it"),
        ("Kosovo", "Kosovo (XKX) is known, but no report speaks of it"),
        ("CZE-India", "the tie of Czechia (CZE) and India (IND) is known, but"),
    ],
)
def test_a_known_country_without_reports_is_said_to_be_that(
    client: TestClient, asked: str, detail: str
) -> None:
    answer = client.get(f"/v1/signed?party={asked}")
    assert (answer.status_code, answer.json()["type"]) == (404, "not-reported")
    assert answer.json()["detail"].startswith(detail)
    assert "candidates" not in answer.json()


def test_a_name_with_a_slash_is_asked(client: TestClient) -> None:
    for route in ("evidence", "neighbourhood"):
        answer = client.get(f"/v1/{route}/Ministry%2FNo-Such%20Agency")
        assert (answer.status_code, answer.json()["type"]) == (404, "no-such-node")
        assert "Ministry/No-Such Agency" in answer.json()["detail"]


NASTY = st.sampled_from(
    [
        "'; DROP TABLE nodes; --",
        '" OR 1=1',
        "<script>alert(1)</script>",
        "%",
        "*",
        "a" * 199,
        "\u202e",
    ]
) | st.text(min_size=1, max_size=60)


@given(words=NASTY, other=NASTY)
def test_nothing_from_outside_breaks_a_route(client: TestClient, words: str, other: str) -> None:
    one, two = (quote(text, safe="", errors="replace") for text in (words, other))
    for route in (
        f"/v1/search?text={one}",
        f"/v1/paths?a={one}&b={two}",
        f"/v1/signed?party={one}&institution={two}",
        f"/v1/signed?kind={one}&topic={two}&since={one}&cursor={two}",
        f"/v1/neighbourhood/{one}?at={two}&label={one}",
        f"/v1/evidence/{one}?field={two}&cursor={one}",
    ):
        answer = client.get(route)
        assert answer.status_code < 500, route
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == MEDIA_TYPE


def test_the_store_is_as_it_was(client: TestClient, store: WorkingStore) -> None:
    with store.read() as view:
        before = view.counts()
    client.get("/v1/search?text=';DELETE FROM nodes;--")
    assert client.get("/v1/stats").json().items() >= before.items()
