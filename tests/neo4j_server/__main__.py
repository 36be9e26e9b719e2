"""`python -m tests.neo4j_server [VERSION]`: a server to look at, until Ctrl-C."""

import signal
import sys

from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.launching import started


def main() -> None:
    """Start a server, say where it is, and wait."""
    version = sys.argv[1] if len(sys.argv) > 1 else DEFAULT_VERSION
    with started(version) as server:
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


main()
