"""Conditions on labels and types, as ranges of numbers.

Nothing a caller wrote becomes SQL but days, which are checked.
"""

from collections.abc import Collection
from functools import lru_cache

from graph.language.dates import days
from graph.model.records import LABEL_SHIFT
from graph.model.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label, RelationshipType
from graph.stores.contract import TraversalFilter


def type_list(types: Collection[RelationshipType]) -> str:
    """Return the numbers of types for an IN list."""
    return ", ".join(str(TYPE_NUMBER[type_]) for type_ in sorted(types))


def label_condition(labels: Collection[Label]) -> list[tuple[int, int]]:
    """Return the closed ranges of node numbers that these labels cover, in order."""
    return sorted(_range(label) for label in labels)


def _range(label: Label) -> tuple[int, int]:
    low = LABEL_NUMBER[label] << LABEL_SHIFT
    return low, low + (1 << LABEL_SHIFT) - 1


@lru_cache(maxsize=1024)
def filter_condition(allowed: TraversalFilter, other: str | None) -> str:
    """Return the SQL that a relationship `r` must meet, from ` AND` on.

    `other` is the column of the far end.
    """
    types = (
        set(RelationshipType if allowed.types is None else allowed.types) - allowed.without_types
    )
    parts = _type_parts(types)
    if other is not None:
        parts += _label_parts(allowed, other)
    if allowed.by is not None:
        limit = days(allowed.by).latest
        parts.append(f"(r.earliest IS NULL OR r.earliest <= '{limit}')")
    return "".join(f" AND {part}" for part in parts)


def _type_parts(types: Collection[RelationshipType]) -> list[str]:
    """One range for the index to walk; the types within it that are not wanted are passed over.

    A list alone would make one seek of each type.
    """
    numbers = sorted(TYPE_NUMBER[type_] for type_ in types)
    if len(numbers) == len(RelationshipType):
        return []
    if not numbers:
        return ["0"]
    parts = [f"r.type BETWEEN {numbers[0]} AND {numbers[-1]}"]
    if len(numbers) <= numbers[-1] - numbers[0]:
        parts.append(f"+r.type IN ({type_list(types)})")
    return parts


def _merged(labels: Collection[Label]) -> list[tuple[int, int]]:
    """The ranges of the labels, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for low, high in label_condition(labels):
        if merged and merged[-1][1] + 1 == low:
            low = merged.pop()[0]
        merged.append((low, high))
    return merged


def _label_parts(allowed: TraversalFilter, other: str) -> list[str]:
    parts = []
    if allowed.labels is not None:
        kept = [f"{other} BETWEEN {low} AND {high}" for low, high in _merged(allowed.labels)]
        parts.append(f"({' OR '.join(kept) or '0'})")
    for low, high in _merged(allowed.without_labels):
        parts.append(f"NOT ({other} BETWEEN {low} AND {high})")
    return parts
