"""What questions of identity share: the group of a node, and mentions in words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from graph.identity.clustering import Candidate, Explanation, decoded, explain
from graph.identity.rules import RULES
from graph.language import dates
from graph.model.errors import InvalidQuestionError
from graph.model.keys import form_key, full_key
from graph.model.records import Form, Node
from graph.model.vocabulary import LABEL_OF_KIND
from graph.projection.candidates import candidates, pairs_of_pins
from graph.projection.constraints import constraints_of
from graph.stores.working import WorkingView

KIND_OF_LABEL: Final = {label: kind for kind, label in LABEL_OF_KIND.items()}


@dataclass(frozen=True, slots=True)
class MentionOut:
    """One mention: report, key, and how the report names it, in words."""

    mention: str
    report: str
    published: str | None
    words: str


@dataclass(slots=True)
class Group:
    """The forms that might be one thing with a node's, how they were clustered, and their nodes."""

    kind: str
    explanation: Explanation
    nodes: dict[int, int]
    """Node of each form, by its number."""


def group_of(view: WorkingView, node: Node) -> Group:
    """Return the group in which a node was resolved.

    Raises:
        InvalidQuestionError: the node is a country, tie, topic or report, which nobody resolves.
    """
    kind = KIND_OF_LABEL.get(node.label)
    anchor = view.anchors([node.number]).get(node.number)
    if kind is None or anchor is None:
        raise InvalidQuestionError(
            "id", f"{node.id} is of label {node.label}, which no mentions are resolved into"
        )
    key = form_key(kind, anchor.content)
    form = view.forms_by_key([key])[key]
    forms = view.forms_in_groups(kind, [form.group])
    return explained(view, kind, forms)


def explained(view: WorkingView, kind: str, forms: Collection[Form]) -> Group:
    """Return how these forms are clustered; they must be whole groups."""
    constraints = constraints_of(view.judgements())
    ready = candidates(view, kind, forms, pairs_of_pins(constraints), {})
    found = explain(ready, RULES[kind], constraints)
    return Group(kind, found, {form.number: form.node for form in forms})


def mentions_of(view: WorkingView, forms: Collection[int]) -> dict[int, list[str]]:
    """Return the full keys of the mentions of each form, in order."""
    reports = view.reports_mentioning(forms)
    ids = {number: row.id for number, row in view.reports_by_number(reports).items()}
    found: dict[int, list[str]] = {number: [] for number in forms}
    for row in view.mentions_of_reports(reports):
        if row.form in found:
            found[row.form].append(full_key(ids[row.report], row.key))
    return {number: sorted(keys) for number, keys in found.items()}


def spoken(one: Candidate, kind: str) -> str:
    """Return how a form names its thing: "Asha Rao, Home Secretary (IND), Feb 2024"."""
    data, _ = decoded(one.content)
    return _SPOKEN.get(kind, _plainly)(data)


def _official(data: Any) -> str:
    told = [data["name"], data["title"], data["institution"]]
    country = f" ({data['country']})" if data["country"] else ""
    month = f", {dates.written(data['month'])}" if data["month"] else ""
    return ", ".join(one for one in told if one) + country + month


def _scoped(data: Any) -> str:
    name, scope = data
    return f"{name} ({scope})" if scope else str(name)


def _dialogue(data: Any) -> str:
    series, start = data["words"]
    edition = f", round {data['edition']}" if data["edition"] else ""
    when = f", {dates.written(start)}" if start else ""
    return f"{series or 'meeting'} ({data['tie']}){edition}{when}"


def _agreement(data: Any) -> str:
    days = data["days"]
    when = f", {dates.written(days[0])}" if days[0] and days[0] == days[1] else ""
    return f"{data['kind']} on {data['name'] or data['subject']} ({data['tie']}){when}"


def _plainly(data: Any) -> str:
    if isinstance(data, dict):
        return ", ".join(str(value) for value in _texts(data.values()))
    return ", ".join(str(value) for value in _texts(data))


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str) and not _is_key(value):
            yield value
        elif isinstance(value, list):
            yield from _texts(value)


def _is_key(text: str) -> bool:
    return len(text) == 20 and all(letter in "0123456789abcdef" for letter in text)


_SPOKEN = {
    "official": _official,
    "institution": _scoped,
    "series": _scoped,
    "dialogue": _dialogue,
    "agreement": _agreement,
}
