"""What one report names.

Its mentions, and the forms of naming they take. A pure function of the report.

An *end* is how claims speak of the things of a report before identity is known: a mention's key
within its report (`official:ajay bhalla|IND`) or a reference (`Country:IND`, `Tie:IND-USA`,
`Topic:narcotics`, `Report:some-id`).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic_core import to_json

from graph.identity.offices import Office, parse_office
from graph.identity.officials import OfficialForm
from graph.identity.person_names import parse_name
from graph.identity.posts import PostForm, TenureForm
from graph.identity.within_report import Named as NamedOfficial
from graph.identity.within_report import fuller_names
from graph.language import dates
from graph.language.fold import fold
from graph.model.keys import form_key, full_key
from graph.model.report import (
    AgreementEntry,
    Meeting,
    Named,
    OfficialEntry,
    ParsedReport,
    TenureEntry,
)
from graph.model.vocabulary import CONCLUDED_STATUSES
from graph.projection.parties import institution_of_party, official_of_signatory

MentionRef = str
NEXT_ROUND = "next round"


@dataclass(slots=True)
class Mention:
    """One thing as this report names it; `pointers` are the places in the report that name it."""

    kind: str
    end: MentionRef
    content: str
    """Content of its form, JSON: equal content, equal form."""
    key: str
    """Key of its form: hash of kind and content."""
    refs: tuple[str, ...] = ()
    """Keys of the forms its own form refers to."""
    pointers: list[str] = field(default_factory=list)


class Tenure(NamedTuple):
    """The mentions that one entry of `tenures` makes; `body` is None for a post of a country."""

    holder: MentionRef
    body: MentionRef | None
    post: MentionRef
    tenure: MentionRef


def tie_of(countries: Collection[str]) -> str | None:
    """Return the id of the tie of these countries, or None where they are fewer than two."""
    distinct = sorted(set(countries))
    return "-".join(distinct) if len(distinct) > 1 else None


class Reading:
    """A report with its mentions; `blocked` are pointers whose words do not support their value.

    `mentions` is by end; the other attributes say which mention stands at which entry of the report
    (None: blocked).
    """

    def __init__(
        self, report: ParsedReport, blocked: Collection[str] = (), pinned: Collection[str] = ()
    ) -> None:
        self.report = report
        self.blocked = frozenset(blocked)
        self._pinned = pinned
        self.tie = tie_of(report.parties)
        self.mentions: dict[MentionRef, Mention] = {}
        self._month = self._month_told()
        self._fuller = self._full_names()
        self.officials = [self._official(n, entry) for n, entry in enumerate(report.officials)]
        self.offices = [self._office(n, entry) for n, entry in enumerate(report.officials)]
        self.institutions = [self._listed(n) for n in range(len(report.institutions))]
        self.series: MentionRef | None = None
        self.dialogue = self._main_dialogue()
        self.recalled = [
            self._meeting(f"/recalled_dialogues/{n}", meeting, recalled=True)
            for n, meeting in enumerate(report.recalled_dialogues)
        ]
        self.parties: list[list[MentionRef | None]] = []
        self.signatories: list[list[tuple[str, MentionRef]]] = []
        self.agreements = self._agreements()
        self.next_round = self._next_round()
        self.commitments = [self._commitment(n) for n in range(len(report.commitments))]
        self.tenures = [self._tenure(n, entry) for n, entry in enumerate(report.tenures)]

    def ok(self, *pointers: str) -> bool:
        """Whether none of the pointers, nor anything above them, is blocked."""
        return not self.blocked or not any(
            pointer == bad or pointer.startswith(bad + "/")
            for pointer in pointers
            for bad in self.blocked
        )

    # --- building

    def _add(
        self, kind: str, words: str, data: Any, pointer: str, refs: Collection[str] = ()
    ) -> MentionRef:
        end = f"{kind}:{words}"
        known = self.mentions.get(end)
        if known is not None:
            known.pointers.append(pointer)
            return end
        content = to_json(data).decode()
        if self._pinned and full_key(self.report.id, end) in self._pinned:
            content += "@" + full_key(self.report.id, end)
        mention = Mention(kind, end, content, form_key(kind, content), tuple(refs), [pointer])
        self.mentions[end] = mention
        return end

    def _official(self, n: int, entry: OfficialEntry) -> MentionRef | None:
        at = f"/officials/{n}"
        if not self.ok(at, f"{at}/name"):
            return None
        country = self._country(at, entry.country)
        words = f"{fold(entry.name)}|{country or ''}"
        if self._namesakes[fold(entry.name), entry.country] > 1:
            words += f"|{fold(entry.title or '-')}|{fold(entry.institution or '-')}"
        return self._add("official", words, self._official_form(self._fuller[n]), at)

    def _official_form(self, n: int) -> OfficialForm:
        """How official `n` is named, with the month and, for offices of several, the tie."""
        entry, at = self.report.officials[n], f"/officials/{n}"
        country = self._country(at, entry.country)
        title = entry.title if self.ok(f"{at}/title") else None
        body = entry.institution if self.ok(f"{at}/institution") else None
        took_part = entry.role in ("head", "delegate") and self.report.dialogue is not None
        return OfficialForm(
            name=_plain(entry.name),
            country=country,
            title=title and _plain(title),
            institution=body and _plain(body),
            month=self._month,
            tie=self.tie if took_part and not self._post(n).is_sole else None,
        )

    def _month_told(self) -> str | None:
        """The month of the meeting reported, else of publication; None where no month is told."""
        first, last = self.meeting_days()
        if first is not None and last is not None and first[:7] == last[:7]:
            return first[:7]
        published = self.report.published
        return published[:7] if published and len(published) > 4 else None

    def _full_names(self) -> list[int]:
        """For each official the one whose name says his in full, or himself."""
        return fuller_names([self._named(n) for n in range(len(self.report.officials))])

    def _named(self, n: int) -> NamedOfficial | None:
        entry, at = self.report.officials[n], f"/officials/{n}"
        if not self.ok(at, f"{at}/name"):
            return None
        country = self._country(at, entry.country) or ""
        return NamedOfficial(parse_name(entry.name, country), country, self._post(n))

    def _post(self, n: int) -> Office:
        """The office of an official, as far as its words are supported."""
        entry, at = self.report.officials[n], f"/officials/{n}"
        title = entry.title if self.ok(f"{at}/title") else None
        body = entry.institution if self.ok(f"{at}/institution") else None
        return parse_office(title, body, self._country(at, entry.country) or "")

    @property
    def _namesakes(self) -> Counter[tuple[str, str | None]]:
        found = getattr(self, "_namesakes_found", None)
        if found is None:
            different = {
                (fold(o.name), o.country, fold(o.title or "-"), fold(o.institution or "-"))
                for o in self.report.officials
            }
            found = Counter((name, country) for name, country, *_ in different)
            self._namesakes_found = found
        return found

    def _institution(self, name: str, country: str | None, pointer: str) -> MentionRef:
        scope = country or self.tie or ""
        return self._add("institution", f"{fold(name)}|{scope}", [_plain(name), scope], pointer)

    def _office(self, n: int, entry: OfficialEntry) -> MentionRef | None:
        pointer = f"/officials/{n}/institution"
        if entry.institution is None or not self.ok(pointer):
            return None
        country = self._country(f"/officials/{n}", entry.country)
        return self._institution(entry.institution, country, pointer)

    def _listed(self, n: int) -> MentionRef | None:
        entry, pointer = self.report.institutions[n], f"/institutions/{n}"
        if not self.ok(pointer, f"{pointer}/name"):
            return None
        return self._institution(entry.name, self._country(pointer, entry.country), pointer)

    def _country(self, at: str, country: str | None) -> str | None:
        """The country of an entry, unless its words do not support it."""
        return country if self.ok(f"{at}/country") else None

    def _main_dialogue(self) -> MentionRef | None:
        meeting = self.report.dialogue
        return None if meeting is None else self._meeting("/dialogue", meeting, recalled=False)

    def _meeting(self, at: str, meeting: Meeting, recalled: bool) -> MentionRef | None:
        if not self.ok(at):
            return None
        series = self._series_of(at, meeting)
        if not recalled:
            self.series = series
        start = meeting.start if self.ok(f"{at}/start") else None
        end = meeting.end if self.ok(f"{at}/end") else None
        held = dates.span(start, end)
        heads = [] if recalled else self._heads()
        series_key = self.mentions[series].key if series else None
        data = {
            "tie": self.tie or "",
            "series": series_key,
            "edition": meeting.edition if self.ok(f"{at}/edition") else None,
            "days": list(held),
            "status": meeting.status if self.ok(f"{at}/status") else "held",
            "city": fold(meeting.city) if meeting.city and self.ok(f"{at}/city") else None,
            "heads": heads,
            "words": [meeting.series, start],
        }
        if held.earliest is None and not recalled:
            data["told"] = self.report.published
        words = (
            f"{fold(meeting.series or '-')}|{meeting.edition or ''}|{start or ''}"
            if recalled
            else ""
        )
        refs = [*heads, *([series_key] if series_key else [])]
        return self._add("dialogue", words, data, at, refs)

    def _series_of(self, at: str, meeting: Meeting) -> MentionRef | None:
        pointer = f"{at}/series"
        if meeting.series is None or not self.ok(pointer):
            return None
        return self._add(
            "series", fold(meeting.series), [_plain(meeting.series), self.tie or ""], pointer
        )

    def _heads(self) -> list[str]:
        return sorted(
            {
                self.mentions[end].key
                for end, entry in zip(self.officials, self.report.officials, strict=True)
                if end is not None and entry.role == "head"
            }
        )

    def _agreements(self) -> list[MentionRef | None]:
        entries = self.report.agreements
        usable = [
            self.ok(f"/agreements/{n}", f"/agreements/{n}/subject") for n in range(len(entries))
        ]
        for n, entry in enumerate(entries):
            self.parties.append(
                [self._party(n, m) for m in range(len(entry.parties))] if usable[n] else []
            )
            self.signatories.append(self._signatories(n, entry) if usable[n] else [])
        clashes = Counter(self._agreement_words(n) for n, good in enumerate(usable) if good)
        kinds = Counter(entry.kind for n, entry in enumerate(entries) if usable[n])
        return [
            self._agreement(n, clashes, kinds[entries[n].kind] == 1) if usable[n] else None
            for n in range(len(entries))
        ]

    def _agreement_words(self, n: int) -> str:
        entry = self.report.agreements[n]
        parties = ",".join(sorted(end.split(":", 1)[1] for end in self.parties[n] if end))
        return f"{entry.kind}|{fold(entry.name or entry.subject)}|{parties}"

    def _agreement(self, n: int, clashes: Counter[str], alone: bool) -> MentionRef:
        entry = self.report.agreements[n]
        words = self._agreement_words(n)
        if clashes[words] > 1:
            words += f"|{entry.date or ''}|{entry.status}"
        bodies = sorted(
            {
                self.mentions[end].key
                for end in self.parties[n]
                if end and end.startswith("institution:")
            }
        )
        concluded = self.is_concluded(n)
        meeting = self.mentions[self.dialogue].key if concluded and self.dialogue else None
        data = {
            "tie": self.agreement_tie(n) or "",
            "kind": entry.kind,
            "subject": _plain(entry.subject),
            "name": entry.name and _plain(entry.name),
            "bodies": bodies,
            "days": list(self._agreement_days(n, concluded)),
            "meeting": meeting,
            "alone": alone,
        }
        refs = [*bodies, *([meeting] if meeting else [])]
        return self._add("agreement", words, data, f"/agreements/{n}", refs)

    def _agreement_days(self, n: int, concluded: bool) -> dates.Days:
        entry, published = self.report.agreements[n], self.report.published
        if entry.date and self.ok(f"/agreements/{n}/date"):
            return dates.days(entry.date)
        if not concluded:
            return dates.UNDATED
        meeting = self.meeting_days()
        if meeting.earliest is not None and self.dialogue:
            return meeting
        if published is None:
            return dates.UNDATED
        told = dates.days(published)
        assert told.earliest is not None
        return dates.Days(dates.shift(told.earliest, -31), told.latest)

    def _party(self, n: int, m: int) -> MentionRef | None:
        party = self.report.agreements[n].parties[m]
        pointer = f"/agreements/{n}/parties/{m}"
        if not self.ok(pointer, f"{pointer}/name"):
            return None
        if isinstance(party, Named):
            return self._institution(party.name, party.country, pointer)
        found = institution_of_party(self.report, n, m)
        if isinstance(found, str):
            return f"Country:{found}"
        return self._add(
            "institution",
            f"{fold(found.name)}|{found.scope}",
            [_plain(found.name), found.scope],
            pointer,
        )

    def _signatories(self, n: int, entry: AgreementEntry) -> list[tuple[str, MentionRef]]:
        ends = []
        for m, signatory in enumerate(entry.signatories):
            pointer = f"/agreements/{n}/signatories/{m}"
            if self.ok(pointer):
                index = official_of_signatory(self.report, signatory)
                end = self._unlisted(signatory, pointer) if index is None else self.officials[index]
                if end is not None:
                    ends.append((pointer, end))
        return ends

    def _unlisted(self, signatory: str | Named, pointer: str) -> MentionRef:
        name = signatory if isinstance(signatory, str) else signatory.name
        country = None if isinstance(signatory, str) else signatory.country
        form = OfficialForm(
            name=_plain(name),
            country=country,
            title=None,
            institution=None,
            month=self._month,
            tie=None,
        )
        return self._add("official", f"{fold(name)}|{country or ''}", form, pointer)

    def _next_round(self) -> MentionRef | None:
        if self.report.next_round is None or self.dialogue is None or not self.ok("/next_round"):
            return None
        return self._promise(NEXT_ROUND, "/next_round")

    def _commitment(self, n: int) -> MentionRef | None:
        pointer = f"/commitments/{n}"
        if self.dialogue is None or not self.ok(pointer, f"{pointer}/what"):
            return None
        return self._promise(fold(self.report.commitments[n].what), pointer)

    def _promise(self, words: str, pointer: str) -> MentionRef:
        assert self.dialogue is not None
        meeting = self.mentions[self.dialogue].key
        return self._add("commitment", words, [meeting, words], pointer, [meeting])

    def _tenure(self, n: int, entry: TenureEntry) -> Tenure | None:
        at = f"/tenures/{n}"
        if not self.ok(at, f"{at}/name", f"{at}/post", f"{at}/country"):
            return None
        holder = self._holder(at, entry)
        body = None
        if entry.institution is not None and self.ok(f"{at}/institution"):
            body = self._institution(entry.institution, entry.country, f"{at}/institution")
        post = self._post_of(entry, body, f"{at}/post")
        keys = [self.mentions[end].key for end in (holder, post)]
        start, end = (
            date if self.ok(f"{at}/{name}") else None
            for name, date in (("start", entry.start), ("end", entry.end))
        )
        form = TenureForm(
            holder=keys[0],
            post=keys[1],
            start=list(dates.days(start)),
            end=list(dates.days(end)),
            words=[_plain(entry.name), _plain(entry.post)],
        )
        words = "|".join((fold(entry.name), post.partition(":")[2], start or "", end or ""))
        return Tenure(holder, body, post, self._add("tenure", words, form, at, keys))

    def _holder(self, at: str, entry: TenureEntry) -> MentionRef:
        """The holder of a post, at the month in which his tenure began."""
        begun = entry.start if entry.start and self.ok(f"{at}/start") else ""
        form = OfficialForm(
            name=_plain(entry.name),
            country=entry.country,
            title=_plain(entry.post),
            institution=entry.institution if self.ok(f"{at}/institution") else None,
            month=begun[:7] if len(begun) > 4 else None,
            tie=None,
        )
        return self._add("official", f"{fold(entry.name)}|{entry.country}", form, at)

    def _post_of(self, entry: TenureEntry, body: MentionRef | None, pointer: str) -> MentionRef:
        key = self.mentions[body].key if body else None
        form = PostForm(name=_plain(entry.post), country=entry.country, body=key)
        words = f"{fold(entry.post)}|{fold(entry.institution or '-')}|{entry.country}"
        return self._add("post", words, form, pointer, [key] if key else [])

    # --- what claims ask

    def meeting_days(self) -> dates.Days:
        """The days of the dialogue reported, as this report dates it."""
        meeting = self.report.dialogue
        if meeting is None:
            return dates.UNDATED
        start = meeting.start if self.ok("/dialogue/start") else None
        return dates.span(start, meeting.end if self.ok("/dialogue/end") else None)

    def is_concluded(self, n: int) -> bool:
        """Whether agreement `n` came to its status at the dialogue reported (docs/design.md, 5)."""
        entry, meeting = self.report.agreements[n], self.report.dialogue
        if entry.status not in CONCLUDED_STATUSES or not self.ok(f"/agreements/{n}/status"):
            return False
        if meeting is not None and self.ok("/dialogue/status") and meeting.status != "held":
            return False
        date = entry.date if self.ok(f"/agreements/{n}/date") else None
        return dates.overlap(dates.days(date), self.meeting_days())

    def agreement_tie(self, n: int) -> str | None:
        """The tie of agreement `n`.

        Of its own parties' countries where they are two or more, else the report's.
        """
        own = tie_of([country for end in self.parties[n] if end for country in _countries_of(end)])
        return own or self.tie


def _countries_of(end: MentionRef) -> list[str]:
    label, _, words = end.partition(":")
    scope = words if label == "Country" else words.rpartition("|")[2]
    return [country for country in scope.split("-") if country]


def _plain(text: str) -> str:
    return " ".join(text.split())


def forms_of(readings: Mapping[int, Reading]) -> dict[str, Mention]:
    """Return one mention for every form that the readings take, by form key."""
    return {
        mention.key: mention
        for reading in readings.values()
        for mention in reading.mentions.values()
    }
