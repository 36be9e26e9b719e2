// purpose: Whoever asks for a node of label Series by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_series_names IF NOT EXISTS
FOR (n:Series) ON (n.name)
