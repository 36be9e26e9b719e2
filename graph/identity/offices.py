"""Offices as titles and bodies name them: rank, field, and which two one person does not hold."""

from functools import lru_cache
from typing import Final, NamedTuple

from graph.language.fold import words
from graph.language.plain_words import FILLER, plain_word

_RANKS = frozenset(
    words(
        "president premier chancellor minister secretary ambassador commissioner chief director "
        "adviser commander governor king queen prince princess sultan emir pope speaker senator "
        "representative congressman congresswoman spokesperson chairman head coordinator "
        "administrator envoy undersecretary attache mayor judge member general councillor aide "
        "officer inspector counsellor consul charge dean leader assistant"
    )
)
_SPELLED = {
    "advisor": "adviser",
    "chair": "chairman",
    "chairperson": "chairman",
    "chairwoman": "chairman",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "generals": "general",
    "coordinating": "coordinator",
    "taoiseach": "premier",
    "defence": "defense",
    "affair": "",
}
_MODIFIERS = frozenset(
    words(
        "vice deputy assistant under joint additional prime first second principal permanent "
        "senior special chief high crown attorney secretary director inspector associate general"
    )
)
_SET_ASIDE = FILLER | {"acting", "interim", "affair", "his", "her", "our", "u"}
_TITLES_ONLY = frozenset(["of", "for", "to", "at", "in", "on", "with", "from"])
_GENERIC = frozenset(
    words("department ministry office bureau agency government federal republic state council")
)
NO_RANK: Final = ""
"""Stands for the rank of a title without any that is known: it is one with its equal alone."""
_PORTFOLIOS = {
    "defense": "defense", "war": "defense", "raksha": "defense",
    "foreign": "foreign", "external": "foreign", "diplomacy": "foreign",
    "home": "interior", "interior": "interior", "internal": "interior", "homeland": "interior",
    "finance": "finance", "treasury": "finance", "justice": "justice", "law": "justice",
    "commerce": "trade", "trade": "trade", "energy": "energy", "health": "health",
    "agriculture": "agriculture", "education": "education", "labor": "labor",
    "transport": "transport", "transportation": "transport", "police": "police",
}  # fmt: skip
_ENVOYS = frozenset(["ambassador", "high commissioner", "consul general", "consul", "charge"])
_POSTED = frozenset(["to", "in", "at", "embassy", "mission", "commission", "consulate"])
_HEADS = frozenset(
    ["president", "prime minister", "premier", "chancellor", "king", "queen", "sultan", "emir"]
)
_SOLE = _HEADS | {"vice president", "crown prince", "minister", "speaker", "attorney general"}
_REGIONAL = frozenset(["governor", "mayor"])
_JUDGES = frozenset(["judge", "chief justice"])


