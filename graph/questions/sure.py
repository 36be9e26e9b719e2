"""A graph without what is not sure: every question can be asked of it.

An element without a sure claim is not there, nor a relationship to it; a field shows what it would
without its unsure claims. Degrees are counted as they stand, for they only keep paths short.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from graph.model.records import (
    ClaimCounts,
    Edition,
    Element,
    FirstReport,
    Node,
    QuotedClaim,
    Relationship,
    ValueCount,
)
from graph.model.vocabulary import Label, RelationshipType
from graph.questions.presenting import MARKS
from graph.stores.contract import (
    AgreementCursor,
    AgreementFilter,
    Around,
    NeighbourCount,
    TraversalFilter,
    View,
)

Key = TypeVar("Key", int, str)
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class SureView:
    """A view of the sure part of what another shows; its methods are those of `View`."""

    whole: View

    def __getattr__(self, name: str) -> Any:
        """What a working view has beside, which speaks of reports and mentions, not of values."""
        return getattr(self.whole, name)

    # --- nodes

    def node_by_id(self, node_id: str) -> Node | None:
        """As `NodeReads`."""
        node = self.whole.node_by_id(node_id)
        return None if node is None else sure_node(node)

    def nodes(self, numbers: Collection[int]) -> dict[int, Node]:
        """As `NodeReads`."""
        return _sure_nodes(self.whole.nodes(numbers))

    def nodes_by_id(self, ids: Collection[str]) -> dict[str, Node]:
        """As `NodeReads`."""
        return _sure_nodes(self.whole.nodes_by_id(ids))

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        """As `NodeReads`."""
        return {node_id: node.number for node_id, node in self.nodes_by_id(ids).items()}

    def iter_nodes(self) -> Iterator[Node]:
        """As `NodeReads`."""
        return (sure for node in self.whole.iter_nodes() if (sure := sure_node(node)))

    # --- relationships

    def relationships(self, elements: Collection[Element]) -> dict[Element, Relationship]:
        """As `RelationshipReads`."""
        found = self.whole.relationships(elements)
        sure = {(one.source, one.type, one.target): one for one in self._sure(found.values())}
        places = {element: (r.source, r.type, r.target) for element, r in found.items()}
        return {element: sure[place] for element, place in places.items() if place in sure}

    def relationships_of(
        self, numbers: Collection[int], types: Collection[RelationshipType], outward: bool
    ) -> list[Relationship]:
        """As `RelationshipReads`."""
        return self._sure(self.whole.relationships_of(numbers, types, outward))

    def has_relationships(
        self, numbers: Collection[int], types: Collection[RelationshipType]
    ) -> set[int]:
        """As `RelationshipReads`."""
        leaving = {one.source for one in self.relationships_of(numbers, types, True)}
        return leaving | {one.target for one in self.relationships_of(numbers, types, False)}

    def between(
        self, pairs: Collection[tuple[int, int]], allowed: TraversalFilter
    ) -> tuple[list[Relationship], dict[int, Node]]:
        """As `RelationshipReads`."""
        found, nodes = self.whole.between(pairs, allowed)
        sure = _sure_nodes(nodes)
        return [*_among(found, sure)], sure

    def iter_relationships(self) -> Iterator[tuple[str, Relationship, str]]:
        """As `RelationshipReads`."""
        for source, one, target in self.whole.iter_relationships():
            if len(self.nodes_by_id([source, target])) == len({source, target}):
                yield from ((source, sure, target) for sure in _sure_relationships([one]))

    def _sure(self, found: Iterable[Relationship]) -> list[Relationship]:
        sure = list(_sure_relationships(found))
        ends = {number for one in sure for number in (one.source, one.target)}
        return [*_among(sure, self.nodes(ends))]

    # --- traversal

    def prefetch(
        self, ends: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> None:
        """Do nothing: what `expand` asks here is not what it would be ahead of."""

    def expand(
        self, numbers: Sequence[int], allowed: TraversalFilter, onto: Collection[int] | None = None
    ) -> Iterable[tuple[int, int]]:
        """As `TraversalReads`; reads the relationships, since these say whether they are sure."""
        around = self.around(numbers, allowed, None)
        yield from ((one.source, one.target) for one in around.outward)
        yield from ((one.target, one.source) for one in around.inward)

    def degrees(self, numbers: Collection[int], max_degree: int) -> dict[int, int]:
        """As `TraversalReads`, with those that are not sure."""
        return self.whole.degrees(numbers, max_degree)

    def around(
        self, numbers: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> Around:
        """As `TraversalReads`."""
        found = self.whole.around(numbers, allowed, max_degree)
        ends = _sure_nodes(found.ends)
        known = ends.keys() | set(numbers)
        return Around(
            [*_among(found.outward, known)], [*_among(found.inward, known)], ends, found.high_degree
        )

    def neighbours(
        self,
        number: int,
        allowed: TraversalFilter,
        type_: RelationshipType,
        outward: bool,
        limit: int,
    ) -> list[tuple[Relationship, Node]]:
        """As `TraversalReads`; reads on until there are enough."""
        size = limit
        while True:
            rows = self.whole.neighbours(number, allowed, type_, outward, size)
            found = [
                (sure, node)
                for one, other in rows
                if (node := sure_node(other)) is not None
                for sure in _sure_relationships([one])
            ]
            if len(found) >= limit or len(rows) < size:
                return found[:limit]
            size *= 2

    def neighbour_counts(self, number: int, allowed: TraversalFilter) -> list[NeighbourCount]:
        """As `TraversalReads`; reads what it counts."""
        counts = []
        for count in self.whole.neighbour_counts(number, allowed):
            only = replace(allowed, labels=frozenset({count.label}))
            found = self.neighbours(number, only, count.type, count.outward, count.number)
            counts.append(count._replace(number=len(found)))
        return [count for count in counts if count.number]

    # --- agreements and names

    def find_agreements(
        self, wanted: AgreementFilter, after: AgreementCursor | None, limit: int
    ) -> list[Node]:
        """As `AgreementReads`, in the order of the days that the whole graph gives them."""
        found: list[Node] = []
        for node in self._agreements(wanted, after):
            if len(found) == limit:
                break
            found.append(node)
        return found

    def count_agreements(self, wanted: AgreementFilter) -> int:
        """As `AgreementReads`; reads what it counts."""
        return sum(1 for _ in self._agreements(wanted, None))

    def _agreements(self, wanted: AgreementFilter, after: AgreementCursor | None) -> Iterator[Node]:
        after = self._as_in_the_whole(after)
        while True:
            rows = self.whole.find_agreements(wanted, after, _AT_ONCE)
            yield from (sure for row in rows if (sure := sure_node(row)) is not None)
            if len(rows) < _AT_ONCE:
                return
            after = _cursor_of(rows[-1])

    def _as_in_the_whole(self, after: AgreementCursor | None) -> AgreementCursor | None:
        """A cursor with the day that the whole graph has: pages are in its order."""
        node = self.whole.node_by_id(after.id) if after and after.id else None
        return after if node is None else _cursor_of(node)

    def search_candidates(
        self, words: Sequence[str], labels: Collection[Label], limit: int
    ) -> list[Node]:
        """As `NameReads`."""
        found = self.whole.search_candidates(words, labels, limit)
        return [sure for node in found if (sure := sure_node(node)) is not None]

    def lookup_nodes(
        self, ids: Collection[str], words: Sequence[str], labels: Collection[Label], limit: int
    ) -> tuple[dict[str, Node], list[Node]]:
        """As `NameReads`."""
        return self.nodes_by_id(ids), self.search_candidates(words, labels, limit)

    def similar_words(self, word: str, limit: int) -> list[str]:
        """As `NameReads`."""
        return self.whole.similar_words(word, limit)

    def answering(self, node_id: str) -> list[Node]:
        """As `NameReads`."""
        found = self.whole.answering(node_id)
        return [sure for node in found if (sure := sure_node(node)) is not None]

    # --- evidence

    def claim_counts(self, element: Element) -> ClaimCounts | None:
        """As `EvidenceReads`, of values that have a sure claim; their unsure ones count with it."""
        counts = self.whole.claim_counts(element)
        if counts is None:
            return None
        values: list[ValueCount] = [value for value in counts.values if value.sure]
        return ClaimCounts(values, counts.origins) if values else None

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[QuotedClaim]:
        """As `EvidenceReads`, claims of values that have a sure one."""
        counts = self.claim_counts(element)
        kept = {(value.field, value.value) for value in counts.values} if counts else set()
        found: list[QuotedClaim] = []
        read = 0
        while kept and len(found) < offset + limit:
            rows = self.whole.evidence_claims(element, field, read, _AT_ONCE)
            found += [row for row in rows if (row.field, row.value) in kept]
            read += len(rows)
            if len(rows) < _AT_ONCE:
                break
        return found[offset : offset + limit]

    def first_reports(self, elements: Collection[Element]) -> dict[Element, FirstReport]:
        """As `EvidenceReads`."""
        return self.whole.first_reports(elements)

    def edition(self) -> Edition:
        """As `View`."""
        return self.whole.edition()

    def counts(self) -> dict[str, dict[str, int]]:
        """As `View`, with what is not sure."""
        return self.whole.counts()


def _cursor_of(node: Node) -> AgreementCursor:
    return AgreementCursor(node.latest or "", node.properties.get("first_reported") or "", node.id)


def sure_node(node: Node) -> Node | None:
    """Return a node as its sure claims alone show it; None where it has none."""
    properties = node.properties
    if properties.get("is_unsure"):
        return None
    if "sure_values" not in properties:
        return node
    sure = json.loads(properties["sure_values"])
    own = {name: sure.pop(name) for name in ("name", "earliest", "latest") if name in sure}
    if "aliases" in sure:
        own["aliases"] = tuple(sure.pop("aliases"))
    return replace(node, **own, properties=_overlaid(properties, sure))


def _sure_nodes(nodes: Mapping[Key, Node]) -> dict[Key, Node]:
    found = {key: sure_node(node) for key, node in nodes.items()}
    return {key: node for key, node in found.items() if node is not None}


def _sure_relationships(found: Iterable[Relationship]) -> Iterator[Relationship]:
    for one in found:
        if "sure_values" in one.properties:
            sure = json.loads(one.properties["sure_values"])
            yield replace(one, properties=_overlaid(one.properties, sure))
        elif not one.properties.get("is_unsure"):
            yield one


def _overlaid(properties: Mapping[str, Any], sure: Mapping[str, Any]) -> dict[str, Any]:
    """Properties with the sure values in their places, and without the marks."""
    merged = {name: one for name, one in {**properties, **sure}.items() if name not in MARKS}
    return {name: one for name, one in merged.items() if one is not None}


def _among(found: Iterable[Relationship], numbers: Collection[int]) -> Iterator[Relationship]:
    """Those of the relationships that are sure and have both ends among these."""
    sure = _sure_relationships(found)
    return (one for one in sure if one.source in numbers and one.target in numbers)
