"""What the packaging tests share: the project's own description of itself."""

import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def pyproject(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def packages(pyproject: dict[str, Any]) -> list[str]:
    """The top-level import names that the wheel ships."""
    names: list[str] = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return names
