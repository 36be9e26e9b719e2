"""Identity on real reports whose mentions were clustered by hand."""

from pathlib import Path

import pytest

from benchmarks.identity_score import resolved, scored
from graph.model.report import read_report

WANTED = {
    "official": 0.97,
    "institution": 0.92,
    "series": 0.98,
    "dialogue": 0.98,
    "agreement": 0.98,
}


@pytest.mark.shared("reports", "evaluation/dev", "evaluation/identity", "seed")
def test_97_real_reports(shared_folder: Path) -> None:
    reports = [
        read_report(path.read_bytes())
        for folder in ("reports", "evaluation/dev", "seed")
        for path in sorted((shared_folder / folder).glob("*.json"))
    ]
    pairs = scored(shared_folder / "evaluation/identity/gold.json", resolved(reports))
    assert {kind: found.joined for kind, found in pairs.items()} == {kind: [] for kind in WANTED}
    assert all(pairs[kind].recall >= wanted for kind, wanted in WANTED.items())
