"""The style sheet of Browser: every kind has a colour, captions name properties that nodes have."""

import re

import pytest

from api.saved_queries import style
from graph.model.vocabulary import AGREEMENT_LABEL, Label

RULES = dict(re.findall(r"^([\w.]+) \{\n(.*?)^\}", style(), re.MULTILINE | re.DOTALL))
OF_ALL = "Entity"


def test_every_kind_of_node_has_a_colour_of_its_own() -> None:
    colours = [
        re.findall(r"^  color: (#[0-9A-F]{6});", RULES[f"node.{label}"], re.MULTILINE)
        for label in Label
    ]
    assert all(len(found) == 1 for found in colours)
    assert len({found[0] for found in colours}) == len(Label)


def test_rules_are_of_known_labels_and_whole() -> None:
    labels = {*map(str, Label), *AGREEMENT_LABEL.values(), OF_ALL}
    labels |= {"PublishedGraph", "Vocabulary"}
    assert {part for rule in RULES for part in rule.split(".")} <= {"node", "relationship", *labels}
    assert len(RULES) == style().count("{\n")
    for body in RULES.values():
        for line in body.splitlines():
            assert re.fullmatch(r"  [a-z-]+: (#[0-9A-F]{6}|\d+px|'[^']*');", line), line


def test_the_label_of_the_store_comes_before_the_kinds() -> None:
    # Of two rules that fit a node the later wins: the kind must, or all nodes look the same.
    rules = list(RULES)
    assert rules.index(f"node.{OF_ALL}") < min(rules.index(f"node.{one}") for one in Label)


@pytest.mark.parametrize("label", ["Dialogue", "Agreement", "Commitment", "Report"])
def test_captions_are_short_where_names_are_long(label: str) -> None:
    """Only for nodes of the graph: a drawing of the schema has no captions, but names."""
    assert "caption: '{caption}';" in RULES[f"node.{label}.Entity"]
    assert "caption" not in RULES[f"node.{label}"]
