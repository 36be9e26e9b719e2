// purpose: Whoever asks for a node of label Tie by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_tie_names IF NOT EXISTS
FOR (n:Tie) ON (n.name)
