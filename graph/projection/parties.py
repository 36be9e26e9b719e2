"""Which body or official of its report a bare party or signatory of an agreement means."""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from graph.language import countries
from graph.language.fold import fold, words
from graph.model.errors import Problem
from graph.model.report import Named, ParsedReport


class Body(NamedTuple):
    """A body as a party: name, and country or tie ("" where neither is known)."""

    name: str
    scope: str


def institution_of_party(report: ParsedReport, n: int, m: int) -> str | Body:
    """Return what party `m` of agreement `n` means: a country's code, or a body of the report.

    A bare name that fits two bodies of the report is resolved where exactly one reading of all the
    parties is possible; else `party_problems` names it and the first fitting body is taken.
    """
    return _readings(report, n)[0][m]


def party_problems(report: ParsedReport) -> list[Problem]:
    """Return a problem for every party that fits bodies of the report in more than one way."""
    problems = []
    for n, entry in enumerate(report.agreements):
        readings = _readings(report, n)
        if len(readings) == 1:
            continue
        for m, party in enumerate(entry.parties):
            bodies = [reading[m] for reading in readings]
            fits = sorted({body.scope for body in bodies if isinstance(body, Body)})
            if len(fits) > 1:
                assert isinstance(party, str)
                reason = (
                    f"{party!r} fits bodies of {' and '.join(fits)}; "
                    f'write {{"name": "{party}", "country": "{fits[0]}"}}'
                )
                problems.append(Problem(f"/agreements/{n}/parties/{m}", reason))
    return problems


def _readings(report: ParsedReport, n: int) -> list[tuple[str | Body, ...]]:
    """All ways to read the parties of an agreement, distinct as sets.

    Those that join two countries first of all.
    """
    entry = report.agreements[n]
    choices = [_choices(report, party) for party in entry.parties]
    if all(len(choice) == 1 for choice in choices):
        return [tuple(choice[0] for choice in choices)]
    found: dict[frozenset[str | Body], tuple[str | Body, ...]] = {}
    for reading in product(*choices):
        if len(set(reading)) == len(reading):
            found.setdefault(frozenset(reading), reading)
    readings = list(found.values()) or [tuple(choice[0] for choice in choices)]
    joining = [reading for reading in readings if len(_scopes(reading)) > 1]
    return joining or readings


def _scopes(reading: Iterable[str | Body]) -> set[str]:
    return {one.scope if isinstance(one, Body) else one for one in reading}


def _choices(report: ParsedReport, party: str | Named) -> list[str | Body]:
    if isinstance(party, Named):
        return [Body(party.name, party.country or "-".join(report.parties))]
    if len(party) == 3 and countries.is_country(party):
        return [party]
    known = _bodies(report)
    fits = sorted({body for body in known if fold(body.name) == fold(party)}, key=lambda b: b.scope)
    by_scope = {body.scope: body for body in reversed(fits)}
    return [*reversed(by_scope.values())] if fits else [_unlisted(report, party)]


def _bodies(report: ParsedReport) -> list[Body]:
    joint = "-".join(report.parties) if len(report.parties) > 1 else ""
    listed = [Body(entry.name, entry.country or joint) for entry in report.institutions]
    offices = [
        Body(entry.institution, entry.country or joint)
        for entry in report.officials
        if entry.institution
    ]
    return listed + offices


def _unlisted(report: ParsedReport, party: str) -> Body:
    """A body that the report does not list.

    Of the one party whose name or demonym its own name holds.
    """
    own = words(party)
    named = [code for code in report.parties if _holds(own, countries.country_words(code))]
    return Body(party, named[0] if len(named) == 1 else "")


def _holds(own: tuple[str, ...], sought: frozenset[tuple[str, ...]]) -> bool:
    return any(own[start : start + len(one)] == one for one in sought for start in range(len(own)))


def official_of_signatory(report: ParsedReport, signatory: str | Named) -> int | None:
    """Return the index of the official that a signatory names.

    The same name, else the only one with all its words.
    """
    name = signatory.name if isinstance(signatory, Named) else signatory
    country = signatory.country if isinstance(signatory, Named) else None
    entries = [
        (index, set(words(entry.name)), fold(entry.name))
        for index, entry in enumerate(report.officials)
        if country is None or entry.country == country
    ]
    exact = [index for index, _, folded in entries if folded == fold(name)]
    if exact:
        return exact[0]
    holding = [index for index, own, _ in entries if set(words(name)) <= own]
    return holding[0] if len(holding) == 1 else None
