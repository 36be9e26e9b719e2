"""The parsed report: one published text about a tie, as data (`tieline/report/1`).

Rules of the values stand here; whether a quote supports its value is `gate.py`.
"""

import json
import re
from hashlib import sha256
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from graph.language import countries, dates, topics
from graph.language.characters import one_line, visible
from graph.model.errors import InvalidReportError
from graph.model.reasons import shown
from graph.model.report_problems import MAX_PROBLEMS, problems
from graph.model.web_addresses import is_web_address

SCHEMA: Final = "tieline/report/1"
_MAX_COUNTRY_CHARS: Final = 200
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,199}")


def country_code(text: str) -> str:
    """Return the alpha-3 code of the country that a report names by its code or by a name.

    Raises:
        ValueError: no country, or more than one, is named so; suggests codes.
    """
    if countries.is_country(text):
        return text
    named = text[:_MAX_COUNTRY_CHARS]
    code = countries.find_code(named) if named == text else None
    if code is None:
        near = ", ".join(countries.suggest(named)) or "a code or a name, such as IND or India"
        raise ValueError(f"{shown(text)} is not a country; perhaps {near}")
    return code


def _topic(topic: str) -> str:
    if not topics.is_topic(topic):
        raise ValueError(f"{shown(topic)} is not a topic id; `tieline schema` lists them")
    return topic


def _date(date: str) -> str:
    dates.days(date)
    return date


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("empty; leave it out or give null")
    if "\x00" in text:
        raise ValueError("holds a NUL character")
    if "\x1e" in text or "\x1f" in text:
        raise ValueError("holds a control character that parts records, U+001E or U+001F")
    seen = one_line(text)
    if not any(character.isalnum() for character in seen):
        raise ValueError(f"{shown(text)} holds no letter and no digit")
    return seen


def _web_address(text: str) -> str:
    seen = one_line(text)
    if not is_web_address(seen):
        raise ValueError(f"{shown(text)} does not begin with https:// or http://, or is too long")
    return seen


def _check_order(start: str | None, end: str | None) -> None:
    """Refuse an end whose last possible day is before the first possible day of the start."""
    first, last = dates.days(start).earliest, dates.days(end).latest
    if first is not None and last is not None and last < first:
        raise ValueError(f"ends {end}, before its start {start}")


CountryCode = Annotated[str, AfterValidator(country_code)]
TopicId = Annotated[str, AfterValidator(_topic)]
PartialDate = Annotated[str, Field(max_length=10), AfterValidator(_date)]
Words = Annotated[str, Field(max_length=1000), AfterValidator(_text)]
Line = Annotated[str, Field(max_length=4000), AfterValidator(one_line)]
WebAddress = Annotated[str, Field(max_length=4000), AfterValidator(_web_address)]
Offset = Annotated[int, Field(ge=0, le=1_000_000_000)]
Style = Literal[
    "press-release", "news-wire", "joint-statement", "readout", "fact-sheet", "explainer"
]
AgreementKind = Literal[
    "MoC",
    "MoU",
    "agreement",
    "treaty",
    "joint-statement",
    "letter-of-intent",
    "arrangement",
    "protocol",
    "roadmap",
    "declaration",
    "contract",
    "other",
]
AgreementStatus = Literal[
    "signed", "renewed", "in-force", "agreed", "under-negotiation", "announced", "expired"
]
MeetingStatus = Literal["held", "planned", "postponed"]
Format = Literal["in-person", "virtual", "hybrid"]


