"""What the claims of many elements come to, in one pass over them."""

import sqlite3

from graph.records import UNREPORTED, Element, Passage, Summary, ValueCount

_CLAIMS = """
SELECT c.source, c.type, c.target, c.field, c.value, c.origin, c.reported, c.dated, c.sure,
       c.report, c.start, c.stop
FROM wanted w CROSS JOIN claims c USING(source, type, target)
"""


def summarise(db: sqlite3.Connection) -> dict[Element, Summary]:
    """Return the summaries of the elements in the temporary table `wanted`."""
    found: dict[tuple[int, int, int], _Gathering] = {}
    here: tuple[int, int, int] | None = None
    gathering = _Gathering()
    for source, type_, target, *rest in db.execute(_CLAIMS):
        place = (source, type_, target)
        if place != here:
            here = place
            gathering = found.setdefault(place, _Gathering())
        gathering.add(*rest)
    ids = _ids(db, found.values())
    return {Element(*place): one.summary(ids) for place, one in found.items()}


class _Gathering:
    """The claims of one element, counted as they come."""

    __slots__ = ("claims", "dated", "first", "last", "origins", "placed", "placed_on", "values")

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], list[object]] = {}
        self.origins: set[int] = set()
        self.claims = 0
        self.first, self.last = UNREPORTED, ""
        self.dated: list[str] = []
        self.placed: list[tuple[int, int, int]] = []
        self.placed_on = "~~"

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
        if reported > self.last and reported != UNREPORTED:
            self.last = reported
        if dated is not None:
            self._date(dated)
        known = self.values.get((field, value))
        if known is None:
            self.values[field, value] = [1, {origin}, reported, sure]
        else:
            known[0] += 1  # type: ignore[operator]
            known[1].add(origin)  # type: ignore[attr-defined]
            known[2] = min(known[2], reported)  # type: ignore[type-var]
            known[3] = max(known[3], sure)  # type: ignore[type-var]
        if start is not None and stop is not None and reported <= self.placed_on:
            if reported < self.placed_on:
                self.placed_on = reported
                self.placed.clear()
            self.placed.append((report, start, stop))

    def _date(self, dated: str) -> None:
        if not self.dated:
            self.dated = [dated, dated]
        elif dated < self.dated[0]:
            self.dated[0] = dated
        elif dated > self.dated[1]:
            self.dated[1] = dated

    def summary(self, ids: dict[int, str]) -> Summary:
        """Close the count."""
        values = [
            ValueCount(field, value, count, len(origins), first, sure)  # type: ignore[arg-type]
            for (field, value), (count, origins, first, sure) in sorted(self.values.items())
        ]
        passage = None
        if self.placed:
            one = min(self.placed, key=lambda place: (ids.get(place[0], ""), *place[1:]))
            passage = Passage(*one)
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


def _ids(db: sqlite3.Connection, found: "object") -> dict[int, str]:
    """Ids of the reports between which the earliest sentence must be chosen."""
    wanted = {
        place[0]
        for one in found  # type: ignore[attr-defined]
        if len(one.placed) > 1
        for place in one.placed
    }
    sql = "SELECT id FROM reports WHERE number = ?"
    return {number: db.execute(sql, (number,)).fetchone()[0] for number in wanted}
