"""What a view was told beside what it asked for, so that it need not ask again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.model.records import Claim, Element
from graph.stores.contract import TraversalFilter


class ReadAhead:
    """Kept for as long as one picture lasts; whoever writes forgets it."""

    def __init__(self) -> None:
        self.degrees: dict[int, int] = {}
        """The number of relationships of nodes, by number."""
        self.first_claims: dict[Element, Claim | None] = {}
        """The first claim of elements; None for one without any."""
        self._steps: dict[TraversalFilter, dict[int, list[int]]] = defaultdict(dict)

    def steps(self, allowed: TraversalFilter) -> dict[int, list[int]]:
        """Where one step leads through a allowed, by the number of each node read so far."""
        return self._steps[allowed]

    def note(
        self, allowed: TraversalFilter, numbers: Iterable[int], steps: Iterable[tuple[int, int]]
    ) -> None:
        """Note all steps from these nodes, as pairs of here and there."""
        found: dict[int, list[int]] = {number: [] for number in numbers}
        for here, there in steps:
            found[here].append(there)
        self._steps[allowed].update(found)

    def note_claims(
        self, elements: Iterable[Element], claims: Mapping[Element, Sequence[Claim]]
    ) -> None:
        """Note all claims of these elements, in order; those of none are absent."""
        for element in elements:
            self.first_claims[element] = next(iter(claims.get(element, ())), None)

    def forget(self) -> None:
        """Forget all, since it may have been changed."""
        self.degrees.clear()
        self.first_claims.clear()
        self._steps.clear()
