"""What a published graph answers: nodes, relationships, searches, agreements."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from graph.model.records import LABEL_SHIFT, Edition, Element, Node, Relationship, id_hash
from graph.model.vocabulary import (
    LABEL_NUMBER,
    LABELS,
    RELATIONSHIP_TYPES,
    Label,
    RelationshipType,
)
from graph.stores.contract import (
    AgreementCursor,
    AgreementFilter,
    Around,
    NeighbourCount,
    TraversalFilter,
)
from graph.stores.near_words import SCANNED, first_letters, nearest, reach_of
from graph.stores.neo4j.agreements import filter_values, near_nodes
from graph.stores.neo4j.ahead import ReadAhead
from graph.stores.neo4j.evidence_reads import FIRST, EvidenceReads
from graph.stores.neo4j.packs import AT_TARGET
from graph.stores.neo4j.rows import element_row, node_of, relationship_of, type_number
from graph.stores.neo4j.running import Reading
from graph.stores.neo4j.searching import lucene_query
from graph.stores.neo4j.state import state_of
from graph.stores.neo4j.traversal_filters import is_usual, traversal_values
from graph.stores.neo4j.vocabulary import letter_of

_PUBLIC: Final = [str(one) for one in RELATIONSHIP_TYPES]
_HELD_BY_TARGET: Final = [str(RELATIONSHIP_TYPES[number - 1]) for number in sorted(AT_TARGET)]
_MAX_AHEAD: Final = 150
"""A step from more nodes than this is not read ahead."""


class PublishedView(EvidenceReads):
    """One picture of a published graph."""

    def __init__(self, running: Reading) -> None:
        self.run = running
        self._ahead = ReadAhead()

    def edition(self) -> Edition:
        return state_of(self.run.state()).edition

    # --- nodes

    def node_by_id(self, node_id: str) -> Node | None:
        rows = self.run.rows("node_by_id", id=node_id)
        return node_of(rows[0][0]) if rows else None

    def nodes(self, numbers: Collection[int]) -> dict[int, Node]:
        if not numbers:
            return {}
        rows = self.run.rows("nodes_by_number", numbers=sorted(set(numbers)))
        found = [node_of(row[0]) for row in rows]
        return {node.number: node for node in found}

    def nodes_by_id(self, ids: Collection[str]) -> dict[str, Node]:
        if not ids:
            return {}
        found = [node_of(row[0]) for row in self.run.rows("nodes_by_id", ids=sorted(set(ids)))]
        return {node.id: node for node in found}

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        if not ids:
            return {}
        return self.run.pairs("numbers_by_id", ids=list(ids))

    def iter_nodes(self) -> Iterator[Node]:
        for label in sorted(Label):
            low = LABEL_NUMBER[label] << LABEL_SHIFT
            for record in self.run.stream("nodes_between", low=low, high=low + (1 << LABEL_SHIFT)):
                yield node_of(record[0])

    # --- relationships

    def relationships(self, elements: Collection[Element]) -> dict[Element, Relationship]:
        if not elements:
            return {}
        rows = self.run.rows("relationships", elements=[element_row(one) for one in elements])
        found = [relationship_of(*row) for row in rows]
        return {Element(r.source, type_number(r.type), r.target): r for r in found}

    def relationships_of(
        self, numbers: Collection[int], types: Collection[RelationshipType], outward: bool
    ) -> list[Relationship]:
        if not numbers or not types:
            return []
        name = "relationships_out" if outward else "relationships_in"
        among = sorted(str(type_) for type_ in types)
        return _in_order(self.run.rows(name, numbers=sorted(set(numbers)), types=among))

    def has_relationships(
        self, numbers: Collection[int], types: Collection[RelationshipType]
    ) -> set[int]:
        if not numbers or not types:
            return set()
        among = sorted(str(type_) for type_ in types)
        rows = self.run.rows("has_relationships", numbers=sorted(set(numbers)), types=among)
        return {row[0] for row in rows}

    def iter_relationships(self) -> Iterator[tuple[str, Relationship, str]]:
        for type_ in sorted(RelationshipType):
            for record in self.run.stream("relationships_of_type", type=type_.value):
                source_id, source, target, held, target_id = record
                yield source_id, relationship_of(source, type_, target, held), target_id

    # --- searches along relationships

    def prefetch(
        self, ends: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> None:
        values = traversal_values(allowed)
        is_known = self._ahead.steps(allowed).keys() >= set(ends)
        if not is_known and values is not None and is_usual(values):
            named = {"numbers": list(ends), "by": values["by"], "max_degree": max_degree}
            for steps, degrees in self.run.rows("steps_ahead", most=_MAX_AHEAD, **named):
                self._ahead.note(allowed, {here for here, _ in steps}, steps)
                self._ahead.degrees.update(degrees)

    def expand(
        self, numbers: Sequence[int], allowed: TraversalFilter, onto: Collection[int] | None = None
    ) -> Iterable[tuple[int, int]]:
        values = traversal_values(allowed)
        if not numbers or values is None:
            return []
        known = self._ahead.steps(allowed)
        unread = sorted(set(numbers) - known.keys())
        if unread and onto is not None and known.keys() >= set(onto):
            near = set(numbers)
            return [(here, there) for there in onto for here in known[there] if here in near]
        if unread:
            if is_usual(values):
                rows = self.run.rows("expand_usual", numbers=unread, by=values["by"])
            else:
                rows = self.run.rows("expand", numbers=unread, **values)
            ((steps, degrees),) = rows
            self._ahead.note(allowed, unread, steps)
            self._ahead.degrees.update(degrees)
        return [(here, there) for here in numbers for there in known[here]]

    def degrees(self, numbers: Collection[int], max_degree: int) -> dict[int, int]:
        known = self._ahead.degrees
        unknown = sorted(set(numbers) - known.keys())
        if unknown:
            known.update(dict.fromkeys(unknown, 0))
            known.update(self.run.pairs("degrees", numbers=unknown))
        return {number: min(known[number], max_degree) for number in numbers}

    def around(
        self, numbers: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> Around:
        values = traversal_values(allowed)
        if not numbers or values is None:
            return Around([], [], {}, self._crowded(numbers, max_degree))
        ((steps, ends, degrees),) = self.run.rows(
            "around", numbers=sorted(set(numbers)), max_degree=max_degree, **values
        )
        self._ahead.degrees.update(degrees)
        # The server meets a relationship of a node with itself once.
        left = [(n, type_, m, held) for n, out, type_, m, held in steps if out]
        entered = [(m, type_, n, held) for n, out, type_, m, held in steps if not out or n == m]
        nodes = {node.number: node for node in map(node_of, ends)}
        return Around(
            _in_order(left), _in_order(entered), nodes, self._crowded(numbers, max_degree)
        )

    def _crowded(self, numbers: Collection[int], max_degree: int | None) -> set[int]:
        if max_degree is None:
            return set()
        degrees = self.degrees(numbers, max_degree + 1)
        return {number for number, degree in degrees.items() if degree > max_degree}

    def between(
        self, pairs: Collection[tuple[int, int]], allowed: TraversalFilter
    ) -> tuple[list[Relationship], dict[int, Node]]:
        # Labels are asked of steps, not of ends that are given.
        ends = TraversalFilter(
            types=allowed.types, without_types=allowed.without_types, by=allowed.by
        )
        values = traversal_values(ends)
        numbers = sorted({number for pair in pairs for number in pair})
        if not pairs or values is None:
            return [], self.nodes(numbers)
        asked = {"types": values["types"], "by": values["by"], "at_target": _HELD_BY_TARGET}
        both = sorted({pair for one, other in pairs for pair in ((one, other), (other, one))})
        ((joins, held, packs),) = self.run.rows(
            "between", pairs=both, numbers=numbers, first=FIRST, **asked
        )
        fresh = [row for row in packs if not self._ahead.packs[row[0]].rows]
        self._ahead.note_packs(fresh)
        for holder, count in Counter(row[0] for row in fresh).items():
            self._ahead.packs[holder].is_whole = count < FIRST
        return _in_order(joins), {node.number: node for node in map(node_of, held)}

    def neighbours(
        self,
        number: int,
        allowed: TraversalFilter,
        type_: RelationshipType,
        outward: bool,
        limit: int,
    ) -> list[tuple[Relationship, Node]]:
        values = traversal_values(allowed)
        if values is None or type_ not in values.pop("types"):
            return []
        name = "neighbours_out" if outward else "neighbours_in"
        rows = self.run.rows(name, number=number, type=str(type_), limit=limit, **values)
        found = []
        for held, end in rows:
            node = node_of(end)
            ends = (number, node.number) if outward else (node.number, number)
            found.append((relationship_of(ends[0], type_, ends[1], held), node))
        return found

    def neighbour_counts(self, number: int, allowed: TraversalFilter) -> list[NeighbourCount]:
        values = traversal_values(allowed)
        if values is None:
            return []
        rows = self.run.rows("neighbour_counts", number=number, **values)
        found = [
            NeighbourCount(RelationshipType(type_), outward, Label(label), count)
            for type_, outward, label, count in rows
        ]
        return sorted(found, key=lambda one: (one.type, not one.outward, one.label))

    # --- agreements and names

    def find_agreements(
        self, wanted: AgreementFilter, after: AgreementCursor | None, limit: int
    ) -> list[Node]:
        values = {**filter_values(wanted), "after": list(after) if after else None, "limit": limit}
        near = near_nodes(wanted)
        if near is None:
            rows = self.run.rows("agreements_all", **values)
        else:
            rows = self.run.rows("agreements_near", near=near, **values)
        return [node_of(row[0]) for row in rows]

    def count_agreements(self, wanted: AgreementFilter) -> int:
        near, values = near_nodes(wanted), filter_values(wanted)
        if near is None:
            return int(self.run.rows("agreement_count_all", **values)[0][0])
        return int(self.run.rows("agreement_count_near", near=near, **values)[0][0])

    def search_candidates(
        self, words: Sequence[str], labels: Collection[Label], limit: int
    ) -> list[Node]:
        query = lucene_query(words)
        if not query or limit < 1:
            return []
        rows = self.run.rows("search", query=query, labels=_sought(labels), limit=limit)
        return [node_of(row[0]) for row in rows]

    def lookup_nodes(
        self, ids: Collection[str], words: Sequence[str], labels: Collection[Label], limit: int
    ) -> tuple[dict[str, Node], list[Node]]:
        query = lucene_query(words)
        if not query or limit < 1:
            return self.nodes_by_id(ids), []
        ((known, named),) = self.run.rows(
            "lookup_nodes", ids=sorted(set(ids)), query=query, labels=_sought(labels), limit=limit
        )
        nodes = map(node_of, known)
        return {node.id: node for node in nodes}, [node_of(one) for one in named]

    def similar_words(self, word: str, limit: int) -> list[str]:
        if not word:
            return []
        starts = first_letters(word)
        rows = self.run.rows("vocabulary", letters=sorted({letter_of(one) for one in starts}))
        reach, known = reach_of(word), sorted({one for row in rows for one in row[0]})
        found: list[str] = []
        for start in starts:
            near = (one for one in known if one.startswith(start))
            fitting = (one for one in near if abs(len(one) - len(word)) <= reach)
            found += islice(fitting, SCANNED)
        return nearest(word, found, limit)

    def answering(self, node_id: str) -> list[Node]:
        rows = self.run.rows("answering", hash=id_hash(node_id))
        return sorted((node_of(row[0]) for row in rows), key=lambda node: node.id)

    def counts(self) -> dict[str, dict[str, int]]:
        nodes = self.run.pairs("count_nodes", labels=[str(label) for label in LABELS])
        ties = self.run.pairs("count_relationships", types=_PUBLIC)
        return {
            "nodes": {str(one): nodes[one] for one in LABELS if one in nodes},
            "relationships": {str(one): ties[one] for one in RELATIONSHIP_TYPES if one in ties},
        }


def _sought(labels: Collection[Label]) -> list[str]:
    return sorted(str(label) for label in labels or set(LABELS) - {Label.REPORT})


def _in_order(rows: Iterable[Sequence[Any]]) -> list[Relationship]:
    found = [relationship_of(*row) for row in rows]
    return sorted(found, key=lambda one: (one.source, type_number(one.type), one.target))
