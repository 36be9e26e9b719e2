"""What only the store can see: rows that lead nowhere, indexes that are not there."""

from typing import Final

from graph.stores.neo4j.running import Running
from graph.stores.neo4j.statements import schema_statements

_COUNTS: Final = {
    "count_dangling_relationships": "relationships whose source or target is missing",
    "count_empty_places": "places of nodes that nothing joins",
    "count_hidden_ties": "relationships that join hidden nodes",
    "count_claims_of_dead_reports": "claims of reports that are not live",
    "count_mentions_without_form": "mentions whose form is missing",
    "count_forms_without_mention": "forms that no mention has",
}


def findings(run: Running) -> list[str]:
    """Return what is wrong, each a sentence; empty where all is well."""
    found = []
    for name, what in _COUNTS.items():
        ((count,),) = run.rows(name)
        if count:
            found.append(f"{count} {what}")
    found += [f"the index or constraint {name} is missing" for name in missing_indexes(run)]
    return found


def missing_indexes(run: Running) -> list[str]:
    """Return the names of the indexes and constraints that are not at work, in order."""
    online = {row[0] for row in run.rows("schema", prefix="tieline_")}
    return sorted({f"tieline_{name}" for name in schema_statements()} - online)
