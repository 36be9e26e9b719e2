"""Which pages of other origins may read: public text any, the graph those that settings name."""

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import Problem, problem

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


class _Cors(CORSMiddleware):
    """Refuses a preflight with a problem, as everything else is refused."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """Answer a preflight."""
        answer = super().preflight_response(request_headers)
        if answer.status_code < 400:
            return answer
        kept = {k: v for k, v in answer.headers.items() if not k.startswith("content-")}
        found = Problem(
            type="cross-origin-refused",
            title="Pages of this origin may not ask this",
            status=answer.status_code,
            detail=bytes(answer.body).decode(),
        )
        return problem(found, kept)


def _allowing(app: ASGIApp, origins: Sequence[str]) -> CORSMiddleware:
    return _Cors(
        app,
        allow_origins=list(origins),
        allow_methods=["GET"],
        allow_headers=["*"],
        expose_headers=["Link", "X-Request-Id"],
    )
