"""Which pages of other origins may read: public text any, the graph those that settings name."""

from collections.abc import Sequence
from typing import Final

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

PUBLIC: Final = "/browser/"
"""Neo4j Browser fetches from here; its origin may be any, and it asks for leave beforehand."""


class CorsByPath:
    """Answers preflights and marks answers, by the path asked for."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._public = _allowing(app, ["*"])
        self._rest = _allowing(app, origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on to the rules of the path."""
        rules = self._public if scope.get("path", "").startswith(PUBLIC) else self._rest
        await rules(scope, receive, send)


def _allowing(app: ASGIApp, origins: Sequence[str]) -> CORSMiddleware:
    return CORSMiddleware(
        app,
        allow_origins=list(origins),
        allow_methods=["GET"],
        allow_headers=["*"],
        expose_headers=["Link", "X-Request-Id"],
    )
