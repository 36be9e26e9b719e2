"""What was promised and what became of it, and meetings that were only ever planned."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from graph.model.records import Node
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.questions.answers import NodeRef
from graph.questions.declaring import question
from graph.questions.find import locate_each, redirects
from graph.questions.parameters import At, Choice, Text
from graph.questions.parties import country_codes, ties_of
from graph.questions.presenting import node_ref
from graph.questions.promises import Promise, promises
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted, doubt, period
from graph.stores.contract import View

STATES: Final = ("met", "overtaken", "overdue", "open", "unknown")
ORDER: Final = "by last day due, earliest first, undated last; then id"
_NOT_HELD: Final = ("planned", "postponed")


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting that no report says was held.

    `state` is "passed" where its last day is before the day asked about, "to come" where it is not,
    "unknown" where nothing dates it or no day was asked about.
    """

    meeting: NodeRef
    tie: str | None
    status: str
    earliest: str | None
    latest: str | None
    state: Literal["passed", "to come", "unknown"]


@dataclass(frozen=True, slots=True)
class CommitmentsAnswer:
    """Promises made at meetings of the parties, larger sets that hold them included.

    `counts` has how many there are of each state, whichever were asked for.
    """

    parties: list[str]
    states: list[str]
    at: str | None
    promises: list[Promise]
    planned: list[PlannedMeeting]
    counts: dict[str, int]
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "what was promised and what became of it",
    examples=[
        {"parties": ["India", "USA"], "at": "2026-01-01"},
        {"parties": ["India"], "states": ["overdue"], "at": "2026-01-01"},
    ],
    is_found=lambda answer: bool(answer.promises or answer.planned),
)
def commitments(
    view: View,
    parties: Annotated[
        Sequence[str],
        Text("a country, or one tie such as IND-USA", metavar="COUNTRY", singular="party"),
    ] = (),
    *,
    states: Annotated[
        Collection[str],
        Choice(
            "only promises in this state",
            allowed=lambda: STATES,
            what="state of a promise",
            metavar="STATE",
            singular="state",
        ),
    ] = (),
    at: At = None,
) -> CommitmentsAnswer:
    """Return what was promised at meetings, with its state, and meetings only planned (`ORDER`).

    Whether something is overdue or open is said for the day asked about; without one it is unknown.
    Without a party every meeting of the graph is looked at.

    Args:
        view: what is asked.
        parties: countries, or one tie; meetings that hold all of them.
        states: promises in one of these states.
        at: an ISO day; meetings surely later are left out.

    Raises:
        InvalidQuestionError: an argument that cannot be.
        NodeNotFoundError, AmbiguousNodeError: a party that is none, or may be several.
        TimeRanOutError: the view's time budget is spent.
    """
    sides = locate_each(view, [("parties", party) for party in parties])
    codes = country_codes(sides)
    meetings = _meetings(view, codes)
    made = promises(view, [one for one in meetings if not as_of.is_later(one, at)], at)
    counts = {state: sum(1 for one in made if one.state == state) for state in STATES}
    shown = sorted(
        (one for one in made if not states or one.state in states),
        key=lambda one: (one.latest or "~", one.commitment.id),
    )
    planned = [] if states else _planned(meetings, at)
    return CommitmentsAnswer(
        codes,
        list(states),
        at,
        shown,
        planned,
        counts,
        ORDER,
        _note(counts, planned, at),
        redirects(*sides),
    )


def _meetings(view: View, codes: Sequence[str]) -> list[Node]:
    """Meetings of the ties that hold all these countries, in order of id."""
    ties = ties_of(view, codes)
    if ties.exact is None:
        return [node for node in view.iter_nodes() if node.label is Label.DIALOGUE]
    numbers = [*ties.exact, *ties.larger]
    between = view.relationships_of(numbers, [Rel.BETWEEN], outward=False) if numbers else []
    nodes = view.nodes({one.source for one in between}).values()
    return sorted((n for n in nodes if n.label is Label.DIALOGUE), key=lambda node: node.id)


def _planned(meetings: Sequence[Node], at: str | None) -> list[PlannedMeeting]:
    found = [
        PlannedMeeting(
            node_ref(node),
            node.properties.get("tie"),
            node.properties["status"],
            node.earliest,
            node.latest,
            _planned_state(node, at),
        )
        for node in meetings
        if node.properties.get("status") in _NOT_HELD
    ]
    return sorted(found, key=lambda one: (one.latest or "~", one.meeting.id))


def _planned_state(node: Node, at: str | None) -> Literal["passed", "to come", "unknown"]:
    if at is None or node.latest is None:
        return "unknown"
    return "passed" if node.latest < at else "to come"


def _note(counts: dict[str, int], planned: Sequence[PlannedMeeting], at: str | None) -> str:
    told = ", ".join(f"{number:,} {state}" for state, number in counts.items() if number)
    parts = [f"{counted(sum(counts.values()), 'promise')}{': ' if told else ''}{told}."]
    passed = sum(1 for one in planned if one.state == "passed")
    if passed:
        parts.append(f"Of {counted(passed, 'planned meeting')} the day has passed, unreported.")
    if at is None:
        parts.append("What is overdue or open is said only for a day.")
    return " ".join(parts)


@commitments.as_text
def _text(answer: CommitmentsAnswer) -> Iterator[Block]:
    for one in answer.promises:
        due = f", due {period(one.earliest, one.latest)}" if one.latest else ""
        by = f" by {one.by.name}" if one.by else ""
        yield Paragraph(f"{one.commitment.name}{doubt(one.commitment.is_sure)}")
        yield Line(one.commitment.id, 2)
        yield Paragraph(f"{one.state}{by}{due}; promised at {one.made_at.name}", 2)
        yield Line()
    for planned in answer.planned:
        when = period(planned.earliest, planned.latest) or "undated"
        yield Paragraph(f"{planned.meeting.name}{doubt(planned.meeting.is_sure)}")
        yield Line(planned.meeting.id, 2)
        yield Paragraph(f"{planned.status}, {when}: {planned.state}", 2)
        yield Line()
    yield Paragraph(answer.note)
