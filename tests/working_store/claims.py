"""Single claims in and out: a transaction takes all that a report says of an element."""

from collections.abc import Collection, Iterable

from graph.model.records import Claim, Element, ReportClaims
from graph.stores.working import Transaction


def by_report(claims: Iterable[Claim]) -> list[ReportClaims]:
    """Return claims as transactions take them."""
    found: dict[tuple[int, Element], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.report, claim.element), []).append(claim)
    return [
        ReportClaims(
            element,
            report,
            held[0].origin,
            held[0].reported,
            sorted(
                ((c.field, c.value, c.pointer, *c[9:]) for c in held), key=lambda said: said[:3]
            ),
        )
        for (report, element), held in found.items()
    ]


def change_claims(tx: Transaction, drop: Collection[Claim], put: Collection[Claim]) -> None:
    """Take single claims away and add others."""
    touched = {(claim.report, claim.element) for claim in (*drop, *put)}
    existing = {
        (one.report, one.element): one.claims()
        for one in tx.report_claims({report for report, _ in touched})
        if (one.report, one.element) in touched
    }
    gone = set(drop)
    kept = [claim for held in existing.values() for claim in held if claim not in gone]
    tx.change_claims(list(existing), by_report([*kept, *put]))
