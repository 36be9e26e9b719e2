// purpose: Whoever asks for a node of label Country by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_country_ids IF NOT EXISTS
FOR (n:Country) ON (n.id)
