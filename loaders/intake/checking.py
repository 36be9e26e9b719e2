"""One piece of JSON to the parsed report that it is, or to the object around a released text."""

from typing import Any, Final

from graph.model.errors import InvalidReportError, Problem
from graph.model.report import ParsedReport, check_report
from loaders.intake.corrections import drop_stale_evidence
from loaders.intake.json_text import UnreadableError, decode

_TEXT_OR_REPORT: Final = "must be a string (a released text) or an object (of a parsed report)"


def checked(text: str, max_faults: int, max_chars: int) -> ParsedReport | dict[str, Any]:
    """Return the parsed report that a piece of JSON holds, or a released text with its object.

    Args:
        text: the JSON.
        max_faults: faults that are told; how many more there are is told too.
        max_chars: characters of the text that a parsed report may bring.

    Raises:
        InvalidReportError: it is neither; with all that is wrong.
    """
    try:
        data = decode(text)
    except UnreadableError as fault:
        raise InvalidReportError([Problem(fault.pointer, fault.reason)]) from None
    if is_record(data):
        return dict(data)
    if _is_unclear(data):
        raise InvalidReportError([Problem("/text", _TEXT_OR_REPORT)])
    report = check_report(data, max_faults)
    held = report.text.content if report.text else None
    if held is not None and len(held) > max_chars:
        reason = f"has {len(held)} characters, {max_chars} are read (TIELINE_TEXT_MAX_CHARS)"
        raise InvalidReportError([Problem("/text/content", reason)])
    return drop_stale_evidence(report)


def is_record(data: object) -> bool:
    """Whether decoded JSON is a released text in an object rather than a parsed report."""
    return isinstance(data, dict) and isinstance(data.get("text"), str) and "parties" not in data


def _is_unclear(data: object) -> bool:
    """Whether decoded JSON may have been meant as a text, and is neither text nor report."""
    if not isinstance(data, dict) or "parties" in data or "text" not in data:
        return False
    return not isinstance(data["text"], str | dict)
