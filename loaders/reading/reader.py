"""Reads a released text into a parsed report, with the words behind every value."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.reading.agreements.agreements import Agreement
from loaders.reading.analysis import Analysis, analysed
from loaders.reading.assembly.drafts import Rendered, Tree, evidence_of, judged
from loaders.reading.assembly.style import find_agency, speaking_side, style_of
from loaders.reading.assembly.sureness import doubtful
from loaders.reading.meetings.dialogue import Meeting
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found, Release
from loaders.reading.people.institutions import FoundInstitution
from loaders.reading.people.officials import FoundOfficial
from loaders.reading.scope.security import is_of_security

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
    rendered, left_out, page = _read(release)
    report = dict(rendered.report)
    report["text"] = {"content": release.text, "language": release.language}
    report["evidence"] = evidence_of(rendered.leaves, release.text)
    words = (word.folded for word in page.words)
    if report["parties"] and not is_of_security(report, words):
        report["security"] = False
    unsure = doubtful(rendered.report, rendered.leaves, page)
    if unsure:
        report["sure"] = unsure
    rules = {pointer: found.rule for pointer, found in rendered.leaves.items()}
    return Reading(report, rules, left_out)


def read_with_leaves(release: Release) -> tuple[dict[str, Any], dict[str, Found[Any]], Page]:
    """Read one release into plain data, the found values by JSON Pointer, and the page."""
    rendered, _, page = _read(release)
    return rendered.report, rendered.leaves, page


def _read(release: Release) -> tuple[Rendered, dict[str, str], Page]:
    """What a release says, by pointer why the rest is left out, and its page."""
    analysis = analysed(release)
    page = analysis.page
    tree = {**_empty(release), **_found(analysis)}
    rendered, left_out = judged(tree, page)
    if len(rendered.report["parties"]) == 1:
        rendered, _ = judged({**_empty(release), **_found(analysed(release, codes=()))}, page)
    return rendered, left_out, page


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


def _found(analysis: Analysis) -> dict[str, Tree]:
    """The fields of a report; only who and what is named where the text reports no tie."""
    if not analysis.page.words:
        return {}
    named = {
        "officials": [_official(each) for each in analysis.officials],
        "institutions": [_institution(each) for each in analysis.institutions],
    }
    if not analysis.codes:
        return named
    return {
        **named,
        "style": style_of(analysis.page),
        "parties": analysis.parties,
        "dialogue": _meeting(analysis.meeting),
        "agreements": [_agreement(each, analysis.parties) for each in analysis.agreements],
        "topics": list(analysis.topics),
        **_promises(analysis),
        **_recalled(analysis.recalled),
        **_origin(analysis.page, analysis.codes),
    }


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
    more = {"name": found.name, "entry_into_force": found.entry}
    return {**entry, **{name: each for name, each in more.items() if each}}


def _promises(analysis: Analysis) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    if analysis.next_round:
        found["next_round"] = {
            name: getattr(analysis.next_round, name) for name in ("city", "country", "when")
        }
    if analysis.commitments:
        found["commitments"] = [{"what": e.what, "due": e.due} for e in analysis.commitments]
    return found


def _recalled(meetings: Sequence[Meeting]) -> dict[str, Tree]:
    return {"recalled_dialogues": [_meeting(each) for each in meetings]} if meetings else {}


def _origin(page: Page, codes: Collection[str]) -> dict[str, Tree]:
    agency, side = find_agency(page), speaking_side(page, codes)
    return {"origin": {"agency": agency, "side": side}} if agency or side else {}
