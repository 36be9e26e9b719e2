"""What says "read already" covers all that reading depends on, derived from the imports."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.texts.rules import fingerprint, modules_of_reader, rules

_LOADED = """\
import sys
sys.path[:] = {path!r}
from loaders.texts.asking import Asked
from loaders.texts.limits import Limits
from loaders.texts.parsing import parse
for name, raw in {texts!r}:
    parse(Asked(name, raw), Limits())
print(*sorted(one for one in sys.modules if one.partition(".")[0] in ("loaders", "graph")))
"""


@pytest.fixture(scope="module")
def tree(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages, to be changed."""
    root = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("loaders", "graph"):
        shutil.copytree(checkout / name, root / name, ignore=ignored)
    return root


def test_a_copy_has_the_same_rules(tree: Path) -> None:
    assert fingerprint(tree) == rules()


@pytest.mark.parametrize(
    "changed",
    [
        "graph/language/reference/topic_words.csv",
        "graph/language/reference/countries.csv",
        "graph/language/fold.py",
        "graph/evidence/gate.py",
        "graph/model/report.py",
        "loaders/reference/leaders.csv",
        "loaders/reading/__init__.py",
        "loaders/texts/pdf_pages.py",
    ],
)
def test_a_changed_file_changes_the_rules(tree: Path, changed: str) -> None:
    path = tree / changed
    before = path.read_bytes()
    try:
        path.write_bytes(before + b"\n# changed\n")
        _forget()
        assert fingerprint(tree) != rules()
    finally:
        path.write_bytes(before)
        _forget()


@pytest.mark.parametrize("other", ["graph/questions/asking.py", "loaders/reference/README.md"])
def test_what_reading_does_not_depend_on_changes_nothing(tree: Path, other: str) -> None:
    path = tree / other
    before = path.read_bytes()
    try:
        path.write_bytes(before + b"\n# changed\n")
        _forget()
        assert fingerprint(tree) == rules()
    finally:
        path.write_bytes(before)
        _forget()


def test_every_module_that_is_loaded_by_reading_is_covered(checkout: Path) -> None:
    texts = [
        ("a.txt", (checkout / "examples" / "texts" / "in-om-jmcc-2024-brief.txt").read_bytes()),
        ("a.html", b"<html><body><p>India and Oman met in Muscat.</p></body></html>"),
        ("a.md", b"# India and Oman\n\nThey met in Muscat on 4 March 2024 for talks."),
    ]
    code = _LOADED.format(path=sys.path, texts=texts)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    covered = set(modules_of_reader(checkout))
    assert "graph.language.topics" in loaded
    assert loaded - covered == set()


def test_imports_are_found_as_python_finds_them(checkout: Path) -> None:
    covered = modules_of_reader(checkout)
    for path in covered.values():
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                if name.partition(".")[0] in ("loaders", "graph"):
                    assert name in covered


def _forget() -> None:
    from loaders.texts import rules as module

    module._imported.cache_clear()
