"""How often one caller may ask: a moving window for each key or address."""

import math
import time
from typing import Final

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard.refusals import refuse
from api.problems import Problem

EXEMPT: Final = frozenset({"/health", "/ready", "/metrics"})
"""What an operator's own tools ask, however often."""


class RateLimit:
    """Refuses what exceeds the rate with 429 and says when to try again.

    The rate is written like `100/minute` or `20/second`. Each worker process counts on its own.
    """

    def __init__(self, app: ASGIApp, rate: str) -> None:
        self._app = app
        self._rate = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or answer 429."""
        if scope["type"] != "http" or scope["path"] in EXEMPT:
            await self._app(scope, receive, send)
            return
        caller = caller_of(scope)
        if self._limiter.hit(self._rate, caller):
            await self._app(scope, receive, send)
            return
        reset = self._limiter.get_window_stats(self._rate, caller).reset_time
        wait = max(1, math.ceil(reset - time.time()))
        found = Problem(
            type="too-many-requests",
            title="Too many requests",
            status=429,
            detail=f"at most {self._rate}; try again in {wait} s",
        )
        await refuse(scope, receive, send, found, {"Retry-After": str(wait)})


def caller_of(scope: Scope) -> str:
    """Return who asks: the name of the key, else the address of the client."""
    key = scope.get("state", {}).get("key")
    client = scope.get("client")
    return f"key:{key.name}" if key is not None else f"address:{client[0] if client else '-'}"
