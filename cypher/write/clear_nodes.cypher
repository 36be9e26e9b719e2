// purpose: Delete all nodes
// params: none
// returns: nothing
MATCH (n:_Node)
REMOVE n:_Node
DELETE n
