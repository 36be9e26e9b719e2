// purpose: Whoever asks for a node of label Post by its name finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_post_names IF NOT EXISTS
FOR (n:Post) ON (n.name)
