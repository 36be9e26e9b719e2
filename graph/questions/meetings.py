"""Which meetings there were: who met whom, when and where, and what came of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from graph.model.records import Node, Relationship, node_element
from graph.model.vocabulary import DIALOGUE_STATUSES, LABEL_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions import arguments, as_of, cursors
from graph.questions.answers import Certainty, NodeRef, Said
from graph.questions.declaring import question
from graph.questions.find import Found, locate_each, of_label, redirects
from graph.questions.parameters import At, Choice, NextPage, PartialDate, Text, Whole
from graph.questions.parties import country_codes, ties_of
from graph.questions.presenting import ends_of, node_ref
from graph.questions.said import said_of
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted, doubt, listed, period, tie_named
from graph.stores.contract import View

ORDER: Final = "by the last day that its days may mean, newest first, undated last; then id"
_HEADS: Final = (Rel.LED, Rel.ATTENDED)


@dataclass(frozen=True, slots=True)
class Participant:
    """An official at a meeting; `country` is his own, `title` the office he was named with."""

    official: NodeRef
    country: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting.

    `start` and `end` are partial dates, `earliest` and `latest` ISO days. `heads` and `delegates`
    are in order of country, name and id, other lists of nodes in order of name and id. `promised`
    are commitments made there, the next round among them. `certainty` is given where a day was
    asked about.
    """

    meeting: NodeRef
    tie: str | None
    countries: list[str]
    series: NodeRef | None
    edition: int | None
    start: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    city: str | None
    country: str | None
    status: str | None
    heads: list[Participant]
    delegates: list[Participant]
    bodies: list[NodeRef]
    concluded: list[NodeRef]
    promised: list[NodeRef]
    said: Said | None
    origins: int
    conflicts: list[str]
    unsure_fields: list[str]
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class MeetingsFilter:
    """What was asked, as it was understood; empty lists do not filter."""

    parties: list[str]
    institution: NodeRef | None
    official: NodeRef | None
    series: NodeRef | None
    statuses: list[str]
    since: str | None
    until: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class MeetingsAnswer:
    """A page of meetings.

    `rows` are those of exactly the parties asked for; of one country, or without parties, all.
    Those of larger sets that hold the parties stand apart, on the first page, at most a page of
    them; `of_larger_sets_total` counts them all. `undated_left_out` counts those that no date
    places in the span asked for. `cursor` asks for the next page of `rows`, null on the last.
    """

    asked: MeetingsFilter
    rows: list[MeetingRow]
    total: int
    undated_left_out: int
    cursor: str | None
    of_larger_sets: list[MeetingRow]
    of_larger_sets_total: int
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "which meetings there were",
    examples=[
        {"parties": ["India"], "since": "2024", "until": "2024"},
        {"parties": ["India", "USA"], "page_size": 2},
        {"institution": "Department of Homeland Security", "statuses": ["held"]},
        {"official": "Ajay Bhalla", "at": "2025-01-01"},
    ],
    is_found=lambda answer: bool(answer.rows or answer.of_larger_sets),
)
def meetings(
    view: View,
    parties: Annotated[
        Sequence[str],
        Text("a country, or one tie such as IND-USA", metavar="COUNTRY", singular="party"),
    ] = (),
    *,
    institution: Annotated[str | None, Text("a body that took part", metavar="BODY")] = None,
    official: Annotated[str | None, Text("who led or attended it", metavar="PERSON")] = None,
    series: Annotated[str | None, Text("of which it was a round", metavar="SERIES")] = None,
    statuses: Annotated[
        Collection[str],
        Choice(
            "at this stage, the furthest reported",
            allowed=lambda: DIALOGUE_STATUSES,
            what="status",
            metavar="STATUS",
            singular="status",
        ),
    ] = (),
    since: Annotated[str | None, PartialDate("not those surely earlier, nor undated ones")] = None,
    until: Annotated[str | None, PartialDate("not those surely later, nor undated ones")] = None,
    at: At = None,
    page_size: Annotated[int, Whole("meetings to a page", low=1, high=200)] = 20,
    cursor: NextPage = None,
) -> MeetingsAnswer:
    """Return meetings with heads, bodies, what was concluded and promised; newest first (`ORDER`).

    All that is asked for must hold of a meeting. Without a party, body, person or series every
    meeting of the graph is looked at.

    Args:
        view: what is asked.
        parties: countries, or one tie. Two or more: meetings of exactly that set.
        institution: only those it took part in.
        official: only those he led or attended.
        series: only its rounds.
        statuses: at one of these stages.
        since: a partial date; not those surely earlier, nor undated ones.
        until: a partial date; not those surely later, nor undated ones.
        at: an ISO day; not those surely later, and what may have been held is marked.
        page_size: meetings to a page.
        cursor: as the page before gave it; the other arguments must be the same.

    Raises:
        InvalidQuestionError: an argument that cannot be.
        NodeNotFoundError, AmbiguousNodeError: a name that stands for no node, or for several.
        TimeRanOutError: the view's time budget is spent.
    """
    after = None if cursor is None else _read_cursor(cursor)
    sides = locate_each(view, [("parties", party) for party in parties])
    named = {
        name: of_label(view, name, ref, label)
        for name, ref, label in (
            ("institution", institution, Label.INSTITUTION),
            ("official", official, Label.OFFICIAL),
            ("series", series, Label.SERIES),
        )
        if ref
    }
    asked = _asked(sides, named, statuses, since, until, at)
    ties = ties_of(view, asked.parties)
    candidates = _by_names(view, named)
    found = _Found(asked, _nodes(view, candidates, ties.exact))
    larger = _Found(asked, _nodes(view, candidates, ties.larger) if ties.larger else [])
    page = found.page(after, page_size)
    apart = [] if after else larger.page(None, page_size)
    return MeetingsAnswer(
        asked,
        _rows(view, page, at),
        len(found.fitting),
        found.undated_left_out,
        found.cursor(page),
        _rows(view, apart, at),
        len(larger.fitting),
        ORDER,
        _note(asked, found.undated_left_out),
        redirects(*sides, *named.values()),
    )


