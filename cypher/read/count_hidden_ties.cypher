// purpose: Relationships that join hidden nodes
// params: none
// returns: number
MATCH (a)-[r]->(b)
WHERE NOT a:_Node OR NOT b:_Node
RETURN count(r) AS number
