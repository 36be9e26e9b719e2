// purpose: Any node is found by its id
// params: none
// returns: nothing
CREATE INDEX tieline_ids IF NOT EXISTS
FOR (n:Entity) ON (n.id)
