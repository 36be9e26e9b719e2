"""What makes a text that was found no report: nothing in it, a stub, an error page."""

import re
from typing import Final

from loaders.texts.kept import KeptText, RefusedTextError
from loaders.texts.languages import check_english

_LEAST_WORDS: Final = 5
_LEAST_LETTERS: Final = 30
"""Letters of a text in a script that puts no blanks between words."""
_WORDS: Final = re.compile(r"[^\W\d_]{2,60}")
_STUB: Final = 1500
"""Characters of a text at most that can be the stub before a paywall."""
_MARKED_STUB: Final = 700
"""The same, where the page says itself that its text is not for everyone."""
_WALL: Final = re.compile(
    r"(?:subscribe|register|sign up|sign in|log ?in|become a (?:member|subscriber))"
    r"[^.\n]{0,40}\b(?:to (?:continue|keep|read|unlock|access|view)|for (?:full|unlimited) access)"
    r"|to (?:continue|keep) reading|already (?:a subscriber|a member|subscribed|registered)"
    r"|(?:this|the full) (?:article|story|content) is (?:only )?"
    r"(?:for|available (?:only )?to|reserved for) (?:paid |premium |registered )?"
    r"(?:subscribers|members)|subscriber[- ]only|subscribers only"
    r"|remaining free articles|you have reached your (?:article|free) limit",
    re.IGNORECASE,
)
_ERROR: Final = re.compile(
    r"enable (?:javascript|cookies)|javascript is (?:disabled|required)|page (?:was )?not found"
    r"|access denied|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser"
    r"|redirecting to|captcha|403 forbidden|404 error|service unavailable|domain is for sale"
    r"|(?:url|page|file|address) [^.\n]{0,40}(?:was )?not (?:be )?found|404 not found"
    r"|accept (?:all )?cookies|we value your privacy|cookie (?:settings|preferences|policy)"
    r"|store and/?(?:or)? access information on a device",
    re.IGNORECASE,
)
_SHOWN: Final = 80
"""Characters that are shown of what a text says."""
_ERROR_PAGE: Final = 600


def check_text(kept: KeptText, most_letters: int, is_behind_wall: bool = False) -> None:
    """Refuse a text that holds no report to be read.

    Args:
        kept: the text.
        most_letters: characters of a text that is read.
        is_behind_wall: whether its page says that it is not for everyone.

    Raises:
        RefusedTextError: empty, paywall, too-big or language.
    """
    body = kept.text.removeprefix(kept.title or "").strip()
    if len(kept.text) > most_letters:
        raise RefusedTextError("too-big", f"{len(kept.text)} characters, {most_letters} are read")
    words = _WORDS.findall(" ".join(kept.text.split())[:_STUB])
    if not body or (len(words) < _LEAST_WORDS and sum(map(len, words)) < _LEAST_LETTERS):
        raise RefusedTextError("empty", _shown(kept.text))
    if len(body) < _ERROR_PAGE and (sign := _ERROR.search(kept.text)):
        raise RefusedTextError("empty", f"a page that says {sign[0]!r}")
    wall = _WALL.search(body) if len(body) < _STUB else None
    if wall or (is_behind_wall and len(body) < _MARKED_STUB):
        raise RefusedTextError("paywall", f"it says {wall[0]!r}" if wall else "the page says so")
    check_english(kept.text)


def _shown(text: str) -> str:
    words = " ".join(text.split())
    more = "…" if len(words) > _SHOWN else ""
    return f"all it says is {words[:_SHOWN] + more!r}" if words else ""
