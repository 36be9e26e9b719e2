"""How far an instrument has come: signed, in force, to be signed, and so on."""

from itertools import pairwise
from typing import Final

from graph.language import dates
from graph.language.date_words import DateWords
from loaders.reading.agreements.instruments import Phrase, next_noun
from loaders.reading.lexicon.word_lists import word_set
from loaders.reading.page.page import Page, Sentence
from loaders.reading.page.release import Found

_NEGOTIATED: Final = word_set(
    "negotiate negotiating negotiation negotiations negotiated finalise finalize finalising "
    "finalizing finalisation finalization draft drafted drafting propose proposed proposal "
    "consider considering explore exploring pursue intend intends intention upcoming planned "
    "pending"
)
SIGNED: Final = word_set("sign signed signing signs signature inked inks ink exchanged")
_CONCLUDED: Final = word_set("concluded conclude concluding entered finalised finalized sealed")
_RENEWED: Final = word_set(
    "renew renewed renewing renewal extend extended extending extension prolong prolonged"
)
_EXPIRED: Final = word_set("expired lapsed terminated abrogated expire")
_ISSUED: Final = word_set(
    "issued issue issuing adopted adopt adopting released release announced announce launched "
    "launch launching unveiled published endorsed announcing adoption releasing"
)
_AGREED: Final = word_set("agreed agree agreeing principle initialled initialed initialling")
STANDING: Final = word_set(
    "under pursuant accordance existing implementing implement implementation since recalled "
    "anniversary within framework longstanding standing"
)
_CUES: Final = (
    (_EXPIRED, "expired", 8),
    (_RENEWED, "renewed", 4),
    (_NEGOTIATED, "under-negotiation", 8),
    (SIGNED, "signed", 14),
    (_CONCLUDED, "signed", 6),
    (_ISSUED, "announced", 8),
    (_AGREED, "agreed", 5),
    (STANDING, "in-force", 4),
)
"""Words of each status, and how many words away they may stand."""
_BOUND: Final = 30
"""Words after a phrase in which those whom it binds are named."""
_AROUND: Final = 60
_AHEAD: Final = word_set("will to would toward towards shall early soon")
_RENEWED_WITHIN: Final = 6
"""Words before an instrument in which it is told that it was renewed."""
_HASTENED: Final = word_set(
    "will to would need track expedite early soon hasten accelerate speed towards forward upcoming "
    "planned expected ahead future possible"
)
_WISHED: Final = word_set(
    "intention intend intends plan plans possibility wish wishes ready prepare prepared hope hopes "
    "expected want wants"
)
_WISHED_WITHIN: Final = 8
"""Words before "sign" in which it is told that it is only wished for."""
_CAME: Final = word_set("met gathered travelled traveled came")
"""Words after which "to sign" is what was done."""
_EARLIER: Final = word_set("summer year month autumn fall spring winter week")
_ENTERED: Final = word_set("announced announce announces welcomed welcome marked noted celebrated")
_ENTRIES: Final = (
    ["entered", "into", "force"],
    ["came", "into", "force"],
    ["enters", "into", "force"],
)
_DATED_WITHIN: Final = 4
"""Words behind "force" within which its day stands."""
_LATE: Final = 60
"""Days after which a signing is an earlier one."""


def status_of(
    page: Page, phrase: Phrase, date: tuple[str, DateWords] | None
) -> tuple[Found[str], bool]:
    """Return the status of an instrument, and whether a word tells it."""
    is_old = date is not None and _is_old(page, date[0])
    force = _in_force(page, phrase)
    if force is not None:
        return _words(page, "in-force", force, force + 1, "status-in-force"), True
    cue = _cue(page, phrase)
    if cue is not None:
        n, status = cue
        status = _not_yet(page, n, status)
        if status == "agreed" and phrase.head.kind == "joint-statement":
            return _words(page, "announced", *_noun(phrase), "status-of-statement"), True
        if status == "signed" and _is_recalled(page, phrase, n):
            return _words(page, "in-force", n, n, "status-of-earlier"), True
        if status in ("signed", "announced", "agreed") and is_old:
            status = "signed" if status == "signed" and _awaits(page) else "in-force"
            return _words(page, status, n, n, "status-of-earlier"), True
        return _words(page, status, n, n, f"status-{status}"), True
    head = phrase.head
    if head.kind == "joint-statement" and not is_old:
        return _words(page, "announced", head.first, head.last, "status-of-statement"), False
    listed = None
    if not is_old:
        listed = _listed_as_signed(page, phrase) or _signed_after(page, phrase)
    if listed is not None:
        return _words(page, "signed", listed, listed, "status-of-list"), True
    return _words(page, "in-force", phrase.first, phrase.last, "status-standing"), False


def entry_into_force(page: Page, sentence: Sentence) -> Found[str] | None:
    """Return the day on which a sentence says that what it speaks of entered into force."""
    for n in range(sentence.first + 1, sentence.last):
        if page.folded[n - 1 : n + 2] not in _ENTRIES:
            continue
        told = page.dates_within(page.words[n + 1].end, sentence.end)
        is_near = bool(told) and page.word_at(told[0].start) <= n + _DATED_WITHIN
        if is_near and told[0].readings:
            day = told[0]
            return Found(day.readings[0][0], day.start, day.end, "entry-into-force")
    return None


