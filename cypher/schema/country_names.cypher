// purpose: Whoever asks for a node of label Country by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_country_names IF NOT EXISTS
FOR (n:Country) ON (n.name)
