"""A allowed as the lists that statements take."""

from collections.abc import Mapping
from typing import Any, Final

from graph.language.dates import days
from graph.model.vocabulary import LABELS, RELATIONSHIP_TYPES
from graph.stores.contract import TraversalFilter
from graph.stores.neo4j.rows import as_day
from graph.stores.neo4j.statements import statement

_USUAL: Final = "expand_usual"


def traversal_values(allowed: TraversalFilter) -> dict[str, Any] | None:
    """Return types, labels and the last day of a allowed; None for one that nothing passes."""
    types = [
        str(one)
        for one in RELATIONSHIP_TYPES
        if (allowed.types is None or one in allowed.types) and one not in allowed.without_types
    ]
    labels = [
        str(one)
        for one in LABELS
        if (allowed.labels is None or one in allowed.labels) and one not in allowed.without_labels
    ]
    if not types or not labels:
        return None
    by = None if allowed.by is None else as_day(days(allowed.by).latest)
    return {"types": types, "labels": labels, "by": by}


def is_usual(values: Mapping[str, Any]) -> bool:
    """Whether types and labels are those that `expand_usual` and `steps_ahead` name.

    A server goes along named types in half the time that it takes for those of a list.
    """
    pattern = f"-[r:{'|'.join(values['types'])}]-(m:{'|'.join(values['labels'])})"
    return pattern in statement(_USUAL)
