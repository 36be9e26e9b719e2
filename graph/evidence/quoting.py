"""From a place in a parsed report to the words that are held for it."""

from collections.abc import Mapping
from typing import Any


def quoted(evidence: Mapping[str, Any], pointer: str) -> tuple[str | None, str | None]:
    """Return the words of a place, or the rule by which its value was inferred.

    Those of the nearest part above it where it has none of its own; two Nones where there are none.
    `evidence` is that of a report, as its JSON has it.
    """
    step = pointer
    while step:
        found = evidence.get(step)
        if isinstance(found, dict):
            return None, str(found["inferred"])
        if found:
            return " … ".join(span["quote"] for span in found), None
        step = step.rpartition("/")[0]
    return None, None


def holds_text(body: Mapping[str, Any]) -> bool:
    """Return whether a report, as its JSON has it, brings its text along."""
    return bool((body.get("text") or {}).get("content"))
