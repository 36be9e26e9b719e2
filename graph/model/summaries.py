"""What the claims of an element come to.

What is shown is made of that in `elements.py`.
"""

from collections.abc import Callable, Sequence

from graph.model.records import UNREPORTED, Passage, Said, Summary, ValueCount

Testimony = tuple[int, int, str, Sequence[Said]]
"""What one report says of the element: report, origin, reported, and its claims."""


def summarise(rows: Sequence[Testimony], id_of: Callable[[int], str]) -> Summary:
    """Return what the claims of one element come to, given by report (at least one).

    `id_of` gives a report's id by its number; it is asked only where two sentences of one day
    compete for the passage.
    """
    if len(rows) == 1:
        return _of_one_report(*rows[0])
    reported = [row[2] for row in rows]
    days = [claim[3] for row in rows for claim in row[3] if claim[3] is not None]
    return Summary(
        _counted(rows),
        sum(len(row[3]) for row in rows),
        len({row[1] for row in rows}),
        min(reported),
        max((day for day in reported if day != UNREPORTED), default=UNREPORTED),
        min(days, default=None),
        max(days, default=None),
        _passage(rows, id_of),
    )


def _of_one_report(report: int, _: int, reported: str, said: Sequence[Said]) -> Summary:
    """The common case, in one pass: a claim is as good as a value."""
    first = last = None
    place: tuple[int, int] | None = None
    counts: list[ValueCount] = []
    known = None
    for field, value, _pointer, dated, start, stop, sure in said:
        if known is not None and known.field == field and known.value == value:
            known.claims += 1
            known.sure = max(known.sure, sure)
        else:
            known = ValueCount(field, value, 1, 1, reported, sure)
            counts.append(known)
        if dated is not None:
            first = dated if first is None or dated < first else first
            last = dated if last is None or dated > last else last
        if start is not None and stop is not None and (place is None or (start, stop) < place):
            place = (start, stop)
    passage = None if place is None else Passage(report, *place)
    return Summary(counts, len(said), 1, reported, reported, first, last, passage)


def _counted(rows: Sequence[Testimony]) -> list[ValueCount]:
    counts: dict[tuple[str, str], tuple[ValueCount, set[int]]] = {}
    for _, origin, reported, said in rows:
        for field, value, _pointer, _dated, _start, _stop, sure in said:
            known = counts.get((field, value))
            if known is None:
                counts[field, value] = (ValueCount(field, value, 1, 1, reported, sure), {origin})
                continue
            count, origins = known
            origins.add(origin)
            count.claims += 1
            count.origins = len(origins)
            if reported < count.first_reported:
                count.first_reported = reported
            if sure > count.sure:
                count.sure = sure
    return [counts[place][0] for place in sorted(counts)]


def _passage(rows: Sequence[Testimony], id_of: Callable[[int], str]) -> Passage | None:
    """The sentence of the earliest report that has one: by date, then report id, then place."""
    placed = [
        (reported, report, start, stop)
        for report, _, reported, said in rows
        for _field, _value, _pointer, _dated, start, stop, _sure in said
        if start is not None and stop is not None
    ]
    if not placed:
        return None
    earliest = min(placed)[0]
    first = [place[1:] for place in placed if place[0] == earliest]
    if len({report for report, _, _ in first}) == 1:
        return Passage(*min(first))
    return Passage(*min(first, key=lambda place: (id_of(place[0]), *place[1:])))
