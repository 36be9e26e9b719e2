"""Short captions for nodes whose names are too long for the circle in a drawing."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from graph.model.records import Node
from graph.model.vocabulary import Label

Properties = Mapping[str, Any]


def caption_of(node: Node) -> str | None:
    """Return the caption of a meeting, agreement, promise or report; None for all others."""
    parts = _PARTS.get(node.label)
    if parts is None:
        return None
    return " ".join(str(part) for part in parts(node) if part) or node.name


def _dialogue(node: Node) -> tuple[Any, ...]:
    """Place, first day and tie; a round without a day keeps its number in the day's place."""
    held = node.properties
    edition = held.get("edition")
    when = node.earliest or held.get("start") or (f"round {edition}" if edition else None)
    return held.get("city"), when, held.get("tie")


def _agreement(node: Node) -> tuple[Any, ...]:
    kind = node.properties.get("kind")
    return None if kind == "other" else kind, node.properties.get("subject")


def _commitment(node: Node) -> tuple[Any, ...]:
    held = node.properties
    return held.get("kind"), held.get("city"), held.get("due")


def _report(node: Node) -> tuple[Any, ...]:
    return node.properties.get("published"), node.properties.get("publisher")


_PARTS: Final[Mapping[Label, Callable[[Node], tuple[Any, ...]]]] = {
    Label.DIALOGUE: _dialogue,
    Label.AGREEMENT: _agreement,
    Label.COMMITMENT: _commitment,
    Label.REPORT: _report,
}
