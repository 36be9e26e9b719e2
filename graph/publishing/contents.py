"""What of the working store is published, as rows of a database: a pure function of a view."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.model.records import (
    Claim,
    Element,
    Node,
    QuotedClaim,
    Relationship,
    ReportRow,
    Touched,
    hash_of_given,
    node_element,
)
from graph.model.vocabulary import RELATIONSHIP_TYPES, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.publishing.shortcuts import OWNERS, ends_of, shortcuts_of
from graph.stores.journal_evidence import with_words
from graph.stores.neo4j.packs import COUNTED, SAYS, counted, holder_of, packed
from graph.stores.neo4j.rows import (
    REPORT_ID,
    Properties,
    digest,
    labels_of,
    node_row,
    relationship_row,
)
from graph.stores.working import WorkingView

PUBLIC = tuple(str(one) for one in RELATIONSHIP_TYPES)
Key = tuple[int, str, int]


class Wanted:
    """What some keys come to: rows with a digest each; what is absent is to be gone."""

    def __init__(self) -> None:
        self.nodes: dict[int, tuple[tuple[str, ...], Properties]] = {}
        self.relationships: dict[Key, Properties] = {}

    def add_node(self, node: Node, more: Properties) -> None:
        """Add a node, with what a report's node has beside its properties."""
        labels = labels_of(node)
        held = {k: v for k, v in (node_row(node) | more).items() if v is not None}
        held["digest"] = digest(labels, sorted(held.items()))
        self.nodes[node.number] = (labels, held)

    def add_relationship(self, key: Key, held: Properties) -> None:
        """Add a relationship with properties; a shortcut has none, and no digest."""
        self.relationships[key] = held


def graph_key(element: Element) -> Key:
    """Return the key of a relationship of the graph."""
    return (element.source, str(RELATIONSHIP_TYPES[element.type - 1]), element.target)


def with_report_nodes(view: WorkingView, touched: Touched) -> Touched:
    """Return what is touched with what else is published of reports that changed.

    The node of a report carries its evidence and its origin, what it is quoted for its address.
    """
    rows = view.reports_by_number(touched.reports)
    numbers = view.numbers([REPORT_ID + row.id for row in rows.values()])
    copies = {e.source for e in touched.relationships if e.type == TYPE_NUMBER[Rel.COPY_OF]}
    claimed = {claim.element for claim in view.claims_of_reports(touched.reports)}
    return Touched(
        touched.nodes | set(numbers.values()) | copies | {e.source for e in claimed if e.is_node},
        touched.relationships | {element for element in claimed if not element.is_node},
        touched.reports,
    )


def wanted_nodes(view: WorkingView, numbers: Collection[int]) -> Wanted:
    """Return the nodes with these numbers, shortcuts included, as they are to be published.

    With the packs of what reports among them say.
    """
    wanted = Wanted()
    nodes = view.nodes(numbers)
    reports = {n: node for n, node in nodes.items() if node.label is Label.REPORT}
    evidence = _evidence(view, reports)
    urls = _urls(view, nodes.values())
    counts = _counts(view, {node_element(n): node for n, node in nodes.items()})
    for number, node in nodes.items():
        more = _quote_url(urls, node.properties) | counts.get(node_element(number), {})
        wanted.add_node(node, {**more, **evidence.of_reports.get(number, {})})
    for key, held in evidence.says.items():
        wanted.add_relationship(key, held)
    owners = [node for node in nodes.values() if node.label in OWNERS]
    ends = view.numbers({public_id for node in owners for public_id in ends_of(node)})
    for node in owners:
        for key in shortcuts_of(node, ends.get):
            wanted.add_relationship(key, {})
    return wanted


def wanted_relationships(view: WorkingView, elements: Collection[Element]) -> Wanted:
    """Return relationships of the graph as they are to be published."""
    wanted = Wanted()
    found = view.relationships(elements)
    urls, counts = _urls(view, found.values()), _counts(view, found)
    for element, one in found.items():
        row = relationship_row(one) | _quote_url(urls, one.properties)
        row |= counts.get(element, {})
        held = {k: v for k, v in row.items() if v is not None}
        held["digest"] = digest(sorted(held.items()))
        wanted.add_relationship(graph_key(element), held)
    return wanted


