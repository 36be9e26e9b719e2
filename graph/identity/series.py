"""Series: one tie and the same telling words, whatever the round and the level."""

from graph.identity.body_names import BodyName, acronym_of, parse_body, without_acronym
from graph.identity.institutions import Body, InstitutionRule
from graph.identity.rule import NodeOf, Score
from graph.language.fold import words
from graph.language.plain_words import FILLER, telling

_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_LEVELS = words(
    "senior official ministerial minister level high annual bilateral biennial regular inaugural"
)
_ROUNDS = words("round edition meeting session iteration")
_FILLER = FILLER | {*_ORDINALS, *_LEVELS, *_ROUNDS, "joint"}
_KINDS = frozenset(["dialogue", "talk", "consultation", "discussion"])
"""Words for a mechanism that is also called without any."""
_TWO_PLUS_TWO = frozenset(["foreign", "defense", "affair", "format", "two", "plus", *_KINDS])
"""What "2+2" says already: the ministers of two fields, in a dialogue."""
_WRITTEN_OUT = {
    "jwg": "joint working group",
    "wg": "working group",
    "ct": "counter terrorism",
    "two plus two": "2+2",
    "dialog": "dialogue",
}


class SeriesRule(InstitutionRule):
    """As institutions; ordinals, level words and words for a meeting are filler.

    A name without a word for its kind ("U.S.-India 2+2") joins the only series that it fits.
    """

    def features(self, data: list[str], node_of: NodeOf) -> Body:
        """Make a body of [name, tie]."""
        name, tie = data
        told = _told(without_acronym(name), tie)
        if acronym_of(name, tie):
            return Body(tie, parse_body(name, tie, _FILLER))
        core = " ".join(sorted(word for word in told if word not in _KINDS))
        whole = " ".join(sorted(told))
        initials = parse_body(name, tie).initials
        if core and core != whole:
            return Body(tie, BodyName(whole, core=core, initials=initials))
        return Body(tie, BodyName(whole, bare=whole, initials=initials))

    def score(self, one: Body, other: Body) -> Score | None:
        """As institutions, in other words."""
        score = super().score(one, other)
        if score is None or score.only is None:
            return score
        return score._replace(why="the only series of that tie which the shorter name fits")

    def apart(self, one: Body, other: Body) -> bool:
        """Another tie, or two names in full that differ."""
        if one.scope != other.scope:
            return True
        return bool(one.name.core and other.name.core) and one.name.words != other.name.words


def _told(name: str, tie: str) -> tuple[str, ...]:
    spoken = " ".join(word for word in name.split() if not _is_ordinal(word)) or name
    folded = f" {' '.join(words(spoken))} "
    for short, long in _WRITTEN_OUT.items():
        folded = folded.replace(f" {short} ", f" {long} ")
    told = telling(folded, tie, _FILLER)
    if "2+2" in told:
        told = tuple(word for word in told if word not in _TWO_PLUS_TWO)
    return tuple(dict.fromkeys(told))


def _is_ordinal(word: str) -> bool:
    return word[:-2].isdigit() and word[-2:].casefold() in ("st", "nd", "rd", "th")
