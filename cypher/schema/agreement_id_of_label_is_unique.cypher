// purpose: Whoever asks for a node of label Agreement by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_agreement_id_of_label_is_unique IF NOT EXISTS
FOR (n:Agreement) REQUIRE n.id IS UNIQUE
