// purpose: What tells the relationships of a type from others, of all there are
// params: type
// returns: source, target, digest
MATCH (a:Entity)-[r:$($type)]->(b:Entity)
RETURN a.number AS source, b.number AS target, r.digest AS digest
