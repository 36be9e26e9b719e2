"""Whether a tie that was read is one of security.

It is where a topic of security is on the table, or where a body or an office of defence, interior,
police, intelligence or security takes part on either side. Offices without names are not values
of a report, so plain words of security anywhere in the text count too: to keep a tie of other
matters costs less than to lose one of security.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.language.fold import words
from loaders.reading.lexicon.word_lists import word_list


def is_of_security(report: Mapping[str, Any], text: Iterable[str]) -> bool:
    """Return whether a report tells of a tie of security.

    Args:
        report: the report as plain data.
        text: the folded words of its text.
    """
    plain = word_list("security: in texts")
    if report["topics"] or not plain.isdisjoint(text):
        return True
    fields = word_list("security: in names")
    return any(not fields.isdisjoint(words(name)) for name in _names(report))


def _names(report: Mapping[str, Any]) -> Iterable[str]:
    """The names by which bodies, offices and mechanisms of a report go."""
    for official in report["officials"]:
        yield from (official[field] for field in ("title", "institution") if official[field])
    yield from (each["name"] for each in report["institutions"])
    series = (report["dialogue"] or {}).get("series")
    if series:
        yield series
