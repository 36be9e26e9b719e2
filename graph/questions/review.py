"""Doubtful pairs: what may be one thing and was not joined, for a person to decide."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Annotated, Final

from graph.identity.clustering import Candidate
from graph.identity.person_names import REASON, Likeness
from graph.identity.reasons import NAMES_CONTRADICT, Reasons, reasons
from graph.identity.rules import RULES
from graph.model.records import Form, JudgementRow, Node
from graph.projection.candidates import candidates, pairs_of_pins
from graph.projection.constraints import constraints_of
from graph.questions.answers import NodeRef
from graph.questions.declaring import question
from graph.questions.identity import explained, mentions_of, spoken
from graph.questions.parameters import Choice, Whole
from graph.questions.presenting import node_ref
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted
from graph.stores.working import WorkingView

ORDER: Final = "by how likely it is times how many origins a decision would move; then mentions"
KINDS: Final = ("official", "institution", "series", "dialogue", "agreement")
_CROWD: Final = 6
"""Things that share a blocking key at most; a key of more tells nothing."""
_TELLING: Final = ("2|", "b|", "n|", "s|")
"""Keys of officials by which a person may be looked for: their names, and surname with rank."""
_SEATED: Final = frozenset([REASON[Likeness.EQUAL], "the same office"])
"""What speaks for one who is told of under two countries: a leader seated in another state."""
_NEAR: Final = 2
"""What a pair weighs that no rule holds plausible, but for which something speaks."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a doubtful pair: a mention to judge, its words, its node, and the evidence."""

    mention: str
    words: str
    node: NodeRef
    support: int
    quote: str | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things that may be one; `would_change` counts the origins that a join would move.

    `asked_before` tells of a judgement "unsure" since which new evidence has come.
    """

    kind: str
    one: Side
    other: Side
    speaking_for: list[str]
    against: list[str]
    would_change: int
    asked_before: str | None


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """Doubtful pairs, those first that matter most; `total` counts those that are not shown too."""

    doubts: list[Doubt]
    total: int
    order: str


@question(
    "list doubtful pairs for a decision",
    examples=[{}, {"kind": "institution", "limit": 5}],
)
def review(
    view: WorkingView,
    *,
    kind: Annotated[
        str | None, Choice("only things of this kind", allowed=lambda: KINDS, what="kind")
    ] = None,
    limit: Annotated[int, Whole("pairs shown", low=1, high=500)] = 20,
) -> ReviewAnswer:
    """Return pairs that may be one thing, with what speaks for and against, for a person to decide.

    Those are: pairs that a rule holds plausible but did not join, since another fits as well or
    what belongs to them contradicts; and pairs for which something speaks, such as an equal name in
    two offices or in two countries. What was judged is not asked again, but for "unsure" where a
    report that mentions either was loaded since. Order: `ORDER`.

    Args:
        view: what is asked.
        kind: only officials, institutions, series, dialogues or agreements.
        limit: most pairs.

    Raises:
        InvalidQuestionError: an unknown kind, a limit out of bounds.
        TimeRanOutError: the view's time budget is spent.
    """
    work = _Review(view)
    found = [near for one in KINDS if kind in (None, one) for near in work.doubtful(one)]
    nodes = view.nodes({number for near in found for number in near.nodes})
    ranked = sorted(
        (near for near in found if all(number in nodes for number in near.nodes)),
        key=lambda near: (-near.weight * _moved(near, nodes), near.one.content, near.other.content),
    )
    return ReviewAnswer([work.told(near, nodes) for near in ranked[:limit]], len(ranked), ORDER)


@dataclass(frozen=True, slots=True)
class _Near:
    """Two forms of two nodes, what was weighed, and how likely they are one."""

    kind: str
    one: Candidate
    other: Candidate
    nodes: tuple[int, int]
    weighed: Reasons
    weight: int
    asked_before: str | None = None


def _moved(near: _Near, nodes: dict[int, Node]) -> int:
    return min(int(nodes[number].properties.get("support", 1)) for number in near.nodes)


class _Review:
    """The doubtful pairs of a view, kind after kind."""

    def __init__(self, view: WorkingView) -> None:
        self.view = view
        self.pins = pairs_of_pins(constraints_of(view.judgements()))

    @cached_property
    def _forms(self) -> dict[str, list[tuple[Form, list[str]]]]:
        found: dict[str, list[tuple[Form, list[str]]]] = defaultdict(list)
        for form, keys, _ in self.view.iter_forms():
            found[form.kind].append((form, keys))
        return found

    @cached_property
    def _judged(self) -> dict[frozenset[int], JudgementRow]:
        """Live judgements by the nodes of their mentions; "different" before "unsure"."""
        found: dict[frozenset[int], JudgementRow] = {}
        for row in self.view.judgements():
            ends = [self.view.mention_node(key) for key in (row.one, row.other)]
            numbers = frozenset(number for number in ends if number is not None)
            if len(numbers) == 2 and (numbers not in found or row.verdict == "different"):
                found[numbers] = row
        return found

    def doubtful(self, kind: str) -> list[_Near]:
        """Return the pairs of nodes of a kind that nobody has decided, the likeliest form each."""
        best: dict[frozenset[int], _Near] = {}
        for found in (*self._plausible(kind), *self._similar(kind)):
            pair = frozenset(found.nodes)
            if len(pair) == 2 and (pair not in best or best[pair].weight < found.weight):
                best[pair] = found
        return [one for pair, near in best.items() if (one := self._open(pair, near)) is not None]

    def _open(self, pair: frozenset[int], near: _Near) -> _Near | None:
        """The pair, unless it was judged and nothing has come since."""
        row = self._judged.get(pair)
        if row is None:
            return near
        if row.verdict != "unsure" or not self._has_news(near, row.at):
            return None
        before = f"unsure, said {row.by}; reports came since"
        return replace(near, asked_before=before)

    def _has_news(self, near: _Near, since: str) -> bool:
        ours = [form.number for form, _ in self._forms[near.kind] if form.node in near.nodes]
        reports = self.view.reports_by_number(self.view.reports_mentioning(ours))
        return any(self.view.history(row.id)[-1].at > since for row in reports.values())

    def _plausible(self, kind: str) -> Iterator[_Near]:
        """Pairs that a rule scored and did not join."""
        by_group: dict[int, list[Form]] = defaultdict(list)
        for form, _ in self._forms[kind]:
            by_group[form.group].append(form)
        for _, forms in sorted(by_group.items()):
            if len({form.node for form in forms}) > 1:
                yield from self._in_group(kind, forms)

    def _in_group(self, kind: str, forms: list[Form]) -> Iterator[_Near]:
        group = explained(self.view, kind, forms)
        for one, other, score, why_not in group.explanation.apart:
            weighed = reasons(RULES[kind], one.features, other.features)
            told = Reasons(weighed.speaking_for or [score.why], [why_not, *weighed.against])
            nodes = group.nodes[one.number], group.nodes[other.number]
            yield _Near(kind, one, other, nodes, told, score.strength)

    def _similar(self, kind: str) -> Iterator[_Near]:
        """Pairs of persons that share a blocking key, or a name over countries."""
        if kind != "official":
            return
        for forms in self._sharing(kind):
            ready = candidates(self.view, kind, forms, self.pins, {})
            nodes = {form.number: form.node for form in forms}
            for one, other in combinations(ready, 2):
                near = _near(kind, one, other, (nodes[one.number], nodes[other.number]))
                if near is not None:
                    yield near

    def _sharing(self, kind: str) -> Iterator[list[Form]]:
        """Forms of several nodes under one key; of a key without its country too."""
        by_key: dict[str, dict[int, Form]] = defaultdict(dict)
        for form, keys in self._forms[kind]:
            for key in keys:
                if key[:2] in _TELLING:
                    by_key[key].setdefault(form.node, form)
                    by_key[key.partition("|")[2].partition("|")[2]].setdefault(form.node, form)
        for _, forms in sorted(by_key.items()):
            if 1 < len(forms) <= _CROWD:
                yield list(forms.values())

    def told(self, near: _Near, nodes: dict[int, Node]) -> Doubt:
        """Return a pair as answers show it."""
        keys = mentions_of(self.view, [near.one.number, near.other.number])
        sides = [
            self._side(near.kind, one, keys[one.number], nodes[number])
            for one, number in zip((near.one, near.other), near.nodes, strict=True)
        ]
        return Doubt(
            near.kind,
            sides[0],
            sides[1],
            near.weighed.speaking_for,
            near.weighed.against,
            _moved(near, nodes),
            near.asked_before,
        )

    def _side(self, kind: str, one: Candidate, keys: Sequence[str], node: Node) -> Side:
        properties = node.properties
        return Side(
            keys[0] if keys else "",
            spoken(one, kind),
            node_ref(node),
            int(properties.get("support", 0)),
            properties.get("quote"),
        )


def _near(kind: str, one: Candidate, other: Candidate, nodes: tuple[int, int]) -> _Near | None:
    """A pair for which more speaks than nothing, unless a rule has weighed it already."""
    rule = RULES[kind]
    if rule.score(one.features, other.features) is not None:
        return None
    weighed = reasons(rule, one.features, other.features)
    if one.features.country != other.features.country:
        if not set(weighed.speaking_for) >= _SEATED:
            return None
    elif NAMES_CONTRADICT in weighed.against:
        return None
    return _Near(kind, one, other, nodes, weighed, _NEAR)


@review.as_text
def _text(answer: ReviewAnswer) -> Iterator[Block]:
    for doubt in answer.doubts:
        yield from doubt_text(doubt)
        yield Line()
    yield Line(f"{counted(answer.total, 'doubtful pair')}; decide with tieline review")


def doubt_text(doubt: Doubt) -> Iterator[Block]:
    """Yield a doubtful pair as people read it."""
    for side in (doubt.one, doubt.other):
        yield Line(f"{side.words}: {counted(side.support, 'origin')}")
        yield Line(side.mention, 2)
        if side.quote:
            yield Paragraph(f"“{side.quote}”", 2)
    yield Paragraph(f"for: {'; '.join(doubt.speaking_for) or 'nothing'}")
    yield Paragraph(f"against: {'; '.join(doubt.against) or 'nothing'}")
    if doubt.asked_before:
        yield Paragraph(doubt.asked_before)


def decided(doubts: Collection[Doubt], skipped: Collection[tuple[str, str]]) -> Doubt | None:
    """Return the first pair that is not among those put off, by their mentions."""
    return next((d for d in doubts if (d.one.mention, d.other.mention) not in skipped), None)
