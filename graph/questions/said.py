"""Who says so: the sentence behind an element, or the report that claims it without words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.language import dates
from graph.model.records import Element, Node, ReportRow
from graph.questions.answers import Said
from graph.stores.contract import View

_Properties = Mapping[str, Any]


def said_of(view: View, elements: Mapping[Element, _Properties]) -> dict[Element, Said]:
    """Return who says each of these elements, given with their properties.

    The sentence shown is that of the earliest report that has one; without any, the earliest report
    is named. Elements that no report claims are absent. Three store calls at most.
    """
    quoted = {
        element: str(properties["quote_report"])
        for element, properties in elements.items()
        if "quote_report" in properties
    }
    silent = _first_reports(view, [e for e in elements if e not in quoted])
    ids = {*quoted.values(), *(row.id for row in silent.values())}
    nodes = report_nodes(view, ids)
    found = {
        element: _said(report_id, nodes.get(report_id), elements[element].get("quote"))
        for element, report_id in quoted.items()
    }
    for element, row in silent.items():
        found[element] = _said(row.id, nodes.get(row.id), None, _holds_text(row))
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


def _first_reports(view: View, elements: Iterable[Element]) -> dict[Element, ReportRow]:
    first = {element: one.report for element, one in view.first_claims(list(elements)).items()}
    rows = view.reports_by_number(set(first.values()))
    return {element: rows[number] for element, number in first.items() if number in rows}


def _holds_text(row: ReportRow) -> bool:
    text = json.loads(row.body).get("text")
    return bool(text and text.get("content"))


def _said(report_id: str, node: Node | None, quote: str | None, marked: bool = False) -> Said:
    properties = node.properties if node is not None else {}
    publisher, published = properties.get("publisher"), properties.get("published")
    who = attribution(properties, report_id)
    if quote is not None:
        words = f"“{quote}” ({who})"
    else:
        words = f"according to {who}; {'no words marked' if marked else 'text not held'}"
    return Said(report_id, publisher, published, properties.get("url"), quote, words)
