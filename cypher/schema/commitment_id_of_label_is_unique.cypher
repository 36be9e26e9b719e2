// purpose: Whoever asks for a node of label Commitment by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_commitment_id_of_label_is_unique IF NOT EXISTS
FOR (n:Commitment) REQUIRE n.id IS UNIQUE
