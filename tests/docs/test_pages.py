"""README and the pages under docs/ say what the code does.

Fields, questions, files, links, and the demo's own words.
"""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from graph.model.report import ParsedReport
from graph.stores.opening import open_store
from loaders.intake.loading import Loader
from tieline.commands.demo import demo_sources
from tieline.main import main

PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


@pytest.fixture(scope="module")
def pages(checkout: Path) -> dict[str, str]:
    files = [checkout / name for name in PAGES] + sorted((checkout / "docs").glob("*.md"))
    return {str(path.relative_to(checkout)): path.read_text() for path in files}


def test_the_page_of_the_report_names_its_fields(pages: dict[str, str]) -> None:
    table = pages["docs/report.md"].split("## Evidence")[0]
    named = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    assert named == sorted(named, key=named.index)
    fields = {field.alias or name for name, field in ParsedReport.model_fields.items()}
    assert set(named) == fields
    for name, field in ParsedReport.model_fields.items():
        row = next(
            line for line in table.splitlines() if line.startswith(f"| `{field.alias or name}`")
        )
        for part in re.findall(r"graph\.report\.(\w+)", str(field.annotation)):
            model = getattr(import_module("graph.model.report"), part)
            if name not in ("evidence", "recalled_dialogues"):
                assert all(f"`{one}`" in row or one in row for one in model.model_fields), name


def test_links_and_files_named_exist(pages: dict[str, str], checkout: Path) -> None:
    for page, text in pages.items():
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
            if "://" not in link:
                assert (checkout / page).parent.joinpath(link).exists(), f"{page}: {link}"
        for path in re.findall(
            r"`((?:tests|graph|api|loaders|tieline|examples|docs)/[\w/.-]+)`", text
        ):
            # NAME stands for any, one file must not be there, one is the name of a schema.
            if not re.search(r"[A-Z]{4}|__init__|(?:report|mapping)/1", path):
                assert (checkout / path.rstrip("/")).exists(), f"{page}: {path}"


def test_make_targets_named_exist(pages: dict[str, str], checkout: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (checkout / "Makefile").read_text(), re.MULTILINE))
    for page, text in pages.items():
        pattern = r"^\s{4}(?:\$ )?make ([a-z0-9]+)|`make ([a-z0-9]+)"
        named = set(re.findall(pattern, text, re.MULTILINE))
        assert {a or b for a, b in named} <= targets, page


def test_the_answer_in_the_readme_is_the_demos(
    pages: dict[str, str], checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(str(tmp_path / "demo.db"))
    Loader(store).load(demo_sources(checkout / "examples"))
    store.close()
    shown = pages["README.md"].split("<!-- demo -->\n")[1].split("\n`make serve`")[0]
    first, *rest = [line.strip() for line in shown.splitlines() if line.strip()]
    command = first.partition(".tieline/demo.db ")[2]
    assert main(["--store", str(tmp_path / "demo.db"), *shlex.split(command)]) == 0
    assert " ".join(rest) in " ".join(capsys.readouterr().out.split())


def test_what_comes_out_of_a_text_in_the_readme_does(
    pages: dict[str, str],
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = pages["README.md"].split("<!-- parse -->\n")[1].split("\n`tieline parse FILE`")[0]
    first, *rest = [line.strip() for line in shown.splitlines() if line.strip()]
    file = checkout / first.rpartition(" ")[2]
    assert main(["parse", "--explain", str(file)]) == 0
    rows = {" ".join(line.split()) for line in capsys.readouterr().out.splitlines()}
    told = [" ".join(line.split()) for line in rest if line[0].isdigit()]
    assert len(told) == 5
    assert set(told) <= rows
    assert " ".join(line for line in rest if not line[0].isdigit()) in file.read_text("utf-8")
