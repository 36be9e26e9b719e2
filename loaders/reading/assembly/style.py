"""What kind of text a release is, who speaks in it, and the agency it goes back to."""

from collections.abc import Collection
from typing import Final

from loaders.reading.agreements.statements import is_joint_text
from loaders.reading.lexicon.word_lists import rows
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found

_TITLE_STYLES: Final = (
    ("readout", "readout"),
    ("fact sheet", "fact-sheet"),
    ("factsheet", "fact-sheet"),
    ("explained", "explainer"),
    ("explainer", "explainer"),
    ("background note", "explainer"),
    ("press release", "press-release"),
    ("media release", "press-release"),
)
_OPENING: Final = 30
"""Words in which a government says that it speaks."""
_AGENCY_LATEST: Final = 40


def style_of(page: Page) -> str:
    """Return the style of the text, `press-release` where nothing tells another."""
    title = page.title
    heading = " ".join(page.folded[title.first : title.last + 1]) if title else ""
    for words, style in _TITLE_STYLES[:3]:
        if words in heading:
            return style
    if is_joint_text(page):
        return "joint-statement"
    for words, style in _TITLE_STYLES[3:]:
        if words in heading:
            return style
    if "statement by" in heading and {"meeting", "call"} & set(heading.split()):
        return "readout"
    return "news-wire" if find_agency(page) or _is_news(page) else "press-release"


def _is_news(page: Page) -> bool:
    """Whether the text opens like a newspaper's: a city and a colon or a dash."""
    first = page.body[0] if page.body else None
    if first is None:
        return False
    city = next((c for c in page.cities if first.first <= c.first <= first.first + 1), None)
    return city is not None and page.gap(city.last).strip()[:1] in (":", "-", "–", "—")  # noqa: RUF001


def find_agency(page: Page) -> Found[str] | None:
    """Return the news agency that a dateline names, "(Reuters)" or "ANI |"."""
    agencies = {row["sign"]: row["agency"] for row in rows("agencies")}
    for n in range(min(_AGENCY_LATEST, len(page.words))):
        sign = page.written(n, n)
        if sign in agencies and not page.gap(n).startswith(" a"):
            return Found(agencies[sign], page.words[n].start, page.words[n].end, "dateline-agency")
    return None


def speaking_side(page: Page, parties: Collection[str]) -> str | None:
    """Return the party that speaks, where the release or its opening says so."""
    if page.side:
        return page.side if page.side in parties else None
    limit = page.words[min(_OPENING, len(page.words)) - 1].end if page.words else 0
    told = {sign.code for sign in page.country_signs if sign.end <= limit}
    spoken = told & set(parties)
    return next(iter(spoken)) if len(spoken) == 1 and not is_joint_text(page) else None
