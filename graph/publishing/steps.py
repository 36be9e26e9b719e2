"""The steps of a publication: some keys each, read from the file and written where they differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeVar

from graph.model.records import Element, Touched, label_of
from graph.model.vocabulary import LABELS, TYPE_NUMBER, Label, RelationshipType
from graph.publishing.contents import (
    PUBLIC,
    Key,
    Wanted,
    graph_key,
    wanted_former_ids,
    wanted_nodes,
    wanted_relationships,
)
from graph.publishing.shortcuts import HAS_AGREEMENT, HAS_DIALOGUE, OWNERS, SHORTCUTS, TARGETS
from graph.stores.neo4j.packs import SAYS
from graph.stores.neo4j.publishing import Contents, Turn
from graph.stores.neo4j.rows import Properties, digest
from graph.stores.neo4j.vocabulary import by_letter
from graph.stores.working import WorkingView

Digest = int | None
T = TypeVar("T")
_ORDER: Final = (
    *sorted(TARGETS),
    *(label for label in LABELS if label not in TARGETS and label is not Label.REPORT),
    Label.REPORT,
)
"""Whatever shortcuts and reports lead to is written before them."""
_FIRST_SEEN: Final = ((Label.COUNTRY, 50), (Label.TIE, 49))
"""What a database shows of itself when it is asked for any hundred nodes: a connected picture."""
_NODES: Final = 4000
_REPORTS: Final = 500
_RELATIONSHIPS: Final = 8000
_NEVER: Final = -1
"""A digest that nothing has."""


class Step(NamedTuple):
    """What is done in one go: nodes with what is theirs, relationships, or nodes that are gone."""

    kind: Literal["nodes", "relationships", "gone"]
    numbers: Sequence[int] = ()
    elements: Sequence[Element] = ()


def steps_of(touched: Touched) -> Iterator[Step]:
    """Yield the steps that bring in what is touched, in order."""
    yield from _of_nodes(touched.nodes)
    yield from _of_relationships(touched.relationships)
    for some in _chunks(sorted(touched.nodes), _NODES):
        yield Step("gone", some)


def all_steps(keys: Touched, known: "Known | None" = None) -> Iterator[Step]:
    """Yield the steps for all that is in the file or known to be published, in order."""
    yield from _of_nodes(keys.nodes)
    yield from _of_relationships(keys.relationships | (known.of_graph() if known else set()))
    for some in _chunks(sorted(known.nodes.keys() - keys.nodes) if known else (), _NODES):
        yield Step("gone", some)


def wanted_of(view: WorkingView, step: Step) -> Wanted:
    """Return what the keys of a step come to."""
    if step.kind == "nodes":
        return wanted_nodes(view, step.numbers)
    return wanted_relationships(view, step.elements)


def _of_nodes(numbers: Collection[int]) -> Iterator[Step]:
    by_label: dict[Label, list[int]] = defaultdict(list)
    for number in sorted(numbers):
        by_label[label_of(number)].append(number)
    for label, count in _FIRST_SEEN:
        if by_label[label]:
            yield Step("nodes", by_label[label][:count])
            del by_label[label][:count]
    for label in _ORDER:
        size = _REPORTS if label is Label.REPORT else _NODES
        for some in _chunks(by_label[label], size):
            yield Step("nodes", some)


def _of_relationships(elements: Collection[Element]) -> Iterator[Step]:
    for some in _chunks(sorted(elements), _RELATIONSHIPS):
        yield Step("relationships", (), some)


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]


class Known:
    """What is published, by key and digest."""

    def __init__(
        self, nodes: dict[int, Digest], relationships: dict[Key, Digest], owned: dict[Key, Digest]
    ) -> None:
        self.nodes = nodes
        self.relationships = relationships
        self._owned: dict[int, dict[Key, Digest]] = defaultdict(dict)
        for key, held in owned.items():
            self._owned[owner_of(key)][key] = held

    @classmethod
    def of(cls, there: Contents) -> "Known":
        """Read all of it."""
        return cls(
            there.node_digests(),
            there.relationship_digests(PUBLIC),
            there.relationship_digests((SAYS, *SHORTCUTS)),
        )

    def of_graph(self) -> set[Element]:
        """The relationships of the graph."""
        return {
            Element(source, TYPE_NUMBER[RelationshipType(type_)], target)
            for source, type_, target in self.relationships
        }

    def owned(self, numbers: Iterable[int]) -> dict[Key, Digest]:
        """What belongs to these nodes: shortcuts, and what reports say."""
        return {k: held for n in numbers if n in self._owned for k, held in self._owned[n].items()}

    def disbelieve(self) -> None:
        """Have everything written anew: what was edited by hand has its digest still."""
        self.nodes = dict.fromkeys(self.nodes, _NEVER)
        self.relationships = dict.fromkeys(self.relationships, _NEVER)
        for held in self._owned.values():
            held.update({key: _NEVER for key in held if key[1] == SAYS})


def owner_of(key: Key) -> int:
    """Return the node from which a shortcut, or what a report says, follows."""
    return key[2] if key[1] in (HAS_DIALOGUE, HAS_AGREEMENT) else key[0]


class Writing:
    """One transaction's share of the work.

    Without `known`, what is published is asked for as far as it is needed. `alone` where the whole
    round is one transaction: then all ends are sure to be there.
    """

    def __init__(
        self, turn: Turn, view: WorkingView, known: Known | None, fresh: set[int], alone: bool
    ) -> None:
        self.turn = turn
        self.view = view
        self.known = known
        self.fresh = fresh
        self.alone = alone
        self.written = 0
        self.deleted = 0

    def do(self, step: Step) -> None:
        """Do one step."""
        if step.kind == "nodes":
            self._nodes(step.numbers)
        elif step.kind == "relationships":
            self._relationships(step.elements)
        else:
            self._gone(step.numbers)

    def _nodes(self, numbers: Sequence[int]) -> None:
        wanted = wanted_nodes(self.view, numbers)
        self._note_fresh(wanted.nodes)
        rows: dict[tuple[str, ...], list[Properties]] = defaultdict(list)
        for number, (labels, held) in wanted.nodes.items():
            if self.known is None or self.known.nodes.get(number) != held["digest"]:
                rows[labels].append(held)
                self.written += 1
        self.turn.put_nodes(rows)
        if self.known is not None:
            self.known.nodes.update(
                {number: held["digest"] for number, (_, held) in wanted.nodes.items()}
            )
        self._write(self._owned(numbers), self._with_ends(wanted.relationships))

    def _note_fresh(self, numbers: Iterable[int]) -> None:
        """Note new nodes to which shortcuts of others may lead, which nothing else would touch."""
        ends = [number for number in numbers if label_of(number) in TARGETS]
        if ends and self.known is None:
            self.fresh |= set(ends) - self.turn.there(ends)

    def _owned(self, numbers: Sequence[int]) -> dict[Key, Digest]:
        if self.known is not None:
            return self.known.owned(numbers)
        reports = [number for number in numbers if label_of(number) is Label.REPORT]
        owners = [number for number in numbers if label_of(number) in OWNERS]
        return self.turn.owned(reports, [SAYS]) | self.turn.owned(owners, SHORTCUTS)

    def _with_ends(self, wanted: dict[Key, Properties]) -> dict[Key, Properties]:
        """Those whose ends are published; others were committed meanwhile, and come later."""
        if self.alone or not wanted:
            return wanted
        ends = {number for key in wanted for number in (key[0], key[2])}
        there = self.known.nodes.keys() if self.known is not None else self.turn.there(sorted(ends))
        missing = ends - there
        if not missing:
            return wanted
        return {k: held for k, held in wanted.items() if not missing & {k[0], k[2]}}

    def _relationships(self, elements: Sequence[Element]) -> None:
        wanted = wanted_relationships(self.view, elements).relationships
        keys = [graph_key(element) for element in elements]
        if self.known is None:
            there = self.turn.standing(keys)
        else:
            known = self.known.relationships
            there = {key: known[key] for key in keys if key in known}
        self._write(there, self._with_ends(wanted))

    def _write(self, there: Mapping[Key, Digest], wanted: Mapping[Key, Properties]) -> None:
        gone = sorted(there.keys() - wanted.keys())
        change, make = [], []
        for key, held in sorted(wanted.items(), key=lambda row: row[0]):
            if key not in there:
                make.append([*key, held])
            elif there[key] != held.get("digest"):
                change.append([*key, held])
        self.turn.drop(gone)
        self.turn.change(change)
        self.turn.make(make)
        self.deleted += len(gone)
        self.written += len(change) + len(make)

    def _gone(self, numbers: Sequence[int]) -> None:
        gone = sorted(set(numbers) - self.view.nodes(numbers).keys())
        if self.known is None:
            gone = sorted(self.turn.there(gone))
        self.turn.drop_nodes(gone)
        self.deleted += len(gone)

    # --- what is compared as a whole each time

    def the_rest(self) -> None:
        """Write what follows from more than some keys: shortcuts to new nodes, old ids, words."""
        if self.fresh:
            owners = [n for n in sorted(self.view.all_keys().nodes) if label_of(n) in OWNERS]
            for some in _chunks(owners, _NODES):
                self._shortcuts(some)
            self.fresh.clear()
        self._former_ids()
        self._vocabulary()

    def _shortcuts(self, owners: Sequence[int]) -> None:
        wanted = wanted_nodes(self.view, owners).relationships
        there = self.turn.there(owners)
        published = {key: held for key, held in wanted.items() if owner_of(key) in there}
        self._write(self.turn.owned(owners, SHORTCUTS), self._with_ends(published))

    def _former_ids(self) -> None:
        wanted, there = wanted_former_ids(self.view), self.turn.former_ids()
        changed = {n for n in wanted.keys() | there.keys() if wanted.get(n) != there.get(n)}
        published = self.turn.there(sorted(changed))
        self.turn.set_former_ids([[n, wanted.get(n)] for n in sorted(changed & published)])

    def _vocabulary(self) -> None:
        wanted = by_letter(self.view.vocabulary())
        there = self.turn.vocabulary_digests()
        digests = {letter: digest(words) for letter, words in wanted.items()}
        changed = [one for one in sorted(wanted) if there.get(one) != digests[one]]
        self.turn.put_vocabulary(
            [[one, wanted[one], digests[one]] for one in changed],
            sorted(there.keys() - wanted.keys()),
        )
