"""How much a request may send: nothing where it reads, a set size where it writes."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.guard.refusals import header, refuse
from api.problems import Problem

_READING: Final = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})


class _TooLargeError(Exception):
    """More arrived than is allowed."""


class BodyLimit:
    """Refuses a body that is longer than allowed, by its declared length or as it arrives."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or answer 413; the connection is closed then, since more may be on its way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = 0 if scope["method"] in _READING else self._max_bytes
        declared = header(scope, b"content-length") or "0"
        if not declared.isdecimal() or len(declared) > 18 or int(declared) > limit:
            await self._refuse(scope, receive, send, limit)
            return
        if limit == 0 and header(scope, b"transfer-encoding") is None:
            await self._app(scope, receive, send)
            return
        await self._counted(scope, receive, send, limit)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        arrived, started = 0, False

        async def counting() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > limit:
                raise _TooLargeError
            return message

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        if limit == 0:
            # A reading route never asks for its body, so it is looked at here.
            first = await receive()
            if first.get("body") or first.get("more_body"):
                await self._refuse(scope, receive, send, limit)
                return
        try:
            await self._app(scope, counting, noting)
        except _TooLargeError:
            if started:
                raise
            await self._refuse(scope, receive, send, limit)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        found = Problem(
            type="body-too-large",
            title="The request sends more than is allowed",
            status=413,
            detail=f"at most {limit:,} bytes" if limit else "this method takes no body",
        )
        await refuse(scope, receive, send, found, {"Connection": "close"})
