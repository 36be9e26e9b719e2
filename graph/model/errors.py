"""What can go wrong, as one tree; no HTTP status and no exit code lives here.

TielineError
├── InvalidReportError       a parsed report that cannot be read (has `problems`)
├── InvalidQuestionError     a question with a wrong argument (has `argument`)
│   └── UnknownPartError     it names a page or a field that is not there
├── JournalNeededError       a question for the journal, asked of a graph without it
├── NodeNotFoundError        no such id, now or before (has `near`)
│   └── UnreportedCountryError  a known country or tie of which no report speaks
├── AmbiguousNodeError       a retired id or a name that stands for several nodes (has `candidates`)
├── TimeRanOutError          a question met its time budget (has `seconds`)
├── JudgementError           a judgement that cannot be taken
├── ReportNotFoundError      no report of that id in the journal
├── PolicyError              a setting says otherwise than the store's policy
└── StoreError               the store cannot do its work
    ├── StoreUnavailableError    cannot be opened or reached
    │   └── StoreMissingError        nothing is there yet
    ├── StoreReadOnlyError       may be read, not written
    ├── StoreFullError           no room left; the batch is not written
    ├── StoreBusyError           another writer holds the lock for too long
    ├── StoreInterruptedError    the work was ended from outside; the same again may succeed
    │   └── StoreAwayError           its server does not answer any more
    ├── SnapshotChangedError      others wrote while a view was open that cannot hold its picture
    ├── WorkingStoreNeededError  a published graph holds no journal and no texts
    ├── NotPublishedYetError     the first publication is not complete
    ├── PublishingRefusedError   the database shows another file, or another state of this one
    ├── ForeignStoreError        the file or database is not Tieline's
    ├── StoreNotEmptyError       holds something already that a copy would mix with
    ├── StoreVersionError        made by another version of Tieline
    └── StoreDamagedError        what is stored contradicts itself
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with an input.

    Where (JSON Pointer) and why, with what would be right.
    """

    pointer: str
    reason: str


class TielineError(Exception):
    """Base of all errors that Tieline raises on purpose; its text is meant for the user."""


class InvalidReportError(TielineError):
    """A parsed report that cannot be read; `problems` lists every reason with its pointer."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.pointer or '/'}: {p.reason}" for p in problems))


class InvalidQuestionError(TielineError):
    """A question with an argument that cannot be; `argument` names it."""

    def __init__(self, argument: str, reason: str) -> None:
        self.argument = argument
        super().__init__(f"{argument}: {reason}")


class UnknownPartError(InvalidQuestionError):
    """An argument that may be written so, and names a page or a field that is not there."""


class JournalNeededError(TielineError):
    """A question that needs the journal, asked of a graph that was published without it."""

    def __init__(self, question: str) -> None:
        super().__init__(
            f"{question} needs the journal, which only the working store has: "
            "ask the file from which this graph was published"
        )


class NodeNotFoundError(TielineError):
    """No node has this id, and none had it before; `near` holds ids that may have been meant."""

    def __init__(self, node_id: str, near: list[str] | None = None) -> None:
        self.node_id = node_id
        self.near = near or []
        hint = f"; did you mean {', '.join(self.near)}?" if self.near else ""
        super().__init__(f"no node with id {node_id!r}{hint}")


class UnreportedCountryError(NodeNotFoundError):
    """A country, or a tie of countries, that is known, and of which no report speaks."""

    def __init__(self, asked: str, what: str) -> None:
        super().__init__(asked)
        self.args = (f"{what} known, but no report speaks of it",)


class Candidate(NamedTuple):
    """A node that may be meant; `country` by code, `origins` counts the releases behind it.

    `office` is a title of an official, `years` those in which it was reported, `2021-2024`.
    """

    id: str
    name: str
    label: str
    country: str | None
    origins: int | None
    office: str | None = None
    years: str | None = None

    def __str__(self) -> str:
        """`ID (Official, Home Secretary, IND, 2021-2024, 3 origins)`."""
        origins = {None: None, 1: "1 origin"}.get(self.origins, f"{self.origins} origins")
        told = (self.label, self.office, self.country, self.years, origins)
        known = [one for one in told if one]
        return f"{self.id} ({', '.join(known)})"


class AmbiguousNodeError(TielineError):
    """An id or name that stands for several nodes."""

    def __init__(self, node_id: str, candidates: Sequence[Candidate]) -> None:
        self.node_id = node_id
        self.described = list(candidates)
        self.candidates = [one.id for one in candidates]
        super().__init__(f"{node_id!r} may be any of {'; '.join(map(str, candidates))}")


class TimeRanOutError(TielineError):
    """A question was not finished within its time budget."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"time ran out after {seconds:g} s; narrow the question or allow more time"
        )


class JudgementError(TielineError):
    """A judgement that cannot be taken: unknown mention, two kinds, or nothing to undo."""


class ReportNotFoundError(TielineError):
    """The journal holds no report of that id."""

    def __init__(self, report_id: str) -> None:
        self.report_id = report_id
        super().__init__(f"no report with id {report_id!r}")


class PolicyError(TielineError):
    """What was asked for is not the policy of the store; says how to change either."""

    def __init__(self, address: str, held: Mapping[str, str], wanted: Mapping[str, str]) -> None:
        others = [name for name in held if wanted.get(name, held[name]) != held[name]]
        here = ", ".join(f"{name}={held[name]}" for name in others)
        there = ", ".join(f"{name}={wanted[name]}" for name in others)
        options = " ".join(f"--policy {name}={wanted[name]}" for name in others)
        super().__init__(
            f"{address}: the policy of the store is {here}, and {there} is set; unset it, or "
            f"change the store by `tieline rebuild {options}`"
        )


class StoreError(TielineError):
    """The store cannot do its work."""


class StoreUnavailableError(StoreError):
    """The store cannot be opened or reached."""


class StoreMissingError(StoreUnavailableError):
    """Nothing is there yet; loading makes a store."""


class StoreReadOnlyError(StoreError):
    """The store may be read but not written."""


class StoreFullError(StoreError):
    """No room is left; the batch at hand is not written, what was there is whole."""


class StoreBusyError(StoreError):
    """Another writer held the lock longer than this one may wait."""


class StoreInterruptedError(StoreError):
    """A connection broke, a server changed its part or two writers met; the same may be repeated.

    Whether the last commit was carried out may be unknown.
    """


class StoreAwayError(StoreInterruptedError):
    """The store was open, and its server does not answer any more."""


class SnapshotChangedError(StoreError):
    """What a view answered is of before and after a change; the question may be asked again."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address}: was changed while it was read; ask again")


class WorkingStoreNeededError(StoreError):
    """What is asked needs the journal or texts, which a published graph does not hold."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address}: is a published graph, which is read alone and holds no journal; "
            "give the working store, the path of a file, with --store"
        )


class NotPublishedYetError(StoreError):
    """The first publication of a graph is not complete; ask again later."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address}: is being published for the first time; ask again later")


class PublishingRefusedError(StoreError):
    """A database shows another file, or a state of this one that it does not know."""


class ForeignStoreError(StoreError):
    """The file or database is not a Tieline store."""


class StoreNotEmptyError(StoreError):
    """The store holds something already; a copy would mix two graphs."""


class StoreVersionError(StoreError):
    """The store was made by a version of Tieline whose schema this one does not know."""


class StoreDamagedError(StoreError):
    """What is stored contradicts itself or is not whole."""
