"""Why mentions are one node: what joined each, and the nearest that was kept apart."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from graph.identity.clustering import Candidate, Join
from graph.identity.reasons import Reasons, reasons
from graph.identity.rules import RULES
from graph.model.records import UNREPORTED, Node
from graph.projection.candidates import candidates
from graph.questions.answers import NodeOut, NodeRef
from graph.questions.declaring import question
from graph.questions.find import locate, redirects
from graph.questions.identity import Group, MentionOut, group_of, mentions_of, spoken
from graph.questions.parameters import Text, Whole
from graph.questions.presenting import node_out, node_ref
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted
from graph.stores.working import WorkingView

ORDER: Final = "mentions by their key; joins in the order in which they were made; nearest first"
_MAX_NEAR = 40
"""Forms of other groups that are compared at most."""


@dataclass(frozen=True, slots=True)
class JoinOut:
    """Two ways of naming that were put together, each with one mention, and why."""

    one: str
    one_words: str
    other: str
    other_words: str
    why: str


@dataclass(frozen=True, slots=True)
class ApartOut:
    """Another node that came near, by the two mentions that are nearest, and what was weighed."""

    node: NodeRef
    one: str
    one_words: str
    other: str
    other_words: str
    speaking_for: list[str]
    against: list[str]


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """The mentions that make up a node, what joined them, and the nearest kept apart.

    `total` counts the mentions; `mentions` and `joins` hold at most as many as asked for.
    """

    node: NodeOut
    total: int
    mentions: list[MentionOut]
    joins: list[JoinOut]
    nearest: list[ApartOut]
    order: str
    redirected: dict[str, str]


@question(
    "tell why mentions are one node",
    examples=[{"node": "Ajay Bhalla"}],
)
def why(
    view: WorkingView,
    node: Annotated[str, Text("id or name of a node", metavar="NODE")],
    *,
    limit: Annotated[int, Whole("mentions and joins shown", low=1, high=500)] = 50,
) -> WhyAnswer:
    """Return which mentions make up a node, what joined each, and the nearest that stayed apart.

    A rule's reason is in words, a judgement is named as one. Order: `ORDER`.

    Args:
        view: what is asked.
        node: an official, institution, series, dialogue, agreement, commitment, post or tenure.
        limit: most mentions, and most joins.

    Raises:
        InvalidQuestionError: a node that is not made of mentions, or a limit out of bounds.
        NodeNotFoundError: no such node.
        AmbiguousNodeError: several may be meant.
        TimeRanOutError: the view's time budget is spent.
    """
    found = locate(view, node, "node")
    group = group_of(view, found.node)
    told = _Told(view, group, found.node)
    mentions = sorted((key, one) for one in told.ours for key in told.keys[one.number])
    joins = [join for join in group.explanation.joins if _is_in(group, join.one, found.node)]
    return WhyAnswer(
        node_out(found.node),
        len(mentions),
        told.mentions(mentions[:limit]),
        [told.join(join) for join in joins[:limit]],
        told.nearest(),
        ORDER,
        redirects(found),
    )


class _Told:
    """A node's group as answers show it."""

    def __init__(self, view: WorkingView, group: Group, node: Node) -> None:
        self.view = view
        self.group = group
        self.node = node
        everyone = [one for cluster in group.explanation.clusters for one in cluster]
        self.ours = [one for one in everyone if _is_in(group, one, node)]
        self.keys = mentions_of(view, [one.number for one in self.ours])

    def mentions(self, mentions: Collection[tuple[str, Candidate]]) -> list[MentionOut]:
        """Return these mentions, each with the day of its report."""
        reports = self.view.reports({key.partition("#")[0] for key, _ in mentions})
        days = {one.id: one.reported for one in reports.values() if one.reported != UNREPORTED}
        return [
            MentionOut(key, report, days.get(report), spoken(one, self.group.kind))
            for key, one in mentions
            for report in [key.partition("#")[0]]
        ]

    def join(self, join: Join) -> JoinOut:
        """Return what put two forms together."""
        return JoinOut(*self._both(join.one, join.other), join.why)

    def nearest(self) -> list[ApartOut]:
        """Return the other nodes that came near, with what was weighed."""
        found = list(_nearest(self.view, self.group, self.ours, self.node))
        self.keys |= mentions_of(self.view, {near[2].number for near in found})
        nodes = self.view.nodes({near[0] for near in found})
        return [
            ApartOut(node_ref(nodes[number]), *self._both(one, other), *weighed)
            for number, one, other, weighed in found
            if number in nodes
        ]

    def _both(self, one: Candidate, other: Candidate) -> tuple[str, str, str, str]:
        kind = self.group.kind
        words = spoken(one, kind), spoken(other, kind)
        first = [next(iter(self.keys.get(each.number, ())), "") for each in (one, other)]
        return first[0], words[0], first[1], words[1]


def _is_in(group: Group, one: Candidate, node: Node) -> bool:
    return group.nodes[one.number] == node.number


Near = tuple[int, Candidate, Candidate, Reasons]


def _nearest(view: WorkingView, group: Group, ours: list[Candidate], node: Node) -> Iterator[Near]:
    """The other nodes of the group that were plausible; else those that share a blocking key."""
    rule, seen = RULES[group.kind], set[int]()
    for one, other, _, why_not in group.explanation.apart:
        if _is_in(group, one, node) == _is_in(group, other, node):
            continue
        near, far = (one, other) if _is_in(group, one, node) else (other, one)
        number = group.nodes[far.number]
        if number not in seen:
            seen.add(number)
            weighed = reasons(rule, near.features, far.features)
            yield number, near, far, Reasons(weighed.speaking_for, [why_not, *weighed.against])
    if not seen:
        yield from _others(view, group, ours)


def _others(view: WorkingView, group: Group, ours: list[Candidate]) -> Iterable[Near]:
    """The nearest of another group: it shares a blocking key, and the most speaks for it."""
    rule = RULES[group.kind]
    sought = {key for one in ours if one.keys is not None for key in one.keys.seek}
    groups = view.forms_sharing(group.kind, sought)
    groups -= {form.group for form in view.forms_by_number([one.number for one in ours])}
    forms = view.forms_in_groups(group.kind, groups)[:_MAX_NEAR]
    nodes = {form.number: form.node for form in forms}
    others = candidates(view, group.kind, forms, {}, {})
    found = [
        (nodes[other.number], one, other, reasons(rule, one.features, other.features))
        for one in ours[:_MAX_NEAR]
        for other in others
    ]
    return sorted(
        found, key=lambda near: (len(near[3].against) - len(near[3].speaking_for), near[0])
    )[:1]


@why.as_text
def _text(answer: WhyAnswer) -> Iterator[Block]:
    node = answer.node
    yield Line(f"{node.name} ({node.label}) {node.id}")
    yield Line(f"{counted(answer.total, 'mention')}:")
    for one in answer.mentions:
        yield Line(f"{one.mention}", 2)
        yield Paragraph(one.words, 4)
    for join in answer.joins:
        yield Paragraph(f"{join.why}: {join.one_words} | {join.other_words}", 2)
    for apart in answer.nearest:
        yield Line(f"kept apart: {apart.node.name} {apart.node.id}")
        yield Paragraph(f"{apart.one_words} | {apart.other_words}", 2)
        yield Paragraph(f"for: {'; '.join(apart.speaking_for) or 'nothing'}", 2)
        yield Paragraph(f"against: {'; '.join(apart.against)}", 2)
