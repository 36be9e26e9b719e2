// purpose: Whoever asks for a node of label Official by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_official_ids IF NOT EXISTS
FOR (n:Official) ON (n.id)
