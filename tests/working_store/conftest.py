"""An empty working store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.opening import open_store
from graph.stores.working import WorkingStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkingStore]:
    opened = open_store(str(tmp_path / "graph.db"))
    yield opened
    opened.close()
