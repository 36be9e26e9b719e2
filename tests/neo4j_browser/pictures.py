"""The saved queries in the real Browser of a server, with our style, as pictures.

`python -m tests.neo4j_browser.pictures FOLDER [QUERY ...]` writes them as PNG files.
"""

import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.browser_links import browser_link
from api.saved_queries import read_query, saved_queries
from graph.journal import operations as journal
from graph.model.report import read_report
from tests.neo4j_browser.chromium import Chromium, chromium
from tests.neo4j_server.artefacts import DEFAULT_VERSION
from tests.neo4j_server.fixtures import empty_store
from tests.neo4j_server.launching import Server, started

_EXAMPLES = Path(__file__).parents[2] / "examples"
_RUN = '[data-testid="editor-Run"]'
_FRAME = '[data-testid="frame"]'
_SETTLED = 6
"""Seconds that the nodes of a picture take until they hardly move any more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pieces answer, for a window that is open."""

    window: Chromium
    browser: str
    bolt: str
    api: str

    def open(self, text: str, command: Literal["edit", "play"] = "edit") -> None:
        """Open Browser by a link that puts a text into its editor, or plays a guide."""
        self.follow(browser_link(self.browser, text, dbms=self.bolt, command=command))

    def follow(self, link: str) -> None:
        """Open a link to Browser, and wait until it is connected."""
        # Between two links that differ in their query alone Browser would not start anew.
        self.window.open("about:blank")
        self.window.open(f"{link}&preselectAuthMethod=NO_AUTH")
        self.window.wait(
            lambda: "You have a working connection" in self.text(), "Browser does not connect"
        )

    def run(self, text: str) -> None:
        """Run a statement or a command."""
        self.open(text)
        self.press()

    def press(self) -> None:
        """Run what stands in the editor."""
        self.window.click(_RUN)

    def drawn(self) -> int:
        """Wait for a picture; how many nodes it has."""
        shown = self.window.wait(
            lambda: re.search(r"Displaying (\d+) nodes", self.text()), "nothing is drawn"
        )
        return int(shown[1])

    def text(self) -> str:
        """All the text that is shown."""
        return str(self.window.evaluate("document.body.innerText"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What Browser drew: how many nodes, their colours, what is written in them."""

    nodes: int
    colours: set[str]
    captions: list[str]


def draw(place: Place, name: str) -> Drawing:
    """Run a saved query and wait until it is drawn."""
    place.run(read_query(name).pasted)
    window, count = place.window, place.drawn()
    fills = window.wait(lambda: _fills(window, count), f"{name} stays without nodes")
    captions = window.evaluate(
        "[...document.querySelectorAll('g.node')].map(one => one.textContent.trim())"
    )
    return Drawing(count, set(fills), captions)


def _fills(window: Chromium, count: int) -> list[str]:
    """The colours of the nodes, as soon as all are there; they come after the overview."""
    found = window.evaluate(
        "[...document.querySelectorAll('g.node circle')].map(one => one.getAttribute('fill'))"
    )
    fills = [fill for fill in found if fill and fill.startswith("#")]
    return fills if len(fills) >= count else []


@contextmanager
def place() -> Iterator[Place]:
    """Start server, API and window, load the examples and set our style."""
    with started(DEFAULT_VERSION) as server, _api(server) as api, chromium(1100, 900) as window:
        made = Place(window, server.browser, server.uri, api)
        made.run(f":style {api}/browser/style.grass")
        # It is shown a while before it is kept.
        kept = "(localStorage['neo4j.grass'] || '').includes('node.Official')"
        window.wait(lambda: window.evaluate(kept), "the style is not kept")
        yield made


@contextmanager
def _api(server: Server) -> Iterator[str]:
    reports = [read_report(file.read_bytes()) for file in sorted(_EXAMPLES.glob("*/*.json"))]
    with empty_store(server.uri) as published:
        journal.load(published, reports, "2026-01-01T00:00:00Z")
        # A server that has planned nothing yet takes seconds for its first answer.
        app = create_app(published.graph, seconds=60, browser_url=server.browser)
        yield from _served(app)


def _served(app: FastAPI) -> Iterator[str]:
    served = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None))
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    while not served.started:
        time.sleep(0.05)
    port = served.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://localhost:{port}"
    finally:
        served.should_exit = True
        thread.join()


def main() -> None:
    """Write a picture of each query that is named, or of all."""
    folder, *names = sys.argv[1:]
    every = [query.name for queries in saved_queries().values() for query in queries]
    Path(folder).mkdir(parents=True, exist_ok=True)
    with place() as made:
        for name in names or every:
            draw(made, name)
            time.sleep(_SETTLED)
            (Path(folder) / f"{name}.png").write_bytes(made.window.picture(_FRAME))
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
