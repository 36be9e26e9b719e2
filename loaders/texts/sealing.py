"""Which reports this parser made and nobody changed since.

A parsed report carries in `made.version` the rules by which it was read and a seal over its
content. Whoever edits the report breaks the seal, and by that it is a person's.
"""

import json
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import loaders
from graph.model.report import Made, ParsedReport, Span, canonical_json
from loaders.texts.kept import NOTHING_GIVEN, Given

MADE_BY: Final = "tieline"
_AND_TOLD: Final = f"{MADE_BY}, told "
_FOLDERS: Final = ("reading", "reference", "texts")
_BY_LOADING: Final = "aligned"


@cache
def rules() -> str:
    """Return what stands for the rules and word lists as they are now: 8 hexadecimal digits."""
    root = Path(loaders.__file__).parent
    digest = blake2b(digest_size=4)
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(root)}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


class Rank(IntEnum):
    """Whose word a report is; of one text the highest counts."""

    PARSED = 0
    """The parser's alone."""
    TOLD = 1
    """The parser's, with what a person told beside the text."""
    PERSONS = 2
    """A person's: edited, made by hand, or made by another program."""


def maker(told: Sequence[str] = ()) -> str:
    """Return who made a report, given what a person told beside its text."""
    return f"{_AND_TOLD}{', '.join(told)}" if told else MADE_BY


def sealed(report: ParsedReport, told: Sequence[str] = ()) -> ParsedReport:
    """Return the report as made by this parser, with the rules of now and a seal.

    `told` names what a person told beside the text.
    """
    made = Made(by=maker(told), version=f"{rules()}+{_seal(report)}")
    return report.model_copy(update={"made": made})


def rank(report: ParsedReport) -> Rank:
    """Return whose a report is: the parser's as long as it is as the parser left it.

    Spans that loading added do not count, nor whether only its sure values do.
    """
    made = report.made
    by = made.by if made is not None else ""
    if made is None or made.version is None or not (by == MADE_BY or by.startswith(_AND_TOLD)):
        return Rank.PERSONS
    if made.version.partition("+")[2] != _seal(report):
        return Rank.PERSONS
    return Rank.PARSED if by == MADE_BY else Rank.TOLD


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


def _seal(report: ParsedReport) -> str:
    evidence: dict[str, Any] = {}
    for pointer, basis in report.evidence.items():
        kept = basis
        if isinstance(basis, list):
            kept = [span for span in basis if not _is_aligned(span)]
            if basis and not kept:
                continue
        evidence[pointer] = kept
    aside = {"made": None, "only_sure": False, "evidence": dict(sorted(evidence.items()))}
    plain = report.model_copy(update=aside)
    return blake2b(canonical_json(plain).encode(), digest_size=8).hexdigest()


def _is_aligned(span: Span) -> bool:
    return span.by == _BY_LOADING
