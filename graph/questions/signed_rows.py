"""One agreement as a row: who is behind it, in words and by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graph.language import dates
from graph.model.records import Node, Relationship, node_element
from graph.model.vocabulary import AGREEMENT_KIND_NAME, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import as_of
from graph.questions.answers import Certainty, NodeRef, Said
from graph.questions.presenting import ends_of, node_ref
from graph.questions.said import said_of
from graph.questions.wording import (
    capital,
    listed,
    named,
    on,
    tie_in_names,
    tie_named,
    with_article,
)
from graph.stores.contract import View

Standing = Literal["not yet in force", "in force", "ended", "unknown"]
"""What an agreement was on a day, by the dates of its entry into force and its end."""


@dataclass(frozen=True, slots=True)
class SignedRow:
    """One agreement with who is behind it.

    `date` is a partial date; without one, `date_rule` says where `earliest` and `latest` are from.
    `parties` are bodies and countries named as such, `countries` the sides of its tie, in order of
    code. `signatories` are persons, `concluded_at` meetings; lists of nodes are in order of name
    and id. `conflicts` names fields with several reported values, `unsure_fields` what would be
    otherwise by sure values alone; `certainty` and `standing` are given where a day was asked
    about.
    """

    agreement: NodeRef
    tie: str | None
    countries: list[str]
    kind: str
    subject: str | None
    status: str | None
    date: str | None
    earliest: str | None
    latest: str | None
    date_rule: str | None
    parties: list[NodeRef]
    signatories: list[NodeRef]
    concluded_at: list[NodeRef]
    sentence: str
    said: Said | None
    origins: int
    conflicts: list[str]
    unsure_fields: list[str]
    certainty: Certainty | None
    standing: Standing | None


def signed_rows(view: View, agreements: Sequence[Node], at: str | None) -> list[SignedRow]:
    """Return a row for each agreement, in the order given."""
    numbers = [node.number for node in agreements]
    behind = view.relationships_of(numbers, [Rel.PARTY_TO, Rel.SIGNED], outward=False)
    places = view.relationships_of(numbers, [Rel.CONCLUDED_AT], outward=True)
    others = view.nodes(ends_of([*behind, *places]) - set(numbers))
    said = said_of(view, {node_element(node.number): node.properties for node in agreements})
    return [
        _row(
            node,
            _others(behind, others, Rel.PARTY_TO, node),
            _others(behind, others, Rel.SIGNED, node),
            _others(places, others, Rel.CONCLUDED_AT, node),
            said.get(node_element(node.number)),
            at,
        )
        for node in agreements
    ]


def _others(
    relationships: Iterable[Relationship], nodes: Mapping[int, Node], type_: Rel, node: Node
) -> list[Node]:
    found = [
        nodes[one.target if one.source == node.number else one.source]
        for one in relationships
        if one.type is type_ and node.number in (one.source, one.target)
    ]
    return sorted(found, key=lambda other: (other.name, other.id))


def _row(
    node: Node,
    parties: list[Node],
    signatories: list[Node],
    concluded_at: list[Node],
    said: Said | None,
    at: str | None,
) -> SignedRow:
    properties = node.properties
    tie = properties.get("tie")
    return SignedRow(
        agreement=node_ref(node),
        tie=tie,
        countries=tie.split("-") if tie else [],
        kind=properties.get("kind", "other"),
        subject=properties.get("subject"),
        status=properties.get("status"),
        date=properties.get("date"),
        earliest=node.earliest,
        latest=node.latest,
        date_rule=properties.get("date_rule"),
        parties=[node_ref(one) for one in parties],
        signatories=[node_ref(one) for one in signatories],
        concluded_at=[node_ref(one) for one in concluded_at],
        sentence=_sentence(node, parties, signatories, concluded_at),
        said=said,
        origins=properties.get("support", 0),
        conflicts=properties.get("conflicts", []),
        unsure_fields=properties.get("unsure_fields", []),
        certainty=as_of.node_certainty(node, at),
        standing=_standing(node, at),
    )


_VERBS: Final = {
    "under-negotiation": "were negotiating",
    "announced": "announced",
    "agreed": "agreed on",
    "signed": "signed",
    "in-force": "have in force",
    "renewed": "renewed",
    "expired": "had, until it expired,",
}
_STANDING: Final = frozenset({"in-force", "expired", "under-negotiation"})
"""Statuses that are states and no deeds: their date is the instrument's."""


def _sentence(
    node: Node, parties: list[Node], signatories: list[Node], concluded_at: list[Node]
) -> str:
    """Who did what with whom; what no report says is left out."""
    properties = node.properties
    tie = properties.get("tie")
    parts = [_deed(node, parties, tie)]
    if parties and tie and not any(one.label is Label.COUNTRY for one in parties):
        parts.append(f"between {tie_named(tie)}")
    date = properties.get("date")
    if date and not any(one.name.endswith(dates.written(date)) for one in concluded_at):
        standing = properties.get("status") in _STANDING
        parts.append(f"dated {dates.written(date)}" if standing else on(date))
    if concluded_at:
        parts.append(f"at {listed([named(one) for one in concluded_at])}")
    if signatories:
        parts.append(f"signed by {listed([one.name for one in signatories])}")
    return capital(", ".join(parts))


def _deed(node: Node, parties: list[Node], tie: str | None) -> str:
    what = _instrument(node, tie)
    if len(parties) == 1:
        return f"{named(parties[0])} is a party to {what}"
    who = listed([named(one) for one in parties]) or (tie_named(tie) if tie else None)
    verb = _VERBS.get(node.properties.get("status", ""), "signed")
    return f"{who} {verb} {what}" if who else what


def _instrument(node: Node, tie: str | None) -> str:
    """`the memorandum of cooperation on law enforcement training`, or its own name."""
    kind, subject = node.properties.get("kind", "other"), node.properties.get("subject")
    spelled, date = AGREEMENT_KIND_NAME[kind], node.properties.get("date")
    if subject and node.name.startswith((f"{spelled} on {subject}", f"{kind} on {subject}")):
        return f"the {spelled.lower()} on {subject}"
    own = node.name
    for known in (date and dates.written(date), tie and tie_in_names(tie)):
        own = own.removesuffix(f", {known}")
    return with_article(own)


def _standing(node: Node, at: str | None) -> Standing | None:
    if at is None:
        return None
    begins = dates.days(node.properties.get("entry_into_force"))
    ends = dates.days(node.properties.get("ends"))
    if ends.latest is not None and ends.latest < at:
        return "ended"
    if begins.earliest is not None and begins.earliest > at:
        return "not yet in force"
    begun = begins.latest is not None and begins.latest <= at
    return "in force" if begun and (ends.earliest is None or at <= ends.earliest) else "unknown"
