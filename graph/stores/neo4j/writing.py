"""Writes: what a transaction does to journal, identity and graph."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from graph.model.records import (
    LABEL_SHIFT,
    Claim,
    Element,
    Form,
    MentionRow,
    Node,
    Relationship,
)
from graph.model.vocabulary import AGREEMENT_LABEL, LABEL_NUMBER, LABELS, Label
from graph.stores.neo4j.journal_writing import JournalWrites
from graph.stores.neo4j.rows import (
    SEPARATOR,
    element_key,
    element_row,
    labels_of,
    node_row,
    packed,
    relationship_row,
)
from graph.stores.neo4j.running import CHUNK, Running

_PUBLIC: Final = sorted({*map(str, LABELS), *AGREEMENT_LABEL.values()})
_CLEARING: Final = (
    "clear_relationships",
    "clear_claims",
    "clear_mentions",
    "clear_keys",
    "clear_refs",
    "clear_forms",
    "clear_words",
    "clear_nodes",
)


class Neo4jTransaction(JournalWrites):
    """A view that writes; the store begins and ends it.

    A relationship may be written before the nodes it joins, and a node deleted before its
    relationships: a bare place stands for the node until the end of the transaction.
    """

    def __init__(self, running: Running) -> None:
        super().__init__(running)
        self._places: set[int] = set()
        self._there: set[int] = set()

    # --- numbers

    def new_numbers(self, label: Label, count: int) -> range:
        low = LABEL_NUMBER[label] << LABEL_SHIFT
        taken = self._take(label, count)
        return range(low | taken.start, (low | taken.start) + count)

    def new_form_numbers(self, count: int) -> range:
        return self._take("form", count)

    # --- identity

    def put_forms(self, forms: Sequence[Form], refs: Mapping[int, Collection[str]]) -> None:
        rows = [
            {
                "number": f.number,
                "kind": f.kind,
                "key": f.key,
                "content": f.content,
                "node": f.node,
                "group": f.group,
            }
            for f in forms
        ]
        self._each("put_forms", rows)
        kinds = {form.number: form.kind for form in forms}
        pairs = [[kinds[n] + SEPARATOR + key, n] for n, keys in refs.items() for key in set(keys)]
        self._each("put_refs", pairs)

    def assign_forms(self, rows: Sequence[tuple[int, int, int]]) -> None:
        self._each("assign_forms", sorted(rows))

    def set_form_keys(self, rows: Mapping[int, Collection[str]]) -> None:
        if not rows:
            return
        self._each("drop_keys", sorted(rows), as_="forms")
        kinds = self.run.pairs("form_kinds", numbers=sorted(rows))
        owned = [[kinds[n] + SEPARATOR + key, n] for n, keys in rows.items() for key in set(keys)]
        self._each("put_keys", owned)

    def drop_forms(self, numbers: Collection[int]) -> None:
        for name in ("drop_keys", "drop_refs", "drop_forms"):
            self._each(name, sorted(numbers), as_="forms")

    def replace_mentions(self, reports: Collection[int], rows: Sequence[MentionRow]) -> None:
        self._each("drop_mentions", sorted(reports), as_="reports")
        places = self._places_of({row.report for row in rows})
        self._each(
            "put_mentions",
            [[row.report, row.key, row.form, places[row.report] + row.key] for row in rows],
        )

    # --- claims

    def change_claims(self, drop: Collection[Claim], put: Collection[Claim]) -> None:
        touched = {(c.report, c.element) for c in (*drop, *put)}
        standing: dict[tuple[int, Element], list[Claim]] = defaultdict(list)
        for claim in self.claims_of_reports({report for report, _ in touched}):
            if (claim.report, claim.element) in touched:
                standing[claim.report, claim.element].append(claim)
        self._each("drop_claims", [[r, element_key(e)] for r, e in sorted(standing)])
        gone = set(drop)
        for claim in put:
            standing[claim.report, claim.element].append(claim)
        rows = []
        for (report, element), claims in sorted(standing.items()):
            kept = [claim for claim in claims if claim not in gone]
            if kept:
                rows.append([report, element_key(element), len(kept), packed(kept)])
        self._each("put_claims", rows)

    # --- graph

    def change_nodes(self, drop: Collection[int], put: Sequence[Node]) -> None:
        rows = {node.number: node_row(node) for node in put}
        self._count_words([*drop, *rows], {n: row["_words"] for n, row in rows.items()})
        self._each("empty_nodes", sorted(drop), as_="numbers", labels=_PUBLIC)
        self._places |= set(drop)
        self._there -= set(drop)
        self._each("free_ids", [[node.number, node.id] for node in put])
        agreements = [node.number for node in put if node.label is Label.AGREEMENT]
        second = sorted(AGREEMENT_LABEL.values())
        self._each("take_labels", agreements, as_="numbers", labels=second)
        by_labels: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in put:
            by_labels[labels_of(node)].append(node)
        for labels, nodes in by_labels.items():
            self._each("put_nodes", [rows[node.number] for node in nodes], labels=list(labels))
        self._there |= rows.keys()

    def _count_words(self, numbers: Collection[int], after: Mapping[int, str]) -> None:
        if not numbers:
            return
        deltas: Counter[str] = Counter()
        before = self.run.pairs("words_of_nodes", numbers=sorted(numbers))
        for number in numbers:
            deltas.update(after.get(number, "").split())
            deltas.subtract(before.get(number, "").split())
        self._each("count_words", [[word, n] for word, n in sorted(deltas.items()) if n])

    def change_relationships(self, drop: Collection[Element], put: Sequence[Relationship]) -> None:
        self._each("drop_relationships", [element_row(one) for one in sorted(drop)], as_="elements")
        self._make_places(n for one in put for n in (one.source, one.target))
        rows = {(one.source, str(one.type), one.target): relationship_row(one) for one in put}
        standing = self._standing(sorted(rows))
        self._each("change_relationships", [rows[ends] for ends in sorted(standing)])
        self._each("make_relationships", [rows[ends] for ends in sorted(rows.keys() - standing)])

    def _standing(self, ends: list[tuple[int, str, int]]) -> set[tuple[int, str, int]]:
        found: set[tuple[int, str, int]] = set()
        for first in range(0, len(ends), CHUNK):
            rows = self.run.rows("standing", elements=ends[first : first + CHUNK])
            found |= {(row[0], row[1], row[2]) for row in rows}
        return found

    def _make_places(self, numbers: Iterable[int]) -> None:
        fresh = sorted(set(numbers) - self._there)
        self._each("make_places", fresh, as_="numbers")
        self._places |= set(fresh)
        self._there |= set(fresh)

    def clear_projection(self) -> None:
        for name in _CLEARING:
            self._do(name)

    def finish(self) -> None:
        """Do what is left before the commit; the store calls it."""
        if self._places:
            self._each("sweep", sorted(self._places), as_="numbers")
        if self.changed:
            self._do("bump")
