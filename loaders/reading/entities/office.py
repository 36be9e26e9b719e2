"""An office as a text names it, and the full wordings of offices written short."""

from dataclasses import dataclass
from functools import cache

from graph.language.fold import words
from loaders.reading.entities.body_countries import Body
from loaders.reading.lexicon.word_lists import rows
from loaders.reading.page.page import Place


@dataclass(frozen=True)
class Office:
    """An office named: its words, and what stands in it or beside it.

    `first` and `last` bound the wording without country and institution, `outer_first` and
    `outer_last` with them. `country` is whose it is, where its words say so; `body` the
    institution beside it; `is_plural` where several persons of the office follow.
    """

    first: int
    last: int
    head: int
    outer_first: int
    outer_last: int
    country: Place | None
    body: Body | None
    is_acting: bool
    is_former: bool
    is_plural: bool
    cut: tuple[int, int] | None = None


@cache
def offices_by_short() -> dict[str, list[tuple[str, ...]]]:
    """Return the short forms of offices as folded words, by the first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in full_offices():
        found.setdefault(form[0], []).append(form)
    return found


@cache
def full_offices() -> dict[tuple[str, ...], str]:
    """Return the full wordings of offices by the folded words of their short forms."""
    return {words(row["short"]): row["office"] for row in rows("short_offices")}
