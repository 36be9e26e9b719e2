// purpose: Whoever asks for a node of label Agreement by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_agreement_names IF NOT EXISTS
FOR (n:Agreement) ON (n.name)
