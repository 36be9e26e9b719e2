"""The state of a series: its rounds in order, what is odd about them, and the round promised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Annotated, Final

from graph.model.records import Node, node_element
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.questions.answers import Certainty, NodeOut, NodeRef, Said
from graph.questions.declaring import question
from graph.questions.find import of_label, redirects
from graph.questions.parameters import At, Text
from graph.questions.presenting import node_out, node_ref
from graph.questions.promises import Promise, promises
from graph.questions.said import said_of
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted, doubt, listed, period
from graph.stores.contract import View

ORDER: Final = "by first day, undated ones by edition among them where it tells, else last; then id"
MISSED: Final = 1.75
"""A time between two rounds that is so many times the usual one is a gap."""
_FEWEST_INTERVALS: Final = 2


@dataclass(frozen=True, slots=True)
class Round:
    """One round; `days_since` counts the days from the round before to it, by their first days."""

    meeting: NodeRef
    edition: int | None
    start: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    city: str | None
    country: str | None
    status: str | None
    days_since: int | None
    certainty: Certainty | None
    said: Said | None
    unsure_fields: list[str]


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """A series with its rounds.

    `missing_editions` are numbers between those reported that no round has; `oddities` says in
    words where editions and days contradict each other, two rounds bear one number, or the time
    between two is far longer than usual. `hosts` are the countries of the rounds, in their order,
    null where none is known; `usual_days` the median of days between rounds, null where fewer than
    two such times are known.
    """

    series: NodeOut
    ties: list[str]
    rounds: list[Round]
    missing_editions: list[int]
    oddities: list[str]
    hosts: list[str | None]
    usual_days: int | None
    promises: list[Promise]
    at: str | None
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "the rounds of a series, their gaps, and the round promised",
    examples=[
        {"series": "India-U.S. Counterterrorism Joint Working Group", "at": "2026-01-01"},
        {"series": "India-U.S. Senior Officials' Homeland Security Dialogue"},
    ],
)
def series(
    view: View,
    series: Annotated[str, Text("id or name of a series", metavar="SERIES")],
    *,
    at: At = None,
) -> SeriesAnswer:
    """Return the rounds of a series in order, and what is odd, missing and promised (`ORDER`).

    Args:
        view: what is asked.
        series: the series, by id or name.
        at: an ISO day; rounds surely later are left out, and promises are open or overdue by it.

    Raises:
        InvalidQuestionError: an argument that cannot be, or a node that is not a series.
        NodeNotFoundError, AmbiguousNodeError: no such series, or several.
        TimeRanOutError: the view's time budget is spent.
    """
    found = of_label(view, "series", series, Label.SERIES)
    node = found.node
    nodes = [one for one in _meetings(view, node) if not as_of.is_later(one, at)]
    in_order = _in_order(nodes)
    rounds = _rounds(view, in_order, at)
    usual = _usual([one.days_since for one in rounds if one.days_since])
    missing = _missing(rounds)
    oddities = [*_wrong_numbers(rounds), *_long_gaps(rounds, usual)]
    return SeriesAnswer(
        node_out(node, at),
        _ties(view, node),
        rounds,
        missing,
        oddities,
        [one.country for one in rounds],
        usual,
        promises(view, in_order, at, ["next-round"]),
        at,
        ORDER,
        _note(rounds, missing, oddities, usual),
        redirects(found),
    )


def _meetings(view: View, node: Node) -> list[Node]:
    rounds = view.relationships_of([node.number], [Rel.ROUND_OF], outward=False)
    return list(view.nodes({one.source for one in rounds}).values())


def _ties(view: View, node: Node) -> list[str]:
    between = view.relationships_of([node.number], [Rel.BETWEEN], outward=True)
    return sorted(one.id for one in view.nodes({each.target for each in between}).values())


# --- rounds


def _in_order(nodes: Sequence[Node]) -> list[Node]:
    """Dated rounds by first day; an undated one stands before the first of a later edition."""
    dated = sorted((n for n in nodes if n.earliest), key=lambda n: (n.earliest or "", n.id))
    undated = sorted((n for n in nodes if not n.earliest), key=lambda n: (_edition(n) or 0, n.id))
    in_order = dated
    last = []
    for node in undated:
        edition = _edition(node)
        later = [
            place
            for place, one in enumerate(in_order)
            if edition is not None and (_edition(one) or 0) > edition
        ]
        if later:
            in_order.insert(later[0], node)
        else:
            last.append(node)
    return [*in_order, *last]


def _edition(node: Node) -> int | None:
    edition: int | None = node.properties.get("edition")
    return edition


def _rounds(view: View, nodes: Sequence[Node], at: str | None) -> list[Round]:
    said = said_of(view, {node_element(node.number): node.properties for node in nodes})
    rounds: list[Round] = []
    before: str | None = None
    for node in nodes:
        held = node.properties
        rounds.append(
            Round(
                node_ref(node),
                _edition(node),
                held.get("start"),
                held.get("end"),
                node.earliest,
                node.latest,
                held.get("city"),
                held.get("country"),
                held.get("status"),
                _days_between(before, node.earliest),
                as_of.node_certainty(node, at),
                said.get(node_element(node.number)),
                held.get("unsure_fields", []),
            )
        )
        before = node.earliest
    return rounds


def _days_between(one: str | None, other: str | None) -> int | None:
    if one is None or other is None:
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _usual(intervals: Sequence[int]) -> int | None:
    return round(median(intervals)) if len(intervals) >= _FEWEST_INTERVALS else None


# --- what is odd


def _missing(rounds: Sequence[Round]) -> list[int]:
    known = {one.edition for one in rounds if one.edition is not None}
    return sorted(set(range(min(known), max(known))) - known) if known else []


def _wrong_numbers(rounds: Sequence[Round]) -> Iterator[str]:
    """Two rounds of one number, and a round that is later with a lower number."""
    numbered = [one for one in rounds if one.edition is not None]
    for place, one in enumerate(numbered):
        for other in numbered[place + 1 :]:
            if one.edition == other.edition:
                yield f"{one.meeting.id} and {other.meeting.id} are both round {one.edition}"
    dated = [one for one in numbered if one.earliest is not None]
    for one, other in pairwise(dated):
        if (one.edition or 0) > (other.edition or 0):
            yield (
                f"{other.meeting.id} is later than {one.meeting.id}, "
                f"and is round {other.edition} after round {one.edition}"
            )


def _long_gaps(rounds: Sequence[Round], usual: int | None) -> Iterator[str]:
    for one in rounds:
        if usual and one.days_since and one.days_since > MISSED * usual:
            yield (
                f"{counted(one.days_since, 'day')} passed before {one.meeting.id}, "
                f"where {counted(usual, 'day')} are usual"
            )


# --- what the answer says of itself


def _note(
    rounds: Sequence[Round], missing: Sequence[int], oddities: Sequence[str], usual: int | None
) -> str:
    parts = [f"{counted(len(rounds), 'round')}, {ORDER}."]
    if missing:
        numbers = listed([str(one) for one in missing])
        parts.append(f"No report speaks of round {numbers}.")
    if usual:
        parts.append(f"{counted(usual, 'day')} between rounds are usual.")
    parts += [f"{one[:1].upper()}{one[1:]}." for one in oddities]
    return " ".join(parts)


@series.as_text
def _text(answer: SeriesAnswer) -> Iterator[Block]:
    yield Paragraph(f"{answer.series.name}{doubt(answer.series.is_sure)}")
    for one in answer.rounds:
        number = f"round {one.edition}" if one.edition else "round without a number"
        when = period(one.earliest, one.latest) or "undated"
        where = ", ".join(part for part in (one.city, one.country) if part)
        state = ", ".join(part for part in (one.status, one.certainty) if part)
        told = "; ".join(part for part in (when, where, state) if part)
        yield Line()
        yield Paragraph(f"{number}: {told}{doubt(one.meeting.is_sure, one.unsure_fields)}")
        yield Line(one.meeting.id, 2)
    for promise in answer.promises:
        due = f", due {promise.due}" if promise.due else ""
        kept = f" by {promise.by.name}" if promise.by else ""
        yield Line()
        yield Paragraph(f"promised: {promise.commitment.name}{due}: {promise.state}{kept}")
        yield Line(promise.commitment.id, 2)
    yield Line()
    yield Paragraph(answer.note)
