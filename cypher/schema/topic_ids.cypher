// purpose: Whoever asks for a node of label Topic by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_topic_ids IF NOT EXISTS
FOR (n:Topic) ON (n.id)
