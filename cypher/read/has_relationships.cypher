// purpose: Those of the nodes with a relationship of one of the types
// params: numbers, types
// returns: number
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
WHERE EXISTS { (n)-[:$any($types)]-() }
RETURN number
