"""What one report claims of the graph, in ends instead of node numbers.

A pure function of its reading. The rules of docs/design.md, section 5, stand here: who led, which
body took part, what is mentioned.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from graph.language import dates
from graph.language.fold import fold
from graph.model.keys import full_key
from graph.model.records import UNREPORTED, Element, ReportClaims, Said
from graph.model.report import Meeting, OfficialEntry, ParsedReport
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.agreement_claims import AgreementClaims
from graph.projection.claim_writer import NO_FIELD, EndElement, as_dated, spans_of
from graph.projection.mentions import NEXT_ROUND, MentionRef, Reading
from graph.projection.tenure_claims import LISTED_NAME, TenureClaims

__all__ = ["EndElement", "bind", "claims_of", "mention_pointers", "reported_of", "spans_of"]

_FULL_DAY: Final = len("2024-02-28")


def reported_of(report: ParsedReport) -> str:
    """Return the publication date as claims carry it: sorts by age, unreported last."""
    return report.published or UNREPORTED


def claims_of(reading: Reading) -> dict[EndElement, list[Said]]:
    """Return all that a report claims, by element, each in the order of the report's parts."""
    writer = _Claims(reading)
    writer.write()
    return writer.claims


def bind(
    claims: Mapping[EndElement, list[Said]],
    report: ParsedReport,
    number: int,
    origin: int,
    nodes: Mapping[MentionRef, int],
    references: Mapping[MentionRef, int],
) -> list[ReportClaims]:
    """Return the claims of a report with node numbers in place of its ends.

    `nodes` are those of its mentions, `references` has the countries, ties, topics and reports.
    """
    bound: dict[tuple[int, int, int], list[Said]] = {}
    for (source, type_, target), said in claims.items():
        place = (
            nodes[source] if source in nodes else references[source],
            type_,
            0 if target is None else nodes[target] if target in nodes else references[target],
        )
        known = bound.get(place)
        bound[place] = said if known is None else known + said
    reported = reported_of(report)
    return [
        ReportClaims(
            Element._make(place),
            number,
            origin,
            reported,
            said if len(said) == 1 else _distinct(said),
        )
        for place, said in bound.items()
    ]


def _distinct(said: list[Said]) -> list[Said]:
    """Order the claims of one element.

    Two ends of one report may turn out to be one node: what they both say is one claim.
    """
    kept: dict[tuple[str, str, str], Said] = {}
    for one in said:
        known = kept.get(one[:3])
        if known is None or (one[3] or "~") < (known[3] or "~"):
            kept[one[:3]] = one
    return sorted(kept.values())


