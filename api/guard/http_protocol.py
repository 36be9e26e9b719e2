"""HTTP/1.1 as the service speaks it: requests that stall are closed, malformed ones get a problem.

The server bounds how long a kept-alive connection may idle, but not how long the head or the body
of a request may take: half requests would stay open for good.
"""

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.problems import MEDIA_TYPE, Problem

REQUEST_TIMEOUT: Final = 10.0
"""Seconds from the opening of a connection, or a request's first byte, to the request's end."""


class TimedProtocol(H11Protocol):
    """HTTP/1.1 in which each request must have arrived within `REQUEST_TIMEOUT`."""

    _arrival: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._await_request()

    def data_received(self, data: bytes) -> None:
        """Take what arrived; the wait ends with the request's last byte."""
        if self._arrival is None and self._is_arriving():
            self._await_request()
        super().data_received(data)
        if not self._is_arriving():
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the wait."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP with a problem, as all other faults are answered."""
        found = Problem(
            type="malformed-request",
            title="The request is not valid HTTP",
            status=400,
            detail=msg,
        )
        body = found.model_dump_json(exclude_defaults=True).encode()
        headers = [("Content-Type", MEDIA_TYPE), ("Content-Length", str(len(body)))]
        for event in (
            h11.Response(status_code=400, headers=[*headers, ("Connection", "close")]),
            h11.Data(data=body),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _await_request(self) -> None:
        self._arrival = self.loop.call_later(REQUEST_TIMEOUT, self._give_up)

    def _stop_waiting(self) -> None:
        if self._arrival is not None:
            self._arrival.cancel()
            self._arrival = None

    def _is_arriving(self) -> bool:
        """Whether a request is awaited, or part of it still on its way."""
        if self.cycle is None or self.cycle.response_complete:
            return True
        return self.cycle.more_body

    def _give_up(self) -> None:
        self._arrival = None
        if self._is_arriving() and not self.transport.is_closing():
            self.transport.close()
