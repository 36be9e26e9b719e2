// purpose: Whoever asks for a node of label Tenure by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_tenure_id_of_label_is_unique IF NOT EXISTS
FOR (n:Tenure) REQUIRE n.id IS UNIQUE
