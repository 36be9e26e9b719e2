"""Countries: ISO 3166 codes, names, and the words that stand for a country in other names.

The tables are `reference/countries.csv`, whose names are also words of texts, and
`reference/country_spellings.csv`, with what only a whole cell or a whole question means: names in
other languages, former states, parts, capitals. Both are read when first asked for; their README
says where they come from. The European Union (EUE) and Kosovo (XKX) count as countries here.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from graph.language.fold import fold, words

_REMEMBERED = 1 << 14
_PASSED_OVER: Final = {"the", "of", "and"}
_ABBREVIATED: Final = {"st": "saint", "rep": "republic", "dem": "democratic", "fed": "federation"}
_INITIALS: Final = "\0"
_WITHOUT_CAPITALS: Final = frozenset({"name", "former", "part"})
_WITH_CAPITALS: Final = _WITHOUT_CAPITALS | {"capital"}
_NO_COUNTRY: Final = frozenset({"none"})
_QUALIFIERS: Final = {"government", "authority", "exile", "administration", "former", "formerly"}


@dataclass(frozen=True)
class Country:
    """A country, or one whose code has been withdrawn.

    `code` is the alpha-3 code of ISO 3166-1 or 3166-3, `alpha2` its two-letter partner (withdrawn
    ones were partly given out again). `since` and `until` are partial dates: when ISO took the code
    into its list, None for codes of its first edition (1974) and those that others gave, and when
    it withdrew the code, None for a code in use. `aliases` and `demonyms` are in no particular
    order and may be shared.
    """

    code: str
    name: str
    alpha2: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    since: str | None
    until: str | None


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
def find_code(text: str, *, capitals: bool = False) -> str | None:
    """The alpha-3 code of the country that the whole text names; None if unknown or ambiguous.

    This is the look-up for what people write as a country in a report, a question or a table:
    codes (IND, IN; also UK, EU, XK, XKK; not those of FIPS or the Olympic Committee), names and
    long names in some languages, ended states and colonies under the state of today ("Gold Coast"
    is GHA, "Siam" THA) and parts under their whole ("Scotland" is GBR). Names are compared folded,
    with or without "the", turned round at a comma ("Korea, South") or in any order of their words
    ("NETHERLANDS THE", "KOREA REPUBLIC OF"); of "Burma (Myanmar)" both must mean the same. ISO
    codes count only in capitals, for many are words ("in", "are"). A name shared by a code in use
    and a withdrawn one means the former ("Burma" is MMR); one shared by two in use means neither:
    "Korea", "Congo", "Virgin Islands" give None. Whether "Georgia" or "Jordan" in running text is
    the country at all is for the reader of that text to decide: this is not made for prose.

    Args:
        text: a code or a name, whole.
        capitals: whether a capital stands for its government ("Beijing" is CHN).
    """
    return find_written(text) or _spelled(text, _WITH_CAPITALS if capitals else _WITHOUT_CAPITALS)


def is_known_otherwise(text: str) -> bool:
    """Whether the text names what is known and is no single country of ISO 3166.

    Organisations ("NATO"), states that ended without one heir ("Prussia") and those without a code
    ("Transnistria"), groups ("Baltic States"), names of several countries ("Korea").
    """
    return _readings_among(text, _NO_COUNTRY) is not None or _is_shared(text)


def find_written(text: str) -> str | None:
    """As `find_code`, but by codes and by the names that texts use alone."""
    by_code = _codes_by_iso_code().get(text.strip())
    if by_code:
        return by_code
    names = _codes_by_name()
    return next((names[reading] for reading in _readings(text) if reading in names), None)


def spelling_key(text: str) -> str:
    """The words of a name in the order of the alphabet, without "the" and "of"; initials joined."""
    found: list[str] = []
    for word in words(text.replace("&", " and ")):
        if len(word) == 1 and found and found[-1].startswith(_INITIALS):
            found[-1] += word
        elif len(word) == 1:
            found.append(_INITIALS + word)
        elif word not in _PASSED_OVER:
            found.append(_ABBREVIATED.get(word, word))
    return " ".join(sorted(word.removeprefix(_INITIALS) for word in found))


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
        since=row["since"] or None,
        until=row["until"] or None,
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


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    """Code and kind by the key of the spelling; names of texts in any order of words among them."""
    table = files("graph.language").joinpath("reference/country_spellings.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    found = {row["words"]: (row["code"], row["kind"]) for row in rows}
    countries = all_countries()
    own = _unambiguous(
        (spelling_key(form), each) for each in countries for form in (each.name, *each.aliases)
    )
    return found | {key: (code, "name") for key, code in own.items()}


def _spelled(text: str, kinds: frozenset[str]) -> str | None:
    """The code of a spelling of these kinds, or of the two that agree in "One (Other)"."""
    whole = _readings_among(text, kinds)
    if whole is not None:
        return whole
    head, bracket, tail = text.partition("(")
    other = tail.rstrip(") ")
    if not bracket or not head.strip() or not other:
        return None
    if not _QUALIFIERS.isdisjoint(words(other)):
        return find_code(head)
    return _agreed(find_code(head), find_code(other))


def _agreed(one: str | None, other: str | None) -> str | None:
    """The code that both mean; a withdrawn code yields to the one in use."""
    if one is None or other is None or one == other:
        return one if other == one else None
    in_use = [code for code in (one, other) if country(code).until is None]
    return in_use[0] if len(in_use) == 1 else None


def _readings_among(text: str, kinds: frozenset[str]) -> str | None:
    code, kind = _spellings().get(spelling_key(text), ("", ""))
    return code if kind in kinds else None


def _is_shared(text: str) -> bool:
    """Whether several countries bear the name."""
    return find_code(text) is None and any(reading in _shared() for reading in _readings(text))


@cache
def _shared() -> frozenset[str]:
    names = (fold(form) for each in all_countries() for form in (each.name, *each.aliases))
    return frozenset(names) - _codes_by_name().keys()
