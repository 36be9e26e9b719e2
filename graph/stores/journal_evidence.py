"""Evidence and retired ids, answered from claims, reports and journal."""

import json
from collections.abc import Collection

from graph.evidence.quoting import holds_text, quoted
from graph.model.records import (
    Claim,
    ClaimCounts,
    Element,
    FirstReport,
    Node,
    Passage,
    QuotedClaim,
)
from graph.stores.working import IdentityReads, JournalReads, WorkingView


def claim_counts(view: IdentityReads, element: Element) -> ClaimCounts | None:
    """See `EvidenceReads.claim_counts`."""
    summary = view.summaries([element]).get(element)
    return None if summary is None else ClaimCounts(summary.values, summary.origins)


def with_words(view: JournalReads, claims: Collection[Claim]) -> list[QuotedClaim]:
    """Return claims with the words they rest on, in the order given."""
    if not claims:
        return []
    rows = view.reports_by_number({claim.report for claim in claims})
    bodies = {number: json.loads(row.body) for number, row in rows.items()}
    sentences = view.passages({place for place in map(_passage, claims) if place is not None})
    found = []
    for one in claims:
        body, place = bodies[one.report], _passage(one)
        quote, inferred = quoted(body.get("evidence", {}), one.pointer)
        found.append(
            QuotedClaim(
                one.field,
                one.value,
                rows[one.report].id,
                one.pointer,
                one.reported,
                one.dated,
                one.sure,
                quote,
                sentences[place][0] if place in sentences else None,
                inferred,
                holds_text(body),
            )
        )
    return found


def _passage(claim: Claim) -> Passage | None:
    if claim.start is None or claim.stop is None:
        return None
    return Passage(claim.report, claim.start, claim.stop)


def first_reports(
    view: JournalReads, first_claims: dict[Element, Claim]
) -> dict[Element, FirstReport]:
    """Return the reports of the first claims of elements."""
    if not first_claims:
        return {}
    rows = view.reports_by_number({claim.report for claim in first_claims.values()})
    held = {n: FirstReport(row.id, holds_text(json.loads(row.body))) for n, row in rows.items()}
    return {e: held[one.report] for e, one in first_claims.items() if one.report in held}


def answering(view: WorkingView, node_id: str) -> list[Node]:
    """Return the node where the anchor of a retired id lives now, else those that took over."""
    given = view.given_id(node_id)
    if given is None:
        return []
    anchor, number = given
    now = view.mention_node(anchor)
    if now is not None:
        return [view.nodes([now])[now]]
    return sorted(_heirs(view, number), key=lambda node: node.id)


def _heirs(view: WorkingView, number: int) -> list[Node]:
    """The live nodes among the one that had the id last and those that took over from it."""
    heirs, seen, waiting = {}, {number}, [number]
    while waiting:
        one = waiting.pop()
        node = view.nodes([one]).get(one)
        if node is not None:
            heirs[one] = node
        if node is None or one == number:
            fresh = [other for other in view.successors(one) if other not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
    return list(heirs.values())
