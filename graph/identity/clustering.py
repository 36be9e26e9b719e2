"""Constrained clustering of forms: candidate pairs, groups, and the clusters of a group.

All that decides is content and judgements: not numbers, not counts, not the order in which forms
came.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph.identity.rule import Constraints, Keys, NodeOf, Rule, Score


@dataclass(slots=True)
class Candidate:
    """A form under comparison.

    Its number in the store, key, decoded content, and the mention it is pinned to.
    """

    number: int
    key: str
    content: str
    pin: str | None
    features: Any = None
    keys: Keys | None = None


def candidate(number: int, key: str, content: str, rule: Rule, node_of: NodeOf) -> Candidate:
    """Return a form made ready for comparison."""
    data, pin = decoded(content)
    made = Candidate(number, key, content, pin, rule.features(data, node_of))
    made.keys = rule.keys(made.features)
    return made


def decoded(content: str) -> tuple[Any, str | None]:
    """Return the data of a form's content, and the mention that it is pinned to."""
    data, end = _DECODER.raw_decode(content)
    return data, content[end + 1 :] or None


_DECODER = json.JSONDecoder()


class _Sets:
    """Disjoint sets of positions, with their members."""

    def __init__(self, members: Iterable[int]) -> None:
        self.parent = {n: n for n in members}
        self.members: dict[int, list[int]] = {n: [n] for n in self.parent}

    def find(self, n: int) -> int:
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            self.parent[high] = low
            self.members[low] += self.members.pop(high)

    def all(self) -> list[list[int]]:
        return [sorted(members) for members in self.members.values()]


Pair = tuple[int, int, Score]


def groups(
    forms: Sequence[Candidate], rule: Rule, constraints: Constraints, every_pair: bool = False
) -> list[list[list[Candidate]]]:
    """Return the groups of these forms, each as its clusters.

    The forms must be closed under plausibility.

    Order: groups, clusters and forms by the content of their first form. With `every_pair` the
    blocking keys are not used: every pair is scored.
    """
    ordered = sorted(forms, key=lambda form: form.content)
    pairs = _scored(ordered, rule, every_pair)
    same = _judged(ordered, constraints.same)
    together = _Sets(range(len(ordered)))
    for one, other, _ in pairs:
        together.join(one, other)
    for one, other in same:
        together.join(one, other)
    by_group: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_group[together.find(pair[0])].append(pair)
    result = []
    for root, members in sorted(together.members.items()):
        clusters = _clusters(sorted(members), by_group[root], ordered, rule, constraints, same)
        result.append([[ordered[n] for n in cluster] for cluster in clusters])
    return result


def _scored(ordered: Sequence[Candidate], rule: Rule, every_pair: bool) -> list[Pair]:
    positions: Iterable[tuple[int, int]] = (
        combinations(range(len(ordered)), 2) if every_pair else _proposed(ordered)
    )
    found = []
    for one, other in positions:
        score = rule.score(ordered[one].features, ordered[other].features)
        if score is not None:
            found.append((one, other, score))
    return found


def _proposed(ordered: Sequence[Candidate]) -> set[tuple[int, int]]:
    owners: dict[str, list[int]] = defaultdict(list)
    for n, form in enumerate(ordered):
        assert form.keys is not None
        for key in form.keys.own:
            owners[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for n, form in enumerate(ordered):
        assert form.keys is not None
        for key in form.keys.seek:
            pairs.update((min(n, m), max(n, m)) for m in owners.get(key, ()) if m != n)
    return pairs


def _judged(
    ordered: Sequence[Candidate], pairs: frozenset[tuple[str, str]]
) -> list[tuple[int, int]]:
    if not pairs:
        return []
    at = {form.pin: n for n, form in enumerate(ordered) if form.pin}
    return [(at[one], at[other]) for one, other in sorted(pairs) if one in at and other in at]


def _clusters(
    members: list[int],
    pairs: list[Pair],
    ordered: Sequence[Candidate],
    rule: Rule,
    constraints: Constraints,
    same: list[tuple[int, int]],
) -> list[list[int]]:
    if len(members) == 1:
        return [members]
    sets = _Sets(members)
    different = {(min(pair), max(pair)) for pair in _judged(ordered, constraints.different)}

    def refused(one: int, other: int, judged: bool = False) -> bool:
        left, right = sets.members[sets.find(one)], sets.members[sets.find(other)]
        return any(
            (min(x, y), max(x, y)) in different
            or (not judged and rule.apart(ordered[x].features, ordered[y].features))
            for x in left
            for y in right
        )

    for one, other in same:
        if (
            one in sets.parent
            and sets.find(one) != sets.find(other)
            and not refused(one, other, True)
        ):
            sets.join(one, other)
    firm = sorted((p for p in pairs if p[2].only is None), key=lambda p: (-p[2].strength, p[:2]))
    for one, other, _ in firm:
        if sets.find(one) != sets.find(other) and not refused(one, other):
            sets.join(one, other)
    for weak, strong in _only_choices(pairs, sets, refused):
        if sets.find(weak) != sets.find(strong) and not refused(weak, strong):
            sets.join(weak, strong)
    return sorted(sets.all())


def _only_choices(pairs: list[Pair], sets: _Sets, refused: Any) -> list[tuple[int, int]]:
    """For every cluster that may join but one other, and has but one to join.

    A position in each, in order.
    """
    wanted: dict[int, set[int]] = defaultdict(set)
    for one, other, score in pairs:
        if score.only is None:
            continue
        weak, strong = (one, other) if score.only == 0 else (other, one)
        weak_root, strong_root = sets.find(weak), sets.find(strong)
        known = weak_root == strong_root or strong_root in wanted[weak_root]
        if not known and not refused(weak_root, strong_root):
            wanted[weak_root].add(strong_root)
    return sorted((weak, next(iter(strong))) for weak, strong in wanted.items() if len(strong) == 1)
