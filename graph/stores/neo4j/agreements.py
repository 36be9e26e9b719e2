"""The typed filter of agreements as the values that statements take."""

from typing import Any

from graph.stores.contract import AgreementFilter
from graph.stores.neo4j.rows import as_day


def filter_values(wanted: AgreementFilter) -> dict[str, Any]:
    """Return the filter as values; empty lists do not filter."""
    return {
        "kinds": list(wanted.kinds),
        "statuses": list(wanted.statuses),
        "without_kinds": list(wanted.without_kinds),
        "topics": list(wanted.topics),
        "ties": list(wanted.ties),
        "institutions": list(wanted.institutions),
        "officials": list(wanted.officials),
        "since": as_day(wanted.since),
        "until": as_day(wanted.until),
    }


def near_nodes(wanted: AgreementFilter) -> list[int] | None:
    """Return nodes one of which every agreement sought is tied to; None where none are named.

    A person or a body has fewer agreements than a tie.
    """
    for named in (wanted.officials[:1], wanted.institutions[:1], wanted.ties):
        if named:
            return list(named)
    return None
