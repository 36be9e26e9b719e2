"""The questions on the examples of the repository, checked by hand against the reports."""

import pytest

from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.evidence import evidence
from graph.questions.find import resolve
from graph.questions.neighbourhood import neighbourhood
from graph.questions.paths import paths
from graph.questions.search import search
from graph.questions.signed import signed
from graph.stores.contract import View


def test_who_signed_the_memorandum_of_february_2024(examples: View) -> None:
    answer = signed(examples, ["India", "United States"], kinds=["MoC"])
    (row,) = answer.rows
    assert [person.name for person in row.signatories] == ["Ajay Bhalla", "Kristie Canegallo"]
    assert {party.label for party in row.parties} == {Label.INSTITUTION}
    assert any("Federal Law Enforcement Training Cent" in party.name for party in row.parties)
    assert row.countries == ["IND", "USA"]
    assert "Homeland Security Dialogue" in row.concluded_at[0].name
    assert row.said is not None
    assert row.said.quote is not None
    assert row.origins > 1


def test_the_two_heads_met_and_signed(examples: View) -> None:
    answer = paths(examples, "Ajay Bhalla", "Kristie Canegallo", k=2)
    assert [path.length for path in answer.paths] == [2, 2]
    assert {path.nodes[1].label for path in answer.paths} == {Label.DIALOGUE, Label.AGREEMENT}
    sentences = [one.sentence for path in answer.paths for one in path.hops[0].relationships]
    assert any(words.startswith("Ajay Bhalla led the ") for words in sentences)
    assert any(words.startswith("Ajay Bhalla signed the ") for words in sentences)
    assert all(
        one.said and one.said.quote
        for path in answer.paths
        for hop in path.hops
        for one in hop.relationships
    )


def test_secretaries_of_three_rounds_are_joined_by_the_department(examples: View) -> None:
    (path,) = paths(examples, "Janet Napolitano", "Kristie Canegallo").paths
    assert [node.name for node in path.nodes][1] == "Department of Homeland Security"


def test_the_days_of_the_dialogue_are_in_conflict(examples: View) -> None:
    (path,) = paths(examples, "Ajay Bhalla", "Kristie Canegallo", labels=["Dialogue"]).paths
    answer = evidence(examples, path.nodes[1].id, field="when")
    assert answer.conflicts == ["when"]
    values = {one.value: one for one in answer.fields[0].values}
    assert set(values) == {"2024-02-28/2024-02-28", "2024-02-27/2024-02-29"}
    quotes = {one.quote for value in values.values() for one in value.said}
    assert "28 February 2024" in quotes
    assert "27 February" in quotes


def test_a_countrys_neighbourhood_says_what_it_cuts(examples: View) -> None:
    answer = neighbourhood(examples, "India", depth=2, limit=50)
    assert len(answer.graph.nodes) == 50
    assert answer.note.startswith("49 nodes within 2 hops")
    india = resolve(examples, "IND").number
    ties = examples.relationships_of([india], [Rel.SIDE_OF], outward=True)
    assert answer.graph.truncated is not None
    cut = next(one for one in answer.graph.truncated.cut if one.type is Rel.SIDE_OF)
    assert cut.hop == 1
    assert cut.shown == [node.label for node in answer.graph.nodes].count(Label.TIE)
    assert cut.shown + cut.left_out == len(ties)


@pytest.mark.parametrize(
    ("text", "name"),
    [("canegalo", "Kristie Canegallo"), ("BHALLA", "Ajay Bhalla"), ("Türkiye", "Türkiye")],
)
def test_names_are_found(examples: View, text: str, name: str) -> None:
    assert search(examples, text).hits[0].node.name == name


def test_a_tie_of_three_is_found_by_its_countries(examples: View) -> None:
    ties = [node.id for node in examples.iter_nodes() if node.label is Label.TIE]
    assert all(resolve(examples, "-".join(reversed(tie.split("-")))).id == tie for tie in ties)
