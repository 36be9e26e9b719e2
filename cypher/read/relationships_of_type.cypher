// purpose: All relationships of a type, in order of the ids of source and target
// params: type
// returns: source_id, source, target, properties, target_id
MATCH (a:_Node)-[r:$($type)]->(b:_Node)
RETURN a.id AS source_id, a._number AS source, b._number AS target, properties(r) AS properties, b.id AS target_id
ORDER BY source_id, target_id
