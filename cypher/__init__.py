"""Every Cypher statement, one per file: package data and nothing else, no Python code."""
