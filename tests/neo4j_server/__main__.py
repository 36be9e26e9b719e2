"""`python -m tests.neo4j_server [VERSION]`: a server to look at, until Ctrl-C."""

import signal
import socket
import sys
from typing import NoReturn

from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.launching import prepared

USUAL = (7687, 7474)
"""The ports on which people look for a Neo4j and its Browser."""


def main() -> None:
    """Start a server, say where it is, and wait."""
    version = sys.argv[1] if len(sys.argv) > 1 else DEFAULT_VERSION
    signal.signal(signal.SIGTERM, _stop)
    with prepared(version) as server:
        if all(map(_is_free, USUAL)):
            server.bolt, server.http = USUAL
        server.start()
        sys.stdout.write(
            f"Neo4j {version} answers at {server.uri}, no user, no password\n"
            f"Browser: {server.browser}\n"
            f"load the examples: tieline --store {server.uri} load examples\n"
            "Ctrl-C ends it and throws its data away\n"
        )
        sys.stdout.flush()
        try:
            signal.pause()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) != 0


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


main()
