"""Documents in, reports into the journal: read, deduplicate, commit."""
