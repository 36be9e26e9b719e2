"""Which version of the data this Tieline writes into a Neo4j database."""

from typing import Final

SCHEMA: Final = 1
"""A database that a newer one wrote is refused."""
