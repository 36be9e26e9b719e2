// purpose: Relationships of these types at these nodes, whatever their direction
// params: numbers, types
// returns: source, type, target, digest
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
MATCH (n)-[r:$any($types)]-(m)
RETURN startNode(r).number AS source, type(r) AS type, endNode(r).number AS target, r.digest AS digest
