// purpose: Whoever asks for a node of label Tenure by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_tenure_ids IF NOT EXISTS
FOR (n:Tenure) ON (n.id)
