// purpose: Delete all relationships of the graph
// params: none
// returns: nothing
MATCH (:_Node)-[r]->(:_Node)
DELETE r
