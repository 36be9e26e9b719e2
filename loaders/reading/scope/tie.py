"""Whether the countries found on a page do something together, so that the text reports a tie.

Title and lead tell it: talks, a call, a visit, a message, aid, an instrument, a transfer, an
exercise. What one government does alone (sanctions, a designation), what many do in a body that
does not name them, and what is domestic is none. What a tie is about makes no difference here.
"""

from functools import cache
from itertools import pairwise
from typing import Final

from loaders.reading.agreements.statements import is_joint_text
from loaders.reading.lexicon.word_lists import rows, word_set
from loaders.reading.page.country_signs import leaders_in
from loaders.reading.page.enumerations import acting_enumerations
from loaders.reading.page.page import Page, Sentence
from loaders.reading.sides.parties import OFFICES, speaking_country

_LEAD: Final = 4
"""Sentences of the body in which a tie is told."""
_HEADINGS: Final = 3
"""Sentences at most over and under a title."""
_BODIES: Final = word_set(
    "nato un nations oas osce asean african g7 g20 ecowas iaea caricom apec coalition mekong cis "
    "commonwealth treaty imf adb unsc unga wto csto brics sco"
)
_OF_BODIES: Final = word_set(
    "council assembly chairperson summit conference ministerial organisation "
    "organization leaders allies bank loan heads friends member states"
)
_HEADS_BODY: Final = ("secretary", "general")
_ATTENDS: Final = word_set("attend attending attends participate participating")
_GATHERINGS: Final = word_set("summit conference ministerial assembly forum council congress")
_GOAL_WORDS: Final = 9
"""Words after "attend" in which a gathering is named."""
_SIGNED: Final = word_set("sign signed signs signing signature")
_ANYWHERE: Final = ("message", "travel", "meeting")
_OPENING: Final = ("aid", "instrument", "relations", "transfer", "exercise")
_FIRST: Final = 2
"""Sentences of the body in which what is weaker than a meeting makes a tie."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("tie_words") if row["kind"] == kind)


def reports_tie(page: Page, codes: frozenset[str]) -> bool:
    """Whether title and lead tell what the countries of a tie do together."""
    title = page.title or (page.sentences[0] if page.sentences else None)
    if title is None:
        return False
    if is_joint_text(page) or _acts_as_many(page, codes):
        return True
    if _is_of_body(page, title, codes) or _is_alone(page, title):
        return False
    if _is_domestic(page, title, codes):
        return False
    if _goes_to_many(page):
        return False
    own = speaking_country(page)
    telling = [s for s in _telling(page, title) if _names_other(page, s, codes, own)]
    if any(_has(page, s, *_ANYWHERE) for s in telling):
        return True
    opening = {s.number for s in (title, *page.sentences[1:_HEADINGS], *page.body[:_FIRST])}
    return any(s.number in opening and _has(page, s, *_OPENING) for s in telling)


def tells_of_meeting(page: Page, codes: frozenset[str]) -> bool:
    """Whether title and lead tell that they met, and not only of a message, aid or an offer."""
    title = page.title or (page.sentences[0] if page.sentences else None)
    if title is None or is_joint_text(page) or _acts_as_many(page, codes):
        return title is not None
    own = speaking_country(page)
    opening = (title, *page.body[:_FIRST])
    telling = [s for s in opening if s is title or _names_other(page, s, codes, own)]
    return any(
        _has(page, s, "meeting", "travel", "exercise") or _is_signing(page, s) for s in telling
    )


def _acts_as_many(page: Page, codes: frozenset[str]) -> bool:
    """Whether title and lead list more than two countries that act together."""
    listed = acting_enumerations(page, OFFICES) if len(codes) > 2 else ()
    return any(each.codes <= codes for each in listed)


def _is_signing(page: Page, sentence: Sentence) -> bool:
    own = set(page.folded[sentence.first : sentence.last + 1])
    return bool(own & _SIGNED) and bool(own & _words("instrument"))


def _telling(page: Page, title: Sentence) -> list[Sentence]:
    found = [title, *page.sentences[1:_HEADINGS], *page.body[:_LEAD]]
    return list(dict.fromkeys(found))


def _has(page: Page, sentence: Sentence, *kinds: str) -> bool:
    own = set(page.folded[sentence.first : sentence.last + 1])
    return any(own & _words(kind) for kind in kinds)


def _names_other(page: Page, sentence: Sentence, codes: frozenset[str], own: str | None) -> bool:
    """Whether a sentence names a country of the tie beside the one that speaks."""
    named = {place.code for place in page.countries_within(sentence.first, sentence.last)}
    for sign in (*page.country_signs, *leaders_in(page, sentence.last + 1)):
        if sentence.start <= sign.start < sentence.end:
            named.add(sign.code)
    others = named & codes - {own}
    return len(others) > (0 if own else 1) or (own is None and bool(others))


def _is_alone(page: Page, title: Sentence) -> bool:
    """Whether the title says that one government acts alone: it sanctions, designates, blames."""
    own = set(page.folded[title.first : title.last + 1])
    is_met = own & (_words("meeting") | _words("instrument"))
    return bool(own & _words("alone")) and not is_met


def _is_domestic(page: Page, title: Sentence, codes: frozenset[str]) -> bool:
    """Whether the title names a kind of text that reports no tie, and no other country."""
    heading = " " + " ".join(page.folded[title.first : title.last + 1]) + " "
    if not any(f" {row['words']} " in heading for row in rows("other_genres")):
        return False
    return not _names_other(page, title, codes, speaking_country(page))


def _goes_to_many(page: Page) -> bool:
    """Whether the first sentence tells of a journey to a gathering of many countries."""
    first = page.body[0] if page.body else None
    if first is None or not _has(page, first, "travel"):
        return False
    for n in range(first.first, first.last):
        leads = page.folded[n : n + 2] == ["delegation", "to"]
        if leads or page.folded[n] in _ATTENDS:
            goal = set(page.folded[n + 1 : min(n + _GOAL_WORDS, first.last) + 1])
            if goal & _GATHERINGS and (goal & _BODIES or "international" in goal):
                return True
    return False


def _is_of_body(page: Page, title: Sentence, codes: frozenset[str]) -> bool:
    """Whether the title is about a body of many countries and names no pair of them."""
    own = page.folded[title.first : title.last + 1]
    is_headed = _HEADS_BODY in pairwise(own) or ("general", "secretary") in pairwise(own)
    if not _BODIES & set(own) or not (is_headed or _OF_BODIES & set(own)):
        return False
    named = (run for run in page.country_pairs if run.last <= title.last)
    return not any(run.codes <= codes for run in named)
