"""A real Neo4j server for tests, and for whoever wants to look at the graph in Browser."""
