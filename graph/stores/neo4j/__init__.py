"""The graph in a Neo4j database: for those whom one machine does not serve."""
