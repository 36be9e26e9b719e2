// purpose: Say how far it is published
// params: journal, token, generation, latest, complete, served
// returns: revision
MATCH (s:PublishedGraph {name: 'tieline'})
SET s.journal = $journal, s.token = $token, s.generation = $generation, s.latest = $latest, s.complete = $complete, s.served = $served
RETURN s.revision AS revision
