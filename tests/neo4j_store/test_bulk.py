"""The way of a graph into an empty database by files: imported by the server's own tool."""

import shlex
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model.report import ParsedReport, check_report
from graph.publishing.bulk import write_bulk
from graph.publishing.check import check
from graph.publishing.engine import publish
from graph.stores.working import WorkingStore
from tests.neo4j_server.artefacts import MissingPartError
from tests.neo4j_server.fixtures import REQUIRED, VERSION
from tests.neo4j_server.launching import Server, prepared
from tests.neo4j_server.reaching import database, opened
from tests.working_store.test_copying import source_of

NASTY = 'A "quoted", comma; semicolon\\ and\nline \x1c end'


@pytest.fixture(scope="module")
def source(example_reports: list[ParsedReport]) -> Iterator[WorkingStore]:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(source_of(Path(folder) / "source.db", example_reports)) as store,
    ):
        person = {"name": NASTY, "country": "IND", "role": "mentioned"}
        nasty = {"id": "nasty", "parties": ["IND", "USA"], "officials": [person], "notes": ""}
        journal.load(store, [check_report(nasty)], "2026-01-02T00:00:00Z")
        yield store


def test_files_are_written_into_an_empty_folder_only(source: WorkingStore, tmp_path: Path) -> None:
    words = write_bulk(source, tmp_path / "files")
    assert words[:3] == ["database", "import", "full"]
    named = {file for word in words if "=" in word for file in word.split("=")[-1].split(",")}
    there = {file.name for file in (tmp_path / "files").iterdir()}
    assert there <= named
    with pytest.raises(FileExistsError, match="is not empty"):
        write_bulk(source, tmp_path / "files")


@pytest.fixture
def imported(source: WorkingStore, tmp_path: Path) -> Iterator[Server]:
    words = write_bulk(source, tmp_path / "files")
    try:
        with prepared(VERSION) as server:
            server.admin(*shlex.split(shlex.join(words)), cwd=tmp_path / "files")
            server.start()
            yield server
    except MissingPartError as fault:
        if REQUIRED:
            raise
        pytest.skip(f"NO NEO4J: {fault}")


@pytest.mark.neo4j
@pytest.mark.slow
def test_what_is_imported_is_what_publishing_would_write(
    source: WorkingStore, imported: Server
) -> None:
    with closing(database(imported.uri)) as there:
        assert check(source, there) == []
        done = publish(source, there)
        assert (done.written, done.deleted, done.compared) == (0, 0, False)
        journal.retract(source, ["nasty"], "2026-01-04T00:00:00Z")
        assert publish(source, there).written < 20
        assert check(source, there) == []
    with closing(opened(imported.uri)) as graph, graph.read() as view, source.read() as own:
        assert list(canonical(view)) == list(canonical(own))
