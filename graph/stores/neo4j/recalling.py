"""Reads of the journal, of identity and of claims."""

from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter

from graph.model.records import (
    UNDONE,
    Anchor,
    Claim,
    Element,
    Form,
    JudgementRow,
    MentionRow,
    Passage,
    ReportRow,
    Summary,
    VersionRow,
)
from graph.model.summaries import gather
from graph.stores.neo4j.ahead import ReadAhead
from graph.stores.neo4j.rows import (
    SEPARATOR,
    Row,
    claims_in_order,
    element_key,
    element_of,
    forms_of,
    reports_of,
    unpacked,
)
from graph.stores.neo4j.running import Reading

_PAGE = 500


class JournalReads:
    """The journal half of a view; shares the transaction of the graph half."""

    run: Reading
    _ahead: ReadAhead

    # --- journal

    def reports(self, ids: Collection[str]) -> dict[str, ReportRow]:
        if not ids:
            return {}
        rows = self.run.rows("reports_by_id", ids=list(ids))
        return {row.id: row for row in reports_of(rows)}

    def reports_by_number(self, numbers: Collection[int]) -> dict[int, ReportRow]:
        if not numbers:
            return {}
        rows = self.run.rows("reports_by_number", numbers=sorted(numbers))
        return {row.number: row for row in reports_of(rows)}

    def iter_reports(self) -> Iterator[ReportRow]:
        last = ""
        while rows := reports_of(self.run.rows("reports_after", after=last, limit=_PAGE)):
            yield from rows
            last = rows[-1].id

    def history(self, report_id: str) -> list[VersionRow]:
        return [VersionRow(*row) for row in self.run.rows("history", report_id=report_id)]

    def tombstones(self, ids: Collection[str]) -> set[str]:
        return {row[0] for row in self.run.rows("tombstones", ids=list(ids))} if ids else set()

    def judgements(self) -> list[JudgementRow]:
        rows = [JudgementRow(*row) for row in self.run.rows("judgements")]
        live = [row for row in rows if row.verdict != UNDONE]
        return sorted(live, key=lambda row: (row.one, row.other))

    def given_id(self, node_id: str) -> tuple[str, int] | None:
        rows = self.run.rows("given_id", id=node_id)
        return (rows[0][0], rows[0][1]) if rows else None

    def successors(self, number: int) -> list[int]:
        return [row[0] for row in self.run.rows("successors", number=number)]

    def retired_node_numbers(self) -> list[int]:
        return [row[0] for row in self.run.rows("retired_node_numbers")]

    def iter_versions(self) -> Iterator[VersionRow]:
        last = -1
        while rows := self.run.rows("versions_after", after=last, limit=_PAGE):
            yield from (VersionRow(*row[1:]) for row in rows)
            last = rows[-1][0]

    def all_tombstones(self) -> list[str]:
        return [row[0] for row in self.run.rows("all_tombstones")]

    def judgement_history(self) -> list[JudgementRow]:
        return [JudgementRow(*row) for row in self.run.rows("judgement_history")]

    def iter_given_ids(self) -> Iterator[tuple[str, str, int]]:
        return ((row[0], row[1], row[2]) for row in self.run.stream("given_ids"))

    def iter_successions(self) -> Iterator[tuple[int, int]]:
        return ((row[0], row[1]) for row in self.run.stream("all_successions"))

    # --- identity

    def iter_forms(self) -> Iterator[tuple[Form, list[str], list[str]]]:
        last = -1
        while forms := forms_of(self.run.rows("forms_after", after=last, limit=_PAGE)):
            numbers = [form.number for form in forms]
            keys = _by_form(self.run.rows("keys_of_forms", forms=numbers))
            refs = _by_form(self.run.rows("refs_of_forms", forms=numbers))
            yield from ((f, keys.get(f.number, []), refs.get(f.number, [])) for f in forms)
            last = numbers[-1]

    def forms_by_key(self, keys: Collection[str]) -> dict[str, Form]:
        if not keys:
            return {}
        return {form.key: form for form in forms_of(self.run.rows("forms_by_key", keys=list(keys)))}

    def forms_by_number(self, numbers: Collection[int]) -> list[Form]:
        if not numbers:
            return []
        return forms_of(self.run.rows("forms_by_number", numbers=sorted(set(numbers))))

    def forms_sharing(self, kind: str, keys: Collection[str]) -> set[int]:
        if not keys:
            return set()
        owned = [kind + SEPARATOR + key for key in keys]
        return {row[0] for row in self.run.rows("forms_sharing", keys=owned)}

    def forms_in_groups(self, kind: str, groups: Collection[int]) -> list[Form]:
        if not groups:
            return []
        rows = self.run.rows("forms_in_groups", kind=kind, groups=sorted(set(groups)))
        return forms_of(rows)

    def forms_referring(self, kind: str, to: Collection[str]) -> set[int]:
        if not to:
            return set()
        sought = [kind + SEPARATOR + key for key in to]
        return {row[0] for row in self.run.rows("forms_referring", keys=sought)}

    def mentions_of_reports(self, reports: Collection[int]) -> list[MentionRow]:
        if not reports:
            return []
        rows = self.run.rows("mentions_of_reports", reports=sorted(set(reports)))
        return sorted(MentionRow(*row) for row in rows)

    def reports_mentioning(self, forms: Collection[int]) -> set[int]:
        if not forms:
            return set()
        return {row[0] for row in self.run.rows("reports_mentioning", forms=sorted(forms))}

    def mention_counts(self, forms: Collection[int]) -> dict[int, int]:
        if not forms:
            return {}
        return {row[0]: 1 for row in self.run.rows("forms_mentioned", forms=sorted(forms))}

    def anchors(self, numbers: Collection[int]) -> dict[int, Anchor]:
        if not numbers:
            return {}
        best: dict[int, tuple[list[str], str]] = {}
        for node, content, place in self.run.rows("anchors", numbers=sorted(set(numbers))):
            here = (place.split(SEPARATOR), content)
            best[node] = min(best.get(node, here), here)
        return {node: Anchor(at[1], at[2], content) for node, (at, content) in best.items()}

    def mention_node(self, full_key: str) -> int | None:
        report_id, _, key = full_key.partition("#")
        rows = self.run.rows("mention_node", report_id=report_id, key=key)
        return rows[0][0] if rows else None

    # --- claims

    def claims_in_order(
        self, element: Element, field: str | None, offset: int, limit: int
    ) -> list[Claim]:
        """Claims of an element, in the order in which evidence is told."""
        claims = self._claims_in_order([element]).get(element, [])
        found = [claim for claim in claims if field is None or claim.field == field]
        return found[offset : offset + limit]

    def first_claims(self, elements: Collection[Element]) -> dict[Element, Claim]:
        known = self._ahead.first_claims
        unknown = [element for element in elements if element not in known]
        if unknown:
            self._ahead.note_claims(unknown, self._claims_in_order(unknown))
        found = ((element, known[element]) for element in elements)
        return {element: claim for element, claim in found if claim is not None}

    def _claims_in_order(self, elements: Iterable[Element]) -> dict[Element, list[Claim]]:
        keys = sorted({element_key(element) for element in elements})
        return claims_in_order(self.run.rows("claims_and_reports", elements=keys))

    def claims_of_reports(self, reports: Collection[int]) -> list[Claim]:
        if not reports:
            return []
        rows = self.run.rows("claims_of_reports", reports=sorted(set(reports)))
        return [claim for key, *rest in rows for claim in unpacked(element_of(key), *rest)]

    def summaries(self, elements: Collection[Element]) -> dict[Element, Summary]:
        if not elements:
            return {}
        gathered = gather(self._claims_of(elements))
        undecided = {number for one in gathered.values() for number in one.undecided}
        ids = self._report_ids(undecided)
        return {element: one.summary(ids) for element, one in gathered.items()}

    def _claims_of(self, elements: Iterable[Element]) -> list[Claim]:
        keys = sorted({element_key(element) for element in elements})
        rows = self.run.rows("claims_of_elements", elements=keys)
        return [claim for key, *rest in rows for claim in unpacked(element_of(key), *rest)]

    def _report_ids(self, numbers: Collection[int]) -> dict[int, str]:
        if not numbers:
            return {}
        return self.run.pairs("report_ids", numbers=sorted(numbers))

    def passages(self, places: Collection[Passage]) -> dict[Passage, tuple[str, str]]:
        if not places:
            return {}
        wanted = sorted(set(map(attrgetter("report"), places)))
        texts = {row[0]: (row[1], row[2]) for row in self.run.rows("texts", reports=wanted)}
        return {
            place: (texts[place.report][1][place.start : place.stop], texts[place.report][0])
            for place in places
            if place.report in texts
        }


def _by_form(rows: Iterable[Row]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for form, key in sorted(rows):
        found.setdefault(form, []).append(key.partition(SEPARATOR)[2])
    return found
