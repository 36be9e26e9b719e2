"""The table of rules: each fires in its example, and does not in its near miss."""

import re
from pathlib import Path

import pytest

from loaders.reading.lexicon.word_lists import rows, word_set
from loaders.reading.page.release import Release
from loaders.reading.reader import read_release

RULES = {row["rule"]: row for row in rows("reading_rules")}
NO_RULES = word_set(
    "dateline-agency fact-sheet in-force in-person joint-statement law-enforcement-training "
    "military-training news-wire not-acting press-release under-negotiation utf-8"
)
"""Words with hyphens in the code that are no rules."""
WITHOUT_EXAMPLE = frozenset(["country-left", "role-represents", "role-travels-with"])
"""Rules that no text of ours makes fire yet; none is added here."""
READING = Path(__file__).parents[3] / "loaders" / "reading"


def fired(text: str) -> set[str]:
    release = Release("a-report", text.replace("\\n", "\n"), "2024-05-14")
    return set(read_release(release).rules.values())


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_fires_in_its_example_and_not_in_its_near_miss(rule: str) -> None:
    row = RULES[rule]
    assert rule in fired(row["example"])
    assert rule not in fired(row["near_miss"])
    assert len(row["reads"].split()) > 2


def test_every_rule_of_the_code_is_in_the_table() -> None:
    named: set[str] = set()
    for path in READING.rglob("*.py"):
        named |= set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', path.read_text("utf-8")))
    untold = named - RULES.keys() - NO_RULES - WITHOUT_EXAMPLE
    assert not untold, f"without example and near miss in reading_rules.csv: {sorted(untold)}"
    assert named >= WITHOUT_EXAMPLE
