"""One document to parsed reports: its texts, what they say, and where each value stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.model.errors import InvalidReportError
from graph.model.report import ParsedReport, canonical_json, check_report
from loaders.reading.page.release import Release
from loaders.reading.reader import Reading, read_release
from loaders.texts.asking import Answer, Asked, Mark, report_id
from loaders.texts.documents_in import texts_of, texts_of_record
from loaders.texts.kept import Given, KeptText, RefusedTextError
from loaders.texts.limits import Limits
from loaders.texts.sealing import sealed

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def parse(asked: Asked, limits: Limits) -> list[Answer]:
    """Read a document; an answer for each of its texts, in order.

    Raises:
        RefusedTextError: the document holds no text at all.
    """
    if asked.record is None:
        texts = texts_of(asked.name, asked.raw, asked.given, limits.letters)
    else:
        texts = texts_of_record(asked.record, asked.given, limits.letters)
    return [_answer(asked, text, n) for n, text in enumerate(texts)]


def _answer(asked: Asked, text: KeptText | RefusedTextError, number: int) -> Answer:
    if isinstance(text, RefusedTextError):
        return Answer(None, text.reason, number)
    guid = asked.record.get("guid") if asked.record else None
    try:
        reading = read_release(_release(asked, text))
        report = _report(text, reading, asked.given, guid if isinstance(guid, str) else None)
    except InvalidReportError as fault:
        return Answer(None, RefusedTextError("unsound", str(fault)).reason, text.part)
    marks = tuple(_marks(reading)) if asked.explain else ()
    return Answer(canonical_json(report), None, text.part, marks)


def _release(asked: Asked, text: KeptText) -> Release:
    day = text.published if text.published and _DAY.fullmatch(text.published) else None
    return Release(
        id=report_id(asked, text.part),
        text=text.text,
        published=day,
        title=text.title,
        publisher=text.publisher,
        url=text.url,
        side=asked.given.side,
        language=text.language,
    )


def _report(text: KeptText, reading: Reading, given: Given, guid: str | None) -> ParsedReport:
    """The report that was read, with its text, its source and where on which page it stands."""
    data = dict(reading.report)
    source = {"url": text.url, "publisher": text.publisher, "title": text.title, "guid": guid}
    data["source"] = {**{name: value for name, value in source.items() if value}} or None
    data["published"] = data.get("published") or text.published
    data["text"] = {"content": text.text, "language": text.language}
    if given.side:
        data["origin"] = {**(data.get("origin") or {}), "side": given.side}
    if text.pages:
        data["evidence"] = _with_pages(data.get("evidence") or {}, text)
    data.pop("made", None)
    return sealed(check_report(data), given.told)


def _with_pages(evidence: Mapping[str, Any], text: KeptText) -> dict[str, Any]:
    return {
        pointer: [{**span, "page": text.page_at(span["start"])} for span in basis]
        if isinstance(basis, list)
        else basis
        for pointer, basis in evidence.items()
    }


def _marks(reading: Reading) -> Iterator[Mark]:
    """The words behind every value, and the rule; a value without words stands at 0 to 0."""
    evidence = reading.report.get("evidence") or {}
    doubtful = reading.report.get("sure") or {}
    for pointer, basis in evidence.items():
        value = str(_value_at(reading.report, pointer))
        rule = reading.rules.get(pointer, "")
        sure = doubtful.get(pointer, True)
        if isinstance(basis, list):
            for span in basis:
                yield Mark(span["start"], span["end"], pointer, value, rule, sure)
        else:
            yield Mark(0, 0, pointer, value, rule or str(basis.get("inferred")), sure, True)


def _value_at(report: Mapping[str, Any], pointer: str) -> Any:
    value: Any = report
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value
