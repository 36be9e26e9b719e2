// purpose: Whoever asks for a node of label Commitment by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_commitment_ids IF NOT EXISTS
FOR (n:Commitment) ON (n.id)
