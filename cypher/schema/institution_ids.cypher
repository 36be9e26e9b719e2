// purpose: Whoever asks for a node of label Institution by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_institution_ids IF NOT EXISTS
FOR (n:Institution) ON (n.id)
