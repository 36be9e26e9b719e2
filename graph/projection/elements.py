"""From the summary of an element's claims to the node or relationship that is shown."""

import base64
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from graph.language import countries, dates, topics
from graph.language.fold import fold, slug
from graph.model.keys import full_key
from graph.model.records import (
    UNREPORTED,
    Anchor,
    ClaimCounts,
    Element,
    Node,
    Relationship,
    Summary,
    ValueCount,
)
from graph.model.vocabulary import (
    AGREEMENT_KIND_NAME,
    AGREEMENT_STATUSES,
    DIALOGUE_STATUSES,
    Label,
)
from graph.model.vocabulary import RelationshipType as Rel
from graph.projection.agreement_claims import CONCLUDED_ON
from graph.projection.tenure_claims import LISTED_NAME

WORDINGS = frozenset(
    [
        "topic",
        "title",
        "name",
        "listed_name",
        "holder",
        "post",
        "institution",
        "subject",
        "what",
        "series",
        "id",
        "rule",
        "amends",
        "renews",
        "under",
        "commits-to",
        "acting",
        "status",
        "venue",
        CONCLUDED_ON,
    ]
) | {""}
"""Fields whose several values stand side by side and are no conflict."""
DATES = frozenset(["date", "due", "entry_into_force", "ends", "published", "start", "end", "born"])
"""Fields whose values are partial dates: 2024-02 does not contradict 2024-02-28."""
CONCLUDED_RULE = "days of the meeting at which it was concluded"
Quoted = tuple[str, str]
"""A sentence and the id of the report that holds it."""


class Shown:
    """The values of a summary by the rule of docs/design.md section 5."""

    def __init__(self, counts: Summary | ClaimCounts) -> None:
        self.values = counts.values
        self.fields: dict[str, list[ValueCount]] = {}
        for value in counts.values:
            self.fields.setdefault(value.field, []).append(value)

    def all(self, field: str) -> list[str]:
        """Values of a field, the shown one first."""
        values = self.fields.get(field, ())
        if len(values) > 1:
            values = sorted(values, key=_rank)
        return [value.value for value in values]

    def one(self, field: str) -> str | None:
        """The shown value of a field."""
        values = self.fields.get(field)
        if values is None:
            return None
        return values[0].value if len(values) == 1 else min(values, key=_rank).value

    def furthest(self, field: str, stages: tuple[str, ...]) -> str | None:
        """The furthest stage surely reported, else the furthest reported."""
        in_order = self.by_stage(field, stages)
        return in_order[0] if in_order else None

    def by_stage(self, field: str, stages: tuple[str, ...]) -> list[str]:
        """Values of a field of stages, the shown one first."""
        values = self.fields.get(field, ())
        if len(values) < 2:
            return [one.value for one in values]
        ranked = sorted(values, key=lambda one: (-one.sure, -stages.index(one.value)))
        return [one.value for one in ranked]

    def conflicts(self) -> list[str]:
        """Fields with several values that cannot all be right, in order."""
        if len(self.fields) == len(self.values):
            return []
        return sorted(
            field
            for field, values in self.fields.items()
            if len(values) > 1
            and field not in WORDINGS
            and not (field in DATES and _one_day([value.value for value in values]))
        )


def _rank(value: ValueCount) -> tuple[int, int, int, str, str]:
    return (-value.sure, -value.origins, -len(value.value), value.first_reported, value.value)


def _one_day(dates: Sequence[str]) -> bool:
    """Whether each of some partial dates may be the most precise of them."""
    longest = max(dates, key=len)
    return all(longest.startswith(date) for date in dates)


def _reported(shown: Shown, summary: Summary, quoted: Quoted | None) -> dict[str, Any]:
    first, last = summary.first_reported, summary.last_reported
    properties: dict[str, Any] = {
        "support": summary.origins,
        "claims": summary.claims,
        "first_reported": None if first == UNREPORTED else first,
        "last_reported": None if last == UNREPORTED else last,
    }
    if quoted is not None:
        properties["quote"], properties["quote_report"] = quoted
    conflicts = shown.conflicts()
    if conflicts:
        properties["conflicts"] = conflicts
    return properties


def _given(**properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None and value != []}


