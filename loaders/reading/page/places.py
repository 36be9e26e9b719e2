"""Countries and cities named in a text.

Names that are part of another name ("Indian Ocean", "South China Sea") are none.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from graph.language import countries
from graph.language.fold import words
from loaders.reading.lexicon.word_lists import word_list
from loaders.reading.page.lines import Lines, Place

_LONGEST_CODE = 3
_AMBIGUOUS = {"korea": "KOR", "korean": "KOR", "koreans": "KOR", "congo": "COD", "congolese": "COD"}
_PREFERRED = {"dominican": "DOM", "guinean": "GIN", "micronesian": "FSM", "samoan": "WSM"}
_IGNORED = frozenset(["the states", "mainland china", "papal", "mainland"])
_PREFIXES = {
    "indo": "IND",
    "sino": "CHN",
    "franco": "FRA",
    "anglo": "GBR",
    "russo": "RUS",
    "italo": "ITA",
    "luso": "PRT",
    "pak": "PAK",
    "turko": "TUR",
    "greco": "GRC",
}
_NOT_AFTER = word_list("places: not after")
_AFTER_IS_OTHER = {
    "american": _NOT_AFTER,
    "america": _NOT_AFTER,
    "americas": _NOT_AFTER,
    "mexico": frozenset(["new", "of"]),
    "guinea": frozenset(["of"]),
    "jersey": frozenset(["new"]),
    "china": frozenset(["south", "east"]),
    "chinese": frozenset(["overseas"]),
    "georgia": frozenset(["glynco", "atlanta", "south"]),
}
_BEFORE_IS_OTHER = {
    "indian": frozenset(["ocean"]),
    "china": frozenset(["sea", "seas"]),
    "mexico": frozenset(["city"]),
    "panama": frozenset(["city", "canal"]),
    "kuwait": frozenset(["city"]),
    "guatemala": frozenset(["city"]),
    "luxembourg": frozenset(["city"]),
    "american": frozenset(["samoa"]),
    "korean": frozenset(["peninsula"]),
    "taiwan": frozenset(["strait"]),
    "sudan": frozenset(["tribune"]),
    "philippine": frozenset(["sea"]),
    "solomon": frozenset(["sea"]),
    "turkish": frozenset(["straits"]),
    "british": frozenset(["columbia"]),
    "jordan": frozenset(["river", "valley"]),
    "iran": frozenset(["deal"]),
}
_BETWEEN_STATES = word_list("places: between states")


@cache
def _country_forms() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Forms of countries by their first word, longest first: words, code, whether a demonym."""
    meanings: dict[tuple[str, ...], tuple[str, bool]] = {}
    known = [each for each in countries.all_countries() if each.until is None]
    for country in known:
        names = {words(form) for form in (country.name, *country.aliases)}
        for form in countries.country_words(country.code):
            _enter(meanings, form, country.code, is_demonym=not _is_name(form, names))
        for form in map(words, country.demonyms):
            _enter(meanings, (*form[:-1], f"{form[-1]}s"), country.code, is_demonym=True)
    by_first: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for form, (code, is_demonym) in meanings.items():
        by_first.setdefault(form[0], []).append((form, code, is_demonym))
    for forms in by_first.values():
        forms.sort(key=lambda each: -len(each[0]))
    return by_first


def _is_name(form: tuple[str, ...], names: set[tuple[str, ...]]) -> bool:
    return form in names or (*form[:-1], form[-1].removesuffix("s")) in names


def _enter(
    meanings: dict[tuple[str, ...], tuple[str, bool]],
    form: tuple[str, ...],
    code: str,
    *,
    is_demonym: bool,
) -> None:
    joined = " ".join(form)
    if joined in _IGNORED:
        return
    chosen = _AMBIGUOUS.get(joined.removesuffix("s")) or _PREFERRED.get(joined.removesuffix("s"))
    if chosen is None and form in meanings and not is_demonym:
        meanings[form] = (code, is_demonym)
    elif chosen is None or chosen == code:
        meanings.setdefault(form, (code, is_demonym))


def countries_in(page: Lines) -> Iterator[Place]:
    """Yield every country that a page names, in order, the longest names first."""
    forms, folded, after = _country_forms(), page.folded, 0
    for n in [n for n, word in enumerate(folded) if word in forms or word in _PREFIXES]:
        if n < after:
            continue
        here = forms.get(folded[n], ())
        found = next((each for each in here if _stands(page, n, each[0])), None)
        if found:
            after = n + len(found[0])
            if found[2] and _is_heritage(folded, after - 1):
                after += 1
            else:
                yield Place(n, after - 1, found[1], None, found[2])
        elif folded[n] in _PREFIXES and _is_bound(page, n):
            yield Place(n, n, _PREFIXES[folded[n]], None, True)


def _is_bound(page: Lines, n: int) -> bool:
    """Whether another country follows a short form: "Indo-French", "Pak & the US"."""
    is_joined = page.is_capital(n) and page.gap(n) in ("-", "–", " & ")  # noqa: RUF001
    return is_joined and any(word in _country_forms() for word in page.folded[n + 1 : n + 3])


def _is_heritage(folded: list[str], last: int) -> bool:
    """Whether a demonym tells where a citizen's family is from: "a Polish-American author"."""
    after = folded[last + 1 : last + 3]
    return after[:1] in (["american"], ["americans"]) and not set(after[1:]) & _BETWEEN_STATES


def is_prefix(word: str) -> bool:
    """Whether a folded word stands for a country only before another, as in "Indo-French"."""
    return word in _PREFIXES


def _stands(page: Lines, n: int, form: tuple[str, ...]) -> bool:
    """Whether the words of a form stand at a place, written as a name, and are no other name."""
    last = n + len(form) - 1
    if tuple(page.folded[n : last + 1]) != form or not page.is_capital(n):
        return False
    if last == n and len(form[0]) <= _LONGEST_CODE and not page.written(n, n).isupper():
        return False
    if n and page.folded[n - 1] in _AFTER_IS_OTHER.get(form[0], ()):
        return False
    following = page.folded[last + 1] if last + 1 < len(page.folded) else ""
    return following not in _BEFORE_IS_OTHER.get(form[-1], ())


@cache
def _city_forms() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Known cities by their first word, longest first: words, country and name."""
    table = files("loaders").joinpath("reference/cities.csv").read_text(encoding="utf-8")
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in csv.DictReader(table.splitlines()):
        form = words(row["city"])
        by_first.setdefault(form[0], []).append((form, row["country"], row["city"]))
    for forms in by_first.values():
        forms.sort(key=lambda each: -len(each[0]))
    return by_first


@cache
def country_of_city(city: str) -> str | None:
    """Return the code of the country of a known city, or None."""
    form = words(city)
    here = _city_forms().get(form[0], []) if form else []
    return next((code for each, code, _ in here if each == form), None)


def cities_in(page: Lines) -> Iterator[Place]:
    """Yield every known city that a page names with a capital, in order."""
    forms, folded, after = _city_forms(), page.folded, 0
    for n in [n for n, word in enumerate(folded) if word in forms]:
        for form, code, name in forms[folded[n]] if n >= after and page.is_capital(n) else ():
            last = n + len(form) - 1
            if last == n or tuple(folded[n : last + 1]) == form:
                city = page.written(n, last)
                city = name if city.isupper() else city
                yield Place(n, last, code, "Washington" if city.startswith("Washington,") else city)
                after = last + 1
                break
