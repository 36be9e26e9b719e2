// purpose: Relationships whose source or target is missing
// params: none
// returns: number
MATCH (a:_Node)-[r]->(b:_Node)
WHERE a.id IS NULL OR b.id IS NULL
RETURN count(r) AS number
