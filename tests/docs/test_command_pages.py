"""docs/cli.md and docs/settings.md name every command, option and setting, and no other.

Questions are in docs/questions.md: `test_question_pages.py`.
"""

import argparse
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from graph.questions.registry import questions
from graph.stores.opening import open_store
from loaders.intake.loading import Loader
from loaders.texts.kept import REFUSALS
from tieline.arguments import build_parser
from tieline.commands.demo import demo_sources
from tieline.main import main
from tieline.settings import Settings


def _commands() -> dict[str, argparse.ArgumentParser]:
    parser = build_parser(Settings())
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(action.choices)
    return found


def _sections(page: str) -> dict[str, str]:
    parts = re.split(r"^## `tieline (\w+)`$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_page_names_every_command_and_option(checkout: Path) -> None:
    sections = _sections((checkout / "docs" / "cli.md").read_text())
    commands = _commands()
    asked = {name for one in questions().values() for name in (one.name, *one.aliases)}
    own = {name for name in commands if commands[name].get_default("module") != "asking"}
    assert set(sections) == set(commands) - (asked - own)
    for name, section in sections.items():
        options = {
            option for action in commands[name]._actions for option in action.option_strings
        } - {"-h", "--help"}
        table = "\n".join(line for line in section.splitlines() if line.startswith("|"))
        assert set(re.findall(r"`(--?[a-z][a-z-]*)`", table)) == options, name


def test_the_examples_of_the_page_work(checkout: Path, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "demo.db"))
    Loader(store).load(demo_sources(checkout / "examples"))
    store.close()
    page = "".join((checkout / "docs" / name).read_text() for name in ("cli.md", "questions.md"))
    lines = re.findall(r"^    tieline --store \.tieline/demo\.db (.+)$", page, re.MULTILINE)
    assert len(lines) == 10
    for line in lines:
        assert main(["--store", str(tmp_path / "demo.db"), *shlex.split(line)]) == 0


def test_the_page_names_every_setting(checkout: Path) -> None:
    page = (checkout / "docs" / "settings.md").read_text()
    rows = dict(re.findall(r"^\| `TIELINE_(\w+)` \| `?([^`|]*?)`? \|", page, re.MULTILINE))
    wanted = {
        one.name.upper(): "" if one.default == () else str(one.default) for one in fields(Settings)
    }
    assert rows == wanted


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert "usage: tieline" in capsys.readouterr().out


def test_the_page_names_every_refusal(checkout: Path) -> None:
    page = (checkout / "docs" / "cli.md").read_text()
    assert set(re.findall(r"^\| `([a-z-]+)` \| [a-z]", page, re.MULTILINE)) >= set(REFUSALS)
    (table,) = re.findall(r"^\| name \| meaning \|\n(.*?)\n\n", page, re.MULTILINE | re.DOTALL)
    assert re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE) == list(REFUSALS)
