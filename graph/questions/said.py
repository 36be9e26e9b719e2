"""Who says so: the sentence behind an element, or the report that claims it without words."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.language import dates
from graph.model.records import Element, FirstReport, Node
from graph.questions.answers import Said
from graph.stores.contract import View

_Properties = Mapping[str, Any]


def said_of(view: View, elements: Mapping[Element, _Properties]) -> dict[Element, Said]:
    """Return who says each of these elements, given with their properties.

    The sentence shown is that of the earliest report that has one; without any, the earliest report
    is named. Elements that no report claims are absent. Two store calls at most.
    """
    quoted = {
        element: str(properties["quote_report"])
        for element, properties in elements.items()
        if "quote_report" in properties
    }
    silent = view.first_reports([e for e in elements if e not in quoted])
    ids = {*quoted.values(), *(one.report_id for one in silent.values())}
    nodes = report_nodes(view, ids)
    found = {
        element: _said(report_id, nodes.get(report_id), elements[element].get("quote"))
        for element, report_id in quoted.items()
    }
    for element, first in silent.items():
        found[element] = _silent(first, nodes.get(first.report_id))
    return found


def report_nodes(view: View, ids: Iterable[str]) -> dict[str, Node]:
    """Return the nodes of reports, by the reports' own ids."""
    nodes = view.nodes_by_id({f"report:{report_id}" for report_id in ids})
    return {public.partition(":")[2]: node for public, node in nodes.items()}


def attribution(properties: Mapping[str, Any], report_id: str) -> str:
    """Return `PUBLISHER, 28 Feb 2024` from the properties of a report's node.

    Where no publisher is known, it is the title, and without one the report's id.
    """
    title, published = properties.get("title"), properties.get("published")
    who = properties.get("publisher") or (f"“{title}”" if title else f"report {report_id}")
    return f"{who}, {dates.written(published)}" if published else who


def _silent(first: FirstReport, node: Node | None) -> Said:
    return _said(first.report_id, node, None, first.holds_text)


def _said(report_id: str, node: Node | None, quote: str | None, marked: bool = False) -> Said:
    properties = node.properties if node is not None else {}
    publisher, published = properties.get("publisher"), properties.get("published")
    who = attribution(properties, report_id)
    if quote is not None:
        words = f"“{quote}” ({who})"
    else:
        words = f"according to {who}; {'no words marked' if marked else 'text not held'}"
    return Said(report_id, publisher, published, properties.get("url"), quote, words)
