"""The canonical export of an oracle's graph, to hold a store's against."""

from collections.abc import Iterable

from graph.journal.export import node_line, relationship_line
from graph.model.policies import DEFAULT, Policies
from graph.model.records import JudgementRow
from graph.model.report import ParsedReport
from graph.projection.oracle import Graph, project


def exported(graph: Graph) -> list[str]:
    """The lines that `graph.journal.export.canonical` gives for an equal stored graph."""
    nodes = sorted(graph.nodes.values(), key=lambda node: (str(node.label), node.id))
    ids = {number: node.id for number, node in graph.nodes.items()}
    relationships = sorted(
        graph.relationships.values(),
        key=lambda one: (str(one.type), ids[one.source], ids[one.target]),
    )
    return [node_line(node) for node in nodes] + [
        relationship_line(ids[one.source], one, ids[one.target]) for one in relationships
    ]


def expected(
    reports: Iterable[ParsedReport],
    judgements: Iterable[JudgementRow] = (),
    policies: Policies = DEFAULT,
) -> list[str]:
    """The canonical export that these reports and judgements must give under these policies."""
    return exported(project(list(reports), list(judgements), policies))
