"""What one report claims of the graph, in ends instead of node numbers.

A pure function of its reading.

The rules of docs/design.md section 5 stand here: who led, which body took part, where an agreement
was concluded.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from graph import dates, topics
from graph.fold import fold
from graph.mentions import NEXT_ROUND, End, Reading, full_key
from graph.records import UNREPORTED, Claim
from graph.report import Meeting, OfficialEntry, ParsedReport, Span
from graph.sentences import sentence_at
from graph.vocabulary import NODE, TYPE_NUMBER
from graph.vocabulary import RelationshipType as Rel

NO_FIELD = ""
"""Field of a claim that says no more than that the relationship holds."""


class EndClaim(NamedTuple):
    """A claim before identity.

    Of a node (`type` 0, target None) or a relationship between two ends.
    """

    source: End
    type: int
    target: End | None
    field: str
    value: str
    pointer: str
    dated: str | None
    start: int | None
    stop: int | None
    sure: int


def reported_of(report: ParsedReport) -> str:
    """Return the publication date as claims carry it: sorts by age, unreported last."""
    return report.published or UNREPORTED


def bind(
    claims: list[EndClaim],
    report: ParsedReport,
    number: int,
    origin: int,
    node_of: Callable[[End], int],
) -> set[Claim]:
    """Return the claims of a report with node numbers in place of ends."""
    reported = reported_of(report)
    bound: dict[tuple[object, ...], Claim] = {}
    for source, type_, target, field, value, pointer, dated, start, stop, sure in claims:
        claim = Claim(
            node_of(source),
            type_,
            0 if target is None else node_of(target),
            field,
            value,
            number,
            pointer,
            origin,
            reported,
            dated,
            start,
            stop,
            sure,
        )
        # Two ends of one report may turn out to be one node; what they both say is one claim.
        place = (claim.source, type_, claim.target, pointer, field, value)
        known = bound.get(place)
        if known is None or (claim.dated or "~") < (known.dated or "~"):
            bound[place] = claim
    return set(bound.values())


def claims_of(reading: Reading) -> list[EndClaim]:
    """Return all that a report claims, in the order of its parts."""
    return list(_Claims(reading).all())


def _dated(covered: dates.Days) -> str | None:
    """Write a span of days so that text order is the order of first days."""
    if covered.earliest is None or covered.earliest == covered.latest:
        return covered.earliest
    return f"{covered.earliest}/{covered.latest}"


class _Claims:
    """Collects the claims of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.report = reading.report
        self.me: End = f"Report:{self.report.id}"
        self.tied: set[End] = set()
        self._places: dict[str, tuple[int | None, int | None]] = {}

    def all(self) -> Iterator[EndClaim]:
        yield from self._report()
        yield from self._bodies()
        yield from self._dialogue()
        for n in range(len(self.report.officials)):
            yield from self._official(n)
        for n in range(len(self.report.agreements)):
            yield from self._agreement(n)
        yield from self._promises()
        yield from self._recalled()
        yield from self._merely_mentioned()

    # --- writing one claim

    def _node(
        self, end: End, field: str, value: object | None, *pointers: str, dated: str | None = None
    ) -> Iterator[EndClaim]:
        if value is not None and self.reading.ok(pointers[0]):
            start, stop = self._sentence(pointers)
            yield EndClaim(
                end,
                NODE,
                None,
                field,
                str(value),
                pointers[0],
                dated,
                start,
                stop,
                self._sure(pointers[0]),
            )

    def _tie(
        self,
        source: End,
        type_: Rel,
        target: End,
        *pointers: str,
        field: str = NO_FIELD,
        value: str = "",
        dated: str | None = None,
    ) -> Iterator[EndClaim]:
        if self.reading.ok(pointers[0]):
            start, stop = self._sentence(pointers)
            sure = self._sure(pointers[0])
            yield EndClaim(
                source,
                TYPE_NUMBER[type_],
                target,
                field,
                value,
                pointers[0],
                dated,
                start,
                stop,
                sure,
            )

    def _sure(self, pointer: str) -> int:
        unsure = self.report.sure
        return int(not unsure or all(unsure.get(step, True) for step in _upwards(pointer)))

    def _sentence(self, pointers: tuple[str, ...]) -> tuple[int | None, int | None]:
        if not self.report.evidence or self.report.text is None or not self.report.text.content:
            return None, None
        for pointer in pointers:
            if pointer not in self._places:
                self._places[pointer] = self._find_sentence(pointer)
            if self._places[pointer][0] is not None:
                return self._places[pointer]
        return None, None

    def _find_sentence(self, pointer: str) -> tuple[int | None, int | None]:
        assert self.report.text is not None and self.report.text.content is not None
        spans = spans_of(self.report, pointer)
        if not spans or not self.reading.ok(pointer):
            return None, None
        return sentence_at(self.report.text.content, spans[0].start, spans[0].end)

    @cached_property
    def _happened(self) -> str | None:
        return _dated(self.reading.meeting_days())

    @cached_property
    def _cited(self) -> str | None:
        return self._happened or _dated(dates.days(self.report.published))

    # --- the parts

    def _report(self) -> Iterator[EndClaim]:
        report, source = self.report, self.report.source
        yield from self._node(self.me, "id", report.id, "/id")
        yield from self._node(self.me, "published", report.published, "/published")
        yield from self._node(self.me, "style", report.style, "/style")
        if source is not None:
            for field in ("title", "url", "publisher"):
                yield from self._node(self.me, field, getattr(source, field), f"/source/{field}")
            if source.url is None:
                yield from self._node(self.me, "url", source.guid, "/source/guid")
        if report.origin is not None:
            for field in ("agency", "release", "side"):
                yield from self._node(
                    self.me, field, getattr(report.origin, field), f"/origin/{field}"
                )

    def _bodies(self) -> Iterator[EndClaim]:
        for end, mention in self.reading.mentions.items():
            if mention.kind != "institution":
                continue
            first, scope = mention.pointers[0], end.rpartition("|")[2]
            named = [f"{p}/name" if p.startswith("/institutions/") else p for p in mention.pointers]
            yield from self._node(end, "name", self._named_at(first), named[0], *named[1:])
            place = "tie" if "-" in scope else "country"
            yield from self._node(end, place, scope or None, first, *named)
            if "-" in scope:
                yield from self._tie(end, Rel.BETWEEN, f"Tie:{scope}", first, *named)
            elif scope:
                country = (
                    first.replace("/institution", "") if first.startswith("/officials") else first
                )
                yield from self._tie(
                    end, Rel.BELONGS_TO, f"Country:{scope}", f"{country}/country", first, *named
                )

    def _named_at(self, pointer: str) -> str:
        """The institution's name at a pointer of one of its three places."""
        _, part, n, *rest = pointer.split("/")
        if part == "institutions":
            return self.report.institutions[int(n)].name
        if part == "officials":
            return self.report.officials[int(n)].institution or ""
        party = self.report.agreements[int(n)].parties[int(rest[1])]
        return party if isinstance(party, str) else party.name

    def _dialogue(self) -> Iterator[EndClaim]:
        meeting, end = self.report.dialogue, self.reading.dialogue
        if meeting is None or end is None:
            return
        yield from self._meeting(meeting, end, "/dialogue")
        for n, topic in enumerate(self.report.topics):
            yield from self._node(end, "topic", topic, f"/topics/{n}")
            if self.reading.series:
                yield from self._tie(self.reading.series, Rel.ON, f"Topic:{topic}", f"/topics/{n}")
        yield from self._tie(
            self.me, Rel.REPORTS_ON, end, "/dialogue", "/dialogue/status", "/dialogue/series"
        )
        self.tied.add(end)

    def _meeting(self, meeting: Meeting, end: End, at: str) -> Iterator[EndClaim]:
        days = dates.span(
            meeting.start if self.reading.ok(f"{at}/start") else None,
            meeting.end if self.reading.ok(f"{at}/end") else None,
        )
        yield from self._node(end, "status", meeting.status, f"{at}/status", dated=_dated(days))
        if days.earliest is not None:
            when = f"{meeting.start or ''}/{meeting.end or ''}"
            yield from self._node(end, "when", when, f"{at}/start", f"{at}/end", dated=_dated(days))
        for field in ("edition", "city", "country", "format", "level", "venue"):
            yield from self._node(end, field, getattr(meeting, field), f"{at}/{field}")
        if self.reading.tie:
            tie = f"Tie:{self.reading.tie}"
            yield from self._node(end, "tie", self.reading.tie, "/parties")
            yield from self._tie(
                end, Rel.BETWEEN, tie, "/parties", f"{at}/series", dated=_dated(days)
            )
        if meeting.series is not None and self.reading.ok(f"{at}/series"):
            yield from self._series(meeting.series, end, f"{at}/series", _dated(days))

    def _series(self, name: str, end: End, pointer: str, dated: str | None) -> Iterator[EndClaim]:
        series = f"series:{fold(name)}"
        yield from self._node(end, "series", name, pointer)
        yield from self._node(series, "name", name, pointer)
        yield from self._tie(end, Rel.ROUND_OF, series, pointer, dated=dated)
        if self.reading.tie:
            yield from self._tie(
                series, Rel.BETWEEN, f"Tie:{self.reading.tie}", "/parties", pointer
            )
        self.tied.add(series)

    def _official(self, n: int) -> Iterator[EndClaim]:
        entry, end, at = self.report.officials[n], self.reading.officials[n], f"/officials/{n}"
        if end is None:
            return
        yield from self._node(end, "name", entry.name, f"{at}/name")
        yield from self._node(end, "country", entry.country, f"{at}/country")
        yield from self._acts_for(entry, end, self.reading.offices[n], at)
        if self.reading.dialogue and entry.role in ("head", "delegate"):
            yield from self._took_part(entry, end, self.reading.offices[n], at)

    def _acts_for(
        self, entry: OfficialEntry, end: End, office: End | None, at: str
    ) -> Iterator[EndClaim]:
        country = entry.country if self.reading.ok(f"{at}/country") else None
        target = office or (f"Country:{country}" if country else None)
        if target is None:
            return
        named = bool(entry.title) and self.reading.ok(f"{at}/title")
        pointer = f"{at}/title" if named else f"{at}/institution" if office else f"{at}/country"
        yield from self._tie(
            end,
            Rel.ACTS_FOR,
            target,
            pointer,
            f"{at}/name",
            field="title" if named else NO_FIELD,
            value=(entry.title or "") if named else "",
            dated=self._cited,
        )
        if entry.acting:
            yield from self._tie(
                end,
                Rel.ACTS_FOR,
                target,
                f"{at}/acting",
                f"{at}/title",
                f"{at}/name",
                field="acting",
                value="yes",
                dated=self._cited,
            )

    def _took_part(
        self, entry: OfficialEntry, end: End, office: End | None, at: str
    ) -> Iterator[EndClaim]:
        dialogue = self.reading.dialogue
        assert dialogue is not None and self.report.dialogue is not None
        type_ = Rel.LED if entry.role == "head" else Rel.ATTENDED
        places = (f"{at}/role", f"{at}/name")
        titled = entry.title and self.reading.ok(f"{at}/title")
        yield from self._tie(
            end,
            type_,
            dialogue,
            *places,
            field="title" if titled else NO_FIELD,
            value=(entry.title or "") if titled else "",
            dated=self._happened,
        )
        if self.reading.ok("/dialogue/status"):
            yield from self._tie(
                end,
                type_,
                dialogue,
                *places,
                field="status",
                value=self.report.dialogue.status,
                dated=self._happened,
            )
        self.tied.add(end)
        if office is not None:
            yield from self._body_took_part(
                office, "through an official who attended for it", *places
            )

    def _body_took_part(self, body: End, rule: str, *places: str) -> Iterator[EndClaim]:
        assert self.reading.dialogue is not None
        yield from self._tie(
            body,
            Rel.TOOK_PART_IN,
            self.reading.dialogue,
            *places,
            field="rule",
            value=rule,
            dated=self._happened,
        )
        self.tied.add(body)

    def _agreement(self, n: int) -> Iterator[EndClaim]:
        entry, end, at = self.report.agreements[n], self.reading.agreements[n], f"/agreements/{n}"
        if end is None:
            return
        dated = _dated(dates.days(entry.date if self.reading.ok(f"{at}/date") else None))
        yield from self._node(end, "status", entry.status, f"{at}/status", dated=dated)
        for field in ("kind", "subject", "name", "date", "entry_into_force", "ends"):
            yield from self._node(end, field, getattr(entry, field), f"{at}/{field}", at)
        for m, topic in enumerate(self.report.topics):
            if _is_about(topic, entry.subject):
                yield from self._node(end, "topic", topic, f"/topics/{m}")
        tie = self.reading.agreement_tie(n)
        if tie:
            yield from self._node(end, "tie", tie, f"{at}/parties", "/parties")
            yield from self._tie(
                end, Rel.BETWEEN, f"Tie:{tie}", f"{at}/parties", f"{at}/subject", dated=dated
            )
        yield from self._tie(
            self.me, Rel.REPORTS_ON, end, at, f"{at}/status", f"{at}/subject", f"{at}/kind"
        )
        self.tied.add(end)
        yield from self._partners(n, end, dated)
        yield from self._at_dialogue(n, end)
        yield from self._relates(n, end)

    def _partners(self, n: int, end: End, dated: str | None) -> Iterator[EndClaim]:
        at = f"/agreements/{n}"
        for m, party in enumerate(self.reading.parties[n]):
            if party is None:
                continue
            yield from self._tie(
                party, Rel.PARTY_TO, end, f"{at}/parties/{m}", f"{at}/status", dated=dated
            )
            self.tied.add(party)
        for pointer, signatory in self.reading.signatories[n]:
            yield from self._node(signatory, "name", self._signatory_name(pointer), pointer)
            yield from self._tie(
                signatory,
                Rel.SIGNED,
                end,
                pointer,
                f"{at}/status",
                field="date" if dated else NO_FIELD,
                value=self.report.agreements[n].date or "" if dated else "",
                dated=dated,
            )
            self.tied.add(signatory)

    def _signatory_name(self, pointer: str) -> str | None:
        """The name of a signatory whom the report does not list among its officials, else None."""
        _, _, n, _, m = pointer.split("/")
        signatory = self.report.agreements[int(n)].signatories[int(m)]
        ends = [end for place, end in self.reading.signatories[int(n)] if place == pointer]
        if any(end in self.reading.officials for end in ends):
            return None
        return signatory if isinstance(signatory, str) else signatory.name

    def _at_dialogue(self, n: int, end: End) -> Iterator[EndClaim]:
        if self.reading.dialogue is None:
            return
        at = f"/agreements/{n}"
        concluded = self.reading.is_concluded(n)
        yield from self._tie(
            end,
            Rel.CONCLUDED_AT if concluded else Rel.DISCUSSED_AT,
            self.reading.dialogue,
            f"{at}/status",
            f"{at}/subject",
            field="rule",
            value="status and date fit the meeting"
            if concluded
            else "named in a report of the meeting",
            dated=self._happened,
        )

    def _relates(self, n: int, end: End) -> Iterator[EndClaim]:
        known = {
            fold(words): other
            for other, entry in zip(self.reading.agreements, self.report.agreements, strict=True)
            if other is not None
            for words in (entry.subject, entry.name)
            if words
        }
        for m, relation in enumerate(self.report.agreements[n].relates):
            pointer = f"/agreements/{n}/relates/{m}"
            other = known.get(fold(relation.to))
            if other is not None and other != end:
                yield from self._tie(end, _RELATES[relation.how], other, pointer)
            else:
                yield from self._node(end, relation.how, relation.to, pointer)

    def _promises(self) -> Iterator[EndClaim]:
        dialogue, report = self.reading.dialogue, self.report
        if dialogue is None:
            return
        if self.reading.next_round is not None and report.next_round is not None:
            round_, end = report.next_round, self.reading.next_round
            yield from self._node(end, "what", NEXT_ROUND, "/next_round")
            for field, value in (
                ("due", round_.when),
                ("city", round_.city),
                ("country", round_.country),
            ):
                pointer = "/next_round/when" if field == "due" else f"/next_round/{field}"
                yield from self._node(end, field, value, pointer, "/next_round")
            yield from self._promised(
                dialogue, end, "/next_round", "/next_round/city", "/next_round/when"
            )
        for n, end_or_none in enumerate(self.reading.commitments):
            if end_or_none is not None:
                at, entry = f"/commitments/{n}", report.commitments[n]
                yield from self._node(end_or_none, "what", entry.what, f"{at}/what")
                yield from self._node(end_or_none, "due", entry.due, f"{at}/due")
                yield from self._promised(dialogue, end_or_none, at, f"{at}/what")

    def _promised(self, dialogue: End, end: End, *places: str) -> Iterator[EndClaim]:
        if self.reading.tie:
            yield from self._node(end, "tie", self.reading.tie, "/parties")
        if self.report.dialogue is not None and self.report.dialogue.series:
            yield from self._node(end, "series", self.report.dialogue.series, "/dialogue/series")
        yield from self._tie(dialogue, Rel.PROMISED, end, *places, dated=self._happened)
        self.tied.add(end)

    def _recalled(self) -> Iterator[EndClaim]:
        for n, end in enumerate(self.reading.recalled):
            if end is not None:
                yield from self._meeting(
                    self.report.recalled_dialogues[n], end, f"/recalled_dialogues/{n}"
                )

    def _merely_mentioned(self) -> Iterator[EndClaim]:
        for n, entry in enumerate(self.report.institutions):
            end = self.reading.institutions[n]
            if end is not None and entry.role == "participant" and self.reading.dialogue:
                yield from self._body_took_part(
                    end,
                    "the report states its part",
                    f"/institutions/{n}/role",
                    f"/institutions/{n}/name",
                )
        for end, mention in self.reading.mentions.items():
            if end not in self.tied:
                pointer = mention.pointers[0]
                named = f"{pointer}/series" if mention.kind == "dialogue" else f"{pointer}/name"
                yield from self._tie(self.me, Rel.MENTIONS, end, pointer, named)
        if self.reading.tie and not self.reading.dialogue and not any(self.reading.agreements):
            yield from self._tie(self.me, Rel.MENTIONS, f"Tie:{self.reading.tie}", "/parties")


_RELATES = {
    "amends": Rel.AMENDS,
    "renews": Rel.RENEWS,
    "under": Rel.UNDER,
    "commits-to": Rel.UNDER,
}


def _is_about(topic: str, subject: str) -> bool:
    """Whether every word of a topic's name stands in the subject.

    The only link that the words themselves make.
    """
    return set(fold(topics.topic_name(topic)).split()) <= set(fold(subject).split())


def _upwards(pointer: str) -> Iterator[str]:
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def spans_of(report: ParsedReport, pointer: str) -> list[Span]:
    """Return the spans of a pointer, or of the nearest object above it that has some.

    Empty where words are not held.
    """
    for step in _upwards(pointer):
        found = report.evidence.get(step)
        if isinstance(found, list) and found:
            return found
        if found is not None:
            return []
    return []


def mention_pointers(reading: Reading) -> Iterator[tuple[str, End]]:
    """Yield every place of a report that names something, with the end it names.

    As `REPORT#POINTER`.
    """
    for end, mention in reading.mentions.items():
        for pointer in mention.pointers:
            yield full_key(reading.report.id, pointer), end
    for pairs in reading.signatories:
        for pointer, end in pairs:
            yield full_key(reading.report.id, pointer), end
