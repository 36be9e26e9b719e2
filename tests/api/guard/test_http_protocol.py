"""The wire: requests that stall are closed, malformed ones get a problem."""

import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from api.app import create_app
from api.guard import http_protocol
from graph.stores.contract import Store


@pytest.fixture
def port(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(http_protocol, "REQUEST_TIMEOUT", 0.5)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            create_app(store),
            http=http_protocol.TimedProtocol,
            log_config=None,
            access_log=False,
            server_header=False,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


def said(port: int, *pieces: bytes, pause: float = 0.0) -> bytes:
    """What the server says until it closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        for piece in pieces:
            wire.sendall(piece)
            time.sleep(pause)
        answer = b""
        while piece := wire.recv(65536):
            answer += piece
    return answer


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"GET /health HTTP/1.1\r\nHost: lo",
        b"POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc",
    ],
)
def test_half_a_request_is_closed(port: int, half: bytes) -> None:
    began = time.monotonic()
    answer = said(port, half)
    assert time.monotonic() - began < 15
    assert b" 200 " not in answer


def test_whole_requests_on_one_connection_are_answered(port: int) -> None:
    """The second begins after the time of the first has run out."""
    request = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"
    answer = said(port, request + b"\r\n", request + b"Connection: close\r\n\r\n", pause=0.3)
    assert answer.count(b"HTTP/1.1 200 OK") == 2
    assert b"server:" not in answer.lower()


def test_what_is_not_http_is_a_problem(port: int) -> None:
    head, _, body = said(port, b"NOT HTTP\r\n\r\n").partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in head
    assert json.loads(body)["type"] == "malformed-request"
