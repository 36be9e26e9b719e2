// purpose: Whoever asks for a node of label Official by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_official_id_of_label_is_unique IF NOT EXISTS
FOR (n:Official) REQUIRE n.id IS UNIQUE
