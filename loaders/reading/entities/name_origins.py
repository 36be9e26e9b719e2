"""From which of a few countries a name is likely to come."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import rows

_SHORT: Final = 2
"""Words of a name that is written in full; of longer ones, texts leave some out."""
_ENOUGH: Final = 3.0
"""How many times likelier one country must be than any other."""


@cache
def _countries_of_words() -> dict[str, dict[str, int]]:
    """How many holders of offices of each country have a word in their names."""
    found: dict[str, dict[str, int]] = {}
    for row in rows("name_words"):
        pairs = (each.split(":") for each in row["countries"].split("|") if each)
        found[row["word"]] = {code: int(count) for code, count in pairs}
    return found


def likely_origin(names: Iterable[str], codes: Sequence[str]) -> str | None:
    """Return the one of some countries whose office holders bear such names, None if unclear."""
    if len(codes) < 2:
        return None
    known = _countries_of_words()
    points = dict.fromkeys(codes, 0.1)
    for word in names:
        counts = known.get(word, {})
        total = sum(counts.values())
        for code in codes:
            if total:
                points[code] += counts.get(code, 0) / total
    ranked = sorted(codes, key=lambda code: -points[code])
    best, second = points[ranked[0]], points[ranked[1]]
    return ranked[0] if best >= _ENOUGH * second else None


@cache
def _leaders() -> tuple[dict[frozenset[str], str], dict[str, str | None]]:
    """Countries of leaders by all words of the name, and by the last alone where it tells one."""
    full: dict[frozenset[str], str] = {}
    last: dict[str, str | None] = {}
    for row in rows("leaders"):
        form, code = words(row["name"]), row["country"]
        full.setdefault(frozenset(form), code)
        for each in form[:-1] if len(form) > _SHORT else ():
            full.setdefault(frozenset((each, form[-1])), code)
        last[form[-1]] = code if last.get(form[-1], code) == code else None
    return full, last


def leader_of(tokens: Sequence[str]) -> str | None:
    """Return the country of the head of state or minister of this name, None if unclear."""
    full, last = _leaders()
    plain = [token for token in tokens if len(token) > 1]
    by_name = full.get(frozenset(tokens)) or full.get(frozenset(plain))
    return by_name or (last.get(tokens[-1]) if len(tokens) == 1 else None)


def is_foreign(surname: str, code: str) -> bool:
    """Whether office holders of other countries bear a surname, and none of this country."""
    counts = _countries_of_words().get(surname, {})
    return bool(counts) and code not in counts
