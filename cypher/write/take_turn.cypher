// purpose: Lock what says what is published, and tell readers that something changes
// params: none
// returns: schema, journal, token, generation, revision, latest, complete, served
MATCH (s:PublishedGraph {name: 'tieline'})
SET s.revision = s.revision + 1
RETURN s.schema AS schema, s.journal AS journal, s.token AS token, s.generation AS generation, s.revision AS revision, s.latest AS latest, s.complete AS complete, s.served AS served
