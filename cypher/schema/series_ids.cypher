// purpose: Whoever asks for a node of label Series by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_series_ids IF NOT EXISTS
FOR (n:Series) ON (n.id)
