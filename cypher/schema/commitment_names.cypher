// purpose: Whoever asks for a node of label Commitment by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_commitment_names IF NOT EXISTS
FOR (n:Commitment) ON (n.name)
