"""Our import names are general words: no other distribution may claim them.

Where two claim one name, the later one silently overwrites, or in an editable install wins.
"""

import sys
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest


def foreign_claims(names: list[str]) -> dict[str, list[str]]:
    """Distributions other than ours that ship one of the names, by name."""
    claims = packages_distributions()
    others = {name: sorted(set(claims.get(name, [])) - {"tieline"}) for name in names}
    return {name: owners for name, owners in others.items() if owners}


def test_no_other_distribution_claims_our_names(packages: list[str]) -> None:
    assert foreign_claims(packages) == {}


def test_a_foreign_claim_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "__init__.py").touch()
    metadata = tmp_path / "stranger-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    (metadata / "RECORD").write_text("graph/__init__.py,,\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert foreign_claims(["graph", "loaders"]) == {"graph": ["stranger"]}


def test_our_names_are_imported_from_the_checkout(packages: list[str], checkout: Path) -> None:
    origins = {name: spec.origin for name in packages if (spec := find_spec(name))}
    assert origins == {name: str(checkout / name / "__init__.py") for name in packages}


def test_our_names_are_not_in_the_standard_library(packages: list[str]) -> None:
    assert sys.stdlib_module_names.isdisjoint(packages)