class Office(NamedTuple):
    """What a title and a body say of an office.

    `ranks` with the words of their fields; `bodies` the telling words of the institution;
    `portfolios` the branches of government that both speak of.
    """

    ranks: tuple[tuple[str, frozenset[str]], ...] = ()
    body: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    is_former: bool = False
    is_acting: bool = False
    is_posted: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The ranks alone."""
        return frozenset(rank for rank, _ in self.ranks)

    @property
    def is_sole(self) -> bool:
        """Whether one person of a country holds it at a time: minister of a field, president."""
        return any(
            rank in _SOLE and (rank in _HEADS or rank != "minister" or field)
            for rank, field in self.ranks
        )


NO_OFFICE = Office()


@lru_cache(maxsize=1 << 16)
def parse_office(title: str | None, institution: str | None, country: str) -> Office:
    """Return the office that a title and a body name; `NO_OFFICE` where neither is given."""
    own = words(title) if title else ()
    told = [_SPELLED.get(word, word) for word in map(plain_word, own)]
    ranks = tuple(found for part in _parts(told) if (found := _ranked(part)) is not None)
    body = _body(institution)
    fields = frozenset().union(*(field for _, field in ranks)) if ranks else frozenset()
    speaking = fields | body | frozenset(told)
    return Office(
        ranks,
        body,
        frozenset(_PORTFOLIOS[word] for word in speaking if word in _PORTFOLIOS),
        bool({"former", "ex", "then", "late"} & set(told)),
        bool({"acting", "interim", "officiating", "performing"} & set(own)),
        bool(_POSTED & set(own)) or bool(_POSTED & set(words(institution or "-"))),
    )


def _body(institution: str | None) -> frozenset[str]:
    if not institution:
        return frozenset()
    own = {plain_word(word) for word in words(institution)} - _SET_ASIDE
    return frozenset(own - _GENERIC or own)


def _parts(told: list[str]) -> list[list[str]]:
    """A title of several offices ("Deputy Prime Minister and Minister for Defence") parted."""
    found: list[list[str]] = [[]]
    for n, word in enumerate(told):
        if word == "and" and _RANKS & set(told[n + 1 : n + 4]):
            found.append([])
        else:
            found[-1].append(word)
    return found


def _ranked(part: list[str]) -> tuple[str, frozenset[str]] | None:
    """The rank of one office, with its modifiers, and the words of its field."""
    at = _place_of_rank(part)
    if at is None:
        field = frozenset(word for word in part if word and word not in _SET_ASIDE)
        return (NO_RANK, field) if field else None
    start = at
    while start > 0 and part[start - 1] in _MODIFIERS:
        start -= 1
    modifiers = part[start:at]
    before = part[:start]
    while before and before[0] in _MODIFIERS - {"home"} and len(before) > 1:
        modifiers.insert(0, before.pop(0))
    rank = " ".join([*modifiers, part[at]])
    rank = {"under secretary": "undersecretary", "prime minister": "prime minister"}.get(rank, rank)
    around = before + part[at + 1 :]
    return rank, frozenset(word for word in around if word and word not in _SET_ASIDE)


def _place_of_rank(part: list[str]) -> int | None:
    """Where the rank itself stands: the last rank word before any "of", "for" or "to"."""
    end = next((n for n, word in enumerate(part) if word in _TITLES_ONLY and n), len(part))
    return next((n for n in range(end - 1, -1, -1) if part[n] in _RANKS), None)


def fits(one: Office, other: Office) -> bool:
    """Whether two offices may be one: the same title, or a rank and no field against another."""
    if one.ranks == other.ranks:
        return bool(one.ranks)
    return any(
        rank == other_rank != NO_RANK and (field <= other_field or other_field <= field)
        for rank, field in one.ranks
        for other_rank, other_field in other.ranks
    )


def share_body(one: Office, other: Office) -> bool:
    """Whether both are of one body, as far as its words tell."""
    return bool(one.body) and one.body == other.body


def exclude(one: Office, other: Office) -> bool:
    """Whether one person does not hold the two at one time."""
    if not one.ranks or not other.ranks or one == other or fits(one, other):
        return False
    if one.is_former or other.is_former or one.is_acting or other.is_acting:
        return False
    left, right = _class(one), _class(other)
    if None in (left, right):
        return False
    if left != right:
        return frozenset((left, right)) in _EXCLUDED
    apart = bool(one.portfolios and other.portfolios) and not one.portfolios & other.portfolios
    return left == "official" and apart


_EXCLUDED = frozenset(
    frozenset(pair)
    for pair in (
        ("envoy", "head"), ("envoy", "minister"), ("envoy", "official"), ("envoy", "soldier"),
        ("envoy", "region"), ("envoy", "judge"), ("official", "head"), ("official", "soldier"),
        ("official", "region"), ("official", "judge"), ("region", "soldier"), ("judge", "soldier"),
        ("region", "judge"), ("head", "judge"), ("minister", "judge"), ("head", "region"),
    )
)  # fmt: skip


def _class(office: Office) -> str | None:
    """The walk of life of an office; None where its title does not tell, or names several."""
    found = {_class_of(rank, field, office) for rank, field in office.ranks}
    return found.pop() if len(found) == 1 else None


def _class_of(rank: str, field: frozenset[str], office: Office) -> str | None:
    if rank in _ENVOYS:
        return "envoy" if office.is_posted else None
    if rank in _HEADS:
        return "head" if not field else None
    if rank in _REGIONAL:
        return "region"
    if rank in _JUDGES:
        return "judge"
    if rank in ("chief", "commander", "vice chief", "deputy chief") and field & _FORCES:
        return "soldier"
    if rank.endswith("minister"):
        return "minister"
    is_official = rank.endswith(("secretary", "director", "director general"))
    return "official" if is_official and (field or office.body) else None


_FORCES = frozenset(["army", "navy", "naval", "air", "staff", "force", "marine"])
