"""What only the database can see: indexes that are not there."""

from graph.stores.neo4j.running import Running
from graph.stores.neo4j.statements import schema_statements


def findings(run: Running) -> list[str]:
    """Return what is wrong, each a sentence; empty where all is well."""
    return [f"the index or constraint {name} is missing" for name in missing_indexes(run)]


def missing_indexes(run: Running) -> list[str]:
    """Return the names of the indexes and constraints that are not at work, in order."""
    online = {row[0] for row in run.rows("schema", prefix="tieline_")}
    return sorted({f"tieline_{name}" for name in schema_statements()} - online)
