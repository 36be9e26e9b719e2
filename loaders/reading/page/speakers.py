"""Which government or newspaper's country speaks in a text that does not name it as a party."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import rows
from loaders.reading.page.page import Page

_AFTER_CITY: Final = frozenset([",", ":", "-", "–", "—", "(", "["])  # noqa: RUF001
_HEAD: Final = 150
"""Words at the head of a text among which those who issue it are named."""
_FOOT: Final = 25


@cache
def _signs() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What a government's own texts say of who issues them, by the first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("speaker_signs"):
        form = words(row["words"].replace("'s", ""))
        found.setdefault(form[0], []).append((form, row["country"]))
    return found


def speaker_of(page: Page) -> str | None:
    """Return the country whose government speaks, by signs at head and foot; None if unclear."""
    folded, count = page.folded, len(page.folded)
    for n in (*range(min(_HEAD, count)), *range(max(_HEAD, count - _FOOT), count)):
        for form, code in _signs().get(folded[n], ()):
            if tuple(folded[n : n + len(form)]) == form and page.is_capital(n):
                return code
    return None


def dateline_countries(page: Page) -> Iterator[str]:
    """Yield the countries of cities before a dash, a colon or a date at the head of a text."""
    for city in page.cities:
        if city.first > _HEAD:
            return
        gap = page.gap(city.last).strip(" ")
        if page.sentence_of(city.first).first == city.first and gap[:1] in _AFTER_CITY:
            yield city.code