# --- ids


SHORT_TAIL = 8
LONG_TAIL = 32
"""Letters of the hash in an id: the second where the first would give two nodes one id."""


def public_ids(anchors: Mapping[int, Anchor]) -> dict[int, str]:
    """Return the public ids of nodes by number: slug of the anchor mention, and a hash of its key.

    All nodes that would share a short id have a longer one, so that ids depend on which anchors
    there are, and on nothing else; `anchors` must have all nodes of any short id that it has.
    """
    short = {number: short_id(anchor) for number, anchor in anchors.items()}
    shared = {node_id for node_id, count in Counter(short.values()).items() if count > 1}
    if not shared:
        return short
    return {
        number: node_id + _tail(anchors[number], LONG_TAIL)[SHORT_TAIL:]
        if node_id in shared
        else node_id
        for number, node_id in short.items()
    }


def short_id(anchor: Anchor) -> str:
    """Return the id of a node where no other has the same."""
    return f"{slug(_spoken(anchor))}-{_tail(anchor, SHORT_TAIL)}"


def shortened(node_id: str) -> str | None:
    """Return the short form of an id that is long because others share it; None if it is not."""
    tail = node_id.rpartition("-")[2]
    return node_id[: SHORT_TAIL - LONG_TAIL] if len(tail) == LONG_TAIL else None


