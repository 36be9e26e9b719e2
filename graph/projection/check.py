"""Whether a store holds what it should.

The store's own look, and every element against its claims.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from graph.model.records import Element, Node, Relationship, Summary, node_element
from graph.model.vocabulary import DERIVED_TYPES, REFERENCE_LABELS, RelationshipType
from graph.projection.elements import Quoted, make_node, make_relationship
from graph.projection.settling import REPORTED_TYPES, element_of
from graph.stores.working import WorkingStore, WorkingView

CHUNK = 2000
T = TypeVar("T")


def check(store: WorkingStore) -> list[str]:
    """Return what is wrong, each finding a sentence; empty where all is well.

    Every reported node and relationship must show what its claims come to, reference ones must have
    no claims, derived ones a rule.
    """
    findings = list(store.check())
    if findings:
        return findings
    with store.read(steady=True) as view:
        for nodes in _chunks(view.iter_nodes()):
            findings += _check_nodes(view, nodes)
        for triples in _chunks(view.iter_relationships()):
            findings += _check_relationships(view, triples)
    return findings


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _check_nodes(view: WorkingView, nodes: list[Node]) -> Iterator[str]:
    claimed = [node for node in nodes if node.label not in REFERENCE_LABELS]
    summaries = view.summaries([node_element(node.number) for node in claimed])
    quotes = _quotes(view, summaries)
    for node in claimed:
        element = node_element(node.number)
        summary = summaries.get(element)
        if summary is None:
            yield f"node {node.id} has no claims"
        elif node != make_node(node.number, node.label, node.id, summary, quotes.get(element)):
            yield f"node {node.id} does not show what its claims come to"
    needless = [node for node in nodes if node.label in REFERENCE_LABELS]
    used = view.has_relationships([node.number for node in needless], list(RelationshipType))
    for node in needless:
        if node.number not in used:
            yield f"{node.label} {node.id} stands although nothing needs it"


def _check_relationships(
    view: WorkingView, triples: list[tuple[str, Relationship, str]]
) -> Iterator[str]:
    summaries = view.summaries([element_of(one) for _, one, _ in triples])
    quotes = _quotes(view, summaries)
    for source, one, target in triples:
        element = element_of(one)
        wrong = _wrong(one, summaries.get(element), quotes.get(element))
        if wrong:
            yield f"relationship {source} {one.type} {target} {wrong}"


def _wrong(one: Relationship, summary: Summary | None, quoted: Quoted | None) -> str | None:
    if one.type in DERIVED_TYPES and not one.properties.get("rule"):
        return "is derived and carries no rule"
    if one.type not in REPORTED_TYPES:
        return "has claims of its own" if summary else None
    if summary is None:
        return "has no claims"
    if one != make_relationship(element_of(one), summary, quoted):
        return "does not show what its claims come to"
    return None


def _quotes(view: WorkingView, summaries: dict[Element, Summary]) -> dict[Element, Quoted]:
    places = {s.passage for s in summaries.values() if s.passage is not None}
    words = view.passages(places) if places else {}
    return {e: words[s.passage] for e, s in summaries.items() if s.passage in words}
