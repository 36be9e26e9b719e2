// purpose: The relationships from the first to the second node of each pair
// params: pairs, types, by
// returns: source, type, target, properties
UNWIND $pairs AS pair
MATCH (a:_Node {_number: pair[0]})-[r:$any($types)]->(b:_Node {_number: pair[1]})
WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
RETURN pair[0] AS source, type(r) AS type, pair[1] AS target, properties(r) AS properties
