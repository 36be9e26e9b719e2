"""One version: pyproject's, the installed one and the changelog's newest."""

import re
from pathlib import Path
from typing import Any

from tieline.version import __version__

HEADING = re.compile(r"^## \[(?P<version>\d+\.\d+\.\d+)\] - (?:unreleased|\d{4}-\d\d-\d\d)$", re.M)


def test_the_installed_version_is_the_one_in_pyproject(pyproject: dict[str, Any]) -> None:
    assert __version__ == pyproject["project"]["version"]


def test_the_changelog_begins_with_this_version(checkout: Path) -> None:
    newest = HEADING.search((checkout / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert newest
    assert newest["version"] == __version__


def test_every_heading_of_the_changelog_is_a_version(checkout: Path) -> None:
    lines = (checkout / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ") and not HEADING.match(line)] == []
