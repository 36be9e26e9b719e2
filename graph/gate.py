"""Whether the quotes of a report support its values."""

from graph.report import ParsedReport


def unsupported(report: ParsedReport) -> dict[str, str]:
    """Return JSON Pointer -> reason for every value whose words do not support it."""
    if not report.evidence or report.text is None or report.text.content is None:
        return {}
    text, found = report.text.content, {}
    for pointer, spans in report.evidence.items():
        for span in spans if isinstance(spans, list) else []:
            if text[span.start : span.end] != span.quote:
                found[pointer] = f"the text at {span.start}-{span.end} is not the quote"
    return found
