"""Summaries that a store keeps up to date must be those that counting anew would give."""

import random
from collections.abc import Iterable

import pytest

from graph.model.records import (
    UNREPORTED,
    Claim,
    Element,
    Form,
    MentionRow,
    Passage,
    Summary,
    node_element,
)
from graph.projection.oracle import summarise
from graph.stores.working import Transaction, WorkingStore
from tests.working_store.claims import change_claims

NODES = (1, 2)
DAYS = [UNREPORTED, "2019", "2019-05", "2020-01-01", "2021-12-31", "2022"]


def counted(claims: Iterable[Claim], ids: dict[int, str]) -> dict[Element, Summary]:
    """Count the claims of each element anew, in the plain way."""
    found: dict[Element, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.element, []).append(claim)
    return {element: summarise(held, ids) for element, held in found.items()}


class Written:
    """Reports of a few shared origins, and the claims that stand."""

    def __init__(self, tx: Transaction, seed: int, reports: int) -> None:
        self.chance = random.Random(seed)
        self.tx = tx
        self.claims: list[Claim] = []
        self.days = {f"r{n:03d}": self.chance.choice(DAYS) for n in range(reports)}
        rows = [(report, day, "digest", "{}", None) for report, day in self.days.items()]
        self.numbers = tx.put_reports(rows)
        self.ids = {number: report for report, number in self.numbers.items()}
        self._share_origins()

    def _share_origins(self) -> None:
        """As every report has it: a mention of its origin, whose form stands for the number."""
        forms = list(self.tx.new_form_numbers(12))
        self.tx.put_forms([Form(n, "origin", f"key {n}", "{}", -n, n) for n in forms], {})
        self.origin = {n: self.chance.choice(forms) for n in self.numbers.values()}
        rows = [MentionRow(report, "origin:", form) for report, form in self.origin.items()]
        self.tx.replace_mentions(list(self.origin), rows)

    def add(self, reports: Iterable[str]) -> None:
        put = [claim for report in reports for claim in self._said(report)]
        change_claims(self.tx, [], put)
        self.claims += put

    def drop(self, count: int) -> None:
        gone = self.chance.sample(self.claims, count)
        change_claims(self.tx, gone, [])
        self.claims = [claim for claim in self.claims if claim not in set(gone)]

    def _said(self, report: str) -> list[Claim]:
        chance, number = self.chance, self.numbers[report]
        made = []
        for place in range(3):
            start = chance.choice([None, None, 4, 9])
            made.append(
                Claim(
                    source=chance.choice(NODES),
                    type=0,
                    target=0,
                    field=chance.choice(["name", "title"]),
                    value=chance.choice(["Asha Rao", "A. Rao", "Zoë"]),
                    report=number,
                    pointer=f"/officials/{place}",
                    origin=-self.origin[number],
                    reported=self.days[report],
                    dated=chance.choice([None, f"{1900 + number}", f"{2200 - number}-03"]),
                    start=start,
                    stop=None if start is None else start + chance.randint(1, 3),
                    sure=chance.randint(0, 1),
                )
            )
        return made

    def check(self) -> None:
        wanted = [node_element(number) for number in NODES]
        expected = counted(self.claims, self.ids)
        assert self.tx.summaries(wanted) == expected
        assert self.tx.summaries(wanted[:1]) == {wanted[0]: expected[wanted[0]]}


@pytest.mark.parametrize("seed", range(4))
def test_summaries_stay_true_as_claims_come_and_go(store: WorkingStore, seed: int) -> None:
    with store.write() as tx:
        written = Written(tx, seed, reports=120)
        # The earliest last, so that what each batch adds stands before all that is counted.
        reports = sorted(written.days, key=lambda report: (written.days[report], report))[::-1]
        for first in range(0, 120, 20):
            written.add(reports[first : first + 20])
            written.check()
            if first == 60:
                written.drop(90)
                written.check()


def test_what_one_transaction_counted_the_next_goes_on_with(store: WorkingStore) -> None:
    with store.write() as tx:
        written = Written(tx, 7, reports=120)
        reports = list(written.days)
        written.add(reports[:80])
        written.check()
    with store.write() as written.tx:
        written.add(reports[80:])
    with store.read() as view:
        found = view.summaries([node_element(number) for number in NODES])
        assert found == counted(written.claims, written.ids)


def test_what_was_rolled_back_is_not_counted(store: WorkingStore) -> None:
    wanted = [node_element(number) for number in NODES]
    with store.write() as tx:
        written = Written(tx, 8, reports=120)
        reports = list(written.days)
        written.add(reports[:80])
        before = tx.summaries(wanted)

    def fail() -> None:
        with store.write() as written.tx:
            written.add(reports[80:])
            assert written.tx.summaries(wanted) != before
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.read() as view:
        assert view.summaries(wanted) == before


def _claim(report: int, **more: object) -> Claim:
    blank = Claim(1, 3, 9, "name", "x", report, "/x", -1, "2020", None, None, None, 1)
    return blank._replace(**more)  # type: ignore[arg-type]


def test_the_sentence_is_of_the_earliest_report_then_id_then_place(store: WorkingStore) -> None:
    element = Element(1, 3, 9)
    with store.write() as tx:
        rows = [(name, "2020", "d", "{}", None) for name in ("z", "a")]
        z, a = (tx.put_reports([row])[row[0]] for row in rows)
        u = tx.put_reports([("u", UNREPORTED, "d", "{}", None)])["u"]
        steps = [
            (_claim(u, reported=UNREPORTED, start=0, stop=1), Passage(u, 0, 1)),
            (_claim(z, start=9, stop=12, pointer="/1"), Passage(z, 9, 12)),
            (_claim(z, start=5, stop=9, pointer="/2"), Passage(z, 5, 9)),
            (_claim(z, start=5, stop=7, pointer="/3"), Passage(z, 5, 7)),
            (_claim(a, start=50, stop=60), Passage(a, 50, 60)),
        ]
        for claim, sentence in steps:
            change_claims(tx, [], [claim])
            assert tx.summaries([element])[element].passage == sentence
        for claim, sentence in reversed(steps):
            assert tx.summaries([element])[element].passage == sentence
            change_claims(tx, [claim], [])
        assert tx.summaries([element]) == {}


def test_claims_without_dates_or_sentences(store: WorkingStore) -> None:
    element = Element(1, 3, 9)
    with store.write() as tx:
        report = tx.put_reports([("u", UNREPORTED, "d", "{}", None)])["u"]
        change_claims(tx, [], [_claim(report, reported=UNREPORTED)])
        summary = tx.summaries([element])[element]
    assert (summary.first_reported, summary.last_reported) == (UNREPORTED, UNREPORTED)
    assert (summary.first_dated, summary.last_dated, summary.passage) == (None, None, None)
