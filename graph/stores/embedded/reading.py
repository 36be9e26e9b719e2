"""Reads of the graph: nodes, relationships, claims, searches."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from pydantic_core import from_json

from graph.model.records import (
    LABEL_SHIFT,
    Claim,
    Element,
    Node,
    Passage,
    Relationship,
    ReportClaims,
    Summary,
)
from graph.model.vocabulary import (
    LABEL_NUMBER,
    LABELS,
    RELATIONSHIP_TYPES,
    TYPE_NUMBER,
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
from graph.stores.embedded.agreements import agreement_query
from graph.stores.embedded.rows import (
    CLAIM_COLUMNS,
    NODE_COLUMNS,
    REL_COLUMNS,
    Row,
    listed,
    node_of,
    relationship_of,
    report_claims_of,
)
from graph.stores.embedded.summaries import summarise
from graph.stores.embedded.traversal_filters import filter_condition, label_condition, type_list
from graph.stores.embedded.words import find_words, near_words

_NODES = f"SELECT {NODE_COLUMNS} FROM nodes"
_QUALIFIED = ", ".join(f"n.{column}" for column in NODE_COLUMNS.split(", "))
_ENDS = (("source", "target"), ("target", "source"))
_WANT = (
    "CREATE TEMP TABLE IF NOT EXISTS wanted("
    "source, type, target, PRIMARY KEY(source, type, target)) WITHOUT ROWID"
)


class GraphReads:
    """The graph half of a view; one connection, inside one transaction."""

    writes = False

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    def _all(self, sql: str, *values: object) -> list[Row]:
        return self.db.execute(sql, values).fetchall()

    def node_by_id(self, node_id: str) -> Node | None:
        rows = self._all(f"{_NODES} WHERE id = ?", node_id)
        return node_of(rows[0]) if rows else None

    def nodes(self, numbers: Collection[int]) -> dict[int, Node]:
        if not numbers:
            return {}
        sql = f"{_NODES} WHERE number IN (SELECT value FROM json_each(?))"
        return {row[0]: node_of(row) for row in self._all(sql, listed(numbers))}

    def nodes_by_id(self, ids: Collection[str]) -> dict[str, Node]:
        if not ids:
            return {}
        sql = f"{_NODES} WHERE id IN (SELECT value FROM json_each(?))"
        return {row[1]: node_of(row) for row in self._all(sql, listed(ids))}

    def numbers(self, ids: Collection[str]) -> dict[str, int]:
        if not ids:
            return {}
        sql = "SELECT id, number FROM nodes WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._all(sql, listed(ids)))

    def _want(self, elements: Iterable[tuple[int, ...]]) -> None:
        self.db.execute(_WANT)
        self.db.execute("DELETE FROM wanted")
        self.db.executemany("INSERT OR IGNORE INTO wanted VALUES(?, ?, ?)", elements)

    def relationships(self, elements: Collection[Element]) -> dict[Element, Relationship]:
        if not elements:
            return {}
        self._want(elements)
        columns = ", ".join(f"r.{column}" for column in REL_COLUMNS.split(", "))
        sql = f"SELECT {columns} FROM wanted w CROSS JOIN rels r USING(source, type, target)"
        return {Element(*row[:3]): relationship_of(row) for row in self._all(sql)}

    def relationships_of(
        self, numbers: Collection[int], types: Collection[RelationshipType], outward: bool
    ) -> list[Relationship]:
        if not numbers:
            return []
        end = "source" if outward else "target"
        sql = (
            f"SELECT {REL_COLUMNS} FROM rels WHERE {end} IN (SELECT value FROM json_each(?)) "
            f"AND type IN ({type_list(types)}) ORDER BY source, type, target"
        )
        return [relationship_of(row) for row in self._all(sql, listed(numbers))]

    def has_relationships(
        self, numbers: Collection[int], types: Collection[RelationshipType]
    ) -> set[int]:
        if not numbers:
            return set()
        among = type_list(types)
        sql = (
            "SELECT j.value FROM json_each(?) j WHERE "
            f"EXISTS(SELECT 1 FROM rels WHERE source = j.value AND type IN ({among})) OR "
            f"EXISTS(SELECT 1 FROM rels WHERE target = j.value AND type IN ({among}))"
        )
        return {row[0] for row in self._all(sql, listed(numbers))}

    def prefetch(
        self, ends: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> None:
        """Nothing is a journey here, so nothing would be gained."""

    def expand(
        self, numbers: Sequence[int], allowed: TraversalFilter, onto: Collection[int] | None = None
    ) -> Iterable[tuple[int, int]]:
        out = filter_condition(allowed, "r.target")
        into = filter_condition(allowed, "r.source")
        sql = (
            "SELECT r.source, r.target FROM json_each(?1) j "
            f"CROSS JOIN rels r ON r.source = j.value{out} UNION ALL "
            "SELECT r.target, r.source FROM json_each(?1) j "
            f"CROSS JOIN rels r INDEXED BY rels_in ON r.target = j.value{into}"
        )
        return self.db.execute(sql, (listed(numbers),))

    def degrees(self, numbers: Collection[int], max_degree: int) -> dict[int, int]:
        if not numbers:
            return {}
        sql = (
            "SELECT j.value, "
            "(SELECT count(*) FROM (SELECT 1 FROM rels WHERE source = j.value LIMIT ?2)) + "
            "(SELECT count(*) FROM (SELECT 1 FROM rels WHERE target = j.value LIMIT ?2)) "
            "FROM json_each(?1) j"
        )
        rows = self._all(sql, listed(numbers), max_degree)
        return {number: min(degree, max_degree) for number, degree in rows}

    def around(
        self, numbers: Collection[int], allowed: TraversalFilter, max_degree: int | None
    ) -> Around:
        high_degree = set() if max_degree is None else self._crowded(numbers, max_degree)
        among = listed(set(numbers) - high_degree)
        outward, inward = (self._at_ends(among, allowed, *ends) for ends in _ENDS)
        ends = {one.target for one in outward} | {one.source for one in inward}
        return Around(outward, inward, self.nodes(ends), high_degree)

    def _crowded(self, numbers: Collection[int], max_degree: int) -> set[int]:
        degrees = self.degrees(numbers, max_degree + 1)
        return {number for number, degree in degrees.items() if degree > max_degree}

    def _at_ends(
        self, numbers: str, allowed: TraversalFilter, near: str, far: str
    ) -> list[Relationship]:
        columns = ", ".join(f"r.{column}" for column in REL_COLUMNS.split(", "))
        sql = (
            f"SELECT {columns} FROM rels r WHERE r.{near} IN (SELECT value FROM json_each(?))"
            f"{filter_condition(allowed, f'r.{far}')} ORDER BY r.source, r.type, r.target"
        )
        return [relationship_of(row) for row in self._all(sql, numbers)]

    def between(
        self, pairs: Collection[tuple[int, int]], allowed: TraversalFilter
    ) -> tuple[list[Relationship], dict[int, Node]]:
        both = {pair for one, other in pairs for pair in ((one, other), (other, one))}
        condition = filter_condition(allowed, None)
        sql = f"SELECT {REL_COLUMNS} FROM rels r WHERE source = ? AND target = ?{condition}"
        found = {row[:3]: row for pair in both for row in self._all(sql, *pair)}
        nodes = self.nodes({number for pair in pairs for number in pair})
        return [relationship_of(found[key]) for key in sorted(found)], nodes

    def neighbours(
        self,
        number: int,
        allowed: TraversalFilter,
        type_: RelationshipType,
        outward: bool,
        limit: int,
    ) -> list[tuple[Relationship, Node]]:
        here, there = ("source", "target") if outward else ("target", "source")
        columns = ", ".join(f"r.{column}" for column in REL_COLUMNS.split(", "))
        order = "ORDER BY n.latest IS NULL, n.latest DESC, n.id"
        # Numbers alone are sorted; whole rows are read of those that are shown.
        sql = (
            f"SELECT {columns}, {_QUALIFIED} FROM ("
            f"SELECT n.number AS far FROM rels r JOIN nodes n ON n.number = r.{there} "
            f"WHERE r.{here} = ?1 AND r.type = ?2{filter_condition(allowed, f'r.{there}')} "
            f"{order} LIMIT ?3) f "
            f"CROSS JOIN rels r ON r.{here} = ?1 AND r.type = ?2 AND r.{there} = f.far "
            f"JOIN nodes n ON n.number = f.far {order}"
        )
        rows = self._all(sql, number, TYPE_NUMBER[type_], limit)
        return [(relationship_of(row[:6]), node_of(row[6:])) for row in rows]

    def neighbour_counts(self, number: int, allowed: TraversalFilter) -> list[NeighbourCount]:
        found = []
        for outward, here, there in ((True, "source", "target"), (False, "target", "source")):
            sql = (
                f"SELECT r.type, r.{there} >> {LABEL_SHIFT}, count(*) FROM rels r "
                f"WHERE r.{here} = ?{filter_condition(allowed, f'r.{there}')} GROUP BY 1, 2"
            )
            found += [
                NeighbourCount(RELATIONSHIP_TYPES[type_ - 1], outward, LABELS[label], count)
                for type_, label, count in self._all(sql, number)
            ]
        return sorted(found, key=lambda one: (one.type, not one.outward, one.label))

    def find_agreements(
        self, wanted: AgreementFilter, after: AgreementCursor | None, limit: int
    ) -> list[Node]:
        sql, values = agreement_query(wanted, after)
        order = "ORDER BY a.latest DESC, a.first_reported DESC, a.id LIMIT ?"
        rows = self._all(f"SELECT {_QUALIFIED} {sql} {order}", *values, limit)
        return [node_of(row) for row in rows]

    def count_agreements(self, wanted: AgreementFilter) -> int:
        sql, values = agreement_query(wanted, None)
        return int(self._all(f"SELECT count(*) {sql}", *values)[0][0])

    def search_candidates(
        self, words: Sequence[str], labels: Collection[Label], limit: int
    ) -> list[Node]:
        numbers = find_words(self.db, words, label_condition(labels), limit)
        return list(self.nodes(numbers).values())

    def lookup_nodes(
        self, ids: Collection[str], words: Sequence[str], labels: Collection[Label], limit: int
    ) -> tuple[dict[str, Node], list[Node]]:
        return self.nodes_by_id(ids), self.search_candidates(words, labels, limit)

    def similar_words(self, word: str, limit: int) -> list[str]:
        return near_words(self.db, word, limit)

    def claims_in_order(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[Claim]:
        """Claims of an element, in the order in which evidence is told."""
        sql = (
            "SELECT c.report, c.origin, c.reported, j.value FROM claims c "
            "JOIN reports r ON r.number = c.report CROSS JOIN json_each(c.said) j "
            "WHERE c.source = ?1 AND c.type = ?2 AND c.target = ?3 "
            "AND (?4 IS NULL OR json_extract(j.value, '$[0]') = ?4) "
            "ORDER BY c.reported, r.id, json_extract(j.value, '$[2]'), "
            "json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]') LIMIT ?5 OFFSET ?6"
        )
        return [
            ReportClaims(element, report, origin, reported, [tuple(from_json(said))]).claims()[0]
            for report, origin, reported, said in self._all(sql, *element, field, limit, offset)
        ]

    def passages(self, places: Collection[Passage]) -> dict[Passage, tuple[str, str]]:
        # SQL would cut a text at its first NUL; and a text is read once for all its passages.
        sql = (
            "SELECT t.report, t.content, r.id FROM texts t JOIN reports r ON r.number = t.report "
            "WHERE t.report IN (SELECT value FROM json_each(?))"
        )
        rows = self._all(sql, listed({place.report for place in places}))
        texts = {report: (content, report_id) for report, content, report_id in rows}
        return {
            place: (texts[place.report][0][place.start : place.stop], texts[place.report][1])
            for place in places
            if place.report in texts
        }

    def claims_of_reports(self, reports: Collection[int]) -> list[Claim]:
        return [claim for one in self.report_claims(reports) for claim in one.claims()]

    def report_claims(self, reports: Collection[int]) -> list[ReportClaims]:
        if not reports:
            return []
        sql = f"SELECT {CLAIM_COLUMNS} FROM claims WHERE report IN (SELECT value FROM json_each(?))"
        return [report_claims_of(row) for row in self._all(sql, listed(reports))]

    def summaries(self, elements: Collection[Element]) -> dict[Element, Summary]:
        if not elements:
            return {}
        self._want(elements)
        return summarise(self.db, keep=self.writes)

    def iter_nodes(self) -> Iterator[Node]:
        for label in sorted(Label):
            low = LABEL_NUMBER[label] << LABEL_SHIFT
            sql = f"{_NODES} WHERE number BETWEEN ? AND ? ORDER BY id"
            for row in self.db.execute(sql, (low, low + (1 << LABEL_SHIFT) - 1)):
                yield node_of(row)

    def iter_relationships(self) -> Iterator[tuple[str, Relationship, str]]:
        columns = ", ".join(f"r.{column}" for column in REL_COLUMNS.split(", "))
        for type_ in sorted(RelationshipType):
            sql = (
                f"SELECT s.id, t.id, {columns} FROM rels r JOIN nodes s ON s.number = r.source "
                "JOIN nodes t ON t.number = r.target WHERE r.type = ? ORDER BY s.id, t.id"
            )
            for row in self.db.execute(sql, (TYPE_NUMBER[type_],)):
                yield row[0], relationship_of(row[2:]), row[1]

    def counts(self) -> dict[str, dict[str, int]]:
        nodes = self._all(
            f"SELECT number >> {LABEL_SHIFT}, count(*) FROM nodes GROUP BY 1 ORDER BY 1"
        )
        rels = self._all("SELECT type, count(*) FROM rels GROUP BY 1 ORDER BY 1")
        journal = {
            "reports": "SELECT count(*) FROM reports WHERE live",
            "versions": "SELECT count(*) FROM versions",
            "judgements": "SELECT count(*) FROM judgements",
            "claims": "SELECT coalesce(sum(json_array_length(said)), 0) FROM claims",
        }
        return {
            "nodes": {str(LABELS[label]): count for label, count in nodes},
            "relationships": {str(RELATIONSHIP_TYPES[n - 1]): count for n, count in rels},
            "journal": {name: self._all(sql)[0][0] for name, sql in journal.items()},
        }
