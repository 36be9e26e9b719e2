"""Which of the reports of one text counts, in stores of every kind."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.model.report import ParsedReport, check_report, read_report
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from loaders.intake.corrections import PersonsFirst
from loaders.texts.sealing import sealed

NOW = "2026-01-01T00:00:00Z"
TEXT = "India and Japan held talks on security in Tokyo."


def _report(report_id: str, *topics: str, text: str | None = TEXT) -> ParsedReport:
    content = None if text is None else {"content": text}
    told = {"id": report_id, "parties": ["IND", "JPN"], "topics": list(topics), "text": content}
    return check_report({name: value for name, value in told.items() if value is not None})


PARSED = sealed(_report("text-1"))
TOLD = sealed(_report("text-1", "cyber-security"), ["side"])
PERSONS = _report("text-1", "nuclear")
BY_HAND = _report("by-hand", "nuclear")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkingStore]:
    opened = open_store(str(tmp_path / "graph.db"))
    yield opened
    opened.close()


def load(store: WorkingStore, *reports: ParsedReport, dry_run: bool = False) -> journal.Outcome:
    return journal.load(store, reports, NOW, dry_run, PersonsFirst())


def live(store: WorkingStore) -> dict[str, list[str]]:
    """Ids of the live reports, with their topics."""
    with store.read() as view:
        return {row.id: read_report(row.body).topics for row in view.iter_reports()}


def test_a_persons_report_under_another_id_takes_the_parse_back(
    store: WorkingStore, tmp_path: Path
) -> None:
    load(store, PARSED)
    planned = load(store, BY_HAND, dry_run=True)
    assert (planned.new, planned.removed) == (["by-hand"], ["text-1"])
    done = load(store, BY_HAND)
    assert (done.new, done.removed) == (["by-hand"], ["text-1"])
    alone = open_store(str(tmp_path / "alone.db"))
    load(alone, BY_HAND)
    with store.read() as one, alone.read() as other:
        assert list(canonical(one)) == list(canonical(other))
    alone.close()
    assert load(store, PARSED).superseded == ["text-1"]


@pytest.mark.parametrize(
    "order", list(itertools.permutations([PARSED, TOLD, PERSONS])), ids=lambda order: ""
)
def test_of_one_id_the_highest_rank_counts_in_every_order(
    tmp_path: Path, order: tuple[ParsedReport, ...]
) -> None:
    store = open_store(str(tmp_path / "graph.db"))
    for one in order:
        load(store, one)
    assert live(store) == {"text-1": ["nuclear"]}
    store.close()


def test_within_a_batch_too(store: WorkingStore) -> None:
    done = load(store, PARSED, BY_HAND, _report("other", text=None))
    assert (done.new, done.superseded, done.removed) == (["by-hand", "other"], ["text-1"], [])


def test_other_texts_and_reports_without_text_stand(store: WorkingStore) -> None:
    others = [sealed(_report("text-2", text=f"{TEXT} Twice.")), _report("bare", text=None)]
    load(store, PARSED, *others)
    load(store, BY_HAND)
    assert set(live(store)) == {"bare", "by-hand", "text-2"}


def test_what_is_refused_keeps_nothing_out(store: WorkingStore) -> None:
    load(store, BY_HAND)
    journal.purge(store, ["by-hand"], NOW)
    done = load(store, PARSED, BY_HAND)
    assert (done.new, done.superseded, [i for i, _ in done.refused]) == (
        ["text-1"],
        [],
        ["by-hand"],
    )
