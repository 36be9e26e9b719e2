"""Which names the service answers to, so that a page elsewhere cannot reach it by its own name.

A browser sends the page's host; with DNS rebinding that name leads to a service on the reader's
own machine. So a request whose `Host` is not on the list is refused, never redirected.
"""

from collections.abc import Collection, Sequence
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard.refusals import header, refuse
from api.problems import Problem

LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
ANY: Final = "*"


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from this machine alone."""
    return host in LOOPBACK or host.startswith("127.")


def hosts_for(address: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the names to answer to: those allowed, else what the address itself suggests.

    An address of all interfaces suggests no name; it answers to any.
    """
    if allowed:
        return tuple(allowed)
    if is_loopback(address):
        return LOOPBACK
    return (ANY,) if address in ("0.0.0.0", "::", "") else (address, *LOOPBACK)  # noqa: S104


def name_of(host: str) -> str:
    """Return the name in a `Host` header, without port and brackets, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().rstrip(".")


class AllowedHosts:
    """Refuses requests to any other name; `*.example.org` allows the names below it."""

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self._app = app
        self._any = ANY in allowed
        self._names = {name.lower() for name in allowed}
        self._suffixes = tuple(name[1:].lower() for name in allowed if name.startswith("*."))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, or answer 421."""
        if scope["type"] != "http" or self._any or self._is_allowed(header(scope, b"host")):
            await self._app(scope, receive, send)
            return
        await refuse(scope, receive, send, _PROBLEM)

    def _is_allowed(self, host: str | None) -> bool:
        name = name_of(host or "")
        return name in self._names or (bool(self._suffixes) and name.endswith(self._suffixes))


_PROBLEM: Final = Problem(
    type="wrong-host",
    title="The service does not answer to this name",
    status=421,
    detail="the Host header names another host; TIELINE_ALLOWED_HOSTS lists those answered to",
)
