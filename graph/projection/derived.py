"""Relationships that rest on others.

A promise met by a later round, a report that copies another.
"""

from collections.abc import Iterable, Sequence

from graph.language import dates
from graph.model.records import Node, Relationship
from graph.model.vocabulary import RelationshipType as Rel

NEXT_ROUND_RULE = "the next round of the series, held where and when it was promised"
COPY_RULE = "same release, text or address; the earliest report is the original"


def met_by(rounds: Sequence[Node], promised: Iterable[tuple[Node, Node]]) -> list[Relationship]:
    """Return `MET_BY` for the promises of a next round among the rounds of one series.

    `promised` pairs a round with a commitment of it. The round that follows is the one of the next
    edition, or the next by its first day; it must have been held, and its place and time must not
    contradict the promise.
    """
    found = []
    for promising, commitment in promised:
        if commitment.properties.get("kind") != "next-round":
            continue
        follower = _following(promising, rounds)
        if follower is not None and _fits(commitment, follower):
            found.append(
                Relationship(
                    commitment.number,
                    Rel.MET_BY,
                    follower.number,
                    follower.earliest,
                    follower.latest,
                    {"rule": NEXT_ROUND_RULE},
                )
            )
    return found


def _following(promising: Node, rounds: Sequence[Node]) -> Node | None:
    edition = promising.properties.get("edition")
    if edition is not None:
        numbered = [r for r in rounds if r.properties.get("edition") == edition + 1]
        if numbered:
            return min(numbered, key=lambda r: r.id)
    if promising.latest is None:
        return None
    later = [r for r in rounds if r.earliest is not None and r.earliest > promising.latest]
    return min(later, key=lambda r: (r.earliest, r.id), default=None)


def _fits(commitment: Node, follower: Node) -> bool:
    if follower.properties.get("status") != "held":
        return False
    wanted, country = commitment.properties.get("country"), follower.properties.get("country")
    if wanted and country and wanted != country:
        return False
    due = dates.Days(commitment.earliest, commitment.latest)
    return dates.overlap(due, dates.Days(follower.earliest, follower.latest))


def copies(reports: Iterable[tuple[str, str, int]]) -> list[Relationship]:
    """Return `COPY_OF` from every report of one origin to its earliest.

    Reports as (reported, id, number).
    """
    ordered = sorted(reports)
    original = ordered[0][2]
    return [
        Relationship(number, Rel.COPY_OF, original, None, None, {"rule": COPY_RULE})
        for _, _, number in ordered[1:]
    ]
