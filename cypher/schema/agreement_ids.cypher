// purpose: Whoever asks for a node of label Agreement by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_agreement_ids IF NOT EXISTS
FOR (n:Agreement) ON (n.id)
