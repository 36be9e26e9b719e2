"""Which version of the data this Tieline publishes into a Neo4j database."""

from typing import Final

SCHEMA: Final = 2
"""A database that another one wrote is refused."""
OLD_STORE: Final = frozenset({"_Store", "_Node"})
"""Labels of version 1, which held the journal as well."""
