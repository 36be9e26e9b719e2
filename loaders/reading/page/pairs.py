"""Countries that a text names together, as the sides of one tie are: "Ghana-Norway"."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.lines import Lines, Place

TALKED_ABOUT: Final = word_list("pairs: talked about")
_JOINERS: Final = frozenset(
    ["-", "–", "—", " – ", " - ", "/", "- ", " -", "‑", "—", "−"]  # noqa: RUF001
)
_PAIR_GAPS: Final = frozenset(["-", "–", "—", ",", "/", "&"])  # noqa: RUF001
_FILLER: Final = word_list("pairs: filler")


class Pair(NamedTuple):
    """Countries named together, as the sides of one tie are."""

    codes: frozenset[str]
    first: int
    last: int
    weight: float


def pairs_in(page: Lines, named: Sequence[Place]) -> Iterator[Pair]:
    """Yield every place where the countries named stand together as sides, in order."""
    n = 0
    while n + 1 < len(named):
        run = [named[n]]
        while n + 1 < len(named) and _is_joined(page, run[-1], named[n + 1]):
            run.append(named[n + 1])
            n += 1
        codes = frozenset(place.code for place in run)
        if len(codes) > 1 and len(run) == len(codes):
            yield Pair(codes, run[0].first, run[-1].last, _pair_weight(page, run))
        n += 1


def _pair_weight(page: Lines, run: list[Place]) -> float:
    before = page.folded[max(0, run[0].first - 3) : run[0].first]
    hyphened = page.gap(run[0].last) in _JOINERS
    told = set(before) & TALKED_ABOUT - ({"of", "in"} if hyphened else {"of"})
    if told and not {"between", "governments"} & set(before):
        return 0.3
    return 1.5 if hyphened or "between" in before or "governments" in before else 1.0


def _is_joined(page: Lines, one: Place, other: Place) -> bool:
    """Whether only a hyphen, "and", a comma or "and the" stands between two countries."""
    between = page.folded[one.last + 1 : other.first]
    if "&" in page.gap(one.last):
        return set(between) <= {"the"}
    if not between or (between == ["the"] and page.gap(one.last).startswith(",")):
        gap = page.gap(one.last)
        return gap in _JOINERS or gap.strip() in _PAIR_GAPS
    return len(between) <= 5 and set(between) <= _FILLER and bool({"and", "with"} & set(between))
