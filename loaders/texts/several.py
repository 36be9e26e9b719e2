"""Texts that hold several reports: told apart where their borders are plain, else refused."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from loaders.texts.datelines import stated_day
from loaders.texts.kept import KeptText, RefusedTextError
from loaders.texts.plain import plain_text

_LEAST: Final = 300
"""Characters of a report that can be one of several."""
_MOST: Final = 500
_HEADLINE: Final = 5
"""Words at least of the title of a part that gives no day; "Background" heads no report."""
_RULE: Final = re.compile(r"^[ \t]{0,20}(?:[*#=_~-][ \t]{0,3}){3,200}$|\f", re.MULTILINE)
_BEGINS: Final = re.compile(
    r"^[ \t]{0,20}\W{0,3}for[ \t]+immediate[ \t]+release\b", re.MULTILINE | re.IGNORECASE
)
_HEADED: Final = re.compile(
    r"^[ \t]{0,20}(?:posted on|press release no|release no|press note no)\b.{0,80}\d",
    re.MULTILINE | re.IGNORECASE,
)


def told_apart(kept: KeptText) -> list[KeptText]:
    """Return the reports of a text, in order; the text itself where it holds one.

    Several are told apart by lines of rules between parts with a headline, or a title and a date
    each, and by lines that say "for immediate release".

    Raises:
        RefusedTextError: several-reports, where there are several heads of releases and nothing
            that shows where one ends. Of a document with pages none are told apart.
    """
    heads = _heads(kept.text, _HEADED)
    if not kept.pages:
        for parts in (_by_rules(kept.text), _by_beginnings(kept.text)):
            if parts:
                return [_part(kept, text, n) for n, text in enumerate(parts)]
    elif len(heads) < 2:
        heads = _heads(kept.text, _BEGINS)
    if len(heads) > 1:
        raise RefusedTextError("several-reports", f"{len(heads)} heads of releases")
    return [kept]


def _heads(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where releases begin, those that come too soon after another left out."""
    found: list[int] = []
    for one in pattern.finditer(text):
        if not found or one.start() - found[-1] >= _LEAST:
            found.append(one.start())
        if len(found) == _MOST:
            break
    return found


def _by_rules(text: str) -> list[str]:
    ends = [0, *(found.end() for found in _RULE.finditer(text))][: _MOST + 1]
    if len(ends) < 2:
        return []
    starts = [*(found.start() for found in _RULE.finditer(text)), len(text)][: _MOST + 1]
    parts = [text[a:b].strip() for a, b in zip(ends, starts, strict=True)]
    parts = [one for one in parts if one]
    titles = [plain_text(one).title for one in parts if len(one) >= _LEAST]
    are_dated = all(stated_day(one) for one in parts)
    whole = len(titles) == len(parts) > 1 and all(
        title and (are_dated or len(title.split()) >= _HEADLINE) for title in titles
    )
    return parts if whole else []


def _by_beginnings(text: str) -> list[str]:
    starts = [found.start() for found in _BEGINS.finditer(text)][:_MOST]
    parts = [text[a:b].strip() for a, b in pairwise([*starts, len(text)])]
    return parts if len(parts) > 1 and all(len(one) >= _LEAST for one in parts) else []


def _part(kept: KeptText, text: str, number: int) -> KeptText:
    own = plain_text(text)
    return replace(
        own, publisher=kept.publisher, url=kept.url, published=stated_day(text), part=number
    )
