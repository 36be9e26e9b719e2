"""What the claims of many elements come to, in one pass over them."""

import sqlite3

from graph.model.records import Element, Summary
from graph.model.summaries import Gathering
from graph.stores.embedded.hubs import held_summaries, promote

_CLAIMS = """
SELECT c.source, c.type, c.target, c.field, c.value, c.origin, c.reported, c.dated, c.sure,
       c.report, c.start, c.stop
FROM wanted w CROSS JOIN claims c USING(source, type, target)
WHERE NOT EXISTS(
  SELECT 1 FROM hubs h WHERE h.source = w.source AND h.type = w.type AND h.target = w.target)
"""


def summarise(db: sqlite3.Connection, keep: bool) -> dict[Element, Summary]:
    """Return the summaries of the elements in the temporary table `wanted`.

    With `keep`, which only a writer may ask for, those of many claims become hubs.
    """
    found: dict[tuple[int, int, int], Gathering] = {}
    here: tuple[int, int, int] | None = None
    gathering = Gathering()
    for source, type_, target, *rest in db.execute(_CLAIMS):
        place = (source, type_, target)
        if place != here:
            here = place
            gathering = found[place] = Gathering()
        gathering.add(*rest)
    undecided = {number for one in found.values() for number in one.undecided}
    ids = {number: _report_id(db, number) for number in undecided}
    counted = {Element(*place): one.summary(ids) for place, one in found.items()}
    held = held_summaries(db)
    if keep:
        promote(db, counted)
    return {**counted, **held}


def _report_id(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT id FROM reports WHERE number = ?", (number,)).fetchone()[0])
