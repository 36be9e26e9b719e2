// purpose: All relationships of a type, in order of the ids of source and target
// params: type
// returns: source_id, source, target, properties, target_id
MATCH (a:Entity)-[r:$($type)]->(b:Entity)
RETURN a.id AS source_id, a.number AS source, b.number AS target, properties(r) AS properties, b.id AS target_id
ORDER BY source_id, target_id
