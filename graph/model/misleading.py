"""Names of a report that are not what they look like: letters of one script among another's."""

from collections.abc import Iterator
from typing import Any

from graph.language.characters import misleading_word
from graph.model.report import ParsedReport, Part

_NAMING = frozenset({"name", "series", "city", "title", "institution", "subject", "venue"})


def misleading_names(report: ParsedReport) -> dict[str, str]:
    """Return JSON Pointer -> reason for every name with letters that are seen as others."""
    return {
        pointer: f"{word!r} has letters of another script that look like Latin ones"
        for pointer, name in _names(report, "")
        if (word := misleading_word(name)) is not None
    }


def _names(part: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, list):
        for n, item in enumerate(part):
            yield from _names(item, f"{pointer}/{n}")
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if isinstance(value, str) and name in _NAMING:
                yield f"{pointer}/{name}", value
            elif isinstance(value, list | Part) and name not in ("text", "source"):
                yield from _names(value, f"{pointer}/{name}")
