"""The closed lists of words: labels, relationship types, kinds, statuses. Spelled here only.

The order of the members of `Label` and `RelationshipType` is their number inside stores: append,
never reorder.
"""

from enum import StrEnum
from typing import Final


class Label(StrEnum):
    """Labels of public nodes."""

    OFFICIAL = "Official"
    INSTITUTION = "Institution"
    SERIES = "Series"
    DIALOGUE = "Dialogue"
    AGREEMENT = "Agreement"
    COMMITMENT = "Commitment"
    COUNTRY = "Country"
    TIE = "Tie"
    TOPIC = "Topic"
    REPORT = "Report"
    POST = "Post"
    TENURE = "Tenure"


class RelationshipType(StrEnum):
    """Types of public relationships, read from source to target."""

    SIDE_OF = "SIDE_OF"
    BELONGS_TO = "BELONGS_TO"
    BETWEEN = "BETWEEN"
    PARTY_TO = "PARTY_TO"
    TOOK_PART_IN = "TOOK_PART_IN"
    ACTS_FOR = "ACTS_FOR"
    LED = "LED"
    ATTENDED = "ATTENDED"
    SIGNED = "SIGNED"
    ON = "ON"
    ROUND_OF = "ROUND_OF"
    CONCLUDED_AT = "CONCLUDED_AT"
    DISCUSSED_AT = "DISCUSSED_AT"
    AMENDS = "AMENDS"
    RENEWS = "RENEWS"
    UNDER = "UNDER"
    PROMISED = "PROMISED"
    MET_BY = "MET_BY"
    NARROWER_THAN = "NARROWER_THAN"
    REPORTS_ON = "REPORTS_ON"
    COPY_OF = "COPY_OF"
    MENTIONS = "MENTIONS"
    HELD = "HELD"
    IN = "IN"
    OF = "OF"


LABELS: Final = tuple(Label)
RELATIONSHIP_TYPES: Final = tuple(RelationshipType)
LABEL_NUMBER: Final = {label: number for number, label in enumerate(LABELS)}
TYPE_NUMBER: Final = {kind: number for number, kind in enumerate(RELATIONSHIP_TYPES, start=1)}
NODE: Final = 0
"""Stands where an element has the number of its type, for a node."""

REFERENCE_TYPES: Final = frozenset({RelationshipType.SIDE_OF, RelationshipType.NARROWER_THAN})
DERIVED_TYPES: Final = frozenset(
    {
        RelationshipType.TOOK_PART_IN,
        RelationshipType.CONCLUDED_AT,
        RelationshipType.DISCUSSED_AT,
        RelationshipType.MET_BY,
        RelationshipType.COPY_OF,
    }
)
REFERENCE_LABELS: Final = frozenset({Label.COUNTRY, Label.TIE, Label.TOPIC})

KINDS: Final = (
    "institution",
    "series",
    "official",
    "dialogue",
    "agreement",
    "commitment",
    "post",
    "tenure",
)
"""Kinds of mentions, in the order in which they are resolved."""

LABEL_OF_KIND: Final = {
    "institution": Label.INSTITUTION,
    "series": Label.SERIES,
    "official": Label.OFFICIAL,
    "dialogue": Label.DIALOGUE,
    "agreement": Label.AGREEMENT,
    "commitment": Label.COMMITMENT,
    "post": Label.POST,
    "tenure": Label.TENURE,
}

DIALOGUE_STATUSES: Final = ("planned", "postponed", "held")
"""From the least to the furthest stage."""
AGREEMENT_STATUSES: Final = (
    "under-negotiation",
    "announced",
    "agreed",
    "signed",
    "in-force",
    "renewed",
    "expired",
)
"""From the least to the furthest stage."""
CONCLUDED_STATUSES: Final = frozenset({"signed", "renewed", "agreed", "announced"})

AGREEMENT_LABEL: Final = {
    "MoC": "MoC",
    "MoU": "MoU",
    "agreement": "BilateralAgreement",
    "treaty": "Treaty",
    "joint-statement": "JointStatement",
    "letter-of-intent": "LetterOfIntent",
    "arrangement": "Arrangement",
    "protocol": "Protocol",
    "roadmap": "Roadmap",
    "declaration": "Declaration",
    "contract": "Contract",
    "other": "OtherInstrument",
}
"""Second label of an agreement node, by its kind."""
AGREEMENT_KIND_NAME: Final = {
    "MoC": "Memorandum of cooperation",
    "MoU": "Memorandum of understanding",
    "agreement": "Agreement",
    "treaty": "Treaty",
    "joint-statement": "Joint statement",
    "letter-of-intent": "Letter of intent",
    "arrangement": "Arrangement",
    "protocol": "Protocol",
    "roadmap": "Roadmap",
    "declaration": "Declaration",
    "contract": "Contract",
    "other": "Instrument",
}
