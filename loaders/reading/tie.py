"""Whether a text reports a bilateral security tie at all.

It does where two governments meet, agree or speak together, and security is on their table. Most
of what a government publishes is something else.
"""

from typing import Final

from loaders.reading.agreements import Agreement
from loaders.reading.dialogue import MeetingFinder
from loaders.reading.meeting_words import MEETING
from loaders.reading.page import Page, Sentence
from loaders.reading.parties import MOST, acting_sides, country_pairs, is_of_many
from loaders.reading.release import Found
from loaders.reading.statements import is_joint_text
from loaders.reading.word_lists import rows, word_set

_WEAK: Final = frozenset(
    [
        "regional-security",
        "human-rights-rule-of-law",
        "capacity-building",
        "migration",
        "critical-technology",
        "economic-security",
        "energy-security",
        "humanitarian-disaster-relief",
        "space",
        "critical-infrastructure",
        "conflict-resolution",
    ]
)
_HALF: Final = frozenset(["regional-security", "conflict-resolution"])
_OF_STATEMENTS: Final = _HALF | {"critical-technology", "economic-security", "energy-security"}
"""Topics that make a statement of two governments one about security."""
_SECURITY: Final = word_set(
    "security defence defense military strategic 2+2 counterterrorism terrorism interior homeland "
    "police intelligence armed army navy naval classified"
)
_NO_SECURITY: Final = word_set("climate trade tourism cultural sports agriculture health vaccine")
"""Words of a title that say what else a tie is about."""
_MET: Final = word_set(
    "met meet meeting meets call spoke talks visit visited travel traveled travelled consultations "
    "hosted welcome welcomed dialogue phone negotiations negotiating welcomes received telephone "
    "conversation conferred chaired cochaired"
)
_MADE: Final = frozenset(["signed", "renewed", "agreed", "under-negotiation"])
_LEAD: Final = 3
_TRAVELS: Final = word_set("travel travels traveling travelling trip visits tour")
_BODIES: Final = word_set(
    "nato un nations oas osce asean african g7 g20 ecowas iaea caricom apec coalition mekong"
)
_MANY: Final = word_set(
    "ministers leaders ministerial summit council assembly conference meetings envoy"
)
_HEADINGS: Final = 2
"""Lines over a text that tell what it is about."""
_ATTENDS: Final = word_set("attend attending attends participate participating")
_GATHERINGS: Final = word_set("summit conference ministerial assembly forum council congress")
_GOAL_WORDS: Final = 9
_OFFICES: Final = word_set(
    "minister ministers secretary president chancellor king emir sultan ambassador counterpart "
    "counterparts advisor adviser chief commander delegation delegations director officials general"
)


def has_security_tie(
    page: Page,
    finder: MeetingFinder,
    agreements: list[Agreement],
    topics: list[Found[str]],
) -> bool:
    """Whether the parties found do something together that is about security."""
    if _is_other_genre(page) or is_of_many(page):
        return False
    return _is_about_security(page, topics) and _has_event(page, finder, agreements)


def _is_other_genre(page: Page) -> bool:
    """Whether the title names a kind of text that reports no tie: a briefing, a national day."""
    title = page.title or (page.sentences[0] if page.sentences else None)
    if title is None:
        return True
    own_words = _own(page, title)
    if own_words & _NO_SECURITY and not own_words & _SECURITY:
        return True
    if _is_multilateral(page, title) or _goes_to_many(page):
        return True
    named = (pair for pair in country_pairs(page) if pair.last <= title.last)
    if is_joint_text(page) or any(len(pair.codes) <= MOST for pair in named):
        return False
    heading = " " + " ".join(page.folded[title.first : title.last + 1]) + " "
    if heading.endswith(" day "):
        return True
    return any(f" {row['words']} " in heading for row in rows("other_genres"))


def _is_multilateral(page: Page, title: Sentence) -> bool:
    """Whether the title is about a body of many countries, or about many countries."""
    own = page.folded[title.first : title.last + 1]
    codes = {place.code for place in page.countries_within(title.first, title.last)}
    travels = bool(_TRAVELS & set(own))
    heads = {"secretary", "general"} <= set(own) or bool(_MANY & set(own))
    if heads and _BODIES & set(own):
        return True
    if any(own[n] in _BODIES and "by" in own[max(0, n - 2) : n] for n in range(len(own))):
        return True  # "Joint Statement by the G7"
    goals = [run.codes - {page.side} for run in country_pairs(page) if run.last <= title.last]
    cities = {city.code for city in page.cities_within(title.first, title.last)}
    tours = travels and (any(len(each) > 1 for each in goals) or len(cities) > 1)
    gathers = travels and "global" in own and bool(_GATHERINGS & set(own))
    return len(codes) > MOST or tours or gathers or "allies" in own


def _goes_to_many(page: Page) -> bool:
    """Whether the first sentence tells of a journey to a gathering of many countries."""
    first = page.body[0] if page.body else None
    if first is None or not _TRAVELS & set(page.folded[: first.last + 1]):
        return False
    for n in range(first.first, first.last):
        goal = page.folded[n + 1 : min(n + _GOAL_WORDS, first.last) + 1]
        leads = page.folded[n : n + 2] == ["delegation", "to"]
        if leads or page.folded[n] in _ATTENDS:
            named = [word for word in goal if word in _GATHERINGS]
            if named and (_BODIES & set(goal) or "international" in goal):
                return True
    return False


def _is_about_security(page: Page, topics: list[Found[str]]) -> bool:
    told = {topic.value for topic in topics}
    if told - _WEAK or told & (_OF_STATEMENTS if is_joint_text(page) else _HALF):
        return True
    lead = [*page.sentences[:_HEADINGS], *page.body[: _LEAD + 1]]
    own = {word for s in lead for word in page.folded[s.first : s.last + 1]}
    return bool(own & _SECURITY)


def _has_event(page: Page, finder: MeetingFinder, agreements: list[Agreement]) -> bool:
    if finder.series.name is not None:
        return True
    if not finder.parties <= acting_sides(page):
        return False
    if is_joint_text(page):
        return True
    lead = [s for s in (page.title, *page.body[:_LEAD]) if s is not None]
    if _tells_of_meeting(page, finder, lead):
        return True
    limit = lead[-1].last if lead else 0
    return any(
        (each.status.value in _MADE or each.status.rule == "status-of-notice")
        and each.first <= limit
        for each in agreements
    )


def _tells_of_meeting(page: Page, finder: MeetingFinder, lead: list[Sentence]) -> bool:
    """Whether title or lead speak of the parties, or officials of theirs, who meet.

    In one sentence; or all of them act in one and another says that they met.
    """
    is_told = any(MEETING & _own(page, sentence) for sentence in lead)
    have_met = any(_MET & _own(page, sentence) for sentence in lead)
    together = [pair.first for pair in country_pairs(page) if finder.parties <= pair.codes]
    for sentence in lead:
        own = _own(page, sentence)
        codes = {p.code for p in page.countries_within(sentence.first, sentence.last)}
        if finder.parties <= codes and is_told and (own & _OFFICES or own & _MET):
            return True
        if have_met and any(sentence.first <= n <= sentence.last for n in together):
            return True
        if own & _MET and own & _OFFICES and codes & finder.parties:
            return True
    return False


def _own(page: Page, sentence: Sentence) -> set[str]:
    return set(page.folded[sentence.first : sentence.last + 1])
