// purpose: Whoever asks for a node of label Dialogue by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_dialogue_id_of_label_is_unique IF NOT EXISTS
FOR (n:Dialogue) REQUIRE n.id IS UNIQUE