def _counts(
    view: WorkingView, elements: Mapping[Element, Node | Relationship]
) -> dict[Element, Properties]:
    """The counts of the values of those elements that very many claims speak of."""
    many = [e for e, one in elements.items() if one.properties.get("claims", 0) > COUNTED]
    return {
        element: {"counted": counted(summary.values, summary.origins)}
        for element, summary in view.summaries(many).items()
    }


def _urls(view: WorkingView, elements: Iterable[Node | Relationship]) -> dict[str, str]:
    """Addresses of the reports that elements are quoted from, by report id."""
    quoted = {one.properties.get("quote_report") for one in elements} - {None}
    nodes = view.nodes_by_id([f"{REPORT_ID}{report_id}" for report_id in quoted])
    return {
        node_id.removeprefix(REPORT_ID): node.properties["url"]
        for node_id, node in nodes.items()
        if "url" in node.properties
    }


def _quote_url(urls: dict[str, str], properties: Properties) -> Properties:
    url = urls.get(properties.get("quote_report", ""))
    return {} if url is None else {"quote_url": url}


def wanted_former_ids(view: WorkingView) -> dict[int, list[str]]:
    """Return the hashes of the ids that are no more, by the node that answers for each."""
    given = [row[0] for row in view.iter_given_ids()]
    live = view.numbers(given)
    found: dict[int, list[str]] = defaultdict(list)
    for node_id in given:
        if node_id not in live:
            for node in view.answering(node_id):
                found[node.number].append(hash_of_given(node_id))
    return {number: sorted(hashes) for number, hashes in found.items()}


# --- evidence


class _Evidence:
    """What reports say: properties of their nodes, and whatever each speaks of."""

    def __init__(self) -> None:
        self.of_reports: dict[int, Properties] = {}
        self.says: dict[Key, Properties] = {}


def _evidence(view: WorkingView, reports: dict[int, Node]) -> _Evidence:
    found = _Evidence()
    if not reports:
        return found
    by_id = {node.id.removeprefix(REPORT_ID): node for node in reports.values()}
    rows = view.reports(by_id)
    node_of = {row.number: by_id[report_id] for report_id, row in rows.items()}
    claims: dict[int, list[tuple[Claim, QuotedClaim]]] = defaultdict(list)
    plain = view.claims_of_reports(node_of.keys())
    for claim, said in zip(plain, with_words(view, plain), strict=True):
        claims[claim.report].append((claim, said))
    origins = _origins(view, reports)
    for row in rows.values():
        node = node_of[row.number]
        _add(found, row, node, origins[node.number], claims[row.number])
    return found


def _origins(view: WorkingView, reports: dict[int, Node]) -> dict[int, str]:
    """The id of the report that each is a copy of, or its own."""
    copies = {one.source: one.target for one in view.relationships_of(reports, [Rel.COPY_OF], True)}
    originals = view.nodes(set(copies.values()))
    return {
        number: originals[copies[number]].id if number in copies else node.id
        for number, node in reports.items()
    }


def _add(
    found: _Evidence,
    row: ReportRow,
    node: Node,
    origin: str,
    claims: Iterable[tuple[Claim, QuotedClaim]],
) -> None:
    in_order = sorted(claims, key=_place)
    sentences: dict[str, int] = {}
    by_holder: dict[int, list[tuple[Claim, QuotedClaim]]] = defaultdict(list)
    for claim, said in in_order:
        if said.sentence is not None:
            sentences.setdefault(said.sentence, len(sentences))
        by_holder[holder_of(claim.element)].append((claim, said))
    texts = {holder: packed(some, sentences) for holder, some in by_holder.items()}
    own: Properties = {
        "origin": origin,
        "reported": row.reported,
        "holds_text": any(said.holds_text for _, said in in_order),
    }
    if sentences:
        own["sentences"] = list(sentences)
    if node.number in texts:
        own["packed"] = texts.pop(node.number)
    found.of_reports[node.number] = own
    for holder, text in texts.items():
        held = {"packed": text, "claims": len(by_holder[holder]), "reported": row.reported}
        held["digest"] = digest(sorted(held.items()))
        found.says[node.number, SAYS, holder] = held


def _place(row: tuple[Claim, QuotedClaim]) -> tuple[int, int, str, str, str]:
    claim = row[0]
    return (claim.type, claim.target, claim.pointer, claim.field, claim.value)
