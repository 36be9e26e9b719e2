"""The guard before the routes: hosts, keys, bodies, rates, turns, headers, names of requests."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.guard.hosts import hosts_for
from api.guard.keys import KeyFileError, KeyRing, make_key, read_keys, write_keys
from api.guard.stack import Guard
from graph.stores.contract import Store

MADE = "2026-01-01T00:00:00Z"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only compared


@contextmanager
def guarded(store: Store, guard: Guard, **more: object) -> Iterator[TestClient]:
    app = create_app(store, guard=guard, **more)  # type: ignore[arg-type]
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client


# --- hosts


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("", 421),
    ],
)
def test_only_names_on_the_list_are_answered(store: Store, host: str, status: int) -> None:
    with guarded(store, Guard(hosts_for("127.0.0.1", ()))) as client:
        answer = client.get("/health", headers={"Host": host})
    assert answer.status_code == status
    if status == 421:
        assert answer.json()["type"] == "wrong-host"
        assert answer.headers["content-type"] == "application/problem+json"


def test_names_below_a_domain_can_be_allowed(store: Store) -> None:
    with guarded(store, Guard(("*.example.org",))) as client:
        statuses = [
            client.get("/health", headers={"Host": host}).status_code
            for host in ("ties.example.org", "example.org", "ties.example.org.evil.example")
        ]
    assert statuses == [200, 421, 421]


def test_an_address_suggests_the_names_it_answers_to() -> None:
    assert hosts_for("127.0.0.1", ()) == ("localhost", "127.0.0.1", "::1")
    assert hosts_for("192.0.2.7", ())[0] == "192.0.2.7"
    assert hosts_for(EVERYWHERE, ()) == ("*",)
    assert hosts_for(EVERYWHERE, ("ties.example.org",)) == ("ties.example.org",)


# --- keys


def test_reading_by_key(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    key, secret = make_key("dashboard", "read", MADE)
    write_keys(path, [key])
    with guarded(store, Guard(ring=KeyRing(path), key_for_reading=True)) as client:
        assert client.get("/health").status_code == 200
        without = client.get("/v1/stats")
        assert (without.status_code, without.json()["type"]) == (401, "key-needed")
        assert without.headers["www-authenticate"].startswith("Bearer")
        wrong = client.get("/v1/stats", headers={"X-Api-Key": secret + "x"})
        assert (wrong.status_code, wrong.json()["type"]) == (401, "unknown-key")
        for headers in ({"X-Api-Key": secret}, {"Authorization": f"bearer {secret}"}):
            assert client.get("/v1/stats", headers=headers).status_code == 200
        write_keys(path, [])
        assert client.get("/v1/stats", headers={"X-Api-Key": secret}).status_code == 401


def test_a_file_of_keys_holds_hashes_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    key, secret = make_key("dashboard", "write", MADE)
    write_keys(path, [key])
    assert secret not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    assert read_keys(path) == [key]
    assert key.allows("read")
    assert not make_key("other", "read", MADE)[0].allows("write")


@pytest.mark.parametrize("text", ["{}x", '[{"name": "a"}]', '["a"]'])
def test_a_file_that_holds_no_keys_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(KeyFileError, match=r"keys\.json"):
        read_keys(path)


# --- limits


def test_a_reading_method_takes_no_body(store: Store) -> None:
    with guarded(store, Guard()) as client:
        declared = client.request("GET", "/v1/stats", content=b"x" * 100)
        streamed = client.request("GET", "/v1/stats", content=iter([b"x" * 100]))
        plain = client.get("/v1/stats")
    assert (declared.status_code, declared.json()["type"]) == (413, "body-too-large")
    assert (streamed.status_code, plain.status_code) == (413, 200)


def test_a_rate_is_kept_by_caller(store: Store) -> None:
    with guarded(store, Guard(rate="3/minute")) as client:
        answers = [client.get("/v1/stats") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        assert client.get("/health").status_code == 200


def test_more_than_can_wait_is_told_to_come_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two long questions hold the two slots; of three more, one waits and is answered."""
    release = threading.Event()
    plain = store.read

    def slow(*args: object, **more: object) -> object:
        release.wait(60)
        return plain(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "read", slow)
    statuses: list[int] = []
    with guarded(store, Guard(running=2, waiting=1), seconds=60.0) as client:

        def ask() -> None:
            answer = client.get("/v1/stats")
            statuses.append(answer.status_code)
            if answer.status_code == 503:
                assert answer.json()["type"] == "too-busy"
                assert answer.headers["retry-after"] == "1"

        threads = [threading.Thread(target=ask) for _ in range(5)]
        for thread in threads:
            thread.start()
        while len(statuses) < 2:
            time.sleep(0.01)
        assert client.get("/health").status_code == 200
        release.set()
        for thread in threads:
            thread.join()
    assert sorted(statuses) == [200, 200, 200, 503, 503]


def test_waiting_counts_against_the_budget(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    entered, release = threading.Event(), threading.Event()
    plain = store.read

    def slow(*args: object, **more: object) -> object:
        entered.set()
        release.wait(60)
        return plain(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "read", slow)
    with guarded(store, Guard(running=1, waiting=5), seconds=0.5) as client:
        first = threading.Thread(target=client.get, args=("/v1/stats",))
        first.start()
        assert entered.wait(60)
        answer = client.get("/v1/stats")
        release.set()
        first.join()
    assert (answer.status_code, answer.json()["type"]) == (503, "too-busy")


# --- headers and names


@pytest.mark.parametrize("route", ["/health", "/v1/stats", "/v1/nowhere", "/docs"])
def test_every_answer_carries_the_headers(store: Store, route: str) -> None:
    with guarded(store, Guard()) as client:
        answer = client.get(route)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("given", "is_kept"), [("trace-1.a_B", True), ("a b", False), ("x" * 65, False), ("", False)]
)
def test_a_well_formed_request_name_is_kept(store: Store, given: str, is_kept: bool) -> None:
    with guarded(store, Guard()) as client:
        answer = client.get("/health", headers={"X-Request-Id": given})
    name = answer.headers["x-request-id"]
    assert (name == given) == is_kept
    assert name


def test_figures_count_routes_and_never_paths(store: Store) -> None:
    with guarded(store, Guard()) as client:
        client.get("/v1/evidence/no-such-node")
        client.get("/v1/secret-words")
        text = client.get("/metrics").text
    assert 'route="/v1/evidence/{' in text
    assert "secret" not in text
    assert 'tieline_requests_total{method="GET",route="none",status="404"} 1.0' in text


def test_a_refused_preflight_is_a_problem(store: Store) -> None:
    with guarded(store, Guard(), cors_origins=["https://ok.example"]) as client:
        asked = {"Access-Control-Request-Method": "GET"}
        good = client.options("/v1/stats", headers={"Origin": "https://ok.example", **asked})
        bad = client.options("/v1/stats", headers={"Origin": "https://evil.example", **asked})
    assert good.status_code == 200
    assert (bad.status_code, bad.json()["type"]) == (400, "cross-origin-refused")
    assert "access-control-allow-origin" not in bad.headers
