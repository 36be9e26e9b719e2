// purpose: Trails that lead to a node are found by its number
// params: none
// returns: nothing
CREATE INDEX tieline_givenid_by_node IF NOT EXISTS
FOR (n:_GivenId) ON (n.node)
