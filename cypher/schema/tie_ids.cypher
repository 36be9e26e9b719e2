// purpose: Whoever asks for a node of label Tie by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_tie_ids IF NOT EXISTS
FOR (n:Tie) ON (n.id)
