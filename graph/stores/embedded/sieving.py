"""Conditions on labels and types, as ranges of numbers.

Nothing a caller wrote becomes SQL but days, which are checked.
"""

from collections.abc import Collection
from functools import lru_cache

from graph.dates import days
from graph.records import LABEL_SHIFT
from graph.store import Sieve
from graph.vocabulary import LABEL_NUMBER, TYPE_NUMBER, Label, RelationshipType


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
def sieve_condition(sieve: Sieve, other: str | None) -> str:
    """Return the SQL that a relationship `r` must meet, from ` AND` on.

    `other` is the column of the far end.
    """
    parts = []
    types = set(RelationshipType if sieve.types is None else sieve.types) - sieve.without_types
    if len(types) < len(RelationshipType):
        parts.append(f"r.type IN ({type_list(types)})")
    if other is not None:
        parts += _label_parts(sieve, other)
    if sieve.by is not None:
        limit = days(sieve.by).latest
        parts.append(f"(r.earliest IS NULL OR r.earliest <= '{limit}')")
    return "".join(f" AND {part}" for part in parts)


def _label_parts(sieve: Sieve, other: str) -> list[str]:
    parts = []
    if sieve.labels is not None:
        kept = [f"{other} BETWEEN {low} AND {high}" for low, high in label_condition(sieve.labels)]
        parts.append(f"({' OR '.join(kept) or '0'})")
    for low, high in label_condition(sieve.without_labels):
        parts.append(f"NOT ({other} BETWEEN {low} AND {high})")
    return parts
