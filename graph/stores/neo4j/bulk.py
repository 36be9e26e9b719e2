"""A whole graph with its journal as files for `neo4j-admin database import full`.

The way into an empty database for graphs that would take hours to load. The files hold what
`Neo4jTransaction` would write; indexes are made when the store is first opened for writing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from graph.model.records import LABEL_SHIFT, Claim, label_of
from graph.model.report import read_report
from graph.stores.neo4j.csv_files import ARRAY_DELIMITER, CsvFiles
from graph.stores.neo4j.rows import (
    SEPARATOR,
    element_key,
    labels_of,
    node_row,
    packed,
    relationship_row,
)
from graph.stores.neo4j.schema import SCHEMA
from graph.stores.working import WorkingView

_CHUNK: Final = 500
T = TypeVar("T")


def write_bulk(view: WorkingView, folder: Path) -> list[str]:
    """Write the files, and return the words of the command that imports them.

    The command is to be run where the server's `neo4j-admin` is, on a stopped database.

    Args:
        view: what is written, whole.
        folder: where to; made if need be, and must be empty.

    Raises:
        FileExistsError: something is in the folder.
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder}: is not empty")
    with CsvFiles(folder) as files:
        _Writing(view, files).write()
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


class _Writing:
    """Walks a view once and keeps what numbers were given."""

    def __init__(self, view: WorkingView, files: CsvFiles) -> None:
        self.view = view
        self.files = files
        self.last: Counter[str] = Counter()
        self.words: Counter[str] = Counter()

    def write(self) -> None:
        self._graph()
        self._identity()
        self._reports()
        self._journal()
        for word, count in sorted(self.words.items()):
            self._hidden("_Word", word=word, count=count)
        after = {f"next_{name}": number + 1 for name, number in sorted(self.last.items())}
        self._hidden("_Store", name="tieline", schema=SCHEMA, epoch=1, **after)

    def _hidden(self, label: str, **held: Any) -> None:
        self.files.node((label,), held)

    def _saw(self, node: int) -> None:
        """Note the number of a node, gone ones too: it must not be given again."""
        name = str(label_of(node))
        self.last[name] = max(self.last[name], node & ((1 << LABEL_SHIFT) - 1))

    # --- graph

    def _graph(self) -> None:
        for node in self.view.iter_nodes():
            self._saw(node.number)
            held = node_row(node)
            self.words.update(held["_words"].split())
            self.files.node(labels_of(node), held, id_="_number")
        for _, one, _ in self.view.iter_relationships():
            source, type_, target, held = relationship_row(one)
            self.files.relationship(type_, source, target, held)

    # --- identity

    def _identity(self) -> None:
        for form, keys, refs in self.view.iter_forms():
            self.last["form"] = max(self.last["form"], form.number)
            self._hidden(
                "_Form",
                number=form.number,
                kind=form.kind,
                key=form.key,
                content=form.content,
                node=form.node,
                group=form.group,
            )
            for label, owned in (("_Key", keys), ("_Ref", refs)):
                for key in owned:
                    self._hidden(label, key=form.kind + SEPARATOR + key, form=form.number)

    # --- reports with their mentions and claims

    def _reports(self) -> None:
        for rows in _chunks(self.view.iter_reports()):
            places = {}
            for row in rows:
                self.last["report"] = max(self.last["report"], row.number)
                places[row.number] = SEPARATOR.join((row.reported, row.id, ""))
                self._hidden(
                    "_Report",
                    number=row.number,
                    id=row.id,
                    reported=row.reported,
                    digest=row.digest,
                    body=row.body,
                    live=True,
                )
                text = read_report(row.body).text
                if text is not None and text.content is not None:
                    self._hidden("_Text", report=row.number, content=text.content)
            for mention in self.view.mentions_of_reports(places):
                self._hidden(
                    "_Mention",
                    report=mention.report,
                    key=mention.key,
                    form=mention.form,
                    place=places[mention.report] + mention.key,
                )
            self._claims(self.view.claims_of_reports(places))

    def _claims(self, claims: Iterable[Claim]) -> None:
        grouped: dict[tuple[int, str], list[Claim]] = {}
        for claim in claims:
            grouped.setdefault((claim.report, element_key(claim.element)), []).append(claim)
        for (report, element), held in sorted(grouped.items()):
            self._hidden(
                "_Claims", report=report, element=element, count=len(held), packed=packed(held)
            )

    # --- journal

    def _journal(self) -> None:
        for seq, version in enumerate(self.view.iter_versions(), 1):
            self.last["version"] = seq
            self._hidden("_Version", seq=seq, **version._asdict())
        for seq, row in enumerate(self.view.judgement_history(), 1):
            self.last["judgement"] = seq
            held = {name: getattr(row, name) for name in row.__slots__}
            self._hidden("_Judgement", seq=seq, **held)
        for report_id in self.view.all_tombstones():
            self._hidden("_Tombstone", report_id=report_id)
        for node_id, anchor, node in self.view.iter_given_ids():
            self._saw(node)
            self._hidden("_GivenId", id=node_id, anchor=anchor, node=node)
        for node, successor in self.view.iter_successions():
            for number in (node, successor):
                self._saw(number)
            pair = f"{node}.{successor}"
            self._hidden("_Successor", pair=pair, node=node, successor=successor)


def _chunks(rows: Iterator[T]) -> Iterator[list[T]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk
