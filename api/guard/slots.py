"""How many questions are worked on at once, and how many may wait.

Questions are Python and SQL on a few cores: more at once makes each slower and holds its memory
longer. So a few run, a bounded number waits within its own time budget, and the rest is told to
come back. What takes no work (`/health`, `/metrics`) never waits.
"""

import asyncio
import time
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard.refusals import refuse
from api.problems import Problem

RETRY_AFTER: Final = "1"
_FREE: Final = frozenset({"/health", "/metrics", "/openapi.json", "/docs", "/v1/schema"})


class QuestionSlots:
    """Lets a few requests work at once and sheds what the queue cannot hold.

    The deadline of a request counts from its arrival and stands in its state as `deadline`
    (monotonic seconds), so that waiting is part of the time budget.
    """

    def __init__(self, app: ASGIApp, running: int, waiting: int, budget: float) -> None:
        self._app = app
        self._slots = asyncio.Semaphore(running)
        self._max_waiting, self._waiting = waiting, 0
        self._budget = budget

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on once there is a slot; answer 503 where there is none in time."""
        if scope["type"] != "http" or scope["path"] in _FREE:
            await self._app(scope, receive, send)
            return
        deadline = time.monotonic() + self._budget
        scope.setdefault("state", {})["deadline"] = deadline
        if not await self._enter():
            await refuse(scope, receive, send, _BUSY, {"Retry-After": RETRY_AFTER})
            return
        try:
            await self._app(scope, receive, send)
        finally:
            self._slots.release()

    async def _enter(self) -> bool:
        if self._slots.locked() and self._waiting >= self._max_waiting:
            return False
        self._waiting += 1
        try:
            await asyncio.wait_for(self._slots.acquire(), self._budget)
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return True


_BUSY: Final = Problem(
    type="too-busy",
    title="The service is busy",
    status=503,
    detail="more questions wait than can be answered in time; try again in a second",
)