class Part(BaseModel):
    """Base of all parts of a report: immutable, unknown fields and other types refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Named(Part):
    """A party or signatory with its country, where a bare name would fit two."""

    name: Words
    country: CountryCode | None = None


class Source(Part):
    """Where the report was published, in either form: a page, or an entry of a stored file."""

    url: WebAddress | None = None
    publisher: Line | None = None
    title: Line | None = None
    file: Line | None = None
    guid: Line | None = None
    repo: Line | None = None
    path: Line | None = None
    commit: Line | None = None
    licence: Line | None = None


class Meeting(Part):
    """The dialogue reported, or one recalled."""

    series: Words | None = None
    edition: Annotated[int, Field(ge=1, le=999)] | None = None
    status: MeetingStatus = "held"
    start: PartialDate | None = None
    end: PartialDate | None = None
    city: Words | None = None
    country: CountryCode | None = None
    format: Format | None = None
    level: Words | None = None
    venue: Words | None = None

    @model_validator(mode="after")
    def _ends_after_start(self) -> "Meeting":
        _check_order(self.start, self.end)
        return self


class OfficialEntry(Part):
    """A person named as acting for a country or an institution of it."""

    name: Words
    country: CountryCode | None = None
    title: Words | None = None
    institution: Words | None = None
    acting: bool = False
    role: Literal["head", "signatory", "delegate", "mentioned"]
    side: Words | None = None


class TenureEntry(Part):
    """A person in a post, as a list of office holders has it: reference, no act of a tie."""

    name: Words
    country: CountryCode
    post: Words
    institution: Words | None = None
    acting: bool = False
    start: PartialDate | None = None
    end: PartialDate | None = None
    born: PartialDate | None = None

    @model_validator(mode="after")
    def _ends_after_start(self) -> "TenureEntry":
        _check_order(self.start, self.end)
        return self


class InstitutionEntry(Part):
    """A national body, or a joint body of the pair (country null)."""

    name: Words
    country: CountryCode | None = None
    role: Literal["participant", "party", "mentioned"] | None = None


class Relation(Part):
    """How an agreement stands to another: `to` is that one's name or subject."""

    how: Literal["amends", "renews", "under", "commits-to"]
    to: Words


class AgreementEntry(Part):
    """An instrument between the parties or their institutions."""

    kind: AgreementKind
    subject: Words
    parties: list[Words | Named] = []
    signatories: list[Words | Named] = []
    status: AgreementStatus
    date: PartialDate | None = None
    name: Words | None = None
    entry_into_force: PartialDate | None = None
    ends: PartialDate | None = None
    relates: list[Relation] = []


class NextRound(Part):
    """Where and when the next round is to be."""

    city: Words | None = None
    country: CountryCode | None = None
    when: PartialDate | None = None


class CommitmentEntry(Part):
    """Something promised."""

    what: Words
    due: PartialDate | None = None


class Span(Part):
    """The exact words on which a value rests; offsets count code points of the text as stored."""

    start: Offset
    end: Annotated[Offset, Field(ge=1)]
    quote: str
    by: Literal["parser", "aligned", "person", "model"] = "parser"
    page: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class Inferred(Part):
    """A value that a rule inferred instead of words."""

    inferred: Words


class Text(Part):
    """The text of the report, or its fingerprint where it may not be kept."""

    content: str | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    language: Line | None = None
    kept: Literal["full", "quotes", "none"] = "full"
    licence: Line | None = None

    @model_validator(mode="after")
    def _is_its_own_text(self) -> "Text":
        if self.content is not None and self.sha256 is not None:
            found = sha256(self.content.encode()).hexdigest()
            if found != self.sha256:
                raise ValueError(f"sha256 is not that of the content, which is {found}")
        return self


class Made(Part):
    """Who or what made the parsed report."""

    by: Line
    version: Line | None = None
    at: Line | None = None


class Origin(Part):
    """The release that a report goes back to, and the side that tells it."""

    agency: Line | None = None
    release: Line | None = None
    side: Line | None = None


Pointer = Annotated[str, Field(pattern=r"^(/([^~/]|~[01])*)+$", max_length=200)]


