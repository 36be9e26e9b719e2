"""From changed mentions to nodes.

Forms come and go, touched groups are resolved anew, kind after kind.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from graph.identity.clustering import Candidate, groups
from graph.identity.rule import Constraints
from graph.identity.rules import RULES
from graph.model.records import Form, MentionRow
from graph.model.vocabulary import KINDS, LABEL_OF_KIND
from graph.projection.candidates import REFERRING, candidates, pairs_of_pins
from graph.projection.mentions import Mention
from graph.stores.working import Transaction

ORIGIN = "origin"
ORIGIN_END = "origin:"
"""Key of the mention that stands for a report's origin."""
ORDER = (ORIGIN, *KINDS)

_CHUNK = 2000


@dataclass(slots=True)
class Resolved:
    """What resolving a batch came to."""

    node_of_form: dict[int, int] = field(default_factory=dict)
    """Node of every form touched, by form number."""
    moved_forms: set[int] = field(default_factory=set)
    """Forms known before whose node is another now."""
    moves: set[tuple[int, int]] = field(default_factory=set)
    """(node before, node now) of these; not of origins."""
    renamed_forms: set[int] = field(default_factory=set)
    """Forms that gained or lost a mention: the anchors of their nodes may be others now."""
    new_nodes: set[int] = field(default_factory=set)
    """Numbers of nodes that were not there before."""
    touched_origins: set[int] = field(default_factory=set)
    """Every touched group of origins."""


