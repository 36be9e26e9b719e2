"""What stands behind a node or a relationship: every claim, with the words it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from graph.model.errors import NodeNotFoundError, UnknownPartError
from graph.model.records import UNREPORTED, ClaimCounts, Element, Node, QuotedClaim, node_element
from graph.model.vocabulary import (
    AGREEMENT_STATUSES,
    DIALOGUE_STATUSES,
    REFERENCE_LABELS,
    TYPE_NUMBER,
)
from graph.questions import arguments, cursors
from graph.questions.answers import (
    NodeOut,
    RelationshipClass,
    RelationshipOut,
    relationship_id,
    split_relationship_id,
)
from graph.questions.declaring import question
from graph.questions.find import Found, locate, redirects
from graph.questions.parameters import NextPage, Text, Whole
from graph.questions.presenting import (
    acting_heads,
    class_of,
    node_out,
    relationship_out,
)
from graph.questions.said import attribution, report_nodes, said_of
from graph.questions.text import Block, Line, Paragraph
from graph.questions.wording import counted, doubt, listed, period
from graph.stores.contract import TraversalFilter, View

ORDER: Final = "by publication, unpublished last; then report id, pointer, field, value"
FURTHEST: Final = "the sure before the unsure; then the furthest stage reported"
MAX_ORIGINS: Final = (
    "the sure before the unsure; then from most origins; then the longer, as the more precise; "
    "then the first reported; then the first in code point order"
)


@dataclass(frozen=True, slots=True)
class ClaimOut:
    """One report that says so.

    `pointer` leads to the value in the parsed report. `quote` holds the exact words there, or of
    the nearest part above it that has some; `sentence` the one they stand in; `inferred` names the
    rule where the value was inferred. `words` is a line for people, which says so where no words
    are held.
    """

    report: str
    publisher: str | None
    published: str | None
    url: str | None
    pointer: str
    quote: str | None
    sentence: str | None
    inferred: str | None
    sure: bool
    dated: str | None
    words: str


@dataclass(frozen=True, slots=True)
class ValueOut:
    """One value of a field: how many claims and distinct origins, and those on this page.

    `is_sure` is false where none of its claims is sure.
    """

    value: str
    is_shown: bool
    is_sure: bool
    claims: int
    origins: int
    first_reported: str | None
    said: list[ClaimOut]


@dataclass(frozen=True, slots=True)
class FieldOut:
    """One field, its values with the shown one first.

    `field` is empty for claims that say no more than that a relationship holds. `in_conflict` where
    its values cannot all be right; wordings that stand side by side are no conflict. `rule` says
    how the shown value was chosen, null where there was no choice.
    """

    field: str
    in_conflict: bool
    rule: str | None
    values: list[ValueOut]


@dataclass(frozen=True, slots=True)
class EvidenceAnswer:
    """The claims behind one element, grouped by field and value.

    Either `node` or `relationship` is given. `fields` counts all claims and holds those of this
    page; `total` is how many the pages hold together; `cursor` asks for the next, null on the last.
    `rests_on` names the ends of a derived relationship, whose claims it rests on with its rule.
    """

    id: str
    class_: RelationshipClass
    node: NodeOut | None
    relationship: RelationshipOut | None
    fields: list[FieldOut]
    conflicts: list[str]
    total: int
    origins: int
    cursor: str | None
    rule: str | None
    rests_on: list[str]
    order: str
    note: str
    redirected: dict[str, str]


@question(
    "all claims behind a node or relationship",
    examples=[
        {"element": "IND-USA"},
        {"element": "Kristie Canegallo", "page_size": 5},
        {"element": "Kristie Canegallo", "field": "name"},
    ],
)
def evidence(
    view: View,
    element: Annotated[
        str,
        Text("a node, or a relationship SOURCE,TYPE,TARGET", metavar="ELEMENT", max_length=3000),
    ],
    *,
    field: Annotated[str | None, Text("only claims of this field", max_length=50)] = None,
    page_size: Annotated[int, Whole("claims to a page", low=1, high=500)] = 50,
    cursor: NextPage = None,
) -> EvidenceAnswer:
    """Return the claims behind a node, or behind a relationship named `SOURCE,TYPE,TARGET`.

    Fields are in order of name. Claims are paged in this order: `ORDER`; within a page they stand
    under their values.

    Args:
        view: what is asked.
        element: a node by id or name, or a relationship by its id.
        field: only claims of this field.
        page_size: claims to a page.
        cursor: as the page before gave it.

    Raises:
        InvalidQuestionError: an argument that cannot be.
        UnknownPartError: a field that the element lacks.
        NodeNotFoundError, AmbiguousNodeError: no such node or relationship, or several.
        TimeRanOutError: the view's time budget is spent.
    """
    offset = 0 if cursor is None else _read_cursor(cursor)
    subject = _subject(view, element)
    counts = view.claim_counts(subject.element)
    values = [] if counts is None else counts.values
    known = sorted({value.field for value in values})
    if field is not None and field not in known:
        there = listed([repr(one) for one in known]) or "no claims"
        raise UnknownPartError("field", f"{subject.id} has no field {field!r}; it has {there}")
    total = sum(value.claims for value in values if field in (None, value.field))
    claims = view.evidence_claims(subject.element, field, offset, page_size)
    fields = _Fields(counts, _said(view, claims)).all(field) if counts is not None else []
    following = offset + len(claims)
    return EvidenceAnswer(
        subject.id,
        subject.class_,
        subject.node,
        subject.relationship,
        fields,
        [one.field for one in fields if one.in_conflict],
        total,
        0 if counts is None else counts.origins,
        cursors.written([following]) if claims and following < total else None,
        subject.relationship.rule if subject.relationship else None,
        subject.rests_on,
        ORDER,
        _note(subject, fields, total),
        redirects(*subject.found),
    )


# --- what is asked about


@dataclass(frozen=True, slots=True)
class _Subject:
    """The element asked about."""

    id: str
    element: Element
    class_: RelationshipClass
    node: NodeOut | None
    relationship: RelationshipOut | None
    found: tuple[Found, ...]

    @property
    def rests_on(self) -> list[str]:
        """The ends of a derived relationship."""
        one = self.relationship
        return [one.source, one.target] if one and one.class_ == "derived" else []


def _subject(view: View, ref: str) -> _Subject:
    parts = split_relationship_id(ref)
    if parts is not None:
        source, type_, target = parts
        return _relationship(
            view, locate(view, source, "element"), Element(0, TYPE_NUMBER[type_], 0), target
        )
    found = locate(view, ref, "element")
    node = found.node
    class_: RelationshipClass = "reference" if node.label in REFERENCE_LABELS else "reported"
    return _Subject(node.id, node_element(node.number), class_, node_out(node), None, (found,))


def _relationship(view: View, source: Found, sought: Element, target_ref: str) -> _Subject:
    target = locate(view, target_ref, "element")
    element = Element(source.node.number, sought.type, target.node.number)
    public_id = relationship_id(source.node.id, element.relationship_type, target.node.id)
    one = view.relationships([element]).get(element)
    if one is None:
        raise NodeNotFoundError(public_id, _near(view, source.node, target.node))
    nodes = {source.node.number: source.node, target.node.number: target.node}
    said = said_of(view, {element: one.properties}).get(element)
    acting = bool(acting_heads(view, [one]))
    shown = relationship_out(one, nodes, None, said, acting)
    return _Subject(public_id, element, class_of(one.type), None, shown, (source, target))


def _near(view: View, source: Node, target: Node) -> list[str]:
    """Ids of the relationships that do stand between two nodes."""
    between, _ = view.between([(source.number, target.number)], TraversalFilter())
    ids = {source.number: source.id, target.number: target.id}
    return sorted(relationship_id(ids[one.source], one.type, ids[one.target]) for one in between)


def _read_cursor(text: str) -> int:
    offset = int(cursors.read(text, (int,))[0])
    return arguments.within("cursor", offset, 0, 1 << 62)


# --- claims


_STAGES: Final = (*DIALOGUE_STATUSES, *AGREEMENT_STATUSES)
"""Statuses from the least to the furthest stage; an element has those of one kind alone."""
_Place = tuple[str, str]
"""Field and value."""


def _said(view: View, claims: Sequence[QuotedClaim]) -> dict[_Place, list[ClaimOut]]:
    """The claims of a page with their words, by field and value."""
    nodes = report_nodes(view, {claim.report_id for claim in claims})
    said: dict[_Place, list[ClaimOut]] = {}
    for claim in claims:
        shown = _claim(claim, nodes.get(claim.report_id))
        said.setdefault((claim.field, claim.value), []).append(shown)
    return said


def _claim(claim: QuotedClaim, node: Node | None) -> ClaimOut:
    properties = {} if node is None else node.properties
    who = attribution(properties, claim.report_id)
    if claim.quote is not None or claim.sentence is not None:
        words = f"“{claim.quote or claim.sentence}” ({who})"
    elif claim.inferred is not None:
        words = f"inferred by the rule {claim.inferred} from {who}"
    else:
        held = "no words marked" if claim.holds_text else "text not held"
        words = f"according to {who}; {held}"
    return ClaimOut(
        claim.report_id,
        properties.get("publisher"),
        properties.get("published"),
        properties.get("url"),
        claim.pointer,
        claim.quote,
        claim.sentence,
        claim.inferred,
        bool(claim.sure),
        claim.dated,
        words,
    )


class _Fields:
    """The fields of one element, from the counts of its claims."""

    def __init__(self, counts: ClaimCounts, said: dict[_Place, list[ClaimOut]]) -> None:
        # Imported here because it brings the report's model along, which no other question needs
        # and which would double the time of a cold start.
        from graph.projection.elements import Shown

        self._shown = Shown(counts)
        self._conflicts = frozenset(self._shown.conflicts())
        self._said = said

    def all(self, only: str | None) -> list[FieldOut]:
        """Every field, or the one asked for, in order of name."""
        names = sorted(self._shown.fields) if only is None else [only]
        return [self._field(name) for name in names]

    def _field(self, name: str) -> FieldOut:
        in_order, rule = self._shown.all(name), MAX_ORIGINS
        if name == "status":
            in_order, rule = self._shown.by_stage(name, _STAGES), FURTHEST
        return FieldOut(
            name,
            name in self._conflicts,
            rule if len(in_order) > 1 else None,
            [self._value(name, value, in_order[0]) for value in in_order],
        )

    def _value(self, field: str, value: str, shown: str) -> ValueOut:
        count = next(one for one in self._shown.fields[field] if one.value == value)
        first = None if count.first_reported == UNREPORTED else count.first_reported
        said = self._said.get((field, value), [])
        return ValueOut(
            value, value == shown, bool(count.sure), count.claims, count.origins, first, said
        )


# --- what the answer says of itself


def _note(subject: _Subject, fields: Iterable[FieldOut], total: int) -> str:
    parts = []
    if subject.class_ == "reference":
        parts.append(f"{subject.id} is part of the reference frame; it stands on no report.")
    elif total:
        parts.append(f"{counted(total, 'claim')}.")
    if subject.rests_on and subject.relationship:
        ends = listed(subject.rests_on)
        parts.append(f"Derived by a rule ({subject.relationship.rule}) from the claims of {ends}.")
    parts += [
        f"{one.field}: {_readable(one.field, one.values[0].value)} is shown, and "
        f"{counted(len(one.values) - 1, 'other value')} cannot be right with it."
        for one in fields
        if one.in_conflict
    ]
    # Each rule once, however many fields it chose for.
    rules = dict.fromkeys(one.rule for one in fields if one.rule)
    parts += [f"Of several values, the one shown is chosen by: {rule}." for rule in rules]
    return " ".join(parts)


# --- as text


@evidence.as_text
def _text(answer: EvidenceAnswer) -> Iterator[Block]:
    title = answer.node.name if answer.node else _sentence(answer)
    behind = f"{counted(answer.origins, 'origin')}, {counted(answer.total, 'claim')}"
    yield Paragraph(f"{title} [{answer.class_}; {behind}]")
    for one in answer.fields:
        yield from _field_text(one)
    if answer.rule:
        yield Line()
        yield Line(f"rule: {answer.rule}")
    for end in answer.rests_on:
        yield Line(f"rests on the claims of {end}")
    yield Line()
    yield Paragraph(answer.note)


def _sentence(answer: EvidenceAnswer) -> str:
    return answer.relationship.sentence if answer.relationship else answer.id


def _field_text(one: FieldOut) -> Iterator[Block]:
    yield Line()
    yield Line(f"{one.field or 'that it holds'}{', in conflict' if one.in_conflict else ''}")
    for value in one.values:
        shown = " (shown)" if value.is_shown and len(one.values) > 1 else ""
        read = _readable(one.field, value.value)
        not_sure = doubt(value.is_sure)
        yield Paragraph(f"{read}{shown}{not_sure}: {counted(value.origins, 'origin')}", 2)
        for claim in value.said:
            yield Paragraph(claim.words + doubt(claim.sure), 6)
            yield Line(f"{claim.report}#{claim.pointer}", 6)


def _readable(field: str, value: str) -> str:
    """A value as people read it; a meeting's days are stored as `START/END`."""
    if field == "when":
        start, _, end = value.partition("/")
        return period(start or None, end or None) or value
    return value or "yes"
