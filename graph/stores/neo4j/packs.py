"""Claims as the published graph keeps them: one pack for each report and node that it speaks of.

A pack lies on the relationship `SAYS` from report to node, those of a report's own node on that
node. It is a JSON list of one list for each claim; sentences stand once in `sentences` of the
report's node, and a quote that equals its value is not written again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pydantic_core import from_json, to_json

from graph.model.records import Claim, ClaimCounts, Element, QuotedClaim, ValueCount
from graph.model.vocabulary import NODE, TYPE_NUMBER
from graph.model.vocabulary import RelationshipType as Rel

SAYS: Final = "SAYS"
AT_TARGET: Final = frozenset(
    TYPE_NUMBER[one]
    for one in (
        Rel.PARTY_TO,
        Rel.TOOK_PART_IN,
        Rel.LED,
        Rel.ATTENDED,
        Rel.SIGNED,
        Rel.PROMISED,
        Rel.REPORTS_ON,
        Rel.MENTIONS,
        Rel.COPY_OF,
    )
)
"""Types whose claims lie with the target, where fewer reports speak; those of others: source."""


class PackedClaim(NamedTuple):
    """One claim of a pack; `type` and `other` tell of which element, `sentence` is a place."""

    type: int
    other: int
    field: str
    value: str
    pointer: str
    dated: str | None
    sentence: int | None
    quote: str | int | None
    inferred: str | None
    sure: int

    def element(self, holder: int) -> Element:
        """The element that this is a claim of, by the node with which it lies."""
        if self.type == NODE:
            return Element(holder, NODE, 0)
        if self.type in AT_TARGET:
            return Element(self.other, self.type, holder)
        return Element(holder, self.type, self.other)


_QUOTE_IS_VALUE: Final = 1


def holder_of(element: Element) -> int:
    """Return the number of the node with which the claims of an element lie."""
    return element.target if element.type in AT_TARGET else element.source


def packed(claims: Iterable[tuple[Claim, QuotedClaim]], sentences: Mapping[str, int]) -> str:
    """Return the claims of one report that lie with one node, in their order."""
    return to_json([_pack(claim, said, sentences) for claim, said in claims]).decode()


def _pack(claim: Claim, said: QuotedClaim, sentences: Mapping[str, int]) -> PackedClaim:
    other = 0 if claim.type == NODE else claim.target
    if claim.type in AT_TARGET:
        other = claim.source
    place = None if said.sentence is None else sentences[said.sentence]
    quote = _QUOTE_IS_VALUE if said.quote == claim.value else said.quote
    return PackedClaim(
        claim.type,
        other,
        claim.field,
        claim.value,
        claim.pointer,
        claim.dated,
        place,
        quote,
        said.inferred,
        claim.sure,
    )


def unpacked(texts: Sequence[str]) -> list[list[PackedClaim]]:
    """Return the claims of each pack; all are read at once, which is faster than one by one."""
    packs = from_json(f"[{','.join(texts)}]")
    return [[PackedClaim(*row) for row in pack] for pack in packs]


class Source(NamedTuple):
    """What a report's node says of all its claims."""

    report_id: str
    reported: str
    origin: str
    holds_text: bool


def quoted_claim(
    claim: PackedClaim, source: Source, sentences: Mapping[str, Sequence[str]]
) -> QuotedClaim:
    """Return a claim as answers have it; `sentences` by report id."""
    quote: Any = claim.value if claim.quote == _QUOTE_IS_VALUE else claim.quote
    held = None if claim.sentence is None else sentences[source.report_id][claim.sentence]
    return QuotedClaim(
        claim.field,
        claim.value,
        source.report_id,
        claim.pointer,
        source.reported,
        claim.dated,
        claim.sure,
        quote,
        held,
        claim.inferred,
        source.holds_text,
    )


COUNTED: Final = 64
"""Claims above which the counts of an element are published with it."""


def counted(values: Iterable[ValueCount], origins: int) -> str:
    """Return the counts of an element as text."""
    rows = [[v.field, v.value, v.claims, v.origins, v.first_reported, v.sure] for v in values]
    return to_json([origins, rows]).decode()


def counts_of(text: str) -> ClaimCounts:
    """Return the counts of a text that `counted` made."""
    origins, rows = from_json(text)
    return ClaimCounts([ValueCount(*row) for row in rows], origins)
