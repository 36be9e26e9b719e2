// purpose: All relationships of these types that enter these nodes
// params: numbers, types
// returns: source, type, target, properties
UNWIND $numbers AS number
MATCH (n:_Node {_number: number})
MATCH (n)<-[r:$any($types)]-(m:_Node)
RETURN m._number AS source, type(r) AS type, number AS target, properties(r) AS properties
