// purpose: How many relationships a node has, by type, direction and label of the other end
// params: number, types, labels, by
// returns: type, outward, label, number
MATCH (n:Entity {number: $number})-[r:$any($types)]-(m:$any($labels))
WHERE $by IS NULL OR r.earliest IS NULL OR r.earliest <= $by
RETURN type(r) AS type, startNode(r) = n AS outward, head([l IN labels(m) WHERE l IN $labels]) AS label, count(*) AS number
