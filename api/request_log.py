"""One log line and one count for each request, by its route and never by its parameters."""

import re
import time
import uuid
from typing import Final

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guard.refusals import header
from api.metrics import Metrics

_log = structlog.get_logger()
_WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestLog:
    """Names each request, logs it and counts it.

    The caller's own `X-Request-Id` is taken over where it is well-formed; the answer carries it,
    and so does the log line of an unforeseen error.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, and tell when the answer begins."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        name, began = request_name(scope), time.perf_counter()
        scope.setdefault("state", {})["request"] = name
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = name
            await send(message)

        self._metrics.open.inc()
        try:
            await self._app(scope, receive, noting)
        finally:
            self._metrics.open.dec()
            self._tell(scope, name, status, time.perf_counter() - began)

    def _tell(self, scope: Scope, name: str, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.answered(method, route or "none", status, seconds)
        client = scope.get("client")
        _log.info(
            "request_answered",
            request=name,
            client=client[0] if client else None,
            method=method,
            route=route or None,
            status=status,
            milliseconds=round(seconds * 1000, 1),
        )


def request_name(scope: Scope) -> str:
    """Return the caller's name for the request where it is well-formed, else a new one."""
    given = header(scope, b"x-request-id")
    return given if given and _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex[:12]
