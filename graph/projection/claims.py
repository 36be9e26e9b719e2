"""What one report claims of the graph, in ends instead of node numbers.

A pure function of its reading. The rules of docs/design.md, section 5, stand here: who led, which
body took part, what is mentioned.
"""

from collections.abc import Callable, Iterator
from typing import Final

from graph.language import dates
from graph.language.fold import fold
from graph.model.keys import full_key
from graph.model.records import UNREPORTED, Claim
from graph.model.report import Meeting, OfficialEntry, ParsedReport
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.agreement_claims import AgreementClaims
from graph.projection.claim_writer import NO_FIELD, EndClaim, as_dated, spans_of
from graph.projection.mentions import NEXT_ROUND, MentionRef, Reading
from graph.projection.tenure_claims import LISTED_NAME, TenureClaims

__all__ = ["EndClaim", "bind", "claims_of", "mention_pointers", "reported_of", "spans_of"]

_FULL_DAY: Final = len("2024-02-28")


def reported_of(report: ParsedReport) -> str:
    """Return the publication date as claims carry it: sorts by age, unreported last."""
    return report.published or UNREPORTED


def bind(
    claims: list[EndClaim],
    report: ParsedReport,
    number: int,
    origin: int,
    node_of: Callable[[MentionRef], int],
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


class _Claims(AgreementClaims, TenureClaims):
    """Collects the claims of one reading."""

    def all(self) -> Iterator[EndClaim]:
        yield from self._report()
        yield from self._bodies()
        yield from self._dialogue()
        for n in range(len(self.report.officials)):
            yield from self._official(n)
        for n in range(len(self.report.agreements)):
            yield from self.agreement(n)
        for n in range(len(self.report.tenures)):
            yield from self.tenure(n)
        yield from self._promises()
        yield from self._recalled()
        yield from self._merely_mentioned()

    # --- the parts

    def _report(self) -> Iterator[EndClaim]:
        report, source = self.report, self.report.source
        yield from self.node(self.me, "id", report.id, "/id")
        yield from self.node(self.me, "published", report.published, "/published")
        yield from self.node(self.me, "style", report.style, "/style")
        if source is not None:
            for field in ("title", "url", "publisher"):
                yield from self.node(self.me, field, getattr(source, field), f"/source/{field}")
            if source.url is None:
                yield from self.node(self.me, "url", source.guid, "/source/guid")
        if report.origin is not None:
            for field in ("agency", "release", "side"):
                yield from self.node(
                    self.me, field, getattr(report.origin, field), f"/origin/{field}"
                )

    def _bodies(self) -> Iterator[EndClaim]:
        for end, mention in self.reading.mentions.items():
            if mention.kind != "institution":
                continue
            first, scope = mention.pointers[0], end.rpartition("|")[2]
            named = [f"{p}/name" if p.startswith("/institutions/") else p for p in mention.pointers]
            field = LISTED_NAME if first.startswith("/tenures/") else "name"
            yield from self.node(end, field, self._named_at(first), named[0], *named[1:])
            place = "tie" if "-" in scope else "country"
            yield from self.node(end, place, scope or None, first, *named)
            if "-" in scope:
                yield from self.relationship(end, Rel.BETWEEN, f"Tie:{scope}", first, *named)
            elif scope:
                country = first.removesuffix("/institution")
                yield from self.relationship(
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

    def _dialogue(self) -> Iterator[EndClaim]:
        meeting, end = self.report.dialogue, self.reading.dialogue
        if meeting is None or end is None:
            return
        yield from self._meeting(meeting, end, "/dialogue")
        for n, topic in enumerate(self.report.topics):
            yield from self.node(end, "topic", topic, f"/topics/{n}")
            if self.reading.series:
                yield from self.relationship(
                    self.reading.series, Rel.ON, f"Topic:{topic}", f"/topics/{n}"
                )
        yield from self.relationship(
            self.me, Rel.REPORTS_ON, end, "/dialogue", "/dialogue/status", "/dialogue/series"
        )
        self.tied.add(end)

    def _meeting(self, meeting: Meeting, end: MentionRef, at: str) -> Iterator[EndClaim]:
        days = dates.span(
            meeting.start if self.reading.ok(f"{at}/start") else None,
            meeting.end if self.reading.ok(f"{at}/end") else None,
        )
        yield from self.node(end, "status", meeting.status, f"{at}/status", dated=as_dated(days))
        if days.earliest is not None:
            # A day alone is the same value as that day said to be the first and the last.
            start = meeting.start or ""
            when = f"{start}/{meeting.end or (start if len(start) == _FULL_DAY else '')}"
            yield from self.node(
                end, "when", when, f"{at}/start", f"{at}/end", dated=as_dated(days)
            )
        for field in ("edition", "city", "country", "format", "level", "venue"):
            yield from self.node(end, field, getattr(meeting, field), f"{at}/{field}")
        if self.reading.tie:
            tie = f"Tie:{self.reading.tie}"
            yield from self.node(end, "tie", self.reading.tie, "/parties")
            yield from self.relationship(
                end, Rel.BETWEEN, tie, "/parties", f"{at}/series", dated=as_dated(days)
            )
        if meeting.series is not None and self.reading.ok(f"{at}/series"):
            yield from self._series(meeting.series, end, f"{at}/series", as_dated(days))

    def _series(
        self, name: str, end: MentionRef, pointer: str, dated: str | None
    ) -> Iterator[EndClaim]:
        series = f"series:{fold(name)}"
        yield from self.node(end, "series", name, pointer)
        yield from self.node(series, "name", name, pointer)
        yield from self.relationship(end, Rel.ROUND_OF, series, pointer, dated=dated)
        if self.reading.tie:
            yield from self.relationship(
                series, Rel.BETWEEN, f"Tie:{self.reading.tie}", "/parties", pointer
            )
        self.tied.add(series)

    def _official(self, n: int) -> Iterator[EndClaim]:
        entry, end, at = self.report.officials[n], self.reading.officials[n], f"/officials/{n}"
        if end is None:
            return
        yield from self.node(end, "name", entry.name, f"{at}/name")
        yield from self.node(end, "country", entry.country, f"{at}/country")
        yield from self._acts_for(entry, end, self.reading.offices[n], at)
        if self.reading.dialogue and entry.role in ("head", "delegate"):
            yield from self._took_part(entry, end, self.reading.offices[n], at)

    def _acts_for(
        self, entry: OfficialEntry, end: MentionRef, office: MentionRef | None, at: str
    ) -> Iterator[EndClaim]:
        country = entry.country if self.reading.ok(f"{at}/country") else None
        target = office or (f"Country:{country}" if country else None)
        if target is None:
            return
        named = bool(entry.title) and self.reading.ok(f"{at}/title")
        pointer = f"{at}/title" if named else f"{at}/institution" if office else f"{at}/country"
        yield from self.relationship(
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
            yield from self.relationship(
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
    ) -> Iterator[EndClaim]:
        dialogue = self.reading.dialogue
        assert dialogue is not None and self.report.dialogue is not None
        type_ = Rel.LED if entry.role == "head" else Rel.ATTENDED
        places = (f"{at}/role", f"{at}/name")
        titled = entry.title and self.reading.ok(f"{at}/title")
        yield from self.relationship(
            end,
            type_,
            dialogue,
            *places,
            field="title" if titled else NO_FIELD,
            value=(entry.title or "") if titled else "",
            dated=self.happened,
        )
        if self.reading.ok("/dialogue/status"):
            yield from self.relationship(
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
            yield from self._body_took_part(
                office, "through an official who attended for it", *places
            )

    def _body_took_part(self, body: MentionRef, rule: str, *places: str) -> Iterator[EndClaim]:
        assert self.reading.dialogue is not None
        yield from self.relationship(
            body,
            Rel.TOOK_PART_IN,
            self.reading.dialogue,
            *places,
            field="rule",
            value=rule,
            dated=self.happened,
        )
        self.tied.add(body)

    def _promises(self) -> Iterator[EndClaim]:
        dialogue, report = self.reading.dialogue, self.report
        if dialogue is None:
            return
        if self.reading.next_round is not None and report.next_round is not None:
            round_, end = report.next_round, self.reading.next_round
            yield from self.node(end, "what", NEXT_ROUND, "/next_round")
            for field, value in (
                ("due", round_.when),
                ("city", round_.city),
                ("country", round_.country),
            ):
                pointer = "/next_round/when" if field == "due" else f"/next_round/{field}"
                yield from self.node(end, field, value, pointer, "/next_round")
            yield from self._promised(
                dialogue, end, "/next_round", "/next_round/city", "/next_round/when"
            )
        for n, end_or_none in enumerate(self.reading.commitments):
            if end_or_none is not None:
                at, entry = f"/commitments/{n}", report.commitments[n]
                yield from self.node(end_or_none, "what", entry.what, f"{at}/what")
                yield from self.node(end_or_none, "due", entry.due, f"{at}/due")
                yield from self._promised(dialogue, end_or_none, at, f"{at}/what")

    def _promised(self, dialogue: MentionRef, end: MentionRef, *places: str) -> Iterator[EndClaim]:
        if self.reading.tie:
            yield from self.node(end, "tie", self.reading.tie, "/parties")
        if self.report.dialogue is not None and self.report.dialogue.series:
            yield from self.node(end, "series", self.report.dialogue.series, "/dialogue/series")
        yield from self.relationship(dialogue, Rel.PROMISED, end, *places, dated=self.happened)
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
                yield from self.relationship(self.me, Rel.MENTIONS, end, pointer, named)
        if self.reading.tie and not self._tells_of_acts():
            yield from self.relationship(
                self.me, Rel.MENTIONS, f"Tie:{self.reading.tie}", "/parties"
            )

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
