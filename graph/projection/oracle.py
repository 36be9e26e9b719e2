"""The projection in its plainest form: all reports and judgements in, the whole graph out.

Slow on purpose: every pair of forms is scored, nothing is kept. `graph/projection/` must give the
same, step by step.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity.clustering import candidate, groups
from graph.identity.origins import is_of_table, origin_content
from graph.identity.rule import Constraints
from graph.identity.rules import RULES
from graph.language import topics
from graph.model.keys import form_key
from graph.model.policies import DEFAULT, Policies
from graph.model.records import (
    LABEL_SHIFT,
    UNREPORTED,
    Anchor,
    Claim,
    Element,
    JudgementRow,
    Node,
    Passage,
    Relationship,
    Summary,
    ValueCount,
    label_of,
)
from graph.model.report import ParsedReport
from graph.model.vocabulary import (
    KINDS,
    LABEL_NUMBER,
    LABEL_OF_KIND,
    REFERENCE_LABELS,
    TYPE_NUMBER,
    Label,
)
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection import derived
from graph.projection.admission import left_out
from graph.projection.claims import bind, claims_of, reported_of
from graph.projection.constraints import constraints_of
from graph.projection.elements import (
    make_node,
    make_relationship,
    public_ids,
    reference_node,
)
from graph.projection.mentions import Reading, forms_of


@dataclass(slots=True)
class Graph:
    """A projected graph; numbers are its own."""

    nodes: dict[int, Node] = field(default_factory=dict)
    relationships: dict[Element, Relationship] = field(default_factory=dict)
    claims: set[Claim] = field(default_factory=set)
    report_ids: dict[int, str] = field(default_factory=dict)
    mention_nodes: dict[tuple[int, str], int] = field(default_factory=dict)
    """Node by report number and end of the mention."""


def project(
    reports: Sequence[ParsedReport],
    judgements: Sequence[JudgementRow] = (),
    policies: Policies = DEFAULT,
) -> Graph:
    """Return the graph of these reports and judgements under a store's policies.

    The order of reports and judgements does not matter.

    Raises:
        ValueError: two reports have one id.
    """
    if len({report.id for report in reports}) != len(reports):
        raise ValueError("two reports have one id")
    in_order = sorted(reports, key=lambda report: report.id)
    return _Projection(in_order, judgements, policies).run()


class _Projection:
    """One run; node numbers are handed out as needed."""

    def __init__(
        self,
        reports: Sequence[ParsedReport],
        judgements: Sequence[JudgementRow],
        policies: Policies,
    ) -> None:
        self.constraints = constraints_of(judgements)
        pinned = self.constraints.pinned
        self.readings = {
            number: Reading(report, left_out(report, policies), pinned)
            for number, report in enumerate(reports, start=1)
        }
        self.graph = Graph()
        self.graph.report_ids = {n: reading.report.id for n, reading in self.readings.items()}
        self._sequence = itertools.count(1)
        self._node_of_form: dict[str, int] = {}
        self._reference: dict[tuple[Label, str], int] = {}

    def run(self) -> Graph:
        for kind in KINDS:
            self._resolve(kind)
        origins = self._origins()
        for number, reading in self.readings.items():
            claims = claims_of(reading)
            named = {end for source, _, target in claims for end in (source, target) if end}
            ends = {end: self._node_of(number, end) for end in named}
            for one in bind(claims, reading.report, number, origins[number], ends, {}):
                self.graph.claims.update(one.claims())
        self._elements()
        self._copies(origins)
        self._met_by()
        self._references()
        return self.graph

    def _number(self, label: Label) -> int:
        return LABEL_NUMBER[label] << LABEL_SHIFT | next(self._sequence)

    def _resolve(self, kind: str) -> None:
        forms = [m for m in forms_of(self.readings).values() if m.kind == kind]
        ready = [
            candidate(n, form.key, form.content, RULES[kind], self._node_of_form.get)
            for n, form in enumerate(forms)
        ]
        for group in groups(ready, RULES[kind], self.constraints, every_pair=True):
            for cluster in group:
                number = self._number(LABEL_OF_KIND[kind])
                for form in cluster:
                    self._node_of_form[form.key] = number

    def _origins(self) -> dict[int, int]:
        rule = RULES["origin"]
        ready = []
        for number, reading in self.readings.items():
            content = origin_content(reading.report)
            ready.append(
                candidate(number, form_key("origin", content), content, rule, lambda _: None)
            )
        clusters = [
            c for group in groups(ready, rule, Constraints(), every_pair=True) for c in group
        ]
        return {form.number: n for n, cluster in enumerate(clusters) for form in cluster}

    def _node_of(self, report: int, end: str) -> int:
        mention = self.readings[report].mentions.get(end)
        if mention is not None:
            number = self._node_of_form[mention.key]
            self.graph.mention_nodes[report, end] = number
            return number
        label, _, public_id = end.partition(":")
        place = (Label(label), public_id)
        if place not in self._reference:
            self._reference[place] = self._number(place[0])
        return self._reference[place]

    def _elements(self) -> None:
        by_element: dict[Element, list[Claim]] = defaultdict(list)
        for claim in self.graph.claims:
            by_element[claim.element].append(claim)
        named = public_ids(self._anchors())
        ids = {number: public_id for (_, public_id), number in self._reference.items()}
        for element, claims in by_element.items():
            summary = summarise(claims, self.graph.report_ids)
            quoted = self._quote(summary.passage)
            if not element.is_node:
                self.graph.relationships[element] = make_relationship(element, summary, quoted)
                continue
            number = element.source
            public_id = named.get(number) or f"report:{ids[number]}"
            self.graph.nodes[number] = make_node(
                number, label_of(number), public_id, summary, quoted
            )

    def _quote(self, passage: tuple[int, int, int] | None) -> tuple[str, str] | None:
        if passage is None:
            return None
        report = self.readings[passage[0]].report
        assert report.text is not None and report.text.content is not None
        return report.text.content[passage[1] : passage[2]], report.id

    def _anchors(self) -> dict[int, Anchor]:
        found: dict[int, tuple[str, str, str, str]] = {}
        for reading in self.readings.values():
            for end, mention in reading.mentions.items():
                number = self._node_of_form[mention.key]
                here = (reported_of(reading.report), reading.report.id, end, mention.content)
                found[number] = min(found.get(number, here), here)
        return {number: Anchor(*here[1:]) for number, here in found.items()}

    def _copies(self, origins: Mapping[int, int]) -> None:
        by_origin: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
        for number, reading in self.readings.items():
            report = reading.report
            if is_of_table(report):
                continue
            node = self._reference[Label.REPORT, report.id]
            by_origin[origins[number]].append((reported_of(report), report.id, node))
        for reports in by_origin.values():
            self._put(derived.copies(reports))

    def _met_by(self) -> None:
        nodes, relationships = self.graph.nodes, self.graph.relationships.values()
        rounds: dict[int, list[Node]] = defaultdict(list)
        for one in relationships:
            if one.type is Rel.ROUND_OF:
                rounds[one.target].append(nodes[one.source])
        promised: dict[int, list[tuple[Node, Node]]] = defaultdict(list)
        for one in relationships:
            if one.type is Rel.PROMISED:
                promised[one.source].append((nodes[one.source], nodes[one.target]))
        for held in rounds.values():
            pairs = [pair for round_ in held for pair in promised[round_.number]]
            self._put(derived.met_by(held, pairs))

    def _put(self, relationships: Iterable[Relationship]) -> None:
        for one in list(relationships):
            element = Element(one.source, TYPE_NUMBER[one.type], one.target)
            self.graph.relationships[element] = one

    def _references(self) -> None:
        used = {n for e in self.graph.relationships for n in (e.source, e.target)}
        for (label, public_id), number in list(self._reference.items()):
            if label in REFERENCE_LABELS and number in used:
                self._reference_node(label, public_id)

    def _reference_node(self, label: Label, public_id: str) -> int:
        place = (label, public_id)
        number = self._reference.setdefault(place, 0) or self._number(label)
        self._reference[place] = number
        if number in self.graph.nodes:
            return number
        self.graph.nodes[number] = reference_node(number, label, public_id)
        if label is Label.TIE:
            for code in public_id.split("-"):
                side = self._reference_node(Label.COUNTRY, code)
                self._put([Relationship(side, Rel.SIDE_OF, number)])
        elif label is Label.TOPIC and (broader := topics.broader(public_id)):
            above = self._reference_node(Label.TOPIC, broader)
            self._put([Relationship(number, Rel.NARROWER_THAN, above)])
        return number


def summarise(claims: Iterable[Claim], report_ids: dict[int, str]) -> Summary:
    """Return what the claims of one element come to.

    `report_ids` by report number, for the order of passages.
    """
    grouped: dict[tuple[str, str], list[Claim]] = {}
    everything = list(claims)
    for claim in everything:
        grouped.setdefault((claim.field, claim.value), []).append(claim)
    values = [
        ValueCount(
            field,
            value,
            len(said),
            len({c.origin for c in said}),
            min(c.reported for c in said),
            max(c.sure for c in said),
        )
        for (field, value), said in sorted(grouped.items())
    ]
    dated = [c.dated for c in everything if c.dated is not None]
    placed = [
        (c.reported, report_ids[c.report], c.start, c.stop, c.report)
        for c in everything
        if c.start is not None and c.stop is not None
    ]
    first = min(placed, default=None)
    return Summary(
        values,
        len(everything),
        len({c.origin for c in everything}),
        min(c.reported for c in everything),
        max((c.reported for c in everything if c.reported != UNREPORTED), default=UNREPORTED),
        min(dated, default=None),
        max(dated, default=None),
        None if first is None else Passage(first[4], first[2], first[3]),
    )
