"""Constrained clustering of forms: candidate pairs, groups, and the clusters of a group.

All that decides is content and judgements: not numbers, not counts, not the order in which forms
came.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from graph.identity.rule import MUTUAL, Constraints, Keys, NodeOf, Rule, Score


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


@dataclass(frozen=True, slots=True)
class Join:
    """Two forms that were put together, and why, in words."""

    one: Candidate
    other: Candidate
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How forms were clustered: what joined them, and plausible pairs that stayed apart.

    `apart` is (one, other, the pair's score, why not), the strongest first.
    """

    clusters: list[list[Candidate]]
    joins: list[Join]
    apart: list[tuple[Candidate, Candidate, Score, str]]


def groups(
    forms: Sequence[Candidate], rule: Rule, constraints: Constraints, every_pair: bool = False
) -> list[list[list[Candidate]]]:
    """Return the groups of these forms, each as its clusters.

    The forms must be closed under plausibility.

    Order: groups, clusters and forms by the content of their first form. With `every_pair` the
    blocking keys are not used: every pair is scored.
    """
    work = _Work(forms, rule, constraints, every_pair)
    by_group: dict[int, list[list[Candidate]]] = defaultdict(list)
    for cluster in work.clusters():
        by_group[work.group_of(cluster[0])].append(work.forms_of(cluster))
    return list(by_group.values())


def explain(forms: Sequence[Candidate], rule: Rule, constraints: Constraints) -> Explanation:
    """Return how these forms are clustered, and why; they must be closed under plausibility."""
    work = _Work(forms, rule, constraints, every_pair=False)
    clusters = [work.forms_of(cluster) for cluster in work.clusters()]
    return Explanation(clusters, work.explained_joins(), work.kept_apart())


def _atoms(ordered: Sequence[Candidate], rule: Rule, pinned: Collection[str]) -> list[list[int]]:
    """Positions of forms that nothing tells apart, put together: they are compared once."""
    found: dict[Any, list[int]] = {}
    single: list[list[int]] = []
    for n, form in enumerate(ordered):
        if form.pin is not None and form.pin in pinned:
            single.append([n])
        else:
            found.setdefault(form.features, []).append(n)
    for features, members in found.items():
        if len(members) > 1 and not _is_one(rule, features):
            single += [[n] for n in members]
        else:
            single.append(members)
    return sorted(single)


def _is_one(rule: Rule, features: Any) -> bool:
    """Whether two forms of these features are one for certain."""
    score = rule.score(features, features)
    return score is not None and score.only is None


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
    ordered: Sequence[Candidate], pairs: frozenset[tuple[str, str]], atom_of: Mapping[int, int]
) -> list[tuple[int, int]]:
    if not pairs:
        return []
    at = {form.pin: atom_of[n] for n, form in enumerate(ordered) if form.pin}
    found = [(at[one], at[other]) for one, other in sorted(pairs) if one in at and other in at]
    return [(one, other) for one, other in found if one != other]


