"""One batch: from changed reports and judgements to the difference that is written.

See docs/design.md, section 7.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields

from graph.identity.origins import is_of_table, origin_content, tells_of_table
from graph.identity.rule import Constraints
from graph.model.keys import form_key, full_key
from graph.model.policies import policies_of
from graph.model.records import (
    LABEL_SHIFT,
    Anchor,
    Element,
    Node,
    Passage,
    ReportClaims,
    Summary,
    label_of,
    node_element,
)
from graph.model.report import ParsedReport, read_report
from graph.model.summaries import Testimony, summarise
from graph.model.vocabulary import LABEL_NUMBER, REFERENCE_LABELS, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.admission import left_out
from graph.projection.claims import bind, claims_of, reported_of
from graph.projection.elements import (
    LONG_TAIL,
    SHORT_TAIL,
    Quoted,
    make_node,
    make_relationship,
    public_ids,
    short_id,
    shortened,
)
from graph.projection.mentions import Mention, Reading
from graph.projection.resolution import ORIGIN, ORIGIN_END, Resolution, Resolved
from graph.projection.settling import (
    Difference,
    References,
    element_of,
    settle_copies,
    settle_promises,
)
from graph.stores.working import Transaction

_REFERENCE_NUMBERS = frozenset(LABEL_NUMBER[label] for label in REFERENCE_LABELS)
_AROUND_PROMISES = frozenset({Label.DIALOGUE, Label.COMMITMENT})


@dataclass(slots=True)
class Tally:
    """How many elements a batch created, changed and removed."""

    nodes_created: int = 0
    nodes_changed: int = 0
    nodes_removed: int = 0
    relationships_created: int = 0
    relationships_changed: int = 0
    relationships_removed: int = 0

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        for one in fields(Tally):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


@dataclass(slots=True)
class Batch:
    """What changed: report numbers with their reports, those no longer live.

    And mentions whose judgements changed.
    """

    changed: Mapping[int, ParsedReport] = field(default_factory=dict)
    removed: Collection[int] = ()
    judged: Collection[str] = ()
    judged_reports: Collection[int] = ()
    left_out: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """What of the reports does not enter the graph, where that is known already."""


def apply(tx: Transaction, constraints: Constraints, batch: Batch) -> Tally:
    """Bring the projection in line with a batch; the journal has it already."""
    return _Run(tx, constraints, batch).run()


class _Run:
    """The work on one batch."""

    def __init__(self, tx: Transaction, constraints: Constraints, batch: Batch) -> None:
        self.tx = tx
        self.constraints = constraints
        self.batch = batch
        self.pinned = constraints.pinned
        self.policies = policies_of(tx.policies())
        self.tally = Tally()
        self.readings: dict[int, Reading] = {}
        self.fresh: dict[int, tuple[Label, str]] = {}
        self.references: dict[str, int] = {}
        self.report_ids: dict[int, str] = {}
        self.mention_nodes: dict[int, dict[str, int]] = {}
        self.gone: set[int] = set()
        self.new: set[int] = set()
        self.written: list[ReportClaims] = []

    def run(self) -> Tally:
        batch = self.batch
        self._read(batch.changed, batch.left_out)
        self._read(
            self._load(set(batch.judged_reports) - self.readings.keys() - set(batch.removed)), {}
        )
        resolution = Resolution(self.tx, self.constraints)
        placed = resolution.place_mentions(
            {n: _mentions(reading) for n, reading in self.readings.items()},
            batch.removed,
            batch.judged,
        )
        resolved = resolution.resolve()
        self.tx.note_successors(resolved.moves)
        self.new |= resolved.new_nodes
        touched = self._rewrite(placed, resolved)
        renamed = self._nodes_of(resolved.renamed_forms, resolved)
        touched |= {node_element(number) for number in renamed.values()}
        changed_nodes, loosened = self._show(touched)
        self._settle(changed_nodes, touched, resolved, loosened)
        return self.tally

    # --- readings

    def _read(
        self, reports: Mapping[int, ParsedReport], known: Mapping[int, Mapping[str, str]]
    ) -> None:
        for number, report in reports.items():
            blocked = known[number] if number in known else left_out(report, self.policies)
            self.readings[number] = Reading(report, blocked, self.pinned)
            self.report_ids[number] = report.id

    def _load(self, numbers: Collection[int]) -> dict[int, ParsedReport]:
        rows = self.tx.reports_by_number(numbers) if numbers else {}
        return {number: read_report(row.body) for number, row in rows.items()}

    # --- claims

    def _rewrite(self, placed: dict[int, dict[str, int]], resolved: Resolved) -> set[Element]:
        """Write anew the claims of all reports whose content or whose mentions' nodes changed.

        Returns the elements of which something else is said now.
        """
        others = self.tx.reports_mentioning(resolved.moved_forms) if resolved.moved_forms else set()
        others -= self.readings.keys() | set(self.batch.removed)
        self._read(self._load(others), {})
        forms = dict(placed)
        if others:
            for row in self.tx.mentions_of_reports(others):
                forms.setdefault(row.report, {})[row.key] = row.form
        nodes = self._nodes_of({n for held in forms.values() for n in held.values()}, resolved)
        self.mention_nodes = {
            report: {end: nodes[form] for end, form in held.items()}
            for report, held in forms.items()
        }
        self._find_references()
        after = [one for n, reading in self.readings.items() for one in self._bound(n, reading)]
        before = {
            (one.report, one.element): one
            for one in self.tx.report_claims({*self.readings, *self.batch.removed})
        }
        drop = self._compare(before, after)
        self.tx.change_claims(drop, self.written)
        return {one.element for one in self.written} | {element for _, element in drop}

    def _compare(
        self, before: Mapping[tuple[int, Element], ReportClaims], after: list[ReportClaims]
    ) -> list[tuple[int, Element]]:
        """Set what is to be written; returns the places of what is to be deleted."""
        if not before:
            self.written = after
            return []
        now = {(one.report, one.element): one for one in after}
        self.written = [one for place, one in now.items() if before.get(place) != one]
        return [place for place, one in before.items() if now.get(place) != one]

    def _nodes_of(self, forms: set[int], resolved: Resolved) -> dict[int, int]:
        known = resolved.node_of_form
        rest = self.tx.forms_by_number(forms - known.keys())
        return {**{n: known[n] for n in forms if n in known}, **{f.number: f.node for f in rest}}

    def _find_references(self) -> None:
        """Find or give numbers to the countries, ties, topics and reports of the readings."""
        self.claims = {n: claims_of(reading) for n, reading in self.readings.items()}
        named = {end for claims in self.claims.values() for end, _, _ in claims}
        named.update(end for claims in self.claims.values() for _, _, end in claims if end)
        wanted = {end for end in named if end[0].isupper()}
        ids = {end: _public_id(end) for end in wanted}
        known = self.tx.numbers(ids.values())
        by_label: dict[Label, list[str]] = {}
        for end in sorted(wanted):
            if ids[end] in known:
                self.references[end] = known[ids[end]]
            else:
                by_label.setdefault(Label(end.partition(":")[0]), []).append(end)
        for label, ends in by_label.items():
            for end, number in zip(ends, self.tx.new_numbers(label, len(ends)), strict=True):
                self.references[end] = number
                self.new.add(number)
                if label in REFERENCE_LABELS:
                    self.fresh[number] = (label, ids[end])

    def _bound(self, number: int, reading: Reading) -> list[ReportClaims]:
        nodes = self.mention_nodes[number]
        claims, origin = self.claims[number], nodes[ORIGIN_END]
        return bind(claims, reading.report, number, origin, nodes, self.references)

    # --- elements

    def _show(self, touched: Collection[Element]) -> tuple[set[int], set[int]]:
        """Write what touched elements now show.

        Returns the nodes written or gone, and the reference nodes that lost a relationship.
        """
        new = self.new
        nodes = self.tx.nodes({e.source for e in touched if not e.type and e.source not in new})
        anchors = self._anchors_with_rivals({e.source for e in touched if not e.type}, nodes)
        rivals = self.tx.nodes(anchors.keys() - {e.source for e in touched if not e.type})
        nodes.update(rivals)
        touched = {*touched, *map(node_element, rivals)}
        ties = [e for e in touched if e.type]
        standing = self.tx.relationships(
            [e for e in ties if e.source not in new and e.target not in new]
        )
        summaries = self._summaries(touched, {*map(node_element, nodes), *standing})
        quotes = self._quotes(summaries)
        changed = self._show_nodes(
            {e.source for e in touched if not e.type}, nodes, anchors, summaries, quotes
        )
        difference = Difference()
        difference.compare(
            standing.values(),
            [make_relationship(e, summaries[e], quotes.get(e)) for e in ties if e in summaries],
        )
        self._write(difference, standing)
        ends = {n for e in difference.drop for n in (e.source, e.target)}
        return changed, {n for n in ends if n >> LABEL_SHIFT in _REFERENCE_NUMBERS}

    def _anchors_with_rivals(
        self, numbers: set[int], before: Mapping[int, Node]
    ) -> dict[int, Anchor]:
        """Anchors of touched nodes, and of those whose ids are long or short because of them."""
        anchors = self.tx.anchors({n for n in numbers if label_of(n) is not Label.REPORT})
        short = {short_id(anchor) for anchor in anchors.values()}
        short.update(id_ for node in before.values() if (id_ := shortened(node.id)))
        rivals = self.tx.nodes_with_tails(short, LONG_TAIL - SHORT_TAIL) - numbers
        return {**anchors, **self.tx.anchors(rivals)} if rivals else anchors

    def _summaries(
        self, touched: Collection[Element], standing: set[Element]
    ) -> dict[Element, Summary]:
        """Summaries from the store; of elements that did not stand, all claims are at hand."""
        fresh: dict[Element, list[Testimony]] = defaultdict(list)
        for one in self.written:
            if one.element not in standing:
                fresh[one.element].append((one.report, one.origin, one.reported, one.said))
        id_of = self.report_ids.__getitem__
        summaries = {element: summarise(rows, id_of) for element, rows in fresh.items()}
        summaries.update(self.tx.summaries([e for e in touched if e in standing]))
        return summaries

    def _quotes(self, summaries: Mapping[Element, Summary]) -> dict[Element, Quoted]:
        places = {s.passage for s in summaries.values() if s.passage is not None}
        here: dict[Passage, Quoted] = {}
        for place in places:
            reading = self.readings.get(place.report)
            if reading is not None:
                report = reading.report
                assert report.text is not None and report.text.content is not None
                here[place] = (report.text.content[place.start : place.stop], report.id)
        if len(here) < len(places):
            here |= self.tx.passages(places - here.keys())
        return {e: here[s.passage] for e, s in summaries.items() if s.passage in here}

    def _show_nodes(
        self,
        numbers: set[int],
        before: Mapping[int, Node],
        anchors: Mapping[int, Anchor],
        summaries: Mapping[Element, Summary],
        quotes: Mapping[Element, Quoted],
    ) -> set[int]:
        ids = public_ids(anchors)
        report_ids = {n: end.partition(":")[2] for end, n in self.references.items()}
        put, given = [], []
        for number in sorted(numbers):
            element = node_element(number)
            if element not in summaries:
                continue
            anchor, label = anchors.get(number), label_of(number)
            public_id = ids.get(number) or f"report:{report_ids[number]}"
            node = make_node(number, label, public_id, summaries[element], quotes.get(element))
            old = before.get(number)
            if old != node:
                put.append(node)
                if anchor and (old is None or old.id != node.id):
                    given.append((node.id, full_key(anchor.report_id, anchor.key), number))
        self.gone = {n for n in before if node_element(n) not in summaries}
        self.tx.change_nodes(self.gone, put)
        self.tx.note_ids(given)
        self.tally.nodes_created += sum(node.number not in before for node in put)
        self.tally.nodes_changed += sum(node.number in before for node in put)
        self.tally.nodes_removed += len(self.gone)
        return {node.number for node in put} | self.gone

    def _write(self, difference: Difference, standing: Collection[Element]) -> None:
        if not difference.drop and not difference.put:
            return
        self.tx.change_relationships(difference.drop, difference.put)
        created = sum(element_of(one) not in standing for one in difference.put)
        self.tally.relationships_created += created
        self.tally.relationships_changed += len(difference.put) - created
        self.tally.relationships_removed += len(difference.drop)

    # --- surroundings

    def _settle(
        self,
        changed: Collection[int],
        touched: Collection[Element],
        resolved: Resolved,
        loosened: set[int],
    ) -> None:
        around = {n for n in changed if label_of(n) in _AROUND_PROMISES}
        for element in touched:
            if not element.is_node and element.relationship_type in (Rel.ROUND_OF, Rel.PROMISED):
                around |= {element.source, element.target}
        if around or self.gone:
            self._write_settled(settle_promises(self.tx, around, self.gone))
        self._settle_copies(resolved)
        references = References(self.tx)
        if self.fresh or loosened:
            references.settle(self.fresh, loosened)
            self.tx.change_nodes(references.dropped, references.created)
            self.tally.nodes_created += len(references.created)
            self.tally.nodes_removed += len(references.dropped)
            self._write_settled(references.difference)

    def _write_settled(self, difference: Difference) -> None:
        put = {element_of(one) for one in difference.put}
        self._write(difference, self.tx.relationships(put) if put else {})

    def _settle_copies(self, resolved: Resolved) -> None:
        gone = {n for n in self.gone if label_of(n) is Label.REPORT}
        by_origin: dict[int, list[tuple[str, str, int]]] = {}
        rows_of_tables = []
        for number, reading in self.readings.items():
            node = self.references[f"Report:{reading.report.id}"]
            row = (reported_of(reading.report), reading.report.id, node)
            if is_of_table(reading.report):
                rows_of_tables.append([row])
                continue
            by_origin.setdefault(self.mention_nodes[number][ORIGIN_END], []).append(row)
        touched = resolved.touched_origins | {-origin for origin in by_origin}
        found = self.tx.forms_in_groups(ORIGIN, touched)
        forms = {f.number: f.node for f in found if not tells_of_table(f.content)}
        others = self.tx.reports_mentioning(forms.keys()) - self.readings.keys()
        if others:
            self._add_others(others, forms, by_origin)
        groups = [*by_origin.values(), *rows_of_tables]
        self._write_settled(settle_copies(self.tx, groups, gone))

    def _add_others(
        self,
        others: Collection[int],
        origins: Mapping[int, int],
        by_origin: dict[int, list[tuple[str, str, int]]],
    ) -> None:
        rows = self.tx.reports_by_number(others)
        nodes = self.tx.numbers({f"report:{row.id}" for row in rows.values()})
        for mention in self.tx.mentions_of_reports(others):
            if mention.key == ORIGIN_END:
                row = rows[mention.report]
                origin = origins[mention.form]
                place = (row.reported, row.id, nodes[f"report:{row.id}"])
                by_origin.setdefault(origin, []).append(place)


def _public_id(end: str) -> str:
    label, _, rest = end.partition(":")
    return f"report:{rest}" if label == Label.REPORT else rest


def _mentions(reading: Reading) -> list[Mention]:
    """The mentions of a report, and the one that stands for its origin."""
    content = origin_content(reading.report)
    origin = Mention(ORIGIN, ORIGIN_END, content, form_key(ORIGIN, content))
    return [*reading.mentions.values(), origin]
