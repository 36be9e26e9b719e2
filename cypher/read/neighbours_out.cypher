// purpose: The nodes at the ends of one type of relationship, newest first
// params: number, type, labels, by, limit
// returns: relationship, node
MATCH (n:Entity {number: $number})-[r:$($type)]->(m:$any($labels))
WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
WITH r, m
ORDER BY m.latest IS NULL, m.latest DESC, m.id
LIMIT $limit
RETURN properties(r) AS relationship, m {.*, sentences: null, packed: null} AS node
