// purpose: Whoever asks for a node of label Official by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_official_names IF NOT EXISTS
FOR (n:Official) ON (n.name)
