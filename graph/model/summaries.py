"""What the claims of an element come to, counted as they come.

What is shown is made of that in `elements.py`.
"""

from collections.abc import Iterable, Mapping

from graph.model.records import UNREPORTED, Claim, Element, Passage, Summary, ValueCount


class Gathering:
    """The claims of one element, counted as they come."""

    __slots__ = ("claims", "dated", "first", "last", "origins", "placed", "placed_on", "values")

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], tuple[int, set[int], str, int]] = {}
        self.origins: set[int] = set()
        self.claims = 0
        self.first, self.last = UNREPORTED, ""
        self.dated: tuple[str, str] | None = None
        self.placed: list[tuple[int, int, int]] = []
        self.placed_on = UNREPORTED + UNREPORTED

    def add(
        self,
        field: str,
        value: str,
        origin: int,
        reported: str,
        dated: str | None,
        sure: int,
        report: int,
        start: int | None,
        stop: int | None,
    ) -> None:
        """Count one claim."""
        self.claims += 1
        self.origins.add(origin)
        if reported < self.first:
            self.first = reported
        if reported != UNREPORTED and reported > self.last:
            self.last = reported
        if dated is not None:
            known = self.dated or (dated, dated)
            self.dated = (min(known[0], dated), max(known[1], dated))
        self._count(field, value, origin, reported, sure)
        if start is not None and stop is not None and reported <= self.placed_on:
            if reported < self.placed_on:
                self.placed_on = reported
                self.placed.clear()
            self.placed.append((report, start, stop))

    def _count(self, field: str, value: str, origin: int, reported: str, sure: int) -> None:
        known = self.values.get((field, value))
        if known is None:
            self.values[field, value] = (1, {origin}, reported, sure)
            return
        count, origins, first, surest = known
        origins.add(origin)
        self.values[field, value] = (count + 1, origins, min(first, reported), max(surest, sure))

    def summary(self, report_ids: Mapping[int, str]) -> Summary:
        """Close the count; `report_ids` by number, for those in `undecided`."""
        values = [
            ValueCount(field, value, count, len(origins), first, sure)
            for (field, value), (count, origins, first, sure) in sorted(self.values.items())
        ]
        passage = None
        if len(self.placed) == 1:
            passage = Passage(*self.placed[0])
        elif self.placed:
            passage = Passage(*min(self.placed, key=lambda at: (report_ids[at[0]], *at[1:])))
        first_dated, last_dated = self.dated or (None, None)
        return Summary(
            values,
            self.claims,
            len(self.origins),
            self.first,
            self.last or UNREPORTED,
            first_dated,
            last_dated,
            passage,
        )

    @property
    def undecided(self) -> list[int]:
        """Numbers of the reports between whose sentences the report id decides."""
        return [place[0] for place in self.placed] if len(self.placed) > 1 else []


def gather(claims: Iterable[Claim]) -> dict[Element, Gathering]:
    """Return the claims gathered by element."""
    found: dict[tuple[int, ...], Gathering] = {}
    for claim in claims:
        place = claim[:3]
        gathering = found.get(place)
        if gathering is None:
            gathering = found[place] = Gathering()
        _, _, _, field, value, report, _, origin, reported, dated, start, stop, sure = claim
        gathering.add(field, value, origin, reported, dated, sure, report, start, stop)
    return {Element(*place): gathering for place, gathering in found.items()}
