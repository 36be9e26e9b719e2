"""A large graph from a seed: 670,000 nodes and 2.5 million relationships at full size.

The same share gives the same graph, in the same order, wherever it is made.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from benchmarks.graph_drawing import Drawing
from benchmarks.graph_nodes import Nodes, day_of, support_of
from benchmarks.graph_plan import Plan
from graph.model.records import LABEL_SHIFT, Node, Relationship
from graph.model.vocabulary import LABEL_NUMBER, RELATIONSHIP_TYPES, TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel

# Source, type, label of the target and target in one integer each: two million tuples would take
# a gigabyte.
_POSITION_BITS: Final = 24
_POSITION: Final = (1 << _POSITION_BITS) - 1
_TYPE_AT: Final = 32
_SOURCE_AT: Final = 38
_DATED: Final = frozenset({Rel.LED, Rel.ATTENDED, Rel.CONCLUDED_AT, Rel.DISCUSSED_AT, Rel.PARTY_TO})


class GraphData:
    """The graph of one size; `share` is the part of the full size, 1 for all of it."""

    def __init__(self, share: float = 1.0) -> None:
        self._plan = Plan(share)
        self._nodes = Nodes(self._plan)

    @property
    def number(self) -> dict[Label, int]:
        """How many nodes of each label there are; their positions begin at 0."""
        return self._plan.number

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return sum(map(len, self._packed.values()))

    def node(self, label: Label, position: int) -> Node:
        """Return the node of a label at a position."""
        return self._nodes.node(label, position)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes, in order of number."""
        return self._nodes.all()

    def relationships(self) -> Iterator[Relationship]:
        """Yield all relationships in order of source, type and target, as numbers go."""
        for label, packed in self._packed.items():
            for code in packed:
                yield _relationship(label, code)

    @cached_property
    def _packed(self) -> dict[Label, list[int]]:
        found: dict[Label, set[int]] = {label: set() for label in Label}
        for source, type_, target, pairs in Drawing(self._plan).all():
            middle = TYPE_NUMBER[type_] << _TYPE_AT | LABEL_NUMBER[target] << _POSITION_BITS
            found[source].update(one << _SOURCE_AT | middle | other for one, other in pairs)
        return {label: sorted(packed) for label, packed in found.items()}


def _relationship(label: Label, code: int) -> Relationship:
    source = LABEL_NUMBER[label] << LABEL_SHIFT | code >> _SOURCE_AT
    type_ = RELATIONSHIP_TYPES[(code >> _TYPE_AT & 63) - 1]
    target = (code >> _POSITION_BITS & 255) << LABEL_SHIFT | code & _POSITION
    made = Relationship(source, type_, target)
    if type_ is not Rel.SIDE_OF:
        made.properties = support_of(code)
    if type_ in _DATED:
        made.earliest = made.latest = day_of(code >> 3)
    return made
