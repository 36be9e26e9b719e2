"""A report in the making: values with the words they rest on, until the gate has judged them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from graph.evidence.gate import Gate
from graph.evidence.support import Quotes
from graph.model.errors import InvalidReportError
from graph.model.report import Inferred, ParsedReport, Span, check_report
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found

Tree = Any
"""Dicts and lists with `Found` values, and plain ones that need no words, as leaves."""

_DROPPED: Final = object()
_NEEDED: Final = frozenset(["kind", "subject", "status", "name", "role", "what", "to"])
"""Fields without which an element of a list says nothing."""
_INFERABLE: Final = ("/status", "/kind", "/country", "/start", "/end", "/format", "/date")
"""Fields that may stand without words of their own, as inferred by their rule."""


@dataclass(frozen=True)
class Rendered:
    """A tree as plain data, with what stands behind each pointer."""

    report: dict[str, Any]
    leaves: dict[str, Found[Any]]


@dataclass
class _Renderer:
    leaves: dict[str, Found[Any]] = field(default_factory=dict)

    def plain(self, tree: Tree, pointer: str) -> Any:
        if isinstance(tree, Found):
            self.leaves[pointer] = tree
            return tree.value
        if isinstance(tree, dict):
            return {name: self.plain(each, f"{pointer}/{name}") for name, each in tree.items()}
        if isinstance(tree, list):
            return [self.plain(each, f"{pointer}/{n}") for n, each in enumerate(tree)]
        return tree


def render(tree: dict[str, Tree]) -> Rendered:
    """Return the tree as plain data, and its found values by JSON Pointer."""
    renderer = _Renderer()
    return Rendered(renderer.plain(tree, ""), renderer.leaves)


def without(tree: Tree, pointers: Iterable[str]) -> Tree:
    """Return the tree without the values at some pointers.

    A field becomes None, an element of a list goes, and so does one that lost what names it.
    """
    return _pruned(tree, "", frozenset(pointers))


def _pruned(tree: Tree, pointer: str, bad: frozenset[str]) -> Tree:
    if pointer in bad:
        return [] if isinstance(tree, list) else _DROPPED
    if isinstance(tree, dict):
        kept = {name: _pruned(each, f"{pointer}/{name}", bad) for name, each in tree.items()}
        lost = {name for name, each in kept.items() if each is _DROPPED}
        if lost & _NEEDED and pointer.rpartition("/")[2].isdecimal():
            return _DROPPED
        return {name: None if name in lost else each for name, each in kept.items()}
    if isinstance(tree, list):
        items = [_pruned(each, f"{pointer}/{n}", bad) for n, each in enumerate(tree)]
        return [each for each in items if each is not _DROPPED]
    return tree


def evidence_of(leaves: Mapping[str, Found[Any]], text: str) -> dict[str, Any]:
    """Return the evidence map of a report for its found values."""
    return {pointer: _evidence(found, text) for pointer, found in leaves.items()}


def _evidence(found: Found[Any], text: str) -> Any:
    if found.inferred or found.end <= found.start:
        return {"inferred": found.rule}
    quote = text[found.start : found.end]
    return [{"start": found.start, "end": found.end, "quote": quote, "by": "parser"}]


def judged(tree: dict[str, Tree], page: Page) -> tuple[Rendered, dict[str, str]]:
    """Return what of a tree its words support, and by pointer why the rest is left out.

    What may be inferred stays, marked so; the other values that the gate objects to go. So does
    what the form of a report does not allow.
    """
    left_out: dict[str, str] = {}
    for turn in range(_TURNS):
        rendered = render(tree)
        objections = _objections(rendered, page)
        if not objections:
            break
        wrong = {p for p in objections if not _is_inferable(rendered, p)}
        left_out.update({p: objections[p] for p in wrong})
        if turn + 2 == _TURNS:  # what cannot be mended goes as a whole
            wrong = {"/" + pointer.split("/")[1] for pointer in objections}
        tree = without(_inferring(tree, "", objections.keys() - wrong), wrong)
    return rendered, left_out


_TURNS: Final = 5


def _is_inferable(rendered: Rendered, pointer: str) -> bool:
    found = rendered.leaves.get(pointer)
    return found is not None and not found.inferred and pointer.endswith(_INFERABLE)


def _inferring(tree: Tree, pointer: str, marked: Iterable[str]) -> Tree:
    """The tree with the values at some pointers marked as inferred."""
    if isinstance(tree, Found):
        if pointer not in marked:
            return tree
        return Found(tree.value, tree.start, tree.end, tree.rule, sure=False, inferred=True)
    if isinstance(tree, dict):
        return {n: _inferring(each, f"{pointer}/{n}", marked) for n, each in tree.items()}
    if isinstance(tree, list):
        return [_inferring(each, f"{pointer}/{n}", marked) for n, each in enumerate(tree)]
    return tree


def _objections(rendered: Rendered, page: Page) -> dict[str, str]:
    """What the form of a report and the gate say against the values, by pointer."""
    doubtful = {p for p, each in rendered.leaves.items() if not _is_certain(p, each, page.text)}
    try:
        report = _with_text(rendered, page, doubtful)
    except InvalidReportError as wrong:
        return {problem.pointer: problem.reason for problem in wrong.problems}
    gate = Gate(report)
    gate.worded = page.worded
    found: dict[str, str] = {}
    for pointer in doubtful:
        basis = report.evidence[pointer]
        key = _verdict_key(pointer, rendered.leaves[pointer], page.text)
        if key is None:
            found.update(gate.objections(pointer, basis))
            continue
        if key not in _VERDICTS:
            if len(_VERDICTS) >= _REMEMBERED:
                _VERDICTS.clear()
            _VERDICTS[key] = gate.objections(pointer, basis).get(pointer)
        reason = _VERDICTS[key]
        if reason:
            found[pointer] = reason
    return found


_LITERAL: Final = ("/name", "/title", "/institution", "/series", "/subject", "/city", "/what")
_UNJUDGED: Final = ("/role", "/agency")


def _is_certain(pointer: str, found: Found[Any], text: str) -> bool:
    """Whether no gate can object: a name that is its own quote, a country that its quote names."""
    if found.inferred or found.end <= found.start:
        return False
    if pointer.endswith(_UNJUDGED):
        return True
    quote = text[found.start : found.end]
    if pointer.endswith("/country"):
        return _names_country(quote, found.value)
    return pointer.endswith(_LITERAL) and bool(quote == found.value)


@lru_cache(maxsize=1 << 12)
def _names_country(quote: str, code: str) -> bool:
    return Quotes([quote]).names(code)


_Key = tuple[str, str, str]
_VERDICTS: Final[dict[_Key, str | None]] = {}
"""What the gate said of values whose verdict rests on value and quote alone."""
_REMEMBERED: Final = 1 << 13
_BY_QUOTE_ALONE: Final = frozenset(
    ["/topics", "/parties", "/agreements/kind", "/agreements/status", "/dialogue/status"]
)
_LONGEST_QUOTE: Final = 40


def _verdict_key(pointer: str, found: Found[Any], text: str) -> _Key | None:
    place = "/".join(step for step in pointer.split("/") if not step.isdecimal())
    is_short = 0 < found.end - found.start <= _LONGEST_QUOTE
    if found.inferred or not is_short or place not in _BY_QUOTE_ALONE:
        return None
    return place, str(found.value), text[found.start : found.end]


def _with_text(rendered: Rendered, page: Page, doubtful: Collection[str]) -> ParsedReport:
    """The report with its text, and the evidence of what is doubtful; the rest only has some."""
    report = check_report(
        {**rendered.report, "text": {"content": page.text, "language": page.release.language}}
    )
    evidence = {
        pointer: _basis(found, page.text) if pointer in doubtful else _SOME
        for pointer, found in rendered.leaves.items()
    }
    return report.model_copy(update={"evidence": evidence})


_SOME: Final = [Span(start=0, end=1, quote=" ")]


def _basis(found: Found[Any], text: str) -> list[Span] | Inferred:
    if found.inferred or found.end <= found.start:
        return Inferred.model_construct(inferred=found.rule)
    quote = text[found.start : found.end]
    return [
        Span.model_construct(start=found.start, end=found.end, quote=quote, by="parser", page=None)
    ]