def _asked(
    sides: Sequence[Found],
    named: dict[str, Found],
    statuses: Collection[str],
    since: str | None,
    until: str | None,
    at: str | None,
) -> MeetingsFilter:
    refs = {name: node_ref(found.node) for name, found in named.items()}
    return MeetingsFilter(
        country_codes(sides),
        refs.get("institution"),
        refs.get("official"),
        refs.get("series"),
        list(statuses),
        arguments.first_day("since", since),
        arguments.last_day("until", until),
        at,
    )


def _read_cursor(text: str) -> tuple[str, str]:
    latest, node_id = cursors.read(text, (str, str))
    return str(latest), str(node_id)


# --- finding


def _by_names(view: View, named: dict[str, Found]) -> set[int] | None:
    """Meetings of the body, the person and the series asked for; None where none is."""
    leads = {
        "institution": ([Rel.TOOK_PART_IN], True),
        "official": (list(_HEADS), True),
        "series": ([Rel.ROUND_OF], False),
    }
    found: set[int] | None = None
    for name, one in named.items():
        types, outward = leads[name]
        rows = view.relationships_of([one.node.number], types, outward)
        numbers = {row.target if outward else row.source for row in rows}
        found = numbers if found is None else found & numbers
    return found


def _nodes(view: View, candidates: set[int] | None, ties: tuple[int, ...] | None) -> Iterable[Node]:
    """The meetings among the candidates that are between one of the ties."""
    if ties is None and candidates is None:
        return (node for node in view.iter_nodes() if node.label is Label.DIALOGUE)
    if ties is not None:
        between = view.relationships_of(ties, [Rel.BETWEEN], outward=False) if ties else []
        numbers = {one.source for one in between}
        candidates = numbers if candidates is None else candidates & numbers
    nodes = view.nodes(candidates or ())
    return (node for node in nodes.values() if node.label is Label.DIALOGUE)


class _Found:
    """The meetings that pass a filter, in their order."""

    def __init__(self, asked: MeetingsFilter, nodes: Iterable[Node]) -> None:
        self._asked = asked
        fitting = [node for node in nodes if self._passes(node)]
        in_span = [node for node in fitting if self._is_in_span(node)]
        self.undated_left_out = sum(1 for node in fitting if node.latest is None) - sum(
            1 for node in in_span if node.latest is None
        )
        self.fitting = sorted(sorted(in_span, key=_id), key=_latest, reverse=True)

    def _passes(self, node: Node) -> bool:
        asked = self._asked
        status = node.properties.get("status")
        return (not asked.statuses or status in asked.statuses) and not as_of.is_later(
            node, asked.at
        )

    def _is_in_span(self, node: Node) -> bool:
        since, until = self._asked.since, self._asked.until
        if node.earliest is None or node.latest is None:
            return since is None and until is None
        return (since is None or node.latest >= since) and (until is None or node.earliest <= until)

    def page(self, after: tuple[str, str] | None, size: int) -> list[Node]:
        """The first so many behind a place, which may be gone meanwhile."""
        if after is None:
            return self.fitting[:size]
        latest, node_id = after
        return [
            node
            for node in self.fitting
            if _latest(node) < latest or (_latest(node) == latest and node.id > node_id)
        ][:size]

    def cursor(self, page: Sequence[Node]) -> str | None:
        """Where the page ends; None if it is the last."""
        if not page or page[-1] is self.fitting[-1]:
            return None
        return cursors.written([_latest(page[-1]), page[-1].id])


def _id(node: Node) -> str:
    return node.id


def _latest(node: Node) -> str:
    return node.latest or ""


