// purpose: All types of the relationships that are there
// params: none
// returns: type
MATCH (:Entity)-[r]->()
RETURN DISTINCT type(r) AS type
