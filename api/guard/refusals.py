"""Refusals of the guard, as problem details."""

from starlette.types import Receive, Scope, Send

from api.problems import Problem, problem


async def refuse(
    scope: Scope,
    receive: Receive,
    send: Send,
    found: Problem,
    headers: dict[str, str] | None = None,
) -> None:
    """Answer a request with a problem and do not hand it on."""
    await problem(found, headers)(scope, receive, send)


def header(scope: Scope, name: bytes) -> str | None:
    """Return the value of a request header (`name` in lower case), None where there is none."""
    found = next((value for key, value in scope["headers"] if key == name), None)
    return None if found is None else found.decode("latin-1")
