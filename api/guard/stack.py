"""The guard as one thing: what it allows, and the middlewares in their order."""

import os
from dataclasses import dataclass

from fastapi import FastAPI

from api.guard.access import KeyCheck
from api.guard.bodies import BodyLimit
from api.guard.headers import SecurityHeaders
from api.guard.hosts import ANY, AllowedHosts
from api.guard.keys import KeyRing
from api.guard.rates import RateLimit
from api.guard.slots import QuestionSlots


@dataclass(frozen=True, slots=True)
class Guard:
    """What the service allows.

    Attributes:
        hosts: names it answers to; `*` for any.
        ring: keys that are known; None where there is no file of keys.
        key_for_reading: whether reading needs a key too.
        rate: requests a caller may make, such as `100/minute`; empty for no limit.
        max_body_bytes: size of what a request may send.
        running: questions worked on at once; 0 for twice the cores.
        waiting: questions that may wait for their turn.
    """

    hosts: tuple[str, ...] = (ANY,)
    ring: KeyRing | None = None
    key_for_reading: bool = False
    rate: str = ""
    max_body_bytes: int = 10_000_000
    running: int = 0
    waiting: int = 200


def add_guard(app: FastAPI, guard: Guard, budget: float) -> None:
    """Put the guard around the routes; `budget` is the time of one request in seconds.

    The innermost comes first: what is cheap to refuse is refused before it takes a slot.
    """
    running = guard.running or 2 * (os.cpu_count() or 1)
    app.add_middleware(QuestionSlots, running=running, waiting=guard.waiting, budget=budget)
    app.add_middleware(BodyLimit, max_bytes=guard.max_body_bytes)
    if guard.rate:
        app.add_middleware(RateLimit, rate=guard.rate)
    app.add_middleware(KeyCheck, ring=guard.ring, reading=guard.key_for_reading)


def add_outer_guard(app: FastAPI, guard: Guard) -> None:
    """Put around all of it what every answer needs, a refused preflight's too."""
    app.add_middleware(AllowedHosts, allowed=guard.hosts)
    app.add_middleware(SecurityHeaders)
