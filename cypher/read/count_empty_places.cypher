// purpose: Places that nothing joins
// params: none
// returns: number
MATCH (n:_Node)
WHERE n.id IS NULL AND NOT EXISTS { (n)--() }
RETURN count(n) AS number
