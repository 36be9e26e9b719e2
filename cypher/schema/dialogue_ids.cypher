// purpose: Whoever asks for a node of label Dialogue by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_dialogue_ids IF NOT EXISTS
FOR (n:Dialogue) ON (n.id)
