"""A sieve as the lists that statements take."""

from collections.abc import Mapping
from typing import Any, Final

from graph.language.dates import days
from graph.model.vocabulary import LABELS, RELATIONSHIP_TYPES
from graph.stores.contract import Sieve
from graph.stores.neo4j.statements import statement

_USUAL: Final = "expand_usual"


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


def is_usual(values: Mapping[str, Any]) -> bool:
    """Whether types and labels are those that `expand_usual` and `steps_ahead` name.

    A server goes along named types in half the time that it takes for those of a list.
    """
    pattern = f"-[r:{'|'.join(values['types'])}]-(m:{'|'.join(values['labels'])})"
    return pattern in statement(_USUAL)
