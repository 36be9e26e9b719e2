// purpose: From whom a node took over is found by its number
// params: none
// returns: nothing
CREATE INDEX tieline_successor_by_successor IF NOT EXISTS
FOR (n:_Successor) ON (n.successor)
