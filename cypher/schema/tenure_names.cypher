// purpose: Whoever asks for a node of label Tenure by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_tenure_names IF NOT EXISTS
FOR (n:Tenure) ON (n.name)
