"""A server in a container, for machines that have an engine but no Maven or no Java."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_server.artefacts import MissingPartError

ENGINES: Final = ("docker", "podman")
_BOLT: Final = "7687"
_FETCH_SECONDS: Final = 900
_READY_SECONDS: Final = 120
_SETTINGS: Final = {
    "NEO4J_AUTH": "none",
    "NEO4J_server_memory_heap_max__size": "512M",
    "NEO4J_server_memory_pagecache_size": "128M",
}
_WATCH: Final = 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; "$2" rm --force --volumes "$3"'


@contextmanager
def contained(version: str, ready_seconds: float = _READY_SECONDS) -> Iterator[str]:
    """Start a server in a container that is removed at the end; yields where it answers.

    Raises:
        MissingPartError: there is no engine, it refuses, or the server does not answer in time.
    """
    engine = next(filter(None, map(shutil.which, ENGINES)), None)
    if engine is None:
        raise MissingPartError("there is no container engine (docker or podman)")
    name = f"tieline-tests-{os.getpid()}"
    settings = [part for one, value in _SETTINGS.items() for part in ("--env", f"{one}={value}")]
    published = ["--publish", f"127.0.0.1::{_BOLT}"]
    _ask(engine, "run", "--detach", "--name", name, *published, *settings, f"neo4j:{version}")
    watcher = _watch(engine, name)
    try:
        told = _ask(engine, "port", name, _BOLT)
        uri = f"bolt://localhost:{told.split()[0].rpartition(':')[2]}"
        _wait(uri, ready_seconds)
        yield uri
    finally:
        watcher.kill()
        watcher.wait()
        _ask(engine, "rm", "--force", "--volumes", name)


def _ask(engine: str, *words: str) -> str:
    try:
        told = subprocess.run(
            [engine, *words], check=True, capture_output=True, text=True, timeout=_FETCH_SECONDS
        )
    except subprocess.CalledProcessError as wrong:
        raise MissingPartError(f"{engine} {words[0]}: {wrong.stderr.strip()[-500:]}") from wrong
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise MissingPartError(f"{engine} {words[0]}: {wrong}") from wrong
    return told.stdout


def _watch(engine: str, name: str) -> subprocess.Popen[bytes]:
    """An engine's container outlives who started it; this removes it when the tests are killed."""
    return subprocess.Popen(
        ["sh", "-c", _WATCH, "sh", str(os.getpid()), engine, name],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(uri: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    with GraphDatabase.driver(uri, max_transaction_retry_time=0) as driver:
        while time.monotonic() < end:
            try:
                driver.execute_query("RETURN 1")
            except (DriverError, Neo4jError):
                time.sleep(0.3)
            else:
                return
    raise MissingPartError(f"Neo4j did not answer at {uri} in {seconds:g} s")
