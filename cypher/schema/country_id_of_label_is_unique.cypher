// purpose: Whoever asks for a node of label Country by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_country_id_of_label_is_unique IF NOT EXISTS
FOR (n:Country) REQUIRE n.id IS UNIQUE
