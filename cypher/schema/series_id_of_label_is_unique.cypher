// purpose: Whoever asks for a node of label Series by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_series_id_of_label_is_unique IF NOT EXISTS
FOR (n:Series) REQUIRE n.id IS UNIQUE
