// purpose: Keep whoever publishes waiting: a value set to itself is locked and not written
// params: none
// returns: revision
MATCH (s:PublishedGraph {name: 'tieline'})
SET s.revision = s.revision
RETURN s.revision AS revision
