"""Countries: ISO 3166 codes, names, and the words that stand for a country in other names.

The table is `reference/countries.csv`, read when first asked for; its README says where it comes
from. The European Union (EUE) and Kosovo (XKX) count as countries here.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files

from graph.language.fold import fold, words

_REMEMBERED = 1 << 14


@dataclass(frozen=True)
class Country:
    """A country, or one whose code has been withdrawn.

    `code` is the alpha-3 code of ISO 3166-1 or 3166-3, `alpha2` its two-letter partner (withdrawn
    ones were partly given out again), `until` the year in which ISO withdrew the code, None for a
    code in use. `aliases` and `demonyms` are in no particular order and may be shared.
    """

    code: str
    name: str
    alpha2: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    until: int | None


def country(code: str) -> Country:
    """The country with this alpha-3 code, in capitals; KeyError when there is none."""
    return _countries()[code]


def is_country(code: str) -> bool:
    """Whether this is an alpha-3 code, in capitals, that the table knows; withdrawn ones too."""
    return code in _countries()


def all_countries() -> tuple[Country, ...]:
    """Every country of the table, withdrawn codes included, ordered by code."""
    return tuple(_countries().values())


@lru_cache(maxsize=_REMEMBERED)
def find_code(text: str) -> str | None:
    """The alpha-3 code of the country that the whole text names; None if unknown or ambiguous.

    Names and aliases are compared folded, with or without "the", and also turned round at a comma
    ("Korea, South"). ISO codes count only in capitals, for many are words ("in", "are"). A name
    shared by a code in use and a withdrawn one means the former ("Burma" is MMR); one shared by
    two in use means neither: "Korea", "Congo", "Virgin Islands" give None. Whether "Georgia" or
    "Jordan" in running text is the country at all is for the reader of that text to decide.
    """
    by_code = _codes_by_iso_code().get(text.strip())
    if by_code:
        return by_code
    names = _codes_by_name()
    return next((names[reading] for reading in _readings(text) if reading in names), None)


def suggest(code: str) -> list[str]:
    """Up to three alpha-3 codes that may be meant by an unknown one, the likeliest first."""
    named = find_code(code) or find_code(code.upper())
    near_codes = get_close_matches(code.strip().upper(), list(_countries()), n=3)
    near_names = get_close_matches(fold(code), list(_codes_by_name()), n=3, cutoff=0.8)
    found = [named] if named else []
    found += near_codes + [_codes_by_name()[name] for name in near_names]
    return list(dict.fromkeys(found))[:3]


@cache
def country_words(code: str) -> frozenset[tuple[str, ...]]:
    """The word sequences that stand for a country in the names of its bodies and series.

    Folded names, aliases and demonyms, and the possessives of the first two ("indias" is what
    "India's" folds to); no ISO codes that are not aliases. KeyError when there is no such code.
    """
    found = country(code)
    names = [words(form) for form in (found.name, *found.aliases)]
    possessives = [(*form[:-1], f"{form[-1]}s") for form in names if not form[-1].endswith("s")]
    return frozenset([*names, *possessives, *map(words, found.demonyms)])


@cache
def _countries() -> dict[str, Country]:
    table = files("graph.language").joinpath("reference/countries.csv").read_text(encoding="utf-8")
    found = map(_country, csv.DictReader(table.splitlines()))
    return {each.code: each for each in found}


def _country(row: dict[str, str]) -> Country:
    return Country(
        code=row["alpha3"],
        name=row["name"],
        alpha2=row["alpha2"],
        aliases=_listed(row["aliases"]),
        demonyms=_listed(row["demonyms"]),
        until=int(row["until"]) if row["until"] else None,
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def _codes_by_iso_code() -> dict[str, str]:
    countries = all_countries()
    return _unambiguous((form, each) for each in countries for form in (each.code, each.alpha2))


@cache
def _codes_by_name() -> dict[str, str]:
    countries = all_countries()
    return _unambiguous(
        (fold(form), each) for each in countries for form in (each.name, *each.aliases)
    )


def _unambiguous(forms: Iterable[tuple[str, Country]]) -> dict[str, str]:
    """The forms that mean one country, with its code; codes in use come before withdrawn ones."""
    meanings: dict[str, set[Country]] = {}
    for form, meant in forms:
        meanings.setdefault(form, set()).add(meant)
    codes: dict[str, str] = {}
    for form, countries in meanings.items():
        candidates = {each for each in countries if each.until is None} or countries
        if len(candidates) == 1:
            codes[form] = candidates.pop().code
    return codes


def _readings(text: str) -> Iterator[str]:
    """The folded forms in which a text may name a country, the plainest first."""
    spelled = text.replace("&", " and ")
    plain = fold(spelled)
    yield plain
    yield plain.removeprefix("the ").removesuffix(" the")
    head, comma, tail = spelled.partition(",")
    if comma:
        yield fold(f"{tail} {head}").removeprefix("the ")
