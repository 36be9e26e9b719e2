"""What became of a promise by a day: met, overtaken, overdue or open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.model.records import Node
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.questions.answers import NodeRef
from graph.questions.presenting import ends_of, node_ref
from graph.stores.contract import View

State = Literal["met", "overtaken", "overdue", "open", "unknown"]


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised at a meeting.

    `state` is "met" where `by` names what met it; "overtaken" where a later round, `by`, was held,
    at another time or place than promised; else by the day asked about "overdue" where its last day
    has passed, "open" where it has not, "unknown" where nothing dates it or no day was asked about.
    """

    commitment: NodeRef
    made_at: NodeRef
    tie: str | None
    kind: str
    due: str | None
    earliest: str | None
    latest: str | None
    city: str | None
    country: str | None
    state: State
    by: NodeRef | None


def promises(
    view: View, meetings: Sequence[Node], at: str | None, kinds: Iterable[str] = ()
) -> list[Promise]:
    """Return what was promised at these meetings, in their order, then by id.

    Of these kinds alone, `next-round` and `promise`, if any are given. What was met or overtaken
    after the day is neither yet.
    """
    at_meeting = {node.number: node for node in meetings}
    promised = view.relationships_of(list(at_meeting), [Rel.PROMISED], outward=True)
    commitments = view.nodes({one.target for one in promised})
    met = view.relationships_of(list(commitments), [Rel.MET_BY], outward=True)
    keeping = view.nodes(ends_of(met))
    later = _later_rounds(view, {one.source for one in promised}, at)
    wanted = frozenset(kinds)
    found = []
    for one in promised:
        commitment, meeting = commitments[one.target], at_meeting[one.source]
        if wanted and commitment.properties.get("kind") not in wanted:
            continue
        by = [keeping[each.target] for each in met if each.source == commitment.number]
        by = [node for node in by if not as_of.is_later(node, at)]
        is_round = commitment.properties.get("kind") == "next-round"
        overtaking = _follower(meeting, later[one.source]) if is_round else None
        found.append(_promise(commitment, meeting, by[0] if by else None, overtaking, at))
    place = {node.id: number for number, node in enumerate(meetings)}
    return sorted(found, key=lambda one: (place[one.made_at.id], one.commitment.id))


def _later_rounds(view: View, meetings: set[int], at: str | None) -> dict[int, list[Node]]:
    """Rounds of the series of each meeting that were held by the day."""
    of_series = view.relationships_of(meetings, [Rel.ROUND_OF], outward=True)
    rounds = view.relationships_of({one.target for one in of_series}, [Rel.ROUND_OF], outward=False)
    nodes = view.nodes({one.source for one in rounds})
    held = {
        number: node
        for number, node in nodes.items()
        if node.properties.get("status") == "held" and not as_of.is_later(node, at)
    }
    found: dict[int, list[Node]] = defaultdict(list)
    for one in of_series:
        found[one.source] += [
            held[each.source]
            for each in rounds
            if each.target == one.target and each.source in held
        ]
    return found


def _follower(meeting: Node, rounds: Sequence[Node]) -> Node | None:
    """The first of the rounds that is surely later than a meeting."""
    if meeting.latest is None:
        return None
    later = [one for one in rounds if one.earliest is not None and one.earliest > meeting.latest]
    return min(later, key=lambda one: (one.earliest or "", one.id), default=None)


def _promise(
    commitment: Node, meeting: Node, met_by: Node | None, overtaking: Node | None, at: str | None
) -> Promise:
    held = commitment.properties
    by = met_by or overtaking
    return Promise(
        node_ref(commitment),
        node_ref(meeting),
        held.get("tie") or meeting.properties.get("tie"),
        held.get("kind", "promise"),
        held.get("due"),
        commitment.earliest,
        commitment.latest,
        held.get("city"),
        held.get("country"),
        _state(commitment, met_by is not None, overtaking is not None, at),
        node_ref(by) if by else None,
    )


def _state(commitment: Node, is_met: bool, is_overtaken: bool, at: str | None) -> State:
    if is_met:
        return "met"
    if is_overtaken:
        return "overtaken"
    if at is None or commitment.latest is None:
        return "unknown"
    return "overdue" if commitment.latest < at else "open"
