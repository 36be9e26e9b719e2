"""Offices, bodies, seats and leaders that stand for a country without naming it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import rows, word_list
from loaders.reading.page.lines import Lines

_RANKED = word_list("country signs: ranked")
_HOLDERS = word_list("country signs: holders")
_CODE = 3
_INITIALS = 3
"""Words before a family name among which the first name stands."""
_OWNED = ("’s", "'s", "s’", "s'")  # noqa: RUF001


class CountrySign(NamedTuple):
    """Words that stand for one country without naming it: code points and the country's code."""

    start: int
    end: int
    code: str


class _Sign(NamedTuple):
    """Folded words that stand for a country, but before some other words."""

    words: tuple[str, ...]
    code: str
    not_before: frozenset[str]


@cache
def _signs(table: str, column: str) -> dict[str, list[_Sign]]:
    """The signs of a table by their first word, the longest first."""
    found: dict[str, list[_Sign]] = {}
    for row in rows(table):
        form = words(row[column])
        not_before = frozenset((row.get("not_before") or "").split("|"))
        found.setdefault(form[0], []).append(_Sign(form, row["country"], not_before))
    for forms in found.values():
        forms.sort(key=lambda each: -len(each.words))
    return found


def country_signs_in(page: Lines) -> Iterator[CountrySign]:
    """Yield the offices, bodies and seats that stand for one country, written with a capital."""
    return _found(page, _signs("country_signs", "words"), len(page.folded))


def publishers_in(page: Lines, limit: int) -> Iterator[CountrySign]:
    """Yield the bodies of one country named among the first words, in order."""
    return _found(page, _bodies_of_one_country(), limit)


@cache
def _bodies_of_one_country() -> dict[str, list[_Sign]]:
    found: dict[str, list[_Sign]] = {}
    for row in rows("named_bodies"):
        form = words(row["words"].replace("'s", ""))
        if row["country"] and len(row["country"]) == _CODE:
            found.setdefault(form[0], []).append(_Sign(form, row["country"], frozenset()))
    return found


def leaders_by_name(page: Lines, limit: int) -> Iterator[CountrySign]:
    """Yield the heads of state and ministers named in full among the first words, in order.

    Not where something of theirs is spoken of ("the President's war").
    """
    signs = _found(page, _signs("leaders", "name"), limit)
    return (sign for sign in signs if not _is_owner(page, sign))


def leaders_in(page: Lines, limit: int) -> Iterator[CountrySign]:
    """Yield the heads of state and ministers among the first words, in order.

    They are known by their full names, or by an office and a family name that leaders of one
    country alone have had; not where something of theirs is spoken of ("the President's war").
    """
    signs = [*leaders_by_name(page, limit), *_by_family_name(page, limit)]
    told = (sign for sign in signs if not _is_owner(page, sign))
    return iter(sorted(told, key=lambda each: each.start))


def _is_owner(page: Lines, sign: CountrySign) -> bool:
    return page.text[sign.end - 2 : sign.end] in _OWNED


@cache
def _family_names() -> dict[str, str]:
    """Family names that leaders of one country alone have had, with the country."""
    countries: dict[str, set[str]] = {}
    for row in rows("leaders"):
        countries.setdefault(words(row["name"])[-1], set()).add(row["country"])
    return {name: codes.pop() for name, codes in countries.items() if len(codes) == 1}


def leading_names(page: Lines, n: int) -> Iterator[str]:
    """Yield the country of the leader whose family name a word is, behind office or first name."""
    code = _family_names().get(page.folded[n])
    if n + 1 < len(page.words) and (page.gap(n) in (" ", "-", "\xa0")) and page.is_capital(n + 1):
        return
    if code and n and page.is_capital(n) and page.is_capital(n - 1):
        names = {words(row["name"])[0] for row in rows("leaders") if row["country"] == code}
        behind = page.folded[max(0, n - _INITIALS) : n]
        if page.folded[n - 1] in _HOLDERS or names & set(behind):
            yield code


def _by_family_name(page: Lines, limit: int) -> Iterator[CountrySign]:
    known = _family_names()
    folded = page.folded
    for n in [n for n, word in enumerate(folded[: max(0, limit - 1)], 1) if word in _HOLDERS]:
        code = known.get(folded[n]) if n < len(folded) else None
        if code is None or not page.is_capital(n):
            continue
        after = n + 1
        goes_on = after < limit and (page.gap(n) in (" ", "-", "\xa0")) and page.is_capital(after)
        if not goes_on:
            yield CountrySign(page.words[n].start, page.words[n].end, code)


def _found(page: Lines, listed: dict[str, list[_Sign]], limit: int) -> Iterator[CountrySign]:
    folded = page.folded[:limit]
    for n in [n for n, word in enumerate(folded) if word in listed]:
        for sign in listed[folded[n]] if page.is_capital(n) else ():
            last = n + len(sign.words) - 1
            if tuple(page.folded[n : last + 1]) == sign.words and not _is_other(page, sign, n):
                yield CountrySign(page.words[n].start, page.words[last].end, sign.code)
                break


def _is_other(page: Lines, sign: _Sign, n: int) -> bool:
    """Whether the words go on to an office that other countries have, below no known rank."""
    after = page.folded[n + len(sign.words) : n + len(sign.words) + 1]
    return not sign.not_before.isdisjoint(after) and page.folded[n - 1] not in _RANKED
