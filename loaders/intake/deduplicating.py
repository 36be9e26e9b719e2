"""Reports as they arrive to batches in which each id stands once.

And texts that need no reading, since their live report is what reading would give.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.model.made import Rank, rank
from graph.model.report import ParsedReport
from graph.stores.working import WorkingStore
from loaders.intake.found import Found
from loaders.intake.reading import Read
from loaders.texts.asking import report_id
from loaders.texts.kept import Given
from loaders.texts.sealing import was_read_by_these_rules

_LOOKED_UP: Final = 64
"""Texts that are looked up in the store at once."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that is to be loaded, and the document it comes from."""

    found: Found
    report: ParsedReport

    @property
    def rank(self) -> Rank:
        """Whose word it is; of several with one id in a batch the last of the highest counts."""
        return rank(self.report)


Batch = dict[str, Arrival]
"""By report id."""


@dataclass(slots=True)
class Batches:
    """Makes batches; `replaced` are the ids that came more than once, in order: the last counts."""

    size: int
    replaced: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def of(self, arrivals: Iterable[Arrival]) -> Iterator[Batch]:
        """Yield batches of as many reports as their size says; the last may have fewer."""
        batch: Batch = {}
        for one in arrivals:
            self._add(batch, one)
            if len(batch) == self.size:
                yield batch
                batch = {}
        if batch:
            yield batch

    def _add(self, batch: Batch, one: Arrival) -> None:
        own, before = one.report.id, batch.get(one.report.id)
        is_kept = before is not None and (before.report == one.report or before.rank > one.rank)
        if own in self._seen and not is_kept:
            self.replaced.append(own)
        self._seen.add(own)
        if before is None or before.rank <= one.rank:
            batch.pop(own, None)
            batch[own] = one


class ReadAlready:
    """Leaves out texts whose live report these very rules made: they are done."""

    def __init__(self, store: WorkingStore, given: Given) -> None:
        self._store, self._given = store, given
        self._count = 0

    def taken(self) -> int:
        """Return how many were left out since this was asked last."""
        count, self._count = self._count, 0
        return count

    def left(self, reads: Iterable[Read]) -> Iterator[Read]:
        """Yield what is to be read or loaded, in order."""
        held: list[Read] = []
        for one in reads:
            held.append(one)
            if len(held) == (_LOOKED_UP if held[0].asked else 1):
                yield from self._unknown(held)
                held = []
        yield from self._unknown(held)

    def _unknown(self, held: list[Read]) -> Iterator[Read]:
        ids = {n: found for n, one in enumerate(held) if (found := _id_of(one)) is not None}
        known: set[str] = set()
        if ids:
            with self._store.read() as view:
                rows = view.reports(ids.values()).values()
            known = {row.id for row in rows if was_read_by_these_rules(row.body, self._given)}
        for n, one in enumerate(held):
            if ids.get(n) in known:
                self._count += 1
            else:
                yield one


def _id_of(one: Read) -> str | None:
    """The id that the report of a text will have, which is made of its content; None of others."""
    return report_id(one.asked) if one.asked and one.asked.document is None else None
