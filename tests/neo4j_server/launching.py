"""Starts a server in a folder of its own and sees that it ends with whoever started it."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_server.artefacts import MissingPartError, jars, java
from tests.neo4j_server.folders import own_folder

_READY_SECONDS: Final = 120
_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)
_OPENED: Final = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


@dataclass(slots=True)
class Server:
    """A server that answers: where, and how to end it."""

    version: str
    home: Path
    bolt: int
    http: int
    settings: Mapping[str, str] = field(default_factory=dict)
    password: str | None = None
    heap: str = "512m"
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Where drivers find it."""
        return f"bolt://localhost:{self.bolt}"

    @property
    def browser(self) -> str:
        """Where its Browser is."""
        return f"http://localhost:{self.http}/browser/"

    def start(self) -> None:
        """Start it, and wait until it answers.

        Raises:
            MissingPartError: it ends, or does not answer in time; says what its log says last.
        """
        self.write_settings()
        if self.password:
            self.admin("dbms", "set-initial-password", self.password)
        entry = "org.neo4j.server.CommunityEntryPoint"
        if not self.version.startswith("5."):
            entry = "org.neo4j.server.Neo4jCommunity"
        command = [
            *self._java(
                "-Xms256m", f"-Xmx{self.heap}", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError"
            ),
            entry,
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
            "--console-mode",
        ]
        with (self.home / "console.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.home, preexec_fn=_die_with_parent
            )
        self._wait()

    def kill(self) -> None:
        """MentionRef it as a power cut would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """MentionRef it in order, so that its data needs no repair; takes some ten seconds."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def admin(self, *words: str, cwd: Path | None = None) -> str:
        """Run the administrator's tool on the data of the stopped server; what it prints.

        Raises:
            MissingPartError: it fails; says what it says.
        """
        command = [*self._java("-Xmx512m"), "org.neo4j.cli.AdminTool", *words]
        environment = {
            **os.environ,
            "NEO4J_HOME": str(self.home),
            "NEO4J_CONF": str(self.home / "conf"),
        }
        told = subprocess.run(
            command,
            env=environment,
            cwd=cwd or self.home,
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode:
            raise MissingPartError(f"{' '.join(words)}: {told.stdout[-2000:]}{told.stderr[-2000:]}")
        return told.stdout

    def _java(self, *options: str) -> list[str]:
        return [
            str(java(self.version)),
            *options,
            "-Dfile.encoding=UTF-8",
            "-Dlog4j2.disable.jmx=true",
            "-Dio.netty.tryReflectionSetAccessible=true",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-cp",
            f"{self.home}/plugins/*:{jars(self.version)}/*",
        ]

    def write_settings(self) -> None:
        """Make its folders and its settings' file."""
        for name in ("conf", "data", "import", "logs", "plugins", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f":{self.bolt}",
            "server.bolt.advertised_address": f"localhost:{self.bolt}",
            "server.http.listen_address": f":{self.http}",
            "server.http.advertised_address": f"localhost:{self.http}",
            "dbms.security.auth_enabled": str(self.password is not None).lower(),
            "server.memory.heap.max_size": self.heap,
            "server.memory.pagecache.size": "128m",
            "dbms.usage_report.enabled": "false",
            "client.allow_telemetry": "false",
            **self.settings,
        }
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (self.home / "conf" / "neo4j.conf").write_text(lines)

    def _wait(self) -> None:
        assert self.process is not None
        auth = ("neo4j", self.password) if self.password else None
        end = time.monotonic() + _READY_SECONDS
        with GraphDatabase.driver(self.uri, auth=auth, max_transaction_retry_time=0) as driver:
            while time.monotonic() < end:
                if self.process.poll() is not None:
                    raise MissingPartError(f"Neo4j ended at once: {self._last_words()}")
                try:
                    driver.execute_query("RETURN 1")
                except (DriverError, Neo4jError):
                    time.sleep(0.3)
                else:
                    return
        self.kill()
        raise MissingPartError(f"Neo4j did not answer in time: {self._last_words()}")

    def _last_words(self) -> str:
        return (self.home / "console.log").read_text(errors="replace")[-1500:]


@contextmanager
def started(
    version: str,
    *,
    settings: Mapping[str, str] | None = None,
    password: str | None = None,
    heap: str = "512m",
) -> Iterator[Server]:
    """Start a server in a folder that is thrown away at the end.

    Raises:
        MissingPartError: a part is missing or the server does not start.
    """
    with prepared(version, settings=settings, password=password, heap=heap) as server:
        server.start()
        yield server


@contextmanager
def prepared(
    version: str,
    *,
    settings: Mapping[str, str] | None = None,
    password: str | None = None,
    heap: str = "512m",
) -> Iterator[Server]:
    """Make the folder of a server that is not started yet; it is thrown away at the end.

    Raises:
        MissingPartError: a part is missing.
    """
    bolt, http = _free_ports()
    with own_folder() as home:
        server = Server(version, home, bolt, http, dict(settings or {}), password, heap)
        try:
            server.write_settings()
            yield server
        finally:
            server.kill()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _die_with_parent() -> None:
    """Runs in the child: it is killed when the process that started it is gone, however."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
