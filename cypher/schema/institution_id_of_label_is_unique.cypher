// purpose: Whoever asks for a node of label Institution by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_institution_id_of_label_is_unique IF NOT EXISTS
FOR (n:Institution) REQUIRE n.id IS UNIQUE
