// purpose: Make the one node that says what is published
// params: schema, journal
// returns: revision
MERGE (s:PublishedGraph {name: 'tieline'})
ON CREATE SET s.schema = $schema, s.journal = $journal, s.token = '', s.generation = -1, s.revision = 0, s.latest = 0, s.complete = false, s.served = false
RETURN s.revision AS revision
