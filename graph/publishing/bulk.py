"""A whole published graph as files for `neo4j-admin database import full`.

The way into an empty database for graphs that would take hours to publish. The files hold what
publishing would write; indexes are made when it is first published to.
"""

from pathlib import Path

from graph.publishing.contents import wanted_former_ids
from graph.publishing.csv_files import ARRAY_DELIMITER, CsvFiles
from graph.publishing.steps import all_steps, wanted_of
from graph.stores.neo4j.rows import digest
from graph.stores.neo4j.schema import SCHEMA
from graph.stores.neo4j.vocabulary import by_letter
from graph.stores.working import WorkingStore, WorkingView


def write_bulk(store: WorkingStore, folder: Path) -> list[str]:
    """Write the files, and return the words of the command that imports them.

    The command is to be run where the server's `neo4j-admin` is, on a stopped database.

    Args:
        store: what is written, whole.
        folder: where to; made if need be, and must be empty.

    Raises:
        FileExistsError: something is in the folder.
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder}: is not empty")
    with CsvFiles(folder) as files, store.read() as view:
        _write(view, files)
        return [
            "database",
            "import",
            "full",
            "neo4j",
            "--overwrite-destination",
            "--multiline-fields=true",
            f"--array-delimiter=U+{ord(ARRAY_DELIMITER):04X}",
            *files.options(),
        ]


def _write(view: WorkingView, files: CsvFiles) -> None:
    former = wanted_former_ids(view)
    for step in all_steps(view.all_keys()):
        wanted = wanted_of(view, step)
        for number, (labels, held) in wanted.nodes.items():
            files.node(labels, {**held, "former_ids": former.get(number)}, id_="number")
        for (source, type_, target), held in wanted.relationships.items():
            files.relationship(type_, source, target, held)
    for letter, words in by_letter(view.vocabulary()).items():
        held = {"letter": letter, "words": words, "digest": digest(words)}
        files.node(("Vocabulary",), held)
    edition = view.edition()
    state = {
        "name": "tieline",
        "schema": SCHEMA,
        "journal": edition.journal,
        "token": edition.token,
        "generation": edition.generation,
        "latest": edition.generation,
        "revision": 1,
        "complete": True,
        "served": True,
    }
    files.node(("PublishedGraph",), state)
