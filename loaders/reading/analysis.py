"""The stages of a reading, in order, and what each of them gives.

A stage is a function; what it needs are its parameters, each the name of what an earlier stage
gives. So no stage can read what it does not declare, and `analysed` passes all results on in one
`Analysis`. The result of a release depends on nothing but the release.
"""

import inspect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from loaders.reading.agreements.agreements import Agreement, AgreementFinder
from loaders.reading.agreements.signing import Signer
from loaders.reading.agreements.statements import own_statement, with_own
from loaders.reading.entities.bodies import BodyFinder
from loaders.reading.entities.body_countries import Body
from loaders.reading.entities.mention import Mention
from loaders.reading.entities.mentions_of_people import MentionFinder
from loaders.reading.entities.people import Person, people_of
from loaders.reading.meetings.dialogue import Meeting, MeetingFinder
from loaders.reading.meetings.promises import Commitment, NextRound, find_commitments, next_round
from loaders.reading.meetings.recalled import find_recalled
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found, Release
from loaders.reading.page.word_marks import Marks
from loaders.reading.people.institutions import FoundInstitution, InstitutionFinder
from loaders.reading.people.officials import FoundOfficial, OfficialFinder
from loaders.reading.scope.subjects import find_topics
from loaders.reading.scope.tie import reports_tie, tells_of_meeting
from loaders.reading.sides.affiliation import Affiliation
from loaders.reading.sides.parties import find_parties


@dataclass(frozen=True)
class Analysis:
    """All that the stages found in one release.

    `codes` are the countries of the tie reported, none where the text reports no tie; then there
    is no meeting, agreement, topic or promise either.
    """

    release: Release
    page: Page
    marks: Marks
    parties: list[Found[str]]
    codes: tuple[str, ...]
    bodies: Sequence[Body]
    mentions: Sequence[Mention]
    people: Sequence[Person]
    affiliation: Affiliation
    institutions: Sequence[FoundInstitution]
    officials: Sequence[FoundOfficial]
    meetings: MeetingFinder | None
    meeting: Meeting | None
    recalled: Sequence[Meeting]
    agreements: Sequence[Agreement]
    topics: Sequence[Found[str]]
    next_round: NextRound | None
    commitments: Sequence[Commitment]


@dataclass(frozen=True)
class Stage:
    """One step of a reading: the name of what it gives, its room, and how it is worked out."""

    gives: str
    room: str
    work: Callable[..., object]
    needs: tuple[str, ...]


def _stage(gives: str, room: str, work: Callable[..., object]) -> Stage:
    return Stage(gives, room, work, tuple(inspect.signature(work).parameters))


def _codes(page: Page, parties: Sequence[Found[str]]) -> tuple[str, ...]:
    codes = tuple(each.value for each in parties)
    return codes if codes and reports_tie(page, frozenset(codes)) else ()


def _bodies(marks: Marks) -> Sequence[Body]:
    return tuple(BodyFinder(marks).found())


def _mentions(marks: Marks, bodies: Sequence[Body]) -> Sequence[Mention]:
    return MentionFinder(marks, bodies).found()


def _institutions(
    marks: Marks, bodies: Sequence[Body], affiliation: Affiliation, codes: tuple[str, ...]
) -> Sequence[FoundInstitution]:
    return InstitutionFinder(marks, bodies, affiliation, codes).found()


def _officials(
    marks: Marks,
    people: Sequence[Person],
    affiliation: Affiliation,
    institutions: Sequence[FoundInstitution],
    codes: tuple[str, ...],
) -> Sequence[FoundOfficial]:
    return OfficialFinder(marks, people, affiliation, institutions, codes).found()


def _meetings(page: Page, codes: tuple[str, ...]) -> MeetingFinder | None:
    if not codes:
        return None
    return MeetingFinder(page, list(codes), may_meet=tells_of_meeting(page, frozenset(codes)))


def _meeting(meetings: MeetingFinder | None) -> Meeting | None:
    return meetings.found() if meetings else None


def _recalled(meetings: MeetingFinder | None, meeting: Meeting | None) -> Sequence[Meeting]:
    return find_recalled(meetings, meeting) if meetings else ()


def _agreements(
    page: Page,
    codes: tuple[str, ...],
    meeting: Meeting | None,
    institutions: Sequence[FoundInstitution],
    officials: Sequence[FoundOfficial],
) -> Sequence[Agreement]:
    if not codes:
        return ()
    series = meeting.series if meeting else None
    bodies = [each.name for each in institutions]
    persons = [Signer(each.name, each.title.value if each.title else None) for each in officials]
    found = AgreementFinder(page, list(codes), series, bodies, persons).found()
    return with_own(found, own_statement(page, series))


def _topics(
    page: Page,
    codes: tuple[str, ...],
    officials: Sequence[FoundOfficial],
    institutions: Sequence[FoundInstitution],
) -> Sequence[Found[str]]:
    if not codes:
        return ()
    named = [each.title for each in officials if each.title] + [i.name for i in institutions]
    return find_topics(page, list(codes), [(each.start, each.end) for each in named])


def _next_round(page: Page, codes: tuple[str, ...], meeting: Meeting | None) -> NextRound | None:
    if not codes:
        return None
    is_preview = bool(meeting and meeting.status and meeting.status.value == "planned")
    return next_round(page, list(codes), is_preview=is_preview)


def _commitments(page: Page, codes: tuple[str, ...]) -> Sequence[Commitment]:
    return find_commitments(page) if codes else ()


STAGES: Final = (
    _stage("page", "page", Page),
    _stage("marks", "page", Marks),
    _stage("parties", "sides", find_parties),
    _stage("codes", "scope", _codes),
    _stage("bodies", "entities", _bodies),
    _stage("mentions", "entities", _mentions),
    _stage("people", "entities", people_of),
    _stage("affiliation", "sides", Affiliation),
    _stage("institutions", "people", _institutions),
    _stage("officials", "people", _officials),
    _stage("meetings", "meetings", _meetings),
    _stage("meeting", "meetings", _meeting),
    _stage("recalled", "meetings", _recalled),
    _stage("agreements", "agreements", _agreements),
    _stage("topics", "scope", _topics),
    _stage("next_round", "meetings", _next_round),
    _stage("commitments", "meetings", _commitments),
)


def analysed(release: Release, codes: Collection[str] | None = None) -> Analysis:
    """Return what all stages find in a release.

    `codes` tell whose tie the text reports where that is known beforehand; none (an empty
    collection) where it is known to report no tie.
    """
    found: dict[str, Any] = {"release": release}
    if codes is not None:
        found["codes"] = tuple(codes)
    for stage in STAGES:
        if stage.gives not in found:
            found[stage.gives] = stage.work(**{name: found[name] for name in stage.needs})
    return Analysis(**found)
