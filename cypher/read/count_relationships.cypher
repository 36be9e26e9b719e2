// purpose: How many relationships there are of each type
// params: none
// returns: type, number
MATCH (:_Node)-[r]->(:_Node)
RETURN type(r) AS type, count(*) AS number
