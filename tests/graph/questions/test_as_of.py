"""What holds on a day."""

import pytest

from graph.model.records import Node, Relationship
from graph.model.vocabulary import LABEL_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of

AT = "2024-02-15"


def _node(label: Label, days: tuple[str | None, str | None], **properties: object) -> Node:
    return Node(LABEL_NUMBER[label] << 32 | 1, label, "x", "X", (), *days, properties)


@pytest.mark.parametrize(
    ("days", "later", "certainty"),
    [
        (("2024-02-14", "2024-02-14"), False, "surely"),
        (("2024-02-15", "2024-02-15"), False, "surely"),
        (("2024-02-01", "2024-02-29"), False, "maybe"),
        (("2024-02-16", "2024-02-16"), True, None),
        ((None, None), False, "unknown"),
    ],
)
def test_an_event(days: tuple[str | None, str | None], later: bool, certainty: str | None) -> None:
    agreement = _node(Label.AGREEMENT, days)
    assert as_of.is_later(agreement, AT) is later
    if not later:
        assert as_of.node_certainty(agreement, AT) == certainty


def test_without_a_day_nothing_is_said() -> None:
    agreement = _node(Label.AGREEMENT, ("2024-02-14", "2024-02-14"))
    assert not as_of.is_later(agreement, None)
    assert as_of.node_certainty(agreement, None) is None


def test_a_promise_due_later_and_a_later_report_stay() -> None:
    for label in (Label.COMMITMENT, Label.REPORT):
        node = _node(label, ("2025-01-01", "2025-12-31"))
        assert not as_of.is_later(node, AT)
        assert as_of.node_certainty(node, AT) is None


@pytest.mark.parametrize("status", ["planned", "postponed"])
def test_a_meeting_only_planned_is_unknown(status: str) -> None:
    meeting = _node(Label.DIALOGUE, ("2024-02-14", "2024-02-14"), status=status)
    official = _node(Label.OFFICIAL, (None, None))
    led = Relationship(1, Rel.LED, 2, "2024-02-14", "2024-02-14")
    assert as_of.node_certainty(meeting, AT) == "unknown"
    assert as_of.relationship_certainty(official, led, meeting, AT) == "unknown"


@pytest.mark.parametrize(
    ("type_", "days", "certainty"),
    [
        (Rel.ACTS_FOR, ("2023-01-01", "2024-12-31"), "surely"),
        (Rel.ACTS_FOR, ("2023-01-01", "2023-12-31"), "unknown"),
        (Rel.ACTS_FOR, (None, None), "unknown"),
        (Rel.PARTY_TO, ("2024-01-01", "2024-01-31"), "surely"),
        (Rel.PARTY_TO, ("2024-01-01", "2024-12-31"), "maybe"),
        (Rel.BELONGS_TO, (None, None), "unknown"),
        (Rel.SIDE_OF, (None, None), "surely"),
    ],
)
def test_a_relationship(type_: Rel, days: tuple[str | None, str | None], certainty: str) -> None:
    ends = _node(Label.INSTITUTION, (None, None)), _node(Label.COUNTRY, (None, None))
    one = Relationship(1, type_, 2, *days)
    assert as_of.relationship_certainty(ends[0], one, ends[1], AT) == certainty
    assert as_of.relationship_certainty(ends[0], one, ends[1], None) is None
