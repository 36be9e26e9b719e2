"""The typed filter of agreements as SQL with parameters."""

from collections.abc import Callable, Sequence

from graph.model.vocabulary import TYPE_NUMBER
from graph.model.vocabulary import RelationshipType as Rel
from graph.stores.contract import AgreementCursor, AgreementFilter
from graph.stores.embedded.rows import listed

Need = Callable[..., None]
"""Takes a condition and its values."""


def agreement_query(
    wanted: AgreementFilter, after: AgreementCursor | None
) -> tuple[str, list[object]]:
    """Return the FROM and WHERE of the query, over `agreements a` and `nodes n`, and its values."""
    parts: list[str] = []
    values: list[object] = []

    def need(sql: str, *given: object) -> None:
        parts.append(sql)
        values.extend(given)

    if wanted.ties:
        _tied(need, wanted.ties, Rel.BETWEEN, outward=True)
    for body in wanted.institutions:
        _tied(need, [body], Rel.PARTY_TO, outward=False)
    for official in wanted.officials:
        _tied(need, [official], Rel.SIGNED, outward=False)
    _of_kind(need, wanted)
    _in_time(need, wanted)
    if after is not None:
        need(
            "(a.latest < ? OR (a.latest = ? AND (a.first_reported < ? "
            "OR (a.first_reported = ? AND a.id > ?))))",
            after.latest,
            after.latest,
            after.first_reported,
            after.first_reported,
            after.id,
        )
    where = " AND ".join(parts) or "1"
    return f"FROM agreements a JOIN nodes n ON n.number = a.number WHERE {where}", values


def _of_kind(need: Need, wanted: AgreementFilter) -> None:
    for column, kept in (("kind", wanted.kinds), ("status", wanted.statuses)):
        if kept:
            need(f"a.{column} IN (SELECT value FROM json_each(?))", listed(kept))
    if wanted.without_kinds:
        need("a.kind NOT IN (SELECT value FROM json_each(?))", listed(wanted.without_kinds))
    for topic in wanted.topics:
        need("EXISTS(SELECT 1 FROM json_each(n.properties, '$.topics') WHERE value = ?)", topic)


def _in_time(need: Need, wanted: AgreementFilter) -> None:
    if wanted.since is not None:
        need("a.latest >= ?", wanted.since)
    if wanted.until is not None:
        need("a.latest != '' AND a.earliest <= ?", wanted.until)


def _tied(need: Need, ends: Sequence[int], type_: Rel, outward: bool) -> None:
    mine, other = ("source", "target") if outward else ("target", "source")
    need(
        f"a.number IN (SELECT {mine} FROM rels WHERE {other} IN (SELECT value FROM json_each(?)) "
        f"AND type = {TYPE_NUMBER[type_]})",
        listed(ends),
    )
