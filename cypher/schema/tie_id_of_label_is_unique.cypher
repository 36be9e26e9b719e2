// purpose: Whoever asks for a node of label Tie by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_tie_id_of_label_is_unique IF NOT EXISTS
FOR (n:Tie) REQUIRE n.id IS UNIQUE
