"""Wordings of offices and bodies that only some countries use."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import rows


class _Style(NamedTuple):
    """Which countries use a wording, whether only these, or which do not."""

    form: tuple[str, ...]
    codes: frozenset[str]
    kind: str


@cache
def _styles() -> dict[str, list[_Style]]:
    """Wordings of offices and bodies by their first word."""
    found: dict[str, list[_Style]] = {}
    for row in rows("office_styles"):
        form = words(row["words"].replace("'s", ""))
        kind, space, listed = row["countries"].rpartition(" ")
        found.setdefault(form[0], []).append(
            _Style(form, frozenset(listed.split("|")), kind if space else "often")
        )
    return found


def fits_style(told: Sequence[str], code: str) -> bool:
    """Whether a country may have an office or body of this wording."""
    for style in _styles_in(told):
        if (style.kind == "not" and code in style.codes) or (
            style.kind == "only" and code not in style.codes
        ):
            return False
    return True


def has_own_style(told: Sequence[str], code: str) -> bool:
    """Whether a wording is one that a country uses and few others do."""
    return any(code in style.codes for style in _styles_in(told) if style.kind != "not")


def only_user(told: Sequence[str]) -> str | None:
    """Return the only country that uses a wording, or None."""
    for style in _styles_in(told):
        if style.kind == "only" and len(style.codes) == 1:
            return next(iter(style.codes))
    return None


def _styles_in(told: Sequence[str]) -> Iterator[_Style]:
    """Yield what is known of the wordings found in some folded words, longest wording first."""
    styles = _styles()
    found = [
        (-len(style.form), n, style)
        for n, word in enumerate(told)
        for style in styles.get(word, ())
        if tuple(told[n : n + len(style.form)]) == style.form
    ]
    found.sort()
    covered: set[int] = set()
    for length, n, style in found:
        last = n - length - 1
        if n in covered and last in covered:
            continue
        covered.update(range(n, last + 1))
        yield style
