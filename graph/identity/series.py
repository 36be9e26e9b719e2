"""Series: one tie and the same telling words, whatever the round and the level."""

from graph.identity.institutions import Body, InstitutionRule
from graph.identity.rule import NodeOf
from graph.language.plain_words import FILLER, bag

_FILLER = FILLER | frozenset(
    [
        "senior",
        "official",
        "ministerial",
        "minister",
        "level",
        "high",
        "annual",
        "bilateral",
        "biennial",
        "regular",
        "inaugural",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "round",
        "edition",
        "meeting",
        "session",
        "iteration",
    ]
)


class SeriesRule(InstitutionRule):
    """As institutions; ordinals, level words and words for a meeting are filler."""

    def features(self, data: list[str], node_of: NodeOf) -> Body:
        """Make a body of [name, tie]."""
        name, tie = data
        spoken = " ".join(word for word in name.split() if not _is_ordinal(word))
        return Body(tie, bag(spoken or name, tie, _FILLER))


def _is_ordinal(word: str) -> bool:
    return word[:-2].isdigit() and word[-2:].casefold() in ("st", "nd", "rd", "th")
