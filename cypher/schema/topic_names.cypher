// purpose: Whoever asks for a node of label Topic by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_topic_names IF NOT EXISTS
FOR (n:Topic) ON (n.name)
