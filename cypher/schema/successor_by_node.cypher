// purpose: Who took over from a node is found by its number
// params: none
// returns: nothing
CREATE INDEX tieline_successor_by_node IF NOT EXISTS
FOR (n:_Successor) ON (n.node)
