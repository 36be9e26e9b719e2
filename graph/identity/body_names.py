"""Names of bodies taken apart: head, core, acronym, initials, and other names that are known."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph.language.fold import fold, words
from graph.language.plain_words import FILLER, bag, telling

BODY_FILLER = FILLER | {"affair"}
_HEADS = frozenset(["ministry", "department"])
_DEPARTMENTS = frozenset(
    ["AUS", "CAN", "CHE", "GBR", "HKG", "IRL", "NZL", "PHL", "PNG", "USA", "ZAF"]
)
"""Where what others call a ministry is called a department, and neither is part of the other."""
_SECRETARIATS = frozenset(["DOM", "HND", "MEX", "VAT"])
_SERVICES = frozenset(
    ["army", "navy", "force", "police", "guard", "customs", "parliament", "senate", "court"]
)
"""What is a body of its own beside a ministry that has its name."""
_SHORTEST = 3
"""Letters of an acronym at the least."""
_WHOLE = frozenset(["us", "uk", "un", "uae", "eu"])
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")
_INTRODUCED = re.compile(r"\s*\(([A-Z][A-Za-z&.]{1,8})\)")


class BodyName(NamedTuple):
    """What the name of a body comes to.

    `words` are its telling words, sorted; `core` those without "ministry" or "department", if it is
    one; `bare` those of a name that says no more ("Treasury"); `acronym` its letters, if it is
    one; `initials` what acronyms of it may be.
    """

    words: str
    core: str = ""
    bare: str = ""
    acronym: str = ""
    initials: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 16)
def parse_body(name: str, scope: str, filler: frozenset[str] = BODY_FILLER) -> BodyName:
    """Return what the name of a body of a country, or of a tie, comes to."""
    name = without_acronym(name)
    acronym = acronym_of(name, scope)
    known = _known_names().get((scope, bag(name, scope, filler)))
    if known is not None:
        return parse_body(known, scope, filler)
    if acronym:
        return BodyName(bag(name, scope, filler), acronym=acronym)
    told = _plain(telling(name, scope, filler), scope)
    head = [word for word in told if word in _HEADS]
    core = " ".join(sorted(word for word in told if word not in _HEADS))
    whole = " ".join(sorted(told))
    if head and core:
        return BodyName(whole, core=core, initials=_initials(name, scope))
    is_bare = not _SERVICES & set(told)
    return BodyName(whole, bare=whole if is_bare else "", initials=_initials(name, scope))


def without_acronym(name: str) -> str:
    """Return a name without the acronym that it introduces: "Department of State (DoS)"."""
    return _INTRODUCED.sub("", name).strip() or name


def acronym_of(name: str, scope: str) -> str:
    """Return the letters of a name that is an acronym, with or without its country; else ""."""
    told = telling(name, scope)
    if len(told) != 1 or len(told[0]) < _SHORTEST:
        return ""
    last = name.replace(".", "").split()[-1]
    is_acronym = bool(_ACRONYM.fullmatch(last)) and fold(last) == words(name)[-1]
    return fold(last) if is_acronym else ""


def _plain(told: tuple[str, ...], scope: str) -> list[str]:
    """One word for what countries call by several: heads, foreign affairs."""
    own = list(told)
    if scope in _DEPARTMENTS:
        own = ["ministry" if word == "department" else word for word in own]
    if scope in _SECRETARIATS:
        own = ["ministry" if word == "secretariat" else word for word in own]
    if "ministry" not in own and "department" not in own:
        return own
    own = ["foreign" if word == "external" else word for word in own]
    set_aside = {"federal", "union"} | ({"relation"} if "foreign" in own else set())
    return [word for word in own if word not in set_aside]


def _initials(name: str, scope: str) -> frozenset[str]:
    """First letters of its words: without small words, with them, and without its country."""
    own = words(name)
    ways = (own, tuple(w for w in own if w not in FILLER), telling(name, scope))
    found = {"".join(w if w in _WHOLE else w[0] for w in way) for way in ways}
    return frozenset(one for one in found if len(one) >= _SHORTEST)


@cache
def _known_names() -> dict[tuple[str, str], str]:
    """Names that are known for others of the same body, by country and telling words."""
    table = files("graph.identity").joinpath("reference/body_names.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {
        (row["country"], bag(row["other_name"], row["country"], BODY_FILLER)): row["name"]
        for row in rows
    }