class ParsedReport(Part):
    """One report as data; see DESIGN of the form in `docs/report.md`."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        populate_by_name=True,
        title="Tieline parsed report",
    )

    schema_: Literal["tieline/report/1"] = Field(default=SCHEMA, alias="schema")
    id: Annotated[str, Field(max_length=200)]
    source: Source | None = None
    published: PartialDate | None = None
    style: Style | None = None
    parties: list[CountryCode]
    dialogue: Meeting | None = None
    officials: list[OfficialEntry] = []
    institutions: list[InstitutionEntry] = []
    agreements: list[AgreementEntry] = []
    tenures: list[TenureEntry] = []
    topics: list[TopicId] = []
    next_round: NextRound | None = None
    commitments: list[CommitmentEntry] = []
    recalled_dialogues: list[Meeting] = []
    notes: Annotated[str, Field(max_length=100_000), AfterValidator(visible)] | None = None
    evidence: dict[Pointer, list[Span] | Inferred] = {}
    sure: dict[Pointer, bool] = {}
    security: bool | None = None
    text: Text | None = None
    made: Made | None = None
    origin: Origin | None = None

    @field_validator("id")
    @classmethod
    def _speakable_id(cls, value: str) -> str:
        if not _ID.fullmatch(value):
            raise ValueError(
                f"{shown(value)} is not a report id; use up to 200 letters, digits and . _ ~ - , "
                "beginning with a letter or digit"
            )
        return value

    @field_validator("parties")
    @classmethod
    def _sorted_parties(cls, value: list[str]) -> list[str]:
        if len(set(value)) != len(value):
            raise ValueError("names a country twice")
        return sorted(value)


def read_report(body: bytes | str) -> ParsedReport:
    """Read one parsed report from JSON.

    Raises:
        InvalidReportError: with a JSON Pointer and a reason for everything that is wrong.
    """
    try:
        return ParsedReport.model_validate_json(body)
    except ValidationError as wrong:
        raise InvalidReportError(problems(wrong, ParsedReport)) from None


def check_report(data: Any, max_problems: int = MAX_PROBLEMS) -> ParsedReport:
    """Read one parsed report from decoded JSON.

    Raises:
        InvalidReportError: with a JSON Pointer and a reason for what is wrong; of more than
            `max_problems` things the last says how many more there are.
    """
    try:
        report = ParsedReport.model_validate(data)
    except ValidationError as wrong:
        raise InvalidReportError(problems(wrong, ParsedReport, data, max_problems)) from None
    return _with_parties_followed(report, data["parties"])


def _with_parties_followed(report: ParsedReport, given: list[str]) -> ParsedReport:
    """The report with what points to its parties pointing to where they stand in their order."""
    moved = {n: report.parties.index(country_code(party)) for n, party in enumerate(given)}
    if all(n == place for n, place in moved.items()):
        return report
    names = {f"/parties/{n}": f"/parties/{place}" for n, place in moved.items()}
    return report.model_copy(
        update={
            "evidence": {names.get(one, one): basis for one, basis in report.evidence.items()},
            "sure": {names.get(one, one): is_sure for one, is_sure in report.sure.items()},
        }
    )


def canonical_json(report: ParsedReport) -> str:
    """Return the report as JSON with what is given and no more, keys in model order.

    Equal text for equal content.
    """
    return report.model_dump_json(by_alias=True, exclude_defaults=True)


def full_json(report: ParsedReport) -> str:
    """Return the report as indented JSON with all that is known of it, defaults too.

    What is null or empty is left out. Reading it gives the same report.
    """
    held = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(_without_empty(held), ensure_ascii=False, indent=2)


def _without_empty(held: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, value in held.items():
        inner = _without_empty(value) if isinstance(value, dict) else value
        if isinstance(inner, list):
            inner = [_without_empty(one) if isinstance(one, dict) else one for one in inner]
        if inner not in ({}, []) or name == "parties":
            kept[name] = inner
    return kept


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of `tieline/report/1`, country codes and topic ids listed."""
    return ParsedReport.model_json_schema(by_alias=True, mode="validation")
