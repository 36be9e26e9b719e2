"""What a report claims of its agreements: parties, signatories, the dialogue, other agreements."""

from graph.language import dates, topics
from graph.language.fold import fold
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.claim_writer import NO_FIELD, ClaimWriter, as_dated
from graph.projection.mentions import MentionRef

CONCLUDED_ON = "concluded_on"
"""The days of the meeting at which an agreement was concluded that no date of its own dates."""
_RELATES = {
    "amends": Rel.AMENDS,
    "renews": Rel.RENEWS,
    "under": Rel.UNDER,
    "commits-to": Rel.UNDER,
}


class AgreementClaims(ClaimWriter):
    """Claims of agreements; docs/design.md, section 5, says where one was concluded."""

    def agreement(self, n: int) -> None:
        """Write the claims of agreement `n`."""
        entry, end, at = self.report.agreements[n], self.reading.agreements[n], f"/agreements/{n}"
        if end is None:
            return
        dated = as_dated(dates.days(entry.date if self.reading.ok(f"{at}/date") else None))
        self.node(end, "status", entry.status, f"{at}/status", dated=dated)
        for field in ("kind", "subject", "name", "date", "entry_into_force", "ends"):
            self.node(end, field, getattr(entry, field), f"{at}/{field}", at)
        for m, topic in enumerate(self.report.topics):
            if _is_about(topic, entry.subject):
                self.node(end, "topic", topic, f"/topics/{m}")
        tie = self.reading.agreement_tie(n)
        if tie:
            self.node(end, "tie", tie, f"{at}/parties", "/parties")
            self.relationship(
                end, Rel.BETWEEN, f"Tie:{tie}", f"{at}/parties", f"{at}/subject", dated=dated
            )
        self.relationship(
            self.me, Rel.REPORTS_ON, end, at, f"{at}/status", f"{at}/subject", f"{at}/kind"
        )
        self.tied.add(end)
        self._partners(n, end, dated)
        self._at_dialogue(n, end)
        self._relates(n, end)

    def _partners(self, n: int, end: MentionRef, dated: str | None) -> None:
        at = f"/agreements/{n}"
        for m, party in enumerate(self.reading.parties[n]):
            if party is None:
                continue
            self.relationship(
                party, Rel.PARTY_TO, end, f"{at}/parties/{m}", f"{at}/status", dated=dated
            )
            self.tied.add(party)
        for pointer, signatory in self.reading.signatories[n]:
            self.node(signatory, "name", self._signatory_name(pointer), pointer)
            self.relationship(
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

    def _at_dialogue(self, n: int, end: MentionRef) -> None:
        if self.reading.dialogue is None:
            return
        at = f"/agreements/{n}"
        concluded = self.reading.is_concluded(n)
        self.relationship(
            end,
            Rel.CONCLUDED_AT if concluded else Rel.DISCUSSED_AT,
            self.reading.dialogue,
            f"{at}/status",
            f"{at}/subject",
            field="rule",
            value="status and date fit the meeting"
            if concluded
            else "named in a report of the meeting",
            dated=self.happened,
        )
        if concluded and not self._has_date(n):
            self.node(end, CONCLUDED_ON, self.happened, f"{at}/status", "/dialogue")

    def _has_date(self, n: int) -> bool:
        pointer = f"/agreements/{n}/date"
        return self.report.agreements[n].date is not None and self.reading.ok(pointer)

    def _relates(self, n: int, end: MentionRef) -> None:
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
                self.relationship(end, _RELATES[relation.how], other, pointer)
            else:
                self.node(end, relation.how, relation.to, pointer)


def _is_about(topic: str, subject: str) -> bool:
    """Whether every word of a topic's name stands in the subject.

    The only link that the words themselves make.
    """
    return set(fold(topics.topic_name(topic)).split()) <= set(fold(subject).split())
