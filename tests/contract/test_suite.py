"""The suite itself: it names every method of the contract, and no store."""

import re
from pathlib import Path

from graph.stores.contract import Store, View

FOLDER = Path(__file__).parent


def _sources() -> dict[str, str]:
    files = [path for path in FOLDER.glob("test_*.py") if path != Path(__file__)]
    return {path.name: path.read_text() for path in files}


def test_every_method_of_the_contract_is_called() -> None:
    whole = "\n".join(_sources().values())
    methods = {
        name
        for protocol in (View, Store)
        for part in protocol.__mro__
        if part.__module__ == "graph.stores.contract"
        for name in vars(part)
        if not name.startswith("_")
    }
    assert {name for name in methods if not re.search(rf"\.{name}\b", whole)} <= {"close"}


def test_no_test_asks_which_store_it_has() -> None:
    for name, text in _sources().items():
        assert not re.search(r"embedded|sqlite|neo4j|isinstance\(store", text, re.IGNORECASE), name
