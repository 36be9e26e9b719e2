// purpose: All relationships of these types that leave these nodes
// params: numbers, types
// returns: source, type, target, properties
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
MATCH (n)-[r:$any($types)]->(m:_Node)
RETURN number AS source, type(r) AS type, m._number AS target, properties(r) AS properties
