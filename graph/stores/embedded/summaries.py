"""What the claims of many elements come to, in one pass over them."""

import sqlite3

from pydantic_core import from_json

from graph.model.records import Element, Summary
from graph.model.summaries import Testimony
from graph.model.summaries import summarise as summary_of
from graph.stores.embedded.hubs import held_summaries, promote

_CLAIMS = """
SELECT c.source, c.type, c.target, c.report, c.origin, c.reported, c.said
FROM wanted w CROSS JOIN claims c USING(source, type, target)
WHERE NOT EXISTS(
  SELECT 1 FROM hubs h WHERE h.source = w.source AND h.type = w.type AND h.target = w.target)
"""


def summarise(db: sqlite3.Connection, keep: bool) -> dict[Element, Summary]:
    """Return the summaries of the elements in the temporary table `wanted`.

    With `keep`, which only a writer may ask for, those of many claims become hubs.
    """

    def id_of(number: int) -> str:
        return str(db.execute("SELECT id FROM reports WHERE number = ?", (number,)).fetchone()[0])

    found: dict[tuple[int, int, int], list[Testimony]] = {}
    for source, type_, target, report, origin, reported, said in db.execute(_CLAIMS):
        rows = found.setdefault((source, type_, target), [])
        rows.append((report, origin, reported, from_json(said)))
    counted = {Element(*place): summary_of(rows, id_of) for place, rows in found.items()}
    held = held_summaries(db)
    if keep:
        promote(db, counted)
    return {**counted, **held}
