"""How surely a value that was read is right, by what was measured of values like it.

Each value has features in words: the rule that found it, where it stands, what else the report
holds. Each field has a weight for each feature (`loaders/reference/sureness.csv`), learnt from
labelled texts by `make sureness`; their sum is the log-odds that the value is right. A value is
sure where that reaches the field's threshold, below which too few values were right on publishers
that the weights were not learnt from. Fields that no label tells of keep what their rule says.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import rows
from loaders.reading.page.page import Page
from loaders.reading.page.release import Found

THRESHOLD: Final = "threshold"
"""Stands in the column of features for the log-odds from which a field's value is sure."""
_LEAD: Final = 3
_FIRST_PART: Final = 25
_FEW: Final = 3
_MANY: Final = 8

Report = dict[str, Any]
Weights = Mapping[str, Mapping[str, float]]


def field_of(pointer: str) -> str:
    """Return the field of a JSON Pointer: its steps without the numbers."""
    return ".".join(step for step in pointer.split("/")[1:] if not step.isdecimal())


@cache
def learnt_weights() -> dict[str, dict[str, float]]:
    """Return the weight of each feature, by field."""
    found: dict[str, dict[str, float]] = {}
    for row in rows("sureness"):
        found.setdefault(row["field"], {})[row["feature"]] = float(row["weight"])
    return found


def log_odds(features: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of a value's features."""
    return sum(weights.get(feature, 0.0) for feature in features)


def doubtful(report: Report, leaves: Mapping[str, Found[Any]], page: Page) -> dict[str, bool]:
    """Return False for the pointer of every value that is not sure."""
    weights = learnt_weights()
    found: dict[str, bool] = {}
    for pointer, features in features_of(report, leaves, page):
        own = weights.get(field_of(pointer))
        is_sure = leaves[pointer].sure if own is None else log_odds(features, own) >= own[THRESHOLD]
        if not is_sure:
            found[pointer] = False
    return found


def features_of(
    report: Report, leaves: Mapping[str, Found[Any]], page: Page
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every pointer with the features of its value."""
    common = ("any", *_of_report(report, page))
    seen = Counter(page.folded)
    for pointer, found in leaves.items():
        steps = pointer.split("/")
        own = _OF_ELEMENT.get(steps[1])
        element = report[steps[1]][int(steps[2])] if own and steps[2].isdecimal() else None
        told = own(element, report, leaves, "/".join(steps[:3])) if own and element else ()
        yield pointer, (*common, *_of_value(found, page, seen), *told)


def _of_report(report: Report, page: Page) -> Iterator[str]:
    yield f"parties:{_size(len(report['parties']), 2, 2)}"
    meeting = report.get("dialogue")
    yield f"meeting:{meeting['status'] if meeting else 'none'}"
    yield f"series:{bool(meeting and meeting.get('series'))}"
    yield f"agreements:{_size(len(report['agreements']), 0, 2)}"
    yield f"officials:{_size(len(report['officials']), _FEW, _MANY)}"
    yield f"countries:{_size(len({place.code for place in page.countries}), _FEW, _MANY)}"
    yield f"sentences:{_size(len(page.sentences), 12, 40)}"
    yield f"style:{report.get('style')}"


def _size(count: int, few: int, some: int) -> str:
    return "few" if count <= few else ("some" if count <= some else "many")


def _of_value(found: Found[Any], page: Page, seen: Counter[str]) -> Iterator[str]:
    yield f"rule:{found.rule}"
    yield f"by rule:{'sure' if found.sure else 'unsure'}"
    yield f"said:{not found.inferred}"
    if found.end <= found.start:
        return
    n = page.word_at(found.start)
    yield f"stands:{_place(page, n)}"
    yield f"rule:{found.rule} stands:{_place(page, n)}"
    last = page.word_at(found.end - 1)
    yield f"words:{_size(last - n, 0, 3)}"
    yield f"repeated:{_size(seen[page.folded[last]], 1, 3)}"


def _place(page: Page, n: int) -> str:
    sentence = page.sentence_of(n)
    if page.title is not None and sentence.number == 0:
        return "title"
    if sentence.is_heading:
        return "heading"
    lead = page.body[:_LEAD]
    if lead and sentence.number <= lead[-1].number:
        return "lead"
    return "body" if sentence.number < _FIRST_PART else "late"


_Leaves = Mapping[str, Found[Any]]


def _rule_at(leaves: _Leaves, pointer: str) -> str:
    found = leaves.get(pointer)
    return found.rule if found else "none"


def _side(code: str | None, report: Report) -> str:
    if code is None:
        return "unknown"
    return "party" if code in report["parties"] else "other"


def _of_official(one: Report, report: Report, leaves: _Leaves, at: str) -> Iterator[str]:
    yield f"side:{_side(one.get('country'), report)}"
    yield f"country by:{_rule_at(leaves, f'{at}/country')}"
    yield f"name by:{_rule_at(leaves, f'{at}/name')}"
    yield f"role:{one.get('role')}"
    yield f"role:{one.get('role')} by:{_rule_at(leaves, f'{at}/role')}"
    yield f"title:{_size(len(words(one.get('title') or '')), 0, 2)}"
    yield f"institution:{bool(one.get('institution'))}"
    yield f"name:{_size(len(words(one['name'])), 1, 2)}"


def _of_institution(one: Report, report: Report, leaves: _Leaves, at: str) -> Iterator[str]:
    yield f"side:{_side(one.get('country'), report)}"
    yield f"country by:{_rule_at(leaves, f'{at}/country')}"
    yield f"name:{_size(len(words(one['name'])), 2, 4)}"
    yield f"is one's:{any(o.get('institution') == one['name'] for o in report['officials'])}"


def _of_agreement(one: Report, report: Report, leaves: _Leaves, at: str) -> Iterator[str]:
    yield f"kind:{one['kind']}"
    yield f"status:{one['status']}"
    yield f"status by:{_rule_at(leaves, f'{at}/status')}"
    yield f"subject by:{_rule_at(leaves, f'{at}/subject')}"
    yield f"subject:{_size(len(words(one['subject'])), 1, 6)}"
    yield f"dated:{one.get('date') is not None}"
    yield f"signers:{bool(one.get('signatories'))}"


def _of_topic(one: str, report: Report, leaves: _Leaves, at: str) -> Iterator[str]:
    yield f"topics:{_size(len(report['topics']), 2, 5)}"
    yield f"topic:{one}"


_OF_ELEMENT: Final[dict[str, Callable[[Any, Report, _Leaves, str], Iterator[str]]]] = {
    "officials": _of_official,
    "institutions": _of_institution,
    "agreements": _of_agreement,
    "topics": _of_topic,
}
