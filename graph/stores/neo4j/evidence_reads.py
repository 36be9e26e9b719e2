"""What a published graph answers of claims and the words they rest on."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from graph.model.records import (
    ClaimCounts,
    Element,
    FirstReport,
    QuotedClaim,
    label_of,
)
from graph.model.summaries import Testimony, summarise
from graph.model.vocabulary import Label
from graph.stores.neo4j.ahead import ReadAhead
from graph.stores.neo4j.packs import PackedClaim, Source, counts_of, holder_of, quoted_claim
from graph.stores.neo4j.rows import element_row
from graph.stores.neo4j.running import Reading

Said = tuple[Source, PackedClaim]
FIRST: Final = 50
"""Packs of a node that are read at first; those of nearly all are fewer."""
BLOCK: Final = 1000
"""Packs that are read at once after that: ten thousand reports may speak of a ministry."""


class EvidenceReads:
    """The evidence half of a view; shares the transaction of the rest."""

    run: Reading
    _ahead: ReadAhead

    def claim_counts(self, element: Element) -> ClaimCounts | None:
        counted = self._counted(element)
        if counted is not None:
            return counts_of(counted)
        origins: dict[str, int] = {}
        rows: list[Testimony] = []
        for source, one in self._said(element):
            origin = origins.setdefault(source.origin, len(origins))
            what = (one.field, one.value, one.pointer, None, None, None, one.sure)
            rows.append((0, origin, source.reported, [what]))
        if not rows:
            return None
        summary = summarise(rows, str)
        return ClaimCounts(summary.values, summary.origins)

    def _counted(self, element: Element) -> str | None:
        """The counts of an element with very many claims, which are published with it."""
        if element.is_node:
            rows = self.run.rows("counted_node", number=element.source)
        else:
            rows = self.run.rows("counted_relationship", elements=[element_row(element)])
        return rows[0][0] if rows else None

    def evidence_claims(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[QuotedClaim]:
        found = (said for said in self._said(element) if field is None or said[1].field == field)
        page = list(islice(found, offset, offset + limit))
        quoting = {source.report_id for source, one in page if one.sentence is not None}
        sentences = self._sentences(quoting)
        return [quoted_claim(one, source, sentences) for source, one in page]

    def first_reports(self, elements: Collection[Element]) -> dict[Element, FirstReport]:
        first = {element: next(self._said(element), None) for element in elements}
        return {
            element: FirstReport(said[0].report_id, said[0].holds_text)
            for element, said in first.items()
            if said is not None
        }

    def _said(self, element: Element) -> Iterator[Said]:
        """All claims of an element, in the order in which evidence is told, read as needed."""
        holder, place = holder_of(element), 0
        packs = self._ahead.packs[holder]
        while True:
            while place < len(packs.rows):
                source, pack = packs.rows[place]
                place += 1
                mine = (one for one in pack if one.element(holder) == element)
                for one in sorted(mine, key=_in_report):
                    yield source, one
            if packs.is_whole:
                return
            self._read_on(holder)

    def _read_on(self, holder: int) -> None:
        """Read the next packs that lie with a node, in order."""
        packs = self._ahead.packs[holder]
        if label_of(holder) is Label.REPORT:
            rows = self.run.rows("own_packs", numbers=[holder])
            packs.is_whole = True
        else:
            size = FIRST if not packs.rows else BLOCK
            rows = self.run.rows("packs", number=holder, skip=len(packs.rows), limit=size)
            packs.is_whole = len(rows) < size
        self._ahead.note_packs(rows)

    def _sentences(self, report_ids: Collection[str]) -> dict[str, list[str]]:
        if not report_ids:
            return {}
        return self.run.pairs("sentences", reports=sorted(report_ids))


def _in_report(one: PackedClaim) -> tuple[str, str, str]:
    return (one.pointer, one.field, one.value)
