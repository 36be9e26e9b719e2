"""Summaries of elements with very many claims.

Kept up to date so that one claim more costs no look at the others.

A hub is an element with more than `HUB` claims. Its summary is held as JSON, its origins as rows,
since they alone must be
distinct. Adding claims extends them; taking one away forgets the hub, whose claims are then counted
anew.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any, Final

from graph.records import UNREPORTED, Claim, Element, Passage, Summary, ValueCount
from graph.stores.embedded.rows import packed

HUB: Final = 64
"""Claims above which an element is kept as a hub; below, counting them anew is as fast."""

_ALL: Final = "*"
"""Stands for the field where origins are counted over all of an element's claims."""
_HUBS = (
    "SELECT h.number, h.source, h.type, h.target, h.summary "
    "FROM wanted w CROSS JOIN hubs h USING(source, type, target)"
)
_SAID = "INSERT OR IGNORE INTO hub_origins VALUES(?, ?, ?, ?)"


def held_summaries(db: sqlite3.Connection) -> dict[Element, Summary]:
    """Return the summaries of those elements in the temporary table `wanted` that are hubs."""
    return {Element(*place): _summary(json.loads(text)) for _, *place, text in db.execute(_HUBS)}


def promote(db: sqlite3.Connection, summaries: dict[Element, Summary]) -> None:
    """Make hubs of the elements whose summary counts more than `HUB` claims."""
    for element, summary in summaries.items():
        if summary.claims > HUB:
            _promote(db, element, summary)


def _promote(db: sqlite3.Connection, element: Element, summary: Summary) -> None:
    placed = None
    if summary.passage is not None:
        sql = "SELECT reported, id FROM reports WHERE number = ?"
        reported, report_id = db.execute(sql, (summary.passage.report,)).fetchone()
        placed = [reported, report_id, summary.passage.start, summary.passage.stop]
        placed.append(summary.passage.report)
    held = {
        "values": [
            [v.field, v.value, v.claims, v.origins, v.first_reported, v.sure]
            for v in summary.values
        ],
        "claims": summary.claims,
        "origins": summary.origins,
        "first": summary.first_reported,
        "last": summary.last_reported,
        "dated": [summary.first_dated, summary.last_dated],
        "placed": placed,
    }
    sql = "INSERT INTO hubs(source, type, target, summary) VALUES(?, ?, ?, ?) RETURNING number"
    number = db.execute(sql, (*element, packed(held))).fetchall()[0][0]
    own = (number, *element)
    for columns in ("field, value", f"'{_ALL}', ''"):
        db.execute(
            f"INSERT OR IGNORE INTO hub_origins SELECT ?, {columns}, origin FROM claims "
            "WHERE source = ? AND type = ? AND target = ?",
            own,
        )


def extend(db: sqlite3.Connection, drop: Iterable[Claim], put: Collection[Claim]) -> None:
    """Bring the hubs among the elements in `wanted` in line with claims about to be written."""
    hubs = {Element(*row[1:4]): (row[0], json.loads(row[4])) for row in db.execute(_HUBS)}
    if not hubs:
        return
    for element in {claim.element for claim in drop} & hubs.keys():
        number, _ = hubs.pop(element)
        db.execute("DELETE FROM hubs WHERE number = ?", (number,))
        db.execute("DELETE FROM hub_origins WHERE hub = ?", (number,))
    ids = _report_ids(db, {c.report for c in put if c.start is not None and c.element in hubs})
    for claim in put:
        if claim.element in hubs:
            _count(db, *hubs[claim.element], claim, ids.get(claim.report, ""))
    db.executemany(
        "UPDATE hubs SET summary = ? WHERE number = ?",
        [(packed(held), number) for number, held in hubs.values()],
    )


def _report_ids(db: sqlite3.Connection, numbers: set[int]) -> dict[int, str]:
    sql = "SELECT id FROM reports WHERE number = ?"
    return {number: db.execute(sql, (number,)).fetchone()[0] for number in numbers}


def _count(
    db: sqlite3.Connection, number: int, held: dict[str, Any], claim: Claim, report_id: str
) -> None:
    held["claims"] += 1
    held["origins"] += db.execute(_SAID, (number, _ALL, "", claim.origin)).rowcount
    held["first"] = min(held["first"], claim.reported)
    if claim.reported != UNREPORTED:
        known = held["last"]
        held["last"] = claim.reported if known == UNREPORTED else max(known, claim.reported)
    if claim.dated is not None:
        first, last = held["dated"]
        held["dated"] = [min(first or claim.dated, claim.dated), max(last or "", claim.dated)]
    if claim.start is not None:
        here = [claim.reported, report_id, claim.start, claim.stop, claim.report]
        held["placed"] = min(held["placed"] or here, here)
    is_new = db.execute(_SAID, (number, claim.field, claim.value, claim.origin)).rowcount
    for value in held["values"]:
        if value[0] == claim.field and value[1] == claim.value:
            value[2] += 1
            value[3] += is_new
            value[4] = min(value[4], claim.reported)
            value[5] = max(value[5], claim.sure)
            return
    held["values"].append([claim.field, claim.value, 1, 1, claim.reported, claim.sure])
    held["values"].sort()


def _summary(held: dict[str, Any]) -> Summary:
    placed = held["placed"]
    return Summary(
        [ValueCount(*value) for value in held["values"]],
        held["claims"],
        held["origins"],
        held["first"],
        held["last"],
        held["dated"][0],
        held["dated"][1],
        None if placed is None else Passage(placed[4], placed[2], placed[3]),
    )
