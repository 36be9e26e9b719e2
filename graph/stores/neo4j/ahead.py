"""What a view was told beside what it asked for, so that it need not ask again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.stores.contract import TraversalFilter
from graph.stores.neo4j.packs import PackedClaim, Source, unpacked
from graph.stores.neo4j.rows import Row


@dataclass(slots=True)
class Packs:
    """The packs of one node that were read so far, in the order in which evidence is told."""

    rows: list[tuple[Source, list[PackedClaim]]] = field(default_factory=list)
    is_whole: bool = False


class ReadAhead:
    """Kept for as long as one picture lasts."""

    def __init__(self) -> None:
        self.degrees: dict[int, int] = {}
        """The number of relationships of nodes, by number."""
        self.packs: dict[int, Packs] = defaultdict(Packs)
        """Packs of claims that lie with a node, by its number."""
        self._steps: dict[TraversalFilter, dict[int, list[int]]] = defaultdict(dict)

    def steps(self, allowed: TraversalFilter) -> dict[int, list[int]]:
        """Where one step leads through a filter, by the number of each node read so far."""
        return self._steps[allowed]

    def note(
        self, allowed: TraversalFilter, numbers: Iterable[int], steps: Iterable[tuple[int, int]]
    ) -> None:
        """Note all steps from these nodes, as pairs of here and there."""
        found: dict[int, list[int]] = {number: [] for number in numbers}
        for here, there in steps:
            found[here].append(there)
        self._steps[allowed].update(found)

    def note_packs(self, rows: Sequence[Row]) -> None:
        """Note the next packs of nodes, in order: rows of holder, what `Source` has, and text."""
        packs = unpacked([row[-1] for row in rows])
        for (holder, *source, _), pack in zip(rows, packs, strict=True):
            self.packs[holder].rows.append((Source(*source), pack))
