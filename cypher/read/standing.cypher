// purpose: Those of the given relationships that exist
// params: elements
// returns: source, type, target, digest
UNWIND $elements AS element
MATCH (a:Entity {number: element[0]})
MATCH (b:Entity {number: element[2]})
WITH element, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
WITH element, outward, CASE WHEN outward THEN a ELSE b END AS near, element[CASE WHEN outward THEN 2 ELSE 0 END] AS far
MATCH (near)-[r:$(element[1])]-(m)
WHERE m.number = far AND (startNode(r) = near) = outward
RETURN element[0] AS source, element[1] AS type, element[2] AS target, r.digest AS digest
