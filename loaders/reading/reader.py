"""Reads a released text into a parsed report, with the words behind every value."""

from dataclasses import dataclass, field
from typing import Any

from loaders.reading.agreements.agreements import Agreement, AgreementFinder
from loaders.reading.agreements.signing import Signer
from loaders.reading.agreements.statements import own_statement
from loaders.reading.assembly.drafts import Tree, evidence_of, judged
from loaders.reading.assembly.style import find_agency, speaking_side, style_of
from loaders.reading.meetings.dialogue import Meeting, MeetingFinder
from loaders.reading.meetings.promises import find_commitments, next_round
from loaders.reading.meetings.recalled import find_recalled
from loaders.reading.page.page import Page, page_of
from loaders.reading.page.release import Found, Release
from loaders.reading.people.institutions import FoundInstitution, find_institutions
from loaders.reading.people.officials import FoundOfficial, find_officials
from loaders.reading.scope.subjects import find_topics
from loaders.reading.scope.tie import reports_tie
from loaders.reading.sides.parties import find_parties

_MEETING = ("series", "edition", "status", "start", "end", "city", "country", "format")


@dataclass(frozen=True)
class Reading:
    """What was read: the report as data, the rule behind each pointer, and what was left out.

    `report` is valid input of `graph.model.report.check_report`. `left_out` gives, by the pointer
    at which a value would have stood, why the words do not support it.
    """

    report: dict[str, Any]
    rules: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def read_release(release: Release) -> Reading:
    """Read one release.

    A text without a tie gives a report without parties, meeting, agreements
    and topics: only the officials and institutions that it names.
    """
    page = page_of(release)
    tree = {**_empty(release), **(_tie(page) if page.words else {})}
    rendered, left_out = judged(tree, page)
    if len(rendered.report["parties"]) == 1:
        rendered, _ = judged({**_empty(release), **_named(page)}, page)
    report = dict(rendered.report)
    report["text"] = {"content": release.text, "language": release.language}
    report["evidence"] = evidence_of(rendered.leaves, release.text)
    unsure = {pointer: False for pointer, found in rendered.leaves.items() if not found.sure}
    if unsure:
        report["sure"] = unsure
    rules = {pointer: found.rule for pointer, found in rendered.leaves.items()}
    return Reading(report, rules, left_out)


def _empty(release: Release) -> dict[str, Tree]:
    return {
        "schema": "tieline/report/1",
        "id": release.id,
        "published": release.published,
        "parties": [],
        "dialogue": None,
        "officials": [],
        "institutions": [],
        "agreements": [],
        "topics": [],
        "next_round": None,
    }


def _tie(page: Page) -> dict[str, Tree]:
    """The fields of a report about a tie; who and what is named where the text reports none."""
    parties = find_parties(page)
    codes = [each.value for each in parties]
    if not codes or not reports_tie(page, frozenset(codes)):
        return _named(page)
    finder = MeetingFinder(page, codes)
    meeting = finder.found()
    series = meeting.series if meeting else None
    institutions = find_institutions(page, codes)
    officials = find_officials(page, institutions, codes)
    bodies = [each.name for each in institutions]
    persons = [Signer(each.name, each.title.value if each.title else None) for each in officials]
    agreements = AgreementFinder(page, codes, series, bodies, persons).found()
    agreements = _with_own(agreements, own_statement(page, series))
    topics = find_topics(page, codes, _titles(officials, institutions))
    return {
        "style": style_of(page),
        "parties": parties,
        "dialogue": _meeting(meeting),
        "officials": [_official(each) for each in officials],
        "institutions": [_institution(each) for each in institutions],
        "agreements": [_agreement(each, parties) for each in agreements],
        "topics": topics,
        **_promises(page, codes, meeting),
        **_recalled(finder, meeting),
        **_origin(page, codes),
    }


def _named(page: Page) -> dict[str, Tree]:
    """The officials and institutions of a text that reports no tie."""
    institutions = find_institutions(page)
    officials = find_officials(page, institutions, ())
    return {
        "officials": [_official(each) for each in officials],
        "institutions": [_institution(each) for each in institutions],
    }


def _titles(
    officials: list[FoundOfficial], institutions: list[FoundInstitution]
) -> list[tuple[int, int]]:
    """Where offices and bodies are named."""
    named = [each.title for each in officials if each.title] + [i.name for i in institutions]
    return [(each.start, each.end) for each in named]


def _meeting(meeting: Meeting | None) -> Tree:
    return {name: getattr(meeting, name) for name in _MEETING} if meeting else None


def _official(found: FoundOfficial) -> dict[str, Tree]:
    return {
        "name": found.name,
        "country": found.country,
        "title": found.title,
        "institution": found.institution,
        "acting": found.acting if found.acting.value else False,
        "role": found.role,
    }


def _institution(found: FoundInstitution) -> dict[str, Tree]:
    return {"name": found.name, "country": found.country}


def _agreement(found: Agreement, parties: list[Found[str]]) -> dict[str, Tree]:
    codes = sorted(found.codes)
    entry: dict[str, Tree] = {
        "kind": found.kind,
        "subject": found.subject,
        "parties": list(found.bodies) or codes or parties,
        "signatories": list(found.signatories),
        "status": found.status,
        "date": found.date,
    }
    return {**entry, "name": found.name} if found.name else entry


def _promises(page: Page, codes: list[str], meeting: Meeting | None) -> dict[str, Tree]:
    is_preview = bool(meeting and meeting.status and meeting.status.value == "planned")
    following = next_round(page, codes, is_preview=is_preview)
    found: dict[str, Tree] = {}
    if following:
        found["next_round"] = {
            name: getattr(following, name) for name in ("city", "country", "when")
        }
    promised = find_commitments(page)
    if promised:
        found["commitments"] = [{"what": each.what, "due": each.due} for each in promised]
    return found


def _recalled(finder: MeetingFinder, meeting: Meeting | None) -> dict[str, Tree]:
    found = find_recalled(finder, meeting)
    return {"recalled_dialogues": [_meeting(each) for each in found]} if found else {}


def _origin(page: Page, codes: list[str]) -> dict[str, Tree]:
    agency, side = find_agency(page), speaking_side(page, codes)
    return {"origin": {"agency": agency, "side": side}} if agency or side else {}


def _with_own(agreements: list[Agreement], own: Agreement | None) -> list[Agreement]:
    """The instruments with the text itself, which takes up what is said of it."""
    if own is None:
        return agreements
    return [own, *(each for each in agreements if not _is_own(each, own))]


def _is_own(each: Agreement, own: Agreement) -> bool:
    if each.kind.value not in (own.kind.value, "joint-statement"):
        return False
    overlaps = each.first <= own.last and own.first <= each.last
    mine, yours = (set(a.subject.value.casefold().split()) for a in (own, each))
    undated = each.date is None and each.status.value == "announced"
    return overlaps or (undated and (yours <= mine or mine <= yours or each.name is None))
