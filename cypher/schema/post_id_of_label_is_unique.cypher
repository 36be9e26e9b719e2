// purpose: Whoever asks for a node of label Post by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_post_id_of_label_is_unique IF NOT EXISTS
FOR (n:Post) REQUIRE n.id IS UNIQUE
