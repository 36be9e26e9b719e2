// purpose: Whoever asks for a node of label Report by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_report_id_of_label_is_unique IF NOT EXISTS
FOR (n:Report) REQUIRE n.id IS UNIQUE
