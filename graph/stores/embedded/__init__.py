"""The embedded store: journal and graph in one SQLite file, nothing held in memory."""
