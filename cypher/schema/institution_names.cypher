// purpose: Whoever asks for a node of label Institution by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_institution_names IF NOT EXISTS
FOR (n:Institution) ON (n.name)
