// purpose: Whoever asks for a node of label Post by its id finds it by index
// params: none
// returns: nothing
CREATE INDEX tieline_post_ids IF NOT EXISTS
FOR (n:Post) ON (n.id)
