"""How well identity does on mentions that were clustered by hand: pairs joined and split."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from graph.evidence.align import align
from graph.evidence.gate import unsupported
from graph.model.report import ParsedReport
from graph.projection.claims import mention_pointers
from graph.projection.mentions import Reading
from graph.projection.oracle import project


@dataclass(slots=True)
class Pairs:
    """Pairs of mentions of one kind: rightly joined, wrongly joined, wrongly split."""

    right: int = 0
    joined: list[tuple[str, str]] = field(default_factory=list)
    split: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of joined pairs that are right; 1 where none is joined."""
        return self.right / (self.right + len(self.joined) or 1) if self.joined else 1.0

    @property
    def recall(self) -> float:
        """The share of the pairs to be joined that are; 1 where there is none."""
        return self.right / (self.right + len(self.split)) if self.split else 1.0


def resolved(reports: Sequence[ParsedReport]) -> dict[str, int]:
    """Return the node of each mention, by `REPORT#POINTER`."""
    aligned = [align(report) for report in reports]
    graph = project(aligned)
    numbers = {report_id: number for number, report_id in graph.report_ids.items()}
    return {
        mention: graph.mention_nodes[numbers[report.id], end]
        for report in aligned
        for mention, end in mention_pointers(Reading(report, unsupported(report)))
    }


def scored(gold: Path, node_of: Mapping[str, int]) -> dict[str, Pairs]:
    """Return the pairs of each kind; a mention without a node is a thing of its own."""
    standard = json.loads(gold.read_text(encoding="utf-8"))
    return {
        kind: _pairs(
            [cluster["mentions"] for cluster in clusters],
            node_of,
            {pair for group in standard["unsure"].get(kind, ()) for pair in _all_pairs(group)},
        )
        for kind, clusters in standard["clusters"].items()
    }


def _pairs(
    clusters: Sequence[Sequence[str]],
    node_of: Mapping[str, int],
    unsure: Collection[tuple[str, str]],
) -> Pairs:
    found, wanted = Pairs(), {pair for cluster in clusters for pair in _all_pairs(cluster)}
    by_node: dict[int, list[str]] = defaultdict(list)
    for cluster in clusters:
        for mention in cluster:
            if mention in node_of:
                by_node[node_of[mention]].append(mention)
    got = {pair for mentions in by_node.values() for pair in _all_pairs(mentions)}
    found.right = len(wanted & got)
    found.joined = sorted(got - wanted - set(unsure))
    found.split = sorted(wanted - got - set(unsure))
    return found


def _all_pairs(mentions: Sequence[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(mentions), 2)