# --- rows


def _rows(view: View, nodes: Sequence[Node], at: str | None) -> list[MeetingRow]:
    numbers = [node.number for node in nodes]
    types = [*_HEADS, Rel.TOOK_PART_IN, Rel.CONCLUDED_AT]
    behind = view.relationships_of(numbers, types, outward=False)
    behind += view.relationships_of(numbers, [Rel.ROUND_OF, Rel.PROMISED], outward=True)
    others = view.nodes(ends_of(behind))
    said = said_of(view, {node_element(node.number): node.properties for node in nodes})
    rows = []
    for node in nodes:
        near = [
            (one, others[one.target if one.source == node.number else one.source])
            for one in behind
            if node.number in (one.source, one.target)
        ]
        rows.append(_row(node, near, said.get(node_element(node.number)), at))
    return rows


def _row(
    node: Node, near: Sequence[tuple[Relationship, Node]], said: Said | None, at: str | None
) -> MeetingRow:
    properties = node.properties
    tie = properties.get("tie")
    series = _refs(near, Rel.ROUND_OF)
    return MeetingRow(
        meeting=node_ref(node),
        tie=tie,
        countries=tie.split("-") if tie else [],
        series=series[0] if series else None,
        edition=properties.get("edition"),
        start=properties.get("start"),
        end=properties.get("end"),
        earliest=node.earliest,
        latest=node.latest,
        city=properties.get("city"),
        country=properties.get("country"),
        status=properties.get("status"),
        heads=_people(near, Rel.LED),
        delegates=_people(near, Rel.ATTENDED),
        bodies=_refs(near, Rel.TOOK_PART_IN),
        concluded=_refs(near, Rel.CONCLUDED_AT),
        promised=_refs(near, Rel.PROMISED),
        said=said,
        origins=properties.get("support", 0),
        conflicts=properties.get("conflicts", []),
        unsure_fields=properties.get("unsure_fields", []),
        certainty=as_of.node_certainty(node, at),
    )


def _refs(near: Sequence[tuple[Relationship, Node]], type_: Rel) -> list[NodeRef]:
    found = [other for one, other in near if one.type is type_]
    return [node_ref(other) for other in sorted(found, key=lambda other: (other.name, other.id))]


def _people(near: Sequence[tuple[Relationship, Node]], type_: Rel) -> list[Participant]:
    found = [
        Participant(node_ref(other), other.properties.get("country"), one.properties.get("title"))
        for one, other in near
        if one.type is type_ and LABEL_NUMBER[other.label] == LABEL_NUMBER[Label.OFFICIAL]
    ]
    return sorted(found, key=lambda one: (one.country or "~", one.official.name, one.official.id))


# --- what the answer says of itself


def _note(asked: MeetingsFilter, undated: int) -> str:
    parts = [f"Order: {ORDER}."]
    if len(asked.parties) > 1:
        parts.append(
            f"Meetings of {tie_named('-'.join(asked.parties))} alone; "
            "those of larger sets stand apart."
        )
    if asked.since or asked.until:
        left_out = f"{counted(undated, 'undated one')} {'is' if undated == 1 else 'are'} left out"
        parts.append(f"{left_out}, as a span of time was asked for.")
    return " ".join(parts)


@meetings.as_text
def _text(answer: MeetingsAnswer) -> Iterator[Block]:
    yield Paragraph(f"{counted(answer.total, 'meeting')}, {answer.order}")
    for row in answer.rows:
        yield from _row_text(row)
    if answer.of_larger_sets:
        yield Line()
        yield Line(f"{answer.of_larger_sets_total} of larger sets of parties")
        for row in answer.of_larger_sets:
            yield from _row_text(row)
    yield Line()
    yield Paragraph(answer.note)


def _row_text(row: MeetingRow) -> Iterator[Block]:
    state = ", ".join(part for part in (row.status, row.certainty) if part)
    yield Line()
    yield Paragraph(row.meeting.name + doubt(row.meeting.is_sure, row.unsure_fields))
    yield Line(row.meeting.id, 2)
    when = period(row.earliest, row.latest) or "undated"
    yield Paragraph(f"[{when}; {state}; {counted(row.origins, 'origin')}]", 2)
    for what, people in (("led by", row.heads), ("attended by", row.delegates)):
        if people:
            yield Paragraph(f"{what} {listed([_person(one) for one in people])}", 2)
    for what, refs in (("concluded", row.concluded), ("promised", row.promised)):
        if refs:
            yield Paragraph(f"{what}: {'; '.join(one.name for one in refs)}", 2)
    if row.conflicts:
        yield Paragraph(f"reports differ on: {', '.join(row.conflicts)}", 2)


def _person(one: Participant) -> str:
    office = ", ".join(part for part in (one.title, one.country) if part)
    return f"{one.official.name} ({office})" if office else one.official.name
