"""Marks what this reader made of a text: with the rules by which it was read, and a seal.

What the seal is for, stands in `graph.model.made`.
"""

import json
from collections.abc import Sequence
from typing import Any

from graph.model.made import AND_TOLD, MADE_BY, seal_of
from graph.model.report import Made, ParsedReport
from loaders.texts.kept import NOTHING_GIVEN, Given
from loaders.texts.rules import rules


def maker(told: Sequence[str] = ()) -> str:
    """Return who made a report, given what a person told beside its text."""
    return f"{AND_TOLD}{', '.join(told)}" if told else MADE_BY


def sealed(report: ParsedReport, told: Sequence[str] = ()) -> ParsedReport:
    """Return the report as made by this parser, with the rules of now and a seal.

    `told` names what a person told beside the text.
    """
    made = Made(by=maker(told), version=f"{rules()}+{seal_of(report)}")
    return report.model_copy(update={"made": made})


def was_read_by_these_rules(body: str, given: Given = NOTHING_GIVEN) -> bool:
    """Whether the JSON of a report says that the rules of now read it, whoever changed it since.

    And that just this was told beside its text.
    """
    if f'"made":{{"by":"{maker(given.told)}","version":"{rules()}+' not in body:
        return False
    return not given.told or _given_in(json.loads(body), given.told) == given


def _given_in(report: dict[str, Any], told: Sequence[str]) -> Given:
    source, origin = report.get("source") or {}, report.get("origin") or {}
    every = {"published": report.get("published"), **source, "side": origin.get("side")}
    return Given(**{name: every.get(name) for name in told})
