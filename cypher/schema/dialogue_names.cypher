// purpose: Whoever asks for a node of label Dialogue by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_dialogue_names IF NOT EXISTS
FOR (n:Dialogue) ON (n.name)
