"""Makes a published graph equal to the working store.

What commits touched makes it quick; comparing everything by digests is what makes it right, and is
done whenever there is a doubt: at first, after a rebuild, after a crash in the middle of that,
where the log does not reach back, and when a statement met fewer rows than it was sent. A round
that fits into one transaction is one generation; a larger one goes in several, each of which may be
repeated.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from graph.journal.transactions import run_in_transaction
from graph.model.errors import PublishingRefusedError, StoreInterruptedError
from graph.model.records import Edition, Touched
from graph.publishing.contents import with_report_nodes
from graph.publishing.locking import publishers_turn
from graph.publishing.steps import Known, Step, Writing, all_steps, steps_of
from graph.stores.neo4j.publishing import MovedOnError, PublishedDatabase
from graph.stores.neo4j.running import LostRowsError
from graph.stores.neo4j.state import State
from graph.stores.working import WorkingStore, WorkingView

_AT_ONCE: Final = 20_000
"""Keys that one transaction takes; more go in several."""
ATTEMPTS: Final = 5
Progress = Callable[[int, int], None]
"""Told how many of how many steps of a round are done."""


@dataclass(slots=True)
class Published:
    """What a publication came to: elements written and deleted, and the generation it reached."""

    generation: int = -1
    written: int = 0
    deleted: int = 0
    compared: bool = False
    """Whether everything was compared."""


def publish(
    store: WorkingStore,
    database: PublishedDatabase,
    *,
    take_over: bool = False,
    progress: Progress | None = None,
) -> Published:
    """Publish what the working store holds now; what is equal already is not written.

    One publisher a file; whoever comes second finds that nothing is left to do.

    Args:
        store: what is published.
        database: where to.
        take_over: publish although the database was published to from elsewhere, and believe no
            digest: everything is written anew.
        progress: told after each step.

    Raises:
        PublishingRefusedError: the database was published to from another journal, or from a state
            of this one that the file does not know.
        StoreError: the database cannot be written; whole transactions stay.
    """
    done = Published()
    with publishers_turn(store.address):
        _register(store, database.address)
        publication = _Publication(store, database, done, progress or (lambda done, of: None))
        for _ in range(ATTEMPTS - 1):
            with suppress(MovedOnError, StoreInterruptedError):
                try:
                    return publication.run(take_over)
                except LostRowsError:
                    publication.doubt()
        return publication.run(take_over)


def _register(store: WorkingStore, address: str) -> None:
    with store.read() as view:
        known = view.targets()
    if address not in known:
        run_in_transaction(store, lambda tx: tx.register_target(address))


class _Publication:
    """Rounds, until the database shows what the file holds."""

    def __init__(
        self, store: WorkingStore, database: PublishedDatabase, done: Published, progress: Progress
    ) -> None:
        self.store = store
        self.database = database
        self.done = done
        self.progress = progress
        self.fresh: set[int] = set()

    def run(self, take_over: bool) -> Published:
        self.state = self._adopted(take_over)
        head = self._head()
        while not (self.state.complete and self.state.token == head.token):
            self._round(head, take_over)
            head = self._head()
        self._confirm()
        self.done.generation = self.state.generation
        return self.done

    def doubt(self) -> None:
        """Have everything compared next time."""
        state = self.database.state()
        if state is not None:
            with self.database.turn(state) as turn:
                turn.set_state(replace(turn.state, token="", complete=False))

    def _head(self) -> Edition:
        with self.store.read() as view:
            return view.edition()

    def _confirm(self) -> None:
        address, generation = self.database.address, self.state.generation
        with self.store.read() as view:
            known = view.targets().get(address)
        if known != generation:
            run_in_transaction(self.store, lambda tx: tx.confirm_target(address, generation))

    def _adopted(self, take_over: bool) -> State:
        """The state to go on from.

        Raises:
            PublishingRefusedError: the database is not this file's to write.
        """
        state, head = self.database.state(), self._head()
        if state is None:
            return self.database.begin(head.journal)
        if take_over:
            with self.database.turn(state) as turn:
                taken = replace(turn.state, journal=head.journal, token="", complete=False)
                turn.set_state(taken)
            return taken
        if state.journal != head.journal:
            raise PublishingRefusedError(
                f"{self.database.address}: is published to from another journal "
                f"({state.journal}; this file's is {head.journal}); give another database, or "
                "`tieline publish --take-over` makes it show this file"
            )
        if state.token and self._touched_since(state.token)[0] is None:
            raise PublishingRefusedError(
                f"{self.database.address}: shows a state that this file never had: the file was "
                "restored from an older copy, or is a copy itself; "
                "`tieline publish --take-over` makes it show this file"
            )
        return state

    def _touched_since(self, token: str) -> tuple[int | None, Touched | None]:
        """The generation of a token, and what commits after it touched, where that is known."""
        with self.store.read() as view:
            base = view.generation_of(token)
            return base, None if base is None else view.touched_since(base)

    # --- rounds

    def _round(self, head: Edition, whole: bool) -> None:
        """Bring in what commits touched since the state, or whatever differs."""
        token = self.state.token
        touched = self._touched_since(token)[1] if token and not whole else None
        if touched is None:
            self._compare(whole)
        elif len(touched) <= _AT_ONCE:
            self._turn(lambda writing, view: self._at_once(writing, view, token), reached=True)
        else:
            with self.store.read() as view:
                steps = steps_of(with_report_nodes(view, touched))
            self._in_turns(steps, None, head)

    def _at_once(self, writing: Writing, view: WorkingView, token: str) -> None:
        base = view.generation_of(token)
        touched = None if base is None else view.touched_since(base)
        if touched is None:
            raise MovedOnError("the log of the file began anew meanwhile")
        for step in steps_of(with_report_nodes(view, touched)):
            writing.do(step)
        writing.the_rest()

    def _compare(self, whole: bool) -> None:
        self.done.compared = True
        with self.store.read() as view:
            head, keys = view.edition(), view.all_keys()
        with self.database.reading() as there:
            known = Known.of(there)
        if whole:
            known.disbelieve()
        self._in_turns(all_steps(keys, known), known, head)

    def _in_turns(self, steps: Iterable[Step], known: Known | None, head: Edition) -> None:
        """Do the steps one by one; what is committed meanwhile is left to the next round."""
        every, moved = list(steps), False
        for number, step in enumerate(every):
            now = self._turn(lambda writing, _, step=step: writing.do(step), known)  # type: ignore[misc]
            moved |= now.token != head.token
            self.progress(number + 1, len(every) + 1)
        now = self._turn(lambda writing, _: writing.the_rest(), known)
        moved |= now.token != head.token
        reached = replace(
            self.state,
            token=head.token,
            generation=head.generation,
            latest=now.generation,
            complete=not moved,
            served=self.state.served or not moved,
        )
        with self.database.turn(self.state) as turn:
            self.state = replace(reached, revision=turn.state.revision)
            turn.set_state(self.state)
        self.progress(len(every) + 1, len(every) + 1)

    def _turn(
        self,
        work: Callable[[Writing, WorkingView], Any],
        known: Known | None = None,
        reached: bool = False,
    ) -> Edition:
        """One transaction of the database, with one picture of the file."""
        with self.database.turn(self.state) as turn, self.store.read() as view:
            now = view.edition()
            writing = Writing(turn, view, known, self.fresh, alone=reached)
            work(writing, view)
            state = replace(turn.state, latest=now.generation, complete=reached)
            if reached:
                state = replace(state, token=now.token, generation=now.generation, served=True)
            elif known is not None:
                state = replace(state, token="")
            turn.set_state(state)
        self.state = state
        self.done.written += writing.written
        self.done.deleted += writing.deleted
        return now
