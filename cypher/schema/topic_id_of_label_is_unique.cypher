// purpose: Whoever asks for a node of label Topic by its id finds it by index
// params: none
// returns: nothing
CREATE CONSTRAINT tieline_topic_id_of_label_is_unique IF NOT EXISTS
FOR (n:Topic) REQUIRE n.id IS UNIQUE