def _tail(anchor: Anchor, letters: int) -> str:
    digest = sha256(full_key(anchor.report_id, anchor.key).encode()).digest()
    return base64.b32encode(digest[: -(-letters * 5 // 8)]).decode().lower()[:letters]


_DECODER = json.JSONDecoder()


def _spoken(anchor: Anchor) -> str:
    kind = anchor.key.partition(":")[0]
    data = _DECODER.raw_decode(anchor.content)[0]
    if kind == "official":
        return str(data["name"])
    if kind in ("institution", "series"):
        return f"{data[0]} {data[1] if kind == 'institution' else ''}"
    if kind == "dialogue":
        series, start = data["words"]
        return f"{series or 'meeting ' + data['tie']} {start or ''}"
    if kind == "post":
        return f"{data['name']} {data['country']}"
    if kind == "tenure":
        return f"{' '.join(data['words'])} {(data['start'][0] or '')[:4]}"
    if kind == "agreement":
        return f"{data['kind']} {data['name'] or data['subject']} {data['tie']}"
    return str(data[1])


# --- nodes


def make_node(
    number: int, label: Label, public_id: str, summary: Summary, quoted: Quoted | None
) -> Node:
    """Return the node that a summary of its claims shows."""
    shown, sure = Shown(summary), Shown(_sure_of(summary))
    node = Node(number, label, public_id, public_id)
    _MAKERS[label](node, shown)
    doubts = {}
    if len(sure.values) < len(shown.values):
        surely = Node(number, label, public_id, public_id)
        if sure.values:
            _MAKERS[label](surely, sure)
        doubts = _doubts(shown_fields(node), shown_fields(surely) if sure.values else None)
    node.properties.update(_reported(shown, summary, quoted), **doubts)
    return node


def shown_fields(node: Node) -> dict[str, Any]:
    """Return what a node shows beside its id: name, aliases, days and properties of its own."""
    days = {"earliest": node.earliest, "latest": node.latest}
    return {"name": node.name, "aliases": list(node.aliases), **days, **node.properties}


def _sure_of(summary: Summary) -> ClaimCounts:
    return ClaimCounts([value for value in summary.values if value.sure], summary.origins)


def _doubts(shown: dict[str, Any], sure: dict[str, Any] | None) -> dict[str, Any]:
    """What marks an element that rests on claims that are not sure.

    `is_unsure` where none of its claims is sure; else `unsure_fields`, and in `sure_values` as JSON
    what would stand there without those claims, null for nothing.
    """
    if sure is None:
        return {"is_unsure": True}
    differs = sorted(
        name for name in shown.keys() | sure.keys() if shown.get(name) != sure.get(name)
    )
    if not differs:
        return {}
    values = json.dumps({name: sure.get(name) for name in differs}, ensure_ascii=False)
    return {"unsure_fields": differs, "sure_values": values}


def _named(node: Node, shown: Shown) -> None:
    """Name as reports say it; as tables list it only where no report names the thing."""
    names = [*shown.all("name"), *shown.all(LISTED_NAME)]
    node.name = names[0] if names else node.id
    node.aliases = tuple(sorted(set(names[1:]) - {node.name}))


def _listed(shown: Shown) -> int | None:
    """How many of the origins behind a node are tables."""
    counts = [value.origins for value in shown.fields.get(LISTED_NAME, ())]
    return max(counts, default=None)


def _official(node: Node, shown: Shown) -> None:
    _named(node, shown)
    node.properties = _given(
        country=shown.one("country"), born=shown.one("born"), tables=_listed(shown)
    )


def _institution(node: Node, shown: Shown) -> None:
    _named(node, shown)
    node.properties = _given(
        country=shown.one("country"), tie=shown.one("tie"), tables=_listed(shown)
    )


def _post(node: Node, shown: Shown) -> None:
    names, country = shown.all("name"), shown.one("country")
    of = shown.one("institution") or (country and countries.country(country).name)
    own = names[0] if names else node.id
    node.name = f"{own}, {of}" if of and fold(of) not in fold(own) else own
    node.aliases = tuple(sorted({*names} - {node.name}))
    node.properties = _given(country=country, institution=shown.one("institution"))


def _tenure(node: Node, shown: Shown) -> None:
    start, end = shown.one("start"), shown.one("end")
    node.earliest, node.latest = dates.days(start).earliest, dates.days(end).latest
    acting, post = True if shown.one("acting") else None, shown.one("post")
    office = f"{'acting ' if acting else ''}{post}"
    told = (shown.one("holder"), office, dates.tenure(start, end))
    node.name = ", ".join(part for part in told if part)
    node.properties = _given(post=post, start=start, end=end, acting=acting)


def _series(node: Node, shown: Shown) -> None:
    _named(node, shown)


def _dialogue(node: Node, shown: Shown) -> None:
    """A planned meeting that was held is no conflict; two different days are."""
    start, end = _when(shown)
    tie, series, city = shown.one("tie"), shown.one("series"), shown.one("city")
    covered = dates.span(start, end)
    node.earliest, node.latest = covered
    meeting = series or (f"{tie_name(tie)} meeting" if tie else "Meeting")
    edition = shown.one("edition")
    node.name = ", ".join(
        part
        for part in (meeting, city, dates.period(start, end) or (edition and f"round {edition}"))
        if part
    )
    node.aliases = tuple(sorted(set(shown.all("series")) - {meeting}))
    node.properties = _given(
        series=series,
        edition=int(edition) if edition else None,
        start=start,
        end=end,
        city=city,
        country=shown.one("country"),
        format=shown.one("format"),
        level=shown.one("level"),
        venue=shown.one("venue"),
        status=shown.furthest("status", DIALOGUE_STATUSES),
        topics=sorted(shown.all("topic")),
        tie=tie,
    )


def _when(shown: Shown) -> tuple[str | None, str | None]:
    start, _, end = (shown.one("when") or "/").partition("/")
    return start or None, end or None


def _agreement(node: Node, shown: Shown) -> None:
    kind = shown.one("kind") or "other"
    subject, tie, date = shown.one("subject"), shown.one("tie"), shown.one("date")
    status = shown.furthest("status", AGREEMENT_STATUSES)
    days = dates.days(date)
    concluded = shown.one(CONCLUDED_ON) if date is None else None
    if concluded:
        first, _, last = concluded.partition("/")
        days = dates.Days(first, last or first)
    node.earliest, node.latest = days
    short = kind if kind in ("MoC", "MoU") else AGREEMENT_KIND_NAME[kind]
    own = shown.one("name")
    parts = (
        own or f"{short} on {subject}",
        tie_name(tie) if tie else None,
        dates.written(date) if date else None,
    )
    node.name = ", ".join(part for part in parts if part)
    wordings = {*shown.all("name"), *shown.all("subject")} - {own, None if own else subject}
    node.aliases = tuple(sorted(word for word in wordings if word))
    node.properties = _given(
        kind=kind,
        subject=subject,
        status=status,
        date=date,
        date_rule=CONCLUDED_RULE if concluded else None,
        entry_into_force=shown.one("entry_into_force"),
        ends=shown.one("ends"),
        topics=sorted(shown.all("topic")),
        tie=tie,
        **{
            how.replace("-", "_"): shown.all(how)
            for how in ("amends", "renews", "under", "commits-to")
        },
    )


def _commitment(node: Node, shown: Shown) -> None:
    what, due, city = shown.one("what") or "commitment", shown.one("due"), shown.one("city")
    country, tie = shown.one("country"), shown.one("tie")
    is_round = what == "next round"
    of = shown.one("series") or (tie and f"{tie_name(tie)} meetings")
    node.earliest, node.latest = dates.days(due)
    place = city or (country and countries.country(country).name)
    node.name = ", ".join(
        part
        for part in (
            f"Next round of {of}" if is_round and of else what[:1].upper() + what[1:],
            place,
            dates.written(due) if due else None,
        )
        if part
    )
    node.properties = _given(
        kind="next-round" if is_round else "promise",
        what=what,
        due=due,
        city=city,
        country=country,
        tie=tie,
    )


def _report(node: Node, shown: Shown) -> None:
    published = shown.one("published")
    node.name = shown.one("title") or shown.one("id") or node.id
    node.earliest, node.latest = dates.days(published)
    fields = ("title", "url", "publisher", "style", "agency", "release", "side")
    node.properties = _given(published=published, **{name: shown.one(name) for name in fields})


_MAKERS: dict[Label, Callable[[Node, Shown], None]] = {
    Label.OFFICIAL: _official,
    Label.INSTITUTION: _institution,
    Label.SERIES: _series,
    Label.DIALOGUE: _dialogue,
    Label.AGREEMENT: _agreement,
    Label.COMMITMENT: _commitment,
    Label.REPORT: _report,
    Label.POST: _post,
    Label.TENURE: _tenure,
}


# --- reference nodes


def tie_name(tie: str) -> str:
    """Return `India-United States` for `IND-USA`."""
    return "-".join(countries.country(code).name for code in tie.split("-"))


def reference_node(number: int, label: Label, public_id: str) -> Node:
    """Return a country, tie or topic."""
    if label is Label.COUNTRY:
        country = countries.country(public_id)
        aliases = tuple(sorted({country.code, *country.aliases} - {country.name}))
        return Node(number, label, public_id, country.name, aliases)
    if label is Label.TIE:
        codes = public_id.split("-")
        kind = "bilateral" if len(codes) == 2 else "plurilateral"
        properties = {"kind": kind, "countries": codes}
        return Node(number, label, public_id, tie_name(public_id), (), None, None, properties)
    return Node(number, label, public_id, topics.topic_name(public_id))


# --- relationships


def make_relationship(element: Element, summary: Summary, quoted: Quoted | None) -> Relationship:
    """Return the relationship that a summary of its claims shows."""
    shown, sure = Shown(summary), Shown(_sure_of(summary))
    type_ = element.relationship_type
    earliest = summary.first_dated and summary.first_dated.partition("/")[0]
    latest = summary.last_dated and summary.last_dated.rpartition("/")[2]
    properties = _of_type(type_, shown)
    doubts = {}
    if len(sure.values) < len(shown.values):
        doubts = _doubts(properties, _of_type(type_, sure) if sure.values else None)
    if type_ is Rel.ACTS_FOR:
        properties |= _given(first_cited=earliest, last_cited=latest)
    properties.update(_reported(shown, summary, quoted), **doubts)
    return Relationship(element.source, type_, element.target, earliest, latest, properties)


def _of_type(type_: Rel, shown: Shown) -> dict[str, Any]:
    """The properties that relationships of a type have of their own, without days."""
    if type_ is Rel.ACTS_FOR:
        acting = True if shown.one("acting") else None
        return _given(titles=shown.all("title"), acting=acting)
    if type_ in (Rel.LED, Rel.ATTENDED):
        status = shown.furthest("status", DIALOGUE_STATUSES)
        return _given(title=shown.one("title"), status=status)
    if type_ is Rel.SIGNED:
        return _given(date=shown.one("date"))
    return _given(rule=shown.one("rule"))
