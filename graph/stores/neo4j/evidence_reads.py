"""What a published graph answers of claims and the words they rest on."""

from collections.abc import Collection, Iterable

from graph.model.records import (
    UNREPORTED,
    ClaimCounts,
    Element,
    FirstReport,
    QuotedClaim,
    label_of,
)
from graph.model.summaries import Testimony, summarise
from graph.model.vocabulary import Label
from graph.stores.neo4j.ahead import ReadAhead
from graph.stores.neo4j.packs import PackedClaim, Source, holder_of, quoted_claim
from graph.stores.neo4j.running import Reading

Said = tuple[Source, PackedClaim]


class EvidenceReads:
    """The evidence half of a view; shares the transaction of the rest."""

    run: Reading
    _ahead: ReadAhead

    def claim_counts(self, element: Element) -> ClaimCounts | None:
        said = self._said(element)
        if not said:
            return None
        origins: dict[str, int] = {}
        rows: list[Testimony] = []
        for source, one in said:
            origin = origins.setdefault(source.origin, len(origins))
            what = (one.field, one.value, one.pointer, None, None, None, one.sure)
            rows.append((0, origin, source.reported, [what]))
        summary = summarise(rows, str)
        return ClaimCounts(summary.values, summary.origins)

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[QuotedClaim]:
        found = [said for said in self._said(element) if field is None or said[1].field == field]
        page = found[offset : offset + limit]
        quoting = {source.report_id for source, one in page if one.sentence is not None}
        sentences = self._sentences(quoting)
        return [quoted_claim(one, source, sentences) for source, one in page]

    def first_reports(self, elements: Collection[Element]) -> dict[Element, FirstReport]:
        self._read({holder_of(element) for element in elements})
        first = {element: self._said(element)[:1] for element in elements}
        return {
            element: FirstReport(source.report_id, source.holds_text)
            for element, said in first.items()
            for source, _ in said
        }

    def _said(self, element: Element) -> list[Said]:
        """All claims of an element, in the order in which evidence is told."""
        holder = holder_of(element)
        self._read({holder})
        found = [
            (source, one)
            for source, pack in self._ahead.packs[holder]
            for one in pack
            if one.element(holder) == element
        ]
        return sorted(found, key=_order)

    def _read(self, holders: Iterable[int]) -> None:
        unread = sorted(set(holders) - self._ahead.packs.keys())
        reports = [number for number in unread if label_of(number) is Label.REPORT]
        if reports:
            self._ahead.note_packs(reports, self.run.rows("own_packs", numbers=reports))
        others = [number for number in unread if label_of(number) is not Label.REPORT]
        if others:
            self._ahead.note_packs(others, self.run.rows("packs", numbers=others))

    def _sentences(self, report_ids: Collection[str]) -> dict[str, list[str]]:
        if not report_ids:
            return {}
        return self.run.pairs("sentences", reports=sorted(report_ids))


def _order(said: Said) -> tuple[str, str, str, str, str]:
    source, one = said
    return (source.reported or UNREPORTED, source.report_id, one.pointer, one.field, one.value)
