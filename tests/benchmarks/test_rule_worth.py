"""How often rules fire and are right, counted over texts made by hand."""

from benchmarks.labelled import Labelled
from benchmarks.rule_worth import lower_bound, rows_met, table, worth_of_rules
from loaders.reading.page.release import Release

TEXT = "Norway and Ghana hold talks\n\nThe Foreign Ministers of Norway and Ghana met in Oslo."
LABEL = {
    "id": "a-report",
    "published": "2023-05-06",
    "parties": ["NOR", "TGO"],
    "dialogue": None,
    "officials": [],
    "institutions": [],
    "agreements": [],
    "topics": [],
    "next_round": None,
}


def test_a_rule_is_right_where_the_label_agrees() -> None:
    worths = worth_of_rules(
        [Labelled(LABEL, TEXT, "A")], [Release("other", TEXT), Release("n", "")]
    )
    party = worths["parties", "party-named"]
    assert (party.fired.total(), party.right.total(), party.unlabelled) == (2, 1, 1)
    lines = list(table(worths))
    assert any(line.startswith("parties") and "party-named" in line for line in lines)
    assert lines[-1].startswith("rules that fire in one text only")


def test_the_lower_bound_is_below_the_share_and_rises_with_the_count() -> None:
    assert lower_bound(0, 0) == 0.0
    assert lower_bound(9, 10) < lower_bound(90, 100) < 0.9


def test_rows_of_lists_are_counted_by_text() -> None:
    met = rows_met([("one", "They met."), ("two", "They met again."), ("three", "Nothing.")])
    assert met["tie_words", "met"] == {"one", "two"}
    assert met["tie_words", "extradited"] == set()
