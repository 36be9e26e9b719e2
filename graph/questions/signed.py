"""Who signed what with whom."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

from graph.language import topics
from graph.model.records import Node
from graph.model.vocabulary import AGREEMENT_KIND_NAME, AGREEMENT_STATUSES, Label
from graph.questions import arguments, cursors
from graph.questions.answers import NodeRef
from graph.questions.declaring import question
from graph.questions.find import Found, locate_each, of_label, redirects
from graph.questions.parameters import (
    At,
    Choice,
    NextPage,
    PartialDate,
    Text,
    Whole,
)
from graph.questions.parties import country_codes, ties_of
from graph.questions.presenting import node_ref
from graph.questions.signed_rows import SignedRow, signed_rows
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted, doubt, listed, tie_named
from graph.stores.contract import AgreementCursor, AgreementFilter, View

STATUSES: Final = ("signed", "in-force", "renewed")
"""Statuses that are meant where none is asked for."""
JOINT_STATEMENT: Final = "joint-statement"
ORDER: Final = (
    "by the last day that the date may mean, newest first, undated last; "
    "then first reported, newest first; then id"
)
_BEFORE_UNDATED: Final = AgreementCursor("", "9999-12-31", "")
"""Stands between the last dated and the first undated agreement."""
_FIRST_DAY: Final = "0001-01-01"


def _topic_ids() -> list[str]:
    return [topic.id for topic in topics.all_topics()]


@dataclass(frozen=True, slots=True)
class SignedFilter:
    """What was asked, as it was understood; empty lists do not filter."""

    parties: list[str]
    institution: NodeRef | None
    official: NodeRef | None
    kinds: list[str]
    without_kinds: list[str]
    topics: list[str]
    statuses: list[str]
    since: str | None
    until: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """A page of agreements.

    `rows` are those of exactly the parties asked for; of one country, or without parties, all.
    `undated_left_out` counts those that no date places in the span asked for. The first page also
    has the first agreements of larger sets that hold these parties, apart; `of_larger_sets_total`
    counts them all. `cursor` asks for the next page of `rows`, null on the last.
    """

    asked: SignedFilter
    rows: list[SignedRow]
    total: int
    undated_left_out: int
    cursor: str | None
    of_larger_sets: list[SignedRow]
    of_larger_sets_total: int
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "who signed what with whom",
    examples=[
        {"parties": ["India", "USA"]},
        {
            "parties": ["India"],
            "since": "2011",
            "page_size": 3,
            "kinds": ["MoU", "MoC", "agreement"],
            "at": "2026-01-01",
        },
    ],
    is_found=lambda answer: bool(answer.rows or answer.of_larger_sets),
)
def signed(
    view: View,
    parties: Annotated[
        Sequence[str],
        Text(
            "a country, or one tie such as IND-USA",
            metavar="COUNTRY",
            singular="party",
        ),
    ] = (),
    *,
    institution: Annotated[str | None, Text("a party to the agreement", metavar="BODY")] = None,
    official: Annotated[str | None, Text("who signed it", metavar="PERSON")] = None,
    kinds: Annotated[
        Collection[str],
        Choice(
            "of this kind",
            allowed=lambda: AGREEMENT_KIND_NAME,
            what="kind of agreement",
            metavar="KIND",
            singular="kind",
        ),
    ] = (),
    topics: Annotated[
        Collection[str],
        Choice(
            "on this topic",
            allowed=_topic_ids,
            what="topic",
            metavar="TOPIC",
            singular="topic",
        ),
    ] = (),
    statuses: Annotated[
        Collection[str],
        Choice(
            f"at this stage, the furthest reported; without any: {', '.join(STATUSES)}",
            allowed=lambda: AGREEMENT_STATUSES,
            what="status",
            metavar="STATUS",
            singular="status",
        ),
    ] = (),
    since: Annotated[str | None, PartialDate("not those surely earlier, nor undated ones")] = None,
    until: Annotated[str | None, PartialDate("not those surely later, nor undated ones")] = None,
    at: At = None,
    page_size: Annotated[int, Whole("agreements to a page", low=1, high=200)] = 20,
    cursor: NextPage = None,
) -> SignedAnswer:
    """Return agreements with their parties, signatories and words, newest first (`ORDER`).

    Unless asked for, those under negotiation, announced, agreed or expired and joint statements
    are left out.

    Args:
        view: what is asked.
        parties: countries, or one tie. Two or more: agreements of exactly that set.
        institution: only those it is a party to.
        official: only those he signed.
        kinds: of these kinds, joint statements among them if named.
        topics: on every one of these topics, by id.
        statuses: at one of these stages, the furthest reported; instead of `STATUSES`.
        since: a partial date; not those surely earlier, nor undated ones.
        until: a partial date; not those surely later, nor undated ones.
        at: an ISO day; not those surely later; undated ones stay and are marked unknown.
        page_size: agreements to a page.
        cursor: as the page before gave it; the other arguments must be the same.

    Raises:
        InvalidQuestionError: an argument that cannot be.
        NodeNotFoundError, AmbiguousNodeError: a party, body or person that is none, or several.
        TimeRanOutError: the view's time budget is spent.
    """
    after = None if cursor is None else _read_cursor(cursor)
    sides = locate_each(view, [("parties", party) for party in parties])
    body = of_label(view, "institution", institution, Label.INSTITUTION) if institution else None
    person = of_label(view, "official", official, Label.OFFICIAL) if official else None
    asked = _asked(sides, body, person, kinds, topics, statuses, since, until, at)
    wanted, ties = _wanted(asked, body, person), ties_of(view, asked.parties)
    page = _Page(view, asked.at, page_size)
    rows, total, following = page.of(wanted, ties.exact, after)
    undated = page.undated_left_out(wanted, ties.exact)
    larger, larger_total = ([], 0) if after else page.of(wanted, ties.larger, None)[:2]
    return SignedAnswer(
        asked,
        rows,
        total,
        undated,
        following,
        larger,
        larger_total,
        ORDER,
        _note(asked, bool(kinds), bool(statuses), undated),
        redirects(*sides, *(found for found in (body, person) if found)),
    )


# --- arguments


def _asked(
    sides: Sequence[Found],
    body: Found | None,
    person: Found | None,
    kinds: Collection[str],
    on_topics: Collection[str],
    statuses: Collection[str],
    since: str | None,
    until: str | None,
    at: str | None,
) -> SignedFilter:
    first, last = arguments.first_day("since", since), arguments.last_day("until", until)
    return SignedFilter(
        country_codes(sides),
        node_ref(body.node) if body else None,
        node_ref(person.node) if person else None,
        list(kinds),
        [] if kinds else [JOINT_STATEMENT],
        list(on_topics),
        list(statuses or STATUSES),
        first,
        last,
        at,
    )


def _wanted(asked: SignedFilter, body: Found | None, person: Found | None) -> AgreementFilter:
    return AgreementFilter(
        institutions=(body.node.number,) if body else (),
        officials=(person.node.number,) if person else (),
        kinds=tuple(asked.kinds),
        without_kinds=tuple(asked.without_kinds),
        topics=tuple(asked.topics),
        statuses=tuple(asked.statuses),
        since=asked.since,
        until=asked.until,
    )


def _read_cursor(text: str) -> AgreementCursor:
    latest, first_reported, node_id = cursors.read(text, (str, str, str))
    return AgreementCursor(str(latest), str(first_reported), str(node_id))


# --- pages


class _Page:
    """Reads agreements in their order, at most `size`, and makes rows of them."""

    def __init__(self, view: View, at: str | None, size: int) -> None:
        self.view = view
        self.at = at
        self.size = size

    def of(
        self, wanted: AgreementFilter, ties: tuple[int, ...] | None, after: AgreementCursor | None
    ) -> tuple[list[SignedRow], int, str | None]:
        """The rows of a page, how many there are in all, and the cursor of the next page."""
        if ties == ():
            return [], 0, None
        wanted = replace(wanted, ties=ties or ())
        nodes = self._agreements(wanted, after)
        more = len(nodes) > self.size
        nodes = nodes[: self.size]
        following = cursors.written(_cursor_of(nodes[-1])) if more else None
        return signed_rows(self.view, nodes, self.at), self._count(wanted), following

    def undated_left_out(self, wanted: AgreementFilter, ties: tuple[int, ...] | None) -> int:
        """How many would pass but for the span of time, since nothing dates them."""
        if ties == () or self._undated_pass(wanted):
            return 0
        anytime = replace(wanted, ties=ties or (), since=None, until=None)
        dated = self.view.count_agreements(replace(anytime, since=_FIRST_DAY))
        return self.view.count_agreements(anytime) - dated

    def _agreements(self, wanted: AgreementFilter, after: AgreementCursor | None) -> list[Node]:
        """One more than fills the page; dated ones until the day, then undated ones."""
        if self.at is None:
            return self.view.find_agreements(wanted, after, self.size + 1)
        found: list[Node] = []
        if after is None or after.latest:
            found = self.view.find_agreements(self._until(wanted), after, self.size + 1)
            after = _BEFORE_UNDATED
        if len(found) <= self.size and self._undated_pass(wanted):
            found += self.view.find_agreements(wanted, after, self.size + 1 - len(found))
        return found

    def _count(self, wanted: AgreementFilter) -> int:
        if self.at is None:
            return self.view.count_agreements(wanted)
        number = self.view.count_agreements(self._until(wanted))
        if self._undated_pass(wanted):
            dated = self.view.count_agreements(replace(wanted, since=_FIRST_DAY))
            number += self.view.count_agreements(wanted) - dated
        return number

    def _until(self, wanted: AgreementFilter) -> AgreementFilter:
        assert self.at is not None
        return replace(wanted, until=min(wanted.until or self.at, self.at))

    @staticmethod
    def _undated_pass(wanted: AgreementFilter) -> bool:
        return wanted.since is None and wanted.until is None


def _cursor_of(node: Node) -> AgreementCursor:
    first_reported = node.properties.get("first_reported")
    return AgreementCursor(node.latest or "", first_reported or "", node.id)


# --- what the answer says of itself


def _note(asked: SignedFilter, chose_kinds: bool, chose_statuses: bool, undated: int) -> str:
    parts = [f"Order: {ORDER}."]
    if not chose_statuses:
        parts.append(f"Only {listed(STATUSES)} ones, as no status was asked for.")
    if not chose_kinds:
        parts.append("Without joint statements, as no kind was asked for.")
    if len(asked.parties) > 1:
        parts.append(
            f"Agreements of {tie_named('-'.join(asked.parties))} alone; "
            "those of larger sets stand apart."
        )
    if asked.since and asked.until and asked.since > asked.until:
        parts.append(f"No day is both since {asked.since} and until {asked.until}.")
    if asked.since or asked.until:
        left_out = f"{counted(undated, 'undated one')} {'is' if undated == 1 else 'are'} left out"
        parts.append(f"{left_out}, as a span of time was asked for.")
    return " ".join(parts)


@signed.as_text
def _text(answer: SignedAnswer) -> Iterator[Block]:
    yield Paragraph(f"{counted(answer.total, 'agreement')}, {answer.order}")
    for row in answer.rows:
        yield from _row_text(row)
    if answer.of_larger_sets:
        yield Line()
        yield Line(f"{answer.of_larger_sets_total} of larger sets of parties")
        for row in answer.of_larger_sets:
            yield from _row_text(row)
    yield Line()
    yield Paragraph(answer.note)


def _row_text(row: SignedRow) -> Iterator[Block]:
    certainty = f", {row.certainty}" if row.certainty else ""
    yield Line()
    yield Paragraph(row.sentence + doubt(row.agreement.is_sure, row.unsure_fields))
    yield Line(row.agreement.id, 2)
    yield Paragraph(f"[{row.status}{certainty}; {counted(row.origins, 'origin')}]", 2)
    if row.said is not None:
        yield Paragraph(row.said.words, 2)
    if row.conflicts:
        yield Paragraph(f"reports differ on: {', '.join(row.conflicts)}", 2)