class Resolution:
    """Resolves one batch in a transaction."""

    def __init__(self, tx: Transaction, constraints: Constraints) -> None:
        self.tx = tx
        self.constraints = constraints
        self.result = Resolved()
        self._known: dict[str, Form] = {}
        self._dirty: dict[str, dict[int, Form]] = defaultdict(dict)
        self._orphan_groups: dict[str, set[int]] = defaultdict(set)
        self._moved_keys: set[str] = set()
        self._pins = pairs_of_pins(constraints)
        self._new: dict[int, tuple[str, ...]] = {}
        """Keys of the forms that new forms refer to, by number."""

    def place_mentions(
        self,
        mentions: Mapping[int, Collection[Mention]],
        removed: Collection[int],
        judged: Collection[str],
    ) -> dict[int, dict[str, int]]:
        """Make `mentions` (by report) all the mentions of their reports.

        And those of `removed` none.

        `judged` are full keys of mentions whose judgements changed; their forms count as new.
        Returns the form number of each mention by report and end.
        """
        before = self.tx.mentions_of_reports({*mentions, *removed})
        wanted = {m.key: m for named in mentions.values() for m in named}
        self._known = self.tx.forms_by_key(wanted.keys())
        self._add_forms([m for key, m in wanted.items() if key not in self._known])
        rows = [
            MentionRow(report, m.end, self._known[m.key].number)
            for report, named in mentions.items()
            for m in named
        ]
        self._replace(before, rows, removed)
        for mention in wanted.values():
            if judged and mention.content.rpartition("@")[2] in judged:
                form = self._known[mention.key]
                self._dirty[form.kind][form.number] = form
        placed: dict[int, dict[str, int]] = {report: {} for report in mentions}
        for row in rows:
            placed[row.report][row.key] = row.form
        return placed

    def _add_forms(self, mentions: list[Mention]) -> None:
        """Make new forms; they are written once it is known what they stand for."""
        if not mentions:
            return
        numbers = self.tx.new_form_numbers(len(mentions))
        for number, m in zip(numbers, mentions, strict=True):
            form = Form(number, m.kind, m.key, m.content, 0, number)
            self._known[form.key] = form
            self._dirty[form.kind][form.number] = form
            self._new[number] = m.refs

    def _replace(
        self, before: list[MentionRow], rows: list[MentionRow], removed: Collection[int]
    ) -> None:
        old, new = set(before), set(rows)
        changed = {row.report for row in old ^ new} | set(removed)
        if not changed:
            return
        self.tx.replace_mentions(changed, sorted(row for row in new if row.report in changed))
        self.result.renamed_forms = {row.form for row in old ^ new if row.key != ORIGIN_END}
        left = {row.form for row in old - new if row.key == ORIGIN_END}
        for form in self.tx.forms_by_number(left):
            self._orphan_groups[ORIGIN].add(form.group)
        lost = {row.form for row in old} - {row.form for row in new}
        orphans = self.tx.forms_by_number(lost - self.tx.mention_counts(lost).keys())
        for form in orphans:
            self._orphan_groups[form.kind].add(form.group)
        self.tx.drop_forms([form.number for form in orphans])

    def resolve(self) -> Resolved:
        """Resolve every kind in order; call once, after `place_mentions`."""
        for kind in ORDER:
            self._resolve(kind)
        return self.result

    def _resolve(self, kind: str) -> None:
        dirty = self._dirty[kind]
        if kind in REFERRING and self._moved_keys:
            referring = self.tx.forms_referring(kind, self._moved_keys) - dirty.keys()
            dirty.update((form.number, form) for form in self.tx.forms_by_number(referring))
        if not dirty and not self._orphan_groups[kind]:
            return
        fresh = self._candidates(kind, dirty.values())
        touched = self._orphan_groups[kind] | {f.group for f in dirty.values() if f.node}
        touched |= self.tx.forms_sharing(kind, {k for c in fresh for k in c.keys.seek})  # type: ignore[union-attr]
        forms = {f.number: f for f in self.tx.forms_in_groups(kind, touched)} | dirty
        rest = self._candidates(kind, [f for n, f in forms.items() if n not in dirty])
        found = groups([*fresh, *rest], RULES[kind], self.constraints)
        self._assign(kind, forms, found)
        new = [form for form in dirty.values() if form.number in self._new]
        self.tx.put_forms(new, {form.number: self._new[form.number] for form in new})
        self.tx.set_form_keys({c.number: c.keys.own for c in fresh if c.keys})

    def rewrite_keys(self, forms: Collection[Form]) -> None:
        """Write the blocking keys of these forms anew."""
        for kind in {form.kind for form in forms}:
            made = self._candidates(kind, (form for form in forms if form.kind == kind))
            self.tx.set_form_keys({c.number: c.keys.own for c in made if c.keys})

    def _candidates(self, kind: str, forms: Iterable[Form]) -> list[Candidate]:
        return candidates(self.tx, kind, forms, self._pins, self._known)

    def _assign(
        self, kind: str, forms: dict[int, Form], found: list[list[list[Candidate]]]
    ) -> None:
        nodes = (
            [-min(c.number for c in group[0]) for group in found]
            if kind == ORIGIN
            else self._nodes_for(kind, forms, found)
        )
        rows = []
        at = iter(nodes)
        for group in found:
            number = min(c.number for cluster in group for c in cluster)
            for cluster in group:
                node = next(at)
                for one in cluster:
                    rows += self._settle(kind, forms[one.number], node, number)
        self.tx.assign_forms([row for row in rows if row[0] not in self._new])
        if kind == ORIGIN:
            self.result.touched_origins = {-node for node in nodes}

    def _settle(self, kind: str, form: Form, node: int, group: int) -> list[tuple[int, int, int]]:
        self.result.node_of_form[form.number] = node
        if form.node == node and form.group == group:
            return []
        if form.node and form.node != node:
            self._moved_keys.add(form.key)
            self.result.moved_forms.add(form.number)
            if kind != ORIGIN:
                self.result.moves.add((form.node, node))
        form.node, form.group = node, group
        if form.key in self._known:
            self._known[form.key] = form
        return [(form.number, node, group)]

    def _nodes_for(
        self, kind: str, forms: dict[int, Form], found: list[list[list[Candidate]]]
    ) -> list[int]:
        """One node for each cluster.

        The one most of its forms had, if most of that one's forms are here; else a new one.
        """
        clusters = [cluster for group in found for cluster in group]
        votes = sorted(
            (
                (-count, min(c.number for c in cluster), n, node)
                for n, cluster in enumerate(clusters)
                for node, count in Counter(forms[c.number].node for c in cluster).items()
                if node
            )
        )
        chosen: dict[int, int] = {}
        taken: set[int] = set()
        for _, _, n, node in votes:
            if n not in chosen and node not in taken:
                chosen[n] = node
                taken.add(node)
        numbers = self.tx.new_numbers(LABEL_OF_KIND[kind], len(clusters) - len(chosen))
        self.result.new_nodes.update(numbers)
        fresh = iter(numbers)
        return [chosen[n] if n in chosen else next(fresh) for n in range(len(clusters))]


def rewrite_keys(tx: Transaction, constraints: Constraints) -> None:
    """Write anew the blocking keys that name nodes: of forms that refer to others.

    Call it where nodes have other numbers than when the keys were made.
    """
    forms = (form for form, _, _ in tx.iter_forms() if form.kind in REFERRING)
    while chunk := list(islice(forms, _CHUNK)):
        Resolution(tx, constraints).rewrite_keys(chunk)
