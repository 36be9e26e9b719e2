"""`python -m tests.neo4j_server [VERSION]`: a server to look at, until Ctrl-C."""

import argparse
import re
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
    version = _arguments().version
    signal.signal(signal.SIGTERM, _stop)
    with prepared(version) as server:
        if all(map(_is_free, USUAL)):
            server.bolt, server.http = USUAL
        server.start()
        sys.stdout.write(
            f"Neo4j {version} answers at {server.uri}, no user, no password\n"
            f"Browser: {server.browser}\n"
            f"publish the examples: tieline load examples/texts --publish {server.uri}\n"
            "Ctrl-C ends it and throws its data away\n"
        )
        sys.stdout.flush()
        try:
            signal.pause()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


def _arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("version", nargs="?", default=DEFAULT_VERSION, type=_version)
    return options.parse_args()


def _version(given: str) -> str:
    if not re.fullmatch(r"\d+\.\d+\.\d+", given):
        raise argparse.ArgumentTypeError(f"{given!r} is no version such as {DEFAULT_VERSION}")
    return given


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) != 0


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


main()
