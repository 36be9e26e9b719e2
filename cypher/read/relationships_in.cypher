// purpose: All relationships of these types that enter these nodes
// params: numbers, types
// returns: source, type, target, properties
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
MATCH (n)<-[r:$any($types)]-(m:Entity)
RETURN m.number AS source, type(r) AS type, number AS target, properties(r) AS properties
