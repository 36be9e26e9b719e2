"""The statements of Neo4j, read as texts: what each says it takes is what it takes."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from graph.model.vocabulary import AGREEMENT_LABEL, Label, RelationshipType
from graph.publishing.shortcuts import SHORTCUTS
from graph.questions.paths import CLOSED_WITH, NOT_THROUGH
from graph.stores.contract import TraversalFilter
from graph.stores.neo4j.packs import SAYS
from graph.stores.neo4j.rows import ENTITY
from graph.stores.neo4j.schema import OLD_STORE
from graph.stores.neo4j.statements import (
    FOLDERS,
    body,
    columns,
    pictured,
    schema_statements,
    statement,
)
from graph.stores.neo4j.traversal_filters import is_usual, traversal_values

ROOT = Path(__file__).parents[2]
FILES = {
    file.stem: file for folder in FOLDERS for file in sorted((ROOT / "cypher" / folder).iterdir())
}
SCHEMA = {file.stem: file for file in sorted((ROOT / "cypher" / "schema").iterdir())}
STORE = ROOT / "graph" / "stores" / "neo4j"
OWN = {ENTITY, "PublishedGraph", "Vocabulary", SAYS, *SHORTCUTS, *OLD_STORE}
"""Labels and types of the published graph alone, and of its earlier form."""
_HEADER = re.compile(r"// purpose: \S.*\n// params: (\S.*)\n// returns: \S.*\n(?!//)")


def _declared(file: Path) -> set[str]:
    header = _HEADER.match(file.read_text(encoding="utf-8"))
    assert header, f"{file.name} has no header of purpose, params and returns"
    return set() if header[1] == "none" else set(header[1].split(", "))


@cache
def _calls() -> dict[str, list[tuple[set[str], bool]]]:
    """By statement, the names of the values that each call sends, and whether more by `**`."""
    found: dict[str, list[tuple[set[str], bool]]] = {}
    for file in STORE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for name in _named(node):
                    keywords = {word.arg for word in node.keywords if word.arg}
                    if isinstance(node.func, ast.Attribute) and node.func.attr in ("each",):
                        as_ = [w.value for w in node.keywords if w.arg == "as_"]
                        rows = as_[0].value if as_ and isinstance(as_[0], ast.Constant) else "rows"
                        keywords = keywords - {"as_", "must_meet"} | {str(rows)}
                    more = any(word.arg is None for word in node.keywords)
                    found.setdefault(name, []).append((keywords, more))
    return found


def _named(call: ast.Call) -> list[str]:
    """Statements that may be the first argument of a call."""
    if not call.args:
        return []
    first = call.args[0]
    options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [
        str(one.value) for one in options if isinstance(one, ast.Constant) and one.value in FILES
    ]


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_a_statement_declares_is_what_it_uses(name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    assert _declared(FILES[name]) == set(re.findall(r"\$([a-z_]+)\b(?!\()", body(text)))


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_is_sent_is_what_is_declared(name: str) -> None:
    declared = _declared(FILES[name])
    for sent, more in _calls().get(name, []):
        assert sent <= declared, f"{name} is sent {sent - declared} besides"
        assert more or sent == declared, f"{name} is not sent {declared - sent}"


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_statement_is_used(name: str) -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in STORE.glob("*.py"))
    assert re.search(rf'"{name}"', sources)


@pytest.mark.parametrize("file", [*FILES.values(), *SCHEMA.values()], ids=lambda file: file.stem)
def test_a_file_holds_one_statement_of_known_words(file: Path) -> None:
    text = body(file.read_text(encoding="utf-8"))
    assert text
    assert ";" not in text
    words = {*map(str, Label), *map(str, RelationshipType), *AGREEMENT_LABEL.values(), *OWN}
    assert set(re.findall(r"[(\[]\w*:(\w+)", text)) <= words
    assert not re.search(r"(?i)\b(apoc|gds)\.", text)


def test_names_are_distinct_and_unknown_ones_are_refused() -> None:
    count = sum(len(list((ROOT / "cypher" / folder).iterdir())) for folder in FOLDERS)
    assert len(FILES) == count
    assert set(schema_statements()) == set(SCHEMA)
    with pytest.raises(LookupError, match="no statement is called none"):
        statement("none")


@pytest.mark.parametrize("name", sorted(FILES))
def test_reads_do_not_write(name: str) -> None:
    writes = re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|TERMINATE)\b", statement(name))
    assert (FILES[name].parent.name == "write") == bool(writes)


@pytest.mark.parametrize("name", ["expand_usual", "steps_ahead"])
def test_the_usual_paths_are_those_of_the_questions(name: str) -> None:
    closed = frozenset[RelationshipType]().union(*CLOSED_WITH.values())
    usual = traversal_values(TraversalFilter(without_labels=NOT_THROUGH, without_types=closed))
    assert usual
    assert is_usual(usual)
    assert not is_usual({**usual, "types": usual["types"][1:]})
    patterns = re.findall(r"-\[r:(\S+)\]-\(m:(\S+)\)", statement(name))
    assert set(patterns) == {("|".join(usual["types"]), "|".join(usual["labels"]))}


def test_a_statement_stands_whole_in_its_frame() -> None:
    frame = (ROOT / "cypher" / "frame" / "pictured.cypher").read_text(encoding="utf-8")
    text, plain = pictured("numbers_by_id"), statement("numbers_by_id")
    assert text == body(frame).replace("STATEMENT", plain).replace("COLUMNS", "id, number")
    assert columns(frame) == ["before", "rows", "after"]


@pytest.mark.parametrize("name", [name for name, file in FILES.items() if "read" in file.parts])
def test_a_statement_has_no_word_that_its_frame_replaces(name: str) -> None:
    assert not {"STATEMENT", "COLUMNS", "before"} & set(re.findall(r"\w+", statement(name)))