class _Work:
    """The clustering of forms that nothing but rules and judgements ties together.

    First by the rules, as if no judgement said "same"; then what was judged the same; then once
    more what the rules leave open, with what was judged as one candidate. So a "same" only adds:
    those judged never count against the others of their clusters.
    """

    def __init__(
        self, forms: Sequence[Candidate], rule: Rule, constraints: Constraints, every_pair: bool
    ) -> None:
        self.ordered = sorted(forms, key=lambda form: form.content)
        pinned = {key for pair in constraints.cannot_link for key in pair}
        self.atoms = _atoms(self.ordered, rule, pinned)
        self.forms = [self.ordered[atom[0]] for atom in self.atoms]
        self.rule = rule
        self.pairs = _scored(self.forms, rule, every_pair)
        atom_of = {n: at for at, atom in enumerate(self.atoms) for n in atom}
        same, different, unsure = (
            _judged(self.ordered, pairs, atom_of)
            for pairs in (constraints.same, constraints.different, constraints.unsure)
        )
        self.same = same
        self.different = _both_ways(different)
        self.cannot_link = _both_ways([*different, *unsure])
        self.ruled = _Sets(range(len(self.forms)))
        """What the rules hold for one."""
        self.joined = _Sets(range(len(self.forms)))
        """What is one, with what was judged."""
        self.joins: list[tuple[int, int]] = []
        self._known_apart: dict[tuple[int, int, int, int], bool] = {}
        self._asked: dict[tuple[int, int], bool] = {}

    def forms_of(self, cluster: Iterable[int]) -> list[Candidate]:
        """Return the forms of a cluster, in order."""
        return [self.ordered[n] for n in sorted(n for at in cluster for n in self.atoms[at])]

    def group_of(self, atom: int) -> int:
        """Return the group of an atom: what plausible pairs and judgements connect it to."""
        return self._together.find(atom)

    @cached_property
    def _together(self) -> _Sets:
        together = _Sets(range(len(self.forms)))
        for one, other in [*((one, other) for one, other, _ in self.pairs), *self.same]:
            together.join(one, other)
        return together

    def clusters(self) -> list[list[int]]:
        """Return the clusters of atoms, sorted."""
        if self.pairs or self.same:
            self._join_firm()
            self._join_open()
            for one, other in self.same:
                if not self._is_kept_apart(one, other, self.different):
                    self.joined.join(one, other)
            self._join_open()
        return sorted(self.joined.all())

    def explained_joins(self) -> list[Join]:
        """Return what put forms together: a rule's pair, or a judgement; after `clusters`."""
        why = {(one, other): score.why for one, other, score in self.pairs}
        found = [
            Join(
                self.forms[one], self.forms[other], why.get((min(one, other), max(one, other)), "")
            )
            for one, other in self.joins
        ]
        judged = [
            Join(self.forms[one], self.forms[other], "judged the same")
            for one, other in self.same
            if self.joined.find(one) == self.joined.find(other)
        ]
        alike = [
            Join(self.ordered[atom[0]], self.ordered[n], "named in the same way")
            for atom in self.atoms
            for n in atom[1:]
        ]
        return [*alike, *found, *judged]

    def kept_apart(self) -> list[tuple[Candidate, Candidate, Score, str]]:
        """Return plausible pairs that did not join, the strongest first; after `clusters`."""
        return [
            (self.forms[one], self.forms[other], score, self._why_apart(one, other))
            for one, other, score in sorted(
                self.pairs, key=lambda pair: (-pair[2].strength, pair[:2])
            )
            if self.joined.find(one) != self.joined.find(other)
        ]

    def _why_apart(self, one: int, other: int) -> str:
        if self._is_kept_apart(one, other, self.different):
            return "judged different"
        if self._is_kept_apart(one, other, self.cannot_link):
            return "judged unsure"
        if self._are_apart(*sorted((self.ruled.find(one), self.ruled.find(other)))):
            return "what else belongs to them contradicts"
        return "another fits as well"

    def _join_firm(self) -> None:
        firm = [pair for pair in self.pairs if pair[2].only is None]
        for one, other, _ in sorted(firm, key=lambda pair: (-pair[2].strength, pair[:2])):
            self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        if self.ruled.find(one) != self.ruled.find(other) and not self._is_refused(one, other):
            self.ruled.join(one, other)
            self.joined.join(one, other)
            self.joins.append((one, other))

    def _is_refused(self, one: int, other: int) -> bool:
        """Whether the rules, or a judgement, hold the clusters of two forms apart."""
        left, right = sorted((self.ruled.find(one), self.ruled.find(other)))
        if left == right:
            return False
        return self._is_kept_apart(left, right, self.cannot_link) or self._are_apart(left, right)

    def _is_kept_apart(self, one: int, other: int, kept: Mapping[int, Collection[int]]) -> bool:
        if not kept or self.joined.find(one) == self.joined.find(other):
            return False
        left = self.joined.members[self.joined.find(one)]
        right = self.joined.find(other)
        return any(self.joined.find(y) == right for x in left for y in kept.get(x, ()))

    def _are_apart(self, one: int, other: int) -> bool:
        """Whether two clusters, by their roots and sizes, hold what contradicts; found once."""
        mine, theirs = self.ruled.members[one], self.ruled.members[other]
        at = (one, len(mine), other, len(theirs))
        if at not in self._known_apart:
            apart, forms = self.rule.apart, self.forms
            right = [forms[n].features for n in theirs]
            self._known_apart[at] = any(
                apart(forms[n].features, features) for n in mine for features in right
            )
        return self._known_apart[at]

    def _join_open(self) -> None:
        """Join what depends on who else there is, the strongest reasons first, until it rests.

        A join may rule out the rival of another.
        """
        levels: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(self.pairs, key=lambda pair: pair[:2]):
            if pair[2].only is not None:
                levels[pair[2].strength].append(pair)
        left = -1
        while left != len(self.ruled.members):
            left = len(self.ruled.members)
            for _, pairs in sorted(levels.items(), reverse=True):
                for one, other in self._choices(pairs):
                    self._join(one, other)

    def _choices(self, pairs: list[Pair]) -> list[tuple[int, int]]:
        """Pairs of one strength that may join: nothing else fits, or all that fits is one."""
        fitting: dict[int, dict[int, int]] = defaultdict(dict)
        wanted = []
        self._asked.clear()
        for one, other, score in pairs:
            if self._is_refused(one, other):
                continue
            weak, strong = (other, one) if score.only == 1 else (one, other)
            self._note(fitting, weak, strong)
            if score.only == MUTUAL:
                self._note(fitting, strong, weak)
            wanted.append((weak, strong, score.only == MUTUAL))
        return [
            (weak, strong)
            for weak, strong, mutual in wanted
            if self._are_one(fitting, weak, mutual)
            and (not mutual or self._are_one(fitting, strong, mutual))
        ]

    def _note(self, fitting: dict[int, dict[int, int]], form: int, candidate: int) -> None:
        fitting[self.ruled.find(form)].setdefault(self.joined.find(candidate), candidate)

    def _are_one(self, fitting: dict[int, dict[int, int]], form: int, mutual: bool) -> bool:
        """Whether a cluster's candidates are one; for mutual pairs also where they could all be."""
        found = list(fitting[self.ruled.find(form)].values())
        if len(found) == 1:
            return True
        return mutual and not any(self._would_refuse(*pair) for pair in combinations(found, 2))

    def _would_refuse(self, one: int, other: int) -> bool:
        """As `_is_refused`, asked of two clusters once while nothing is joined."""
        roots = (self.ruled.find(one), self.ruled.find(other))
        known = self._asked.get(roots)
        if known is None:
            known = self._asked[roots] = self._is_refused(one, other)
        return known


def _both_ways(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found
