"""After every step the store equals the oracle, export for export.

The promises of docs/design.md.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from graph.evidence.align import align
from graph.journal import operations as journal
from graph.journal.export import canonical
from graph.journal.operations import Outcome
from graph.model.errors import JudgementError
from graph.model.keys import full_key
from graph.model.policies import CHOICES, DEFAULT
from graph.model.records import JudgementRow
from graph.model.report import ParsedReport
from graph.projection.check import check
from graph.projection.oracle import project
from graph.publishing.check import check as find_differences
from graph.publishing.engine import publish
from graph.stores.opening import open_store
from graph.stores.working import WorkingStore
from tests.neo4j_server.fixtures import emptied
from tests.neo4j_server.reaching import database, opened
from tests.projection.comparing import expected
from tests.projection.strategies import reports

NOW = "2026-01-01T00:00:00Z"


class Journal(RuleBasedStateMachine):
    """Loads, takes back, judges and rebuilds, with a plain model beside the store."""

    has_policies = True

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.store = self.stack.enter_context(self.empty_store())
        self.live: dict[str, ParsedReport] = {}
        self.known: set[str] = set()
        self.purged: set[str] = set()
        self.constraints: dict[tuple[str, str], JudgementRow] = {}
        self.policies = DEFAULT

    def empty_store(self) -> AbstractContextManager[WorkingStore]:
        """An empty store of the kind that is tried."""
        return _embedded()

    def teardown(self) -> None:
        self.stack.close()

    @rule(batch=st.lists(reports(), min_size=1, max_size=3), rehearse=st.booleans())
    def load(self, batch: list[ParsedReport], rehearse: bool) -> None:
        planned = journal.load(self.store, batch, NOW, dry_run=True) if rehearse else None
        done = journal.load(self.store, batch, NOW)
        assert planned is None or planned == done
        refused = {report_id for report_id, _ in done.refused}
        assert self.purged.isdisjoint({*done.new, *done.changed})
        for report in batch:
            if report.id not in refused:
                self.live[report.id] = report
                self.known.add(report.id)
        again = journal.load(self.store, batch, NOW)
        assert not again.new
        assert not again.changed
        assert _writes(again) == 0

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sets(st.sampled_from(sorted(self.known)), min_size=1, max_size=3))
        journal.retract(self.store, chosen, NOW)
        for report_id in chosen:
            self.live.pop(report_id, None)

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def purge(self, data: st.DataObject) -> None:
        report_id = data.draw(st.sampled_from(sorted(self.known)))
        journal.purge(self.store, [report_id], NOW)
        self.live.pop(report_id, None)
        self.purged.add(report_id)
        gone = [pair for pair in self.constraints if any(_is_of(key, report_id) for key in pair)]
        for pair in gone:
            del self.constraints[pair]
        with self.store.read() as view:
            assert all(row.body is None for row in view.history(report_id))

    @precondition(lambda self: self.purged)
    @rule()
    def lift(self) -> None:
        journal.lift(self.store, self.purged, NOW)
        self.purged.clear()

    @precondition(lambda self: self.live)
    @rule(data=st.data(), verdict=st.sampled_from(["same", "same", "different", "unsure"]))
    def judge(self, data: st.DataObject, verdict: str) -> None:
        mentions = sorted(self._mentions())
        one, other = data.draw(st.tuples(st.sampled_from(mentions), st.sampled_from(mentions)))
        try:
            journal.judge(self.store, one, other, verdict, "tester", NOW, "because")
        except JudgementError:
            assert one == other or _kind(one) != _kind(other)
            return
        first, second = sorted((one, other))
        self.constraints[first, second] = JudgementRow(
            first, second, verdict, "tester", NOW, "because"
        )

    @precondition(lambda self: self.constraints)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.constraints)))
        journal.undo(self.store, *pair, "tester", NOW, "after all not")
        del self.constraints[pair]

    @rule(data=st.data())
    def rebuild(self, data: st.DataObject) -> None:
        choices = {}
        if self.has_policies:
            options = {name: st.sampled_from(held) for name, held in CHOICES.items()}
            choices = data.draw(st.fixed_dictionaries({}, optional=options))
        journal.rebuild(self.store, choices=choices, at=NOW)
        self.policies = self.policies.changed(choices)

    @invariant()
    def equals_the_oracle(self) -> None:
        live = map(align, self.live.values())
        wanted = expected(live, self.constraints.values(), self.policies)
        with self.store.read() as view:
            assert list(canonical(view)) == wanted

    @invariant()
    def is_clean(self) -> None:
        assert check(self.store) == []

    def _mentions(self) -> Iterator[str]:
        graph = project(list(map(align, self.live.values())), policies=self.policies)
        for (number, end), _ in graph.mention_nodes.items():
            yield full_key(graph.report_ids[number], end)
        yield f"{min(self.live)}#none:at all"


@contextmanager
def _embedded() -> Iterator[WorkingStore]:
    with TemporaryDirectory() as folder, closing(open_store(f"{folder}/graph.db")) as store:
        yield store


def _is_of(mention: str, report_id: str) -> bool:
    return mention.startswith(f"{report_id}#")


def _kind(key: str) -> str:
    return key.partition("#")[2].partition(":")[0]


def _writes(outcome: Outcome) -> int:
    return (
        outcome.nodes_created
        + outcome.nodes_changed
        + outcome.nodes_removed
        + outcome.relationships_created
        + outcome.relationships_changed
        + outcome.relationships_removed
    )


class JournalOfHubs(Journal):
    """As `Journal`; every element of three claims or more is kept as a hub."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = self.stack.enter_context(pytest.MonkeyPatch.context())
        self.patch.setattr("graph.stores.embedded.hubs.HUB", 2)


TestJournal = Journal.TestCase
TestJournalOfHubs = JournalOfHubs.TestCase


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.timeout(1800)
def test_journal_on_neo4j(neo4j_uri: str) -> None:
    class OnNeo4j(Journal):
        def __init__(self) -> None:
            super().__init__()
            emptied(neo4j_uri)
            self.database = self.stack.enter_context(closing(database(neo4j_uri)))
            publish(self.store, self.database)
            self.graph = self.stack.enter_context(closing(opened(neo4j_uri)))

        @invariant()
        def is_published(self) -> None:
            publish(self.store, self.database)
            assert find_differences(self.store, self.database) == []
            with self.graph.read() as view, self.store.read() as own:
                assert list(canonical(view)) == list(canonical(own))

    # A tenth of the examples: each step asks a server many times.
    few = max(settings().max_examples // 10, 1)
    # And what fails is shown as it is: making it smaller would take an hour.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    run_state_machine_as_test(
        OnNeo4j, settings=settings(max_examples=few, stateful_step_count=15, phases=phases)
    )