class _Claims(AgreementClaims, TenureClaims):
    """Writes all claims of one reading."""

    def write(self) -> None:
        self._report()
        self._bodies()
        self._dialogue()
        for n in range(len(self.report.officials)):
            self._official(n)
        for n in range(len(self.report.agreements)):
            self.agreement(n)
        for n in range(len(self.report.tenures)):
            self.tenure(n)
        self._promises()
        self._recalled()
        self._merely_mentioned()

    # --- the parts

    def _report(self) -> None:
        report, source = self.report, self.report.source
        self.node(self.me, "id", report.id, "/id")
        self.node(self.me, "published", report.published, "/published")
        self.node(self.me, "style", report.style, "/style")
        if source is not None:
            for field in ("title", "url", "publisher"):
                self.node(self.me, field, getattr(source, field), f"/source/{field}")
            if source.url is None:
                self.node(self.me, "url", source.guid, "/source/guid")
        if report.origin is not None:
            for field in ("agency", "release", "side"):
                self.node(self.me, field, getattr(report.origin, field), f"/origin/{field}")

    def _bodies(self) -> None:
        for end, mention in self.reading.mentions.items():
            if mention.kind != "institution":
                continue
            first, scope = mention.pointers[0], end.rpartition("|")[2]
            named = [f"{p}/name" if p.startswith("/institutions/") else p for p in mention.pointers]
            field = LISTED_NAME if first.startswith("/tenures/") else "name"
            self.node(end, field, self._named_at(first), named[0], *named[1:])
            place = "tie" if "-" in scope else "country"
            self.node(end, place, scope or None, first, *named)
            if "-" in scope:
                self.relationship(end, Rel.BETWEEN, f"Tie:{scope}", first, *named)
            elif scope:
                country = first.removesuffix("/institution")
                self.relationship(
                    end, Rel.BELONGS_TO, f"Country:{scope}", f"{country}/country", first, *named
                )

    def _named_at(self, pointer: str) -> str:
        """The institution's name at a pointer of one of its three places."""
        _, part, n, *rest = pointer.split("/")
        if part == "institutions":
            return self.report.institutions[int(n)].name
        if part == "officials":
            return self.report.officials[int(n)].institution or ""
        if part == "tenures":
            return self.report.tenures[int(n)].institution or ""
        party = self.report.agreements[int(n)].parties[int(rest[1])]
        return party if isinstance(party, str) else party.name

    def _dialogue(self) -> None:
        meeting, end = self.report.dialogue, self.reading.dialogue
        if meeting is None or end is None:
            return
        self._meeting(meeting, end, "/dialogue")
        for n, topic in enumerate(self.report.topics):
            self.node(end, "topic", topic, f"/topics/{n}")
            if self.reading.series:
                self.relationship(self.reading.series, Rel.ON, f"Topic:{topic}", f"/topics/{n}")
        self.relationship(
            self.me, Rel.REPORTS_ON, end, "/dialogue", "/dialogue/status", "/dialogue/series"
        )
        self.tied.add(end)

    def _meeting(self, meeting: Meeting, end: MentionRef, at: str) -> None:
        days = dates.span(
            meeting.start if self.reading.ok(f"{at}/start") else None,
            meeting.end if self.reading.ok(f"{at}/end") else None,
        )
        self.node(end, "status", meeting.status, f"{at}/status", dated=as_dated(days))
        if days.earliest is not None:
            # A day alone is the same value as that day said to be the first and the last.
            start = meeting.start or ""
            when = f"{start}/{meeting.end or (start if len(start) == _FULL_DAY else '')}"
            self.node(end, "when", when, f"{at}/start", f"{at}/end", dated=as_dated(days))
        for field in ("edition", "city", "country", "format", "level", "venue"):
            self.node(end, field, getattr(meeting, field), f"{at}/{field}")
        if self.reading.tie:
            tie = f"Tie:{self.reading.tie}"
            self.node(end, "tie", self.reading.tie, "/parties")
            self.relationship(
                end, Rel.BETWEEN, tie, "/parties", f"{at}/series", dated=as_dated(days)
            )
        if meeting.series is not None and self.reading.ok(f"{at}/series"):
            self._series(meeting.series, end, f"{at}/series", as_dated(days))

    def _series(self, name: str, end: MentionRef, pointer: str, dated: str | None) -> None:
        series = f"series:{fold(name)}"
        self.node(end, "series", name, pointer)
        self.node(series, "name", name, pointer)
        self.relationship(end, Rel.ROUND_OF, series, pointer, dated=dated)
        if self.reading.tie:
            self.relationship(series, Rel.BETWEEN, f"Tie:{self.reading.tie}", "/parties", pointer)
        self.tied.add(series)

    def _official(self, n: int) -> None:
        entry, end, at = self.report.officials[n], self.reading.officials[n], f"/officials/{n}"
        if end is None:
            return
        self.node(end, "name", entry.name, f"{at}/name")
        self.node(end, "country", entry.country, f"{at}/country")
        self._acts_for(entry, end, self.reading.offices[n], at)
        if self.reading.dialogue and entry.role in ("head", "delegate"):
            self._took_part(entry, end, self.reading.offices[n], at)

    def _acts_for(
        self, entry: OfficialEntry, end: MentionRef, office: MentionRef | None, at: str
    ) -> None:
        country = entry.country if self.reading.ok(f"{at}/country") else None
        target = office or (f"Country:{country}" if country else None)
        if target is None:
            return
        named = bool(entry.title) and self.reading.ok(f"{at}/title")
        pointer = f"{at}/title" if named else f"{at}/institution" if office else f"{at}/country"
        self.relationship(
            end,
            Rel.ACTS_FOR,
            target,
            pointer,
            f"{at}/name",
            field="title" if named else NO_FIELD,
            value=(entry.title or "") if named else "",
            dated=self.cited,
        )
        if entry.acting:
            self.relationship(
                end,
                Rel.ACTS_FOR,
                target,
                f"{at}/acting",
                f"{at}/title",
                f"{at}/name",
                field="acting",
                value="yes",
                dated=self.cited,
            )

    def _took_part(
        self, entry: OfficialEntry, end: MentionRef, office: MentionRef | None, at: str
    ) -> None:
        dialogue = self.reading.dialogue
        assert dialogue is not None and self.report.dialogue is not None
        type_ = Rel.LED if entry.role == "head" else Rel.ATTENDED
        places = (f"{at}/role", f"{at}/name")
        titled = entry.title and self.reading.ok(f"{at}/title")
        self.relationship(
            end,
            type_,
            dialogue,
            *places,
            field="title" if titled else NO_FIELD,
            value=(entry.title or "") if titled else "",
            dated=self.happened,
        )
        if self.reading.ok("/dialogue/status"):
            self.relationship(
                end,
                type_,
                dialogue,
                *places,
                field="status",
                value=self.report.dialogue.status,
                dated=self.happened,
            )
        self.tied.add(end)
        if office is not None:
            self._body_took_part(office, "through an official who attended for it", *places)

    def _body_took_part(self, body: MentionRef, rule: str, *places: str) -> None:
        assert self.reading.dialogue is not None
        self.relationship(
            body,
            Rel.TOOK_PART_IN,
            self.reading.dialogue,
            *places,
            field="rule",
            value=rule,
            dated=self.happened,
        )
        self.tied.add(body)

    def _promises(self) -> None:
        dialogue, report = self.reading.dialogue, self.report
        if dialogue is None:
            return
        if self.reading.next_round is not None and report.next_round is not None:
            round_, end = report.next_round, self.reading.next_round
            self.node(end, "what", NEXT_ROUND, "/next_round")
            for field, value in (
                ("due", round_.when),
                ("city", round_.city),
                ("country", round_.country),
            ):
                pointer = "/next_round/when" if field == "due" else f"/next_round/{field}"
                self.node(end, field, value, pointer, "/next_round")
            self._promised(dialogue, end, "/next_round", "/next_round/city", "/next_round/when")
        for n, end_or_none in enumerate(self.reading.commitments):
            if end_or_none is not None:
                at, entry = f"/commitments/{n}", report.commitments[n]
                self.node(end_or_none, "what", entry.what, f"{at}/what")
                self.node(end_or_none, "due", entry.due, f"{at}/due")
                self._promised(dialogue, end_or_none, at, f"{at}/what")

    def _promised(self, dialogue: MentionRef, end: MentionRef, *places: str) -> None:
        if self.reading.tie:
            self.node(end, "tie", self.reading.tie, "/parties")
        if self.report.dialogue is not None and self.report.dialogue.series:
            self.node(end, "series", self.report.dialogue.series, "/dialogue/series")
        self.relationship(dialogue, Rel.PROMISED, end, *places, dated=self.happened)
        self.tied.add(end)

    def _recalled(self) -> None:
        for n, end in enumerate(self.reading.recalled):
            if end is not None:
                self._meeting(self.report.recalled_dialogues[n], end, f"/recalled_dialogues/{n}")

    def _merely_mentioned(self) -> None:
        for n, entry in enumerate(self.report.institutions):
            end = self.reading.institutions[n]
            if end is not None and entry.role == "participant" and self.reading.dialogue:
                self._body_took_part(
                    end,
                    "the report states its part",
                    f"/institutions/{n}/role",
                    f"/institutions/{n}/name",
                )
        for end, mention in self.reading.mentions.items():
            if end not in self.tied:
                pointer = mention.pointers[0]
                named = f"{pointer}/series" if mention.kind == "dialogue" else f"{pointer}/name"
                self.relationship(self.me, Rel.MENTIONS, end, pointer, named)
        if self.reading.tie and not self._tells_of_acts():
            self.relationship(self.me, Rel.MENTIONS, f"Tie:{self.reading.tie}", "/parties")

    def _tells_of_acts(self) -> bool:
        return bool(self.reading.dialogue) or any(self.reading.agreements)


def mention_pointers(reading: Reading) -> Iterator[tuple[str, MentionRef]]:
    """Yield every place of a report that names something, with the end it names.

    As `REPORT#POINTER`.
    """
    for end, mention in reading.mentions.items():
        for pointer in mention.pointers:
            yield full_key(reading.report.id, pointer), end
    for pairs in reading.signatories:
        for pointer, end in pairs:
            yield full_key(reading.report.id, pointer), end
