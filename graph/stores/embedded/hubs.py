"""Summaries of elements with very many claims.

Kept up to date so that one claim more costs no look at the others. A hub is an element with more
than `HUB` claims; its summary is held as JSON. Origins must be counted distinct: one is new unless
a report of the same origin says the same already, and those are few. Taking a claim away forgets
the hub, whose claims are then counted anew.
"""

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any, Final

from pydantic_core import from_json

from graph.model.records import (
    UNREPORTED,
    Claim,
    Element,
    Passage,
    ReportClaims,
    Summary,
    ValueCount,
)
from graph.stores.embedded.rows import listed, packed

HUB: Final = 8
"""Claims above which an element is kept as a hub; below, counting them anew is as fast."""

_HUBS = (
    "SELECT h.number, h.source, h.type, h.target, h.summary "
    "FROM wanted w CROSS JOIN hubs h USING(source, type, target)"
)
_AT_SOURCES = (
    "SELECT number, source, type, target, summary FROM hubs "
    "WHERE source IN (SELECT value FROM json_each(?))"
)
_OF_ORIGIN = (
    "SELECT DISTINCT m.report FROM json_each(?) j CROSS JOIN forms f ON f.node = j.value "
    "CROSS JOIN mentions m ON m.form = f.number"
)
"""Reports that share an origin: its number is the node of the forms that stand for it."""
Place = tuple[int, ...]


def held_summaries(db: sqlite3.Connection) -> dict[Element, Summary]:
    """Return the summaries of those elements in the temporary table `wanted` that are hubs."""
    return {Element(*place): _summary(from_json(text)) for _, *place, text in db.execute(_HUBS)}


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
    sql = "INSERT INTO hubs(source, type, target, summary) VALUES(?, ?, ?, ?)"
    db.execute(sql, (*element, packed(held)))


def extend(
    db: sqlite3.Connection,
    drop: Iterable[tuple[int, Element]],
    put: Collection[ReportClaims],
) -> None:
    """Bring the hubs among their elements in line with claims about to be written."""
    touched = {*(element for _, element in drop), *(one.element for one in put)}
    sources = listed({element.source for element in touched})
    hubs = {
        tuple(place): (number, from_json(summary))
        for number, *place, summary in db.execute(_AT_SOURCES, (sources,))
        if tuple(place) in touched
    }
    if not hubs:
        return
    for place in {element for _, element in drop} & hubs.keys():
        number, _ = hubs.pop(place)
        db.execute("DELETE FROM hubs WHERE number = ?", (number,))
    added = [claim for one in put if one.element in hubs for claim in one.claims()]
    ids = _report_ids(db, {claim.report for claim in added if claim.start is not None})
    said = _said(db, {claim.origin for claim in added})
    for claim in added:
        _count(hubs[claim[:3]][1], claim, ids.get(claim.report, ""), said)
    db.executemany(
        "UPDATE hubs SET summary = ? WHERE number = ?",
        [(packed(held), number) for number, held in hubs.values()],
    )


def _report_ids(db: sqlite3.Connection, numbers: set[int]) -> dict[int, str]:
    sql = "SELECT id FROM reports WHERE number = ?"
    return {number: db.execute(sql, (number,)).fetchone()[0] for number in numbers}


def _said(db: sqlite3.Connection, origins: set[int]) -> set[tuple[object, ...]]:
    """What reports of these origins say already.

    (element, origin), and (element, field, value, origin).
    """
    reports = [row[0] for row in db.execute(_OF_ORIGIN, (listed(origins),))]
    sql = (
        "SELECT source, type, target, origin, said FROM claims "
        "WHERE report IN (SELECT value FROM json_each(?))"
    )
    said: set[tuple[object, ...]] = set()
    for source, type_, target, origin, text in db.execute(sql, (listed(reports),)):
        place = (source, type_, target)
        said.add((place, origin))
        said.update((place, field, value, origin) for field, value, *_ in from_json(text))
    return said


def _count(
    held: dict[str, Any], claim: Claim, report_id: str, said: set[tuple[object, ...]]
) -> None:
    held["claims"] += 1
    held["origins"] += _is_new(said, (claim[:3], claim.origin))
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
    is_new = _is_new(said, (claim[:3], claim.field, claim.value, claim.origin))
    for value in held["values"]:
        if value[0] == claim.field and value[1] == claim.value:
            value[2] += 1
            value[3] += is_new
            value[4] = min(value[4], claim.reported)
            value[5] = max(value[5], claim.sure)
            return
    held["values"].append([claim.field, claim.value, 1, 1, claim.reported, claim.sure])
    held["values"].sort()


def _is_new(said: set[tuple[object, ...]], what: tuple[object, ...]) -> bool:
    """Whether this is said for the first time by its origin; it is not new again."""
    if what in said:
        return False
    said.add(what)
    return True


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
