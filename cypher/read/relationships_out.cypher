// purpose: All relationships of these types that leave these nodes
// params: numbers, types
// returns: source, type, target, properties
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
MATCH (n)-[r:$any($types)]->(m:Entity)
RETURN number AS source, type(r) AS type, m.number AS target, properties(r) AS properties