def _listed_as_signed(page: Page, phrase: Phrase) -> int | None:
    """The word for signing before a list in which an instrument stands: "signed A, B and C"."""
    first = max(phrase.sentence.first, phrase.first - _AROUND)
    for n in range(phrase.first - 1, first - 1, -1):
        if page.folded[n] in SIGNED:
            return n if _not_yet(page, n, "signed") == "signed" else None
        if page.folded[n] in STANDING:
            return None
    return None


def _signed_after(page: Page, phrase: Phrase) -> int | None:
    """The word for signing after those whom an instrument binds: "... and B was signed"."""
    high = next_noun(page, phrase.last + 1, min(phrase.sentence.last, phrase.last + _BOUND))
    for n in range(phrase.last + 1, high + 1):
        if page.folded[n] in SIGNED and page.folded[n - 1] in ("was", "were"):
            return n
    return None


def _noun(phrase: Phrase) -> tuple[int, int]:
    return phrase.head.first, phrase.head.last


def _in_force(page: Page, phrase: Phrase) -> int | None:
    """The place of "in force" in the sentence of an instrument."""
    folded, sentence = page.folded, phrase.sentence
    low = max(sentence.first, phrase.first - _AROUND)
    for n in range(low, min(sentence.last, phrase.last + _AROUND)):
        if folded[n] in ("in", "into") and folded[n + 1] == "force":
            if phrase.last < n and next_noun(page, phrase.last + 1, n) < n:
                return None  # another instrument is in force
            before = set(folded[max(sentence.first, n - 5) : n])
            if folded[n - 1] == "entry" and folded[n + 2] == "of" and before & _ENTERED:
                return n
            if not before & {"enter", "will", "entry", "when", "once", "until"}:
                return n
    return None


def _cue(page: Page, phrase: Phrase) -> tuple[int, str] | None:
    """The word nearest to the phrase that tells a status, and that status."""
    sentence = phrase.sentence
    for n in range(phrase.first - 1, max(sentence.first, phrase.first - _RENEWED_WITHIN) - 1, -1):
        if page.folded[n] in _RENEWED:
            return n, "renewed"
    best: tuple[int, int, int, str] | None = None
    low = max(sentence.first, phrase.first - 14)
    high = min(sentence.last, phrase.last + 14)
    for n in range(low, high + 1):
        away = _away(phrase, n)
        for rank, (signs, status, limit) in enumerate(_CUES):
            is_near = away <= limit and (page.folded[n] in signs or _are_talks(page, n, status))
            if is_near and (best is None or (away, rank) < best[:2]):
                best = (away, rank, n, status)
    return (best[2], best[3]) if best else None


def _are_talks(page: Page, n: int, status: str) -> bool:
    """Whether a word begins "talks on", which are held of what is not yet signed."""
    is_on = page.folded[n : n + 2] in (["talks", "on"], ["talks", "for"], ["talks", "towards"])
    return is_on and status == "under-negotiation"


def _away(phrase: Phrase, n: int) -> int:
    """How many words a word stands from an instrument's; very many within its name or subject."""
    if n < phrase.first:
        return phrase.first - n
    if n > phrase.last:
        return n - phrase.last
    begins = phrase.subject[0] if phrase.subject else phrase.last
    return n - phrase.head.last if phrase.head.last < n < begins else _AROUND


def _is_recalled(page: Page, phrase: Phrase, n: int) -> bool:
    """Whether a signing is an earlier one: "last summer", "the pact signed by A and B"."""
    near = page.folded[n + 1 : n + _AROUND]
    for one, other in pairwise(
        near[: phrase.last + _RENEWED_WITHIN - n] if n < phrase.last else near[:4]
    ):
        if one == "last" and other in _EARLIER:
            return True
    before = page.folded[phrase.first - 1 : phrase.first]
    is_by = page.folded[n : n + 2] == ["signed", "by"]
    return n == phrase.head.last + 1 and before == ["the"] and is_by


def _not_yet(page: Page, n: int, status: str) -> str:
    """The status, or "under-negotiation" where the word for it is about what is to come."""
    if status not in ("signed", "renewed"):
        return status
    before = page.folded[max(0, n - 3) : n]
    if page.folded[n] in ("signed", "renewed", "inked", "concluded", "exchanged"):
        is_ahead = before[-1:] == ["be"]
    elif page.folded[n] in ("signing", "signature", "conclusion"):
        is_ahead = bool(set(page.folded[max(0, n - 10) : n]) & _HASTENED)
    else:
        earlier = set(page.folded[max(0, n - _WISHED_WITHIN) : n])
        is_ahead = bool(set(before) & _AHEAD) or bool(earlier & _WISHED)
        is_ahead = is_ahead and not earlier & _CAME
    return "under-negotiation" if is_ahead else status


def _awaits(page: Page) -> bool:
    """Whether the text speaks of a ratification still to come."""
    return "ratification" in page.folded or "ratify" in page.folded


def _is_old(page: Page, date: str) -> bool:
    published = page.release.published
    if not published:
        return len(date) == 4
    one, other = dates.days(date), dates.days(published)
    assert one.latest and other.earliest
    return one.latest < dates.shift(other.earliest, -_LATE)


def _words(page: Page, value: str, first: int, last: int, rule: str) -> Found[str]:
    return Found(value, page.words[first].start, page.words[last].end, rule)
