"""A sieve as the lists that statements take."""

from typing import Any

from graph.dates import days
from graph.store import Sieve
from graph.vocabulary import LABELS, RELATIONSHIP_TYPES


def sieve_values(sieve: Sieve) -> dict[str, Any] | None:
    """Return types, labels and the last day of a sieve; None for one that nothing passes."""
    types = [
        str(one)
        for one in RELATIONSHIP_TYPES
        if (sieve.types is None or one in sieve.types) and one not in sieve.without_types
    ]
    labels = [
        str(one)
        for one in LABELS
        if (sieve.labels is None or one in sieve.labels) and one not in sieve.without_labels
    ]
    if not types or not labels:
        return None
    by = None if sieve.by is None else days(sieve.by).latest
    return {"types": types, "labels": labels, "by": by}
