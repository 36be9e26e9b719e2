"""Who may ask: a key for reading where the setting says so, and always one for writing."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard.keys import KeyRing
from api.guard.refusals import header, refuse
from api.problems import Problem

_OPEN: Final = frozenset({"/health", "/ready"})
"""What a supervisor asks, which has no key."""
CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="tieline"'}


class KeyCheck:
    """Finds the key of a request; refuses an unknown one, and none where reading needs one.

    A key comes as `Authorization: Bearer KEY` or `X-Api-Key: KEY`. It stands in the request's
    state as `key`.
    """

    def __init__(self, app: ASGIApp, ring: KeyRing | None, reading: bool) -> None:
        self._app = app
        self._ring = ring
        self._reading = reading

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or answer 401."""
        if scope["type"] != "http" or self._ring is None:
            await self._app(scope, receive, send)
            return
        presented = _presented(scope)
        key = self._ring.find(presented) if presented else None
        if presented and key is None:
            await refuse(scope, receive, send, _UNKNOWN, CHALLENGE)
        elif key is None and self._reading and scope["path"] not in _OPEN:
            await refuse(scope, receive, send, _MISSING, CHALLENGE)
        else:
            scope.setdefault("state", {})["key"] = key
            await self._app(scope, receive, send)


def _presented(scope: Scope) -> str | None:
    kind, _, rest = (header(scope, b"authorization") or "").partition(" ")
    return rest.strip() if kind.lower() == "bearer" else header(scope, b"x-api-key")


_MISSING: Final = Problem(
    type="key-needed",
    title="This needs a key",
    status=401,
    detail="send it as Authorization: Bearer KEY or X-Api-Key: KEY; `tieline keys add` makes one",
)
_UNKNOWN: Final = Problem(
    type="unknown-key", title="The key is not known", status=401, detail="it may have been removed"
)
