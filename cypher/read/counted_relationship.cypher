// purpose: The counts of the claims of relationships, null where not very many speak of one
// params: elements
// returns: counted
UNWIND $elements AS element
MATCH (a:Entity {number: element[0]})
MATCH (b:Entity {number: element[2]})
WITH element, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
WITH element, outward, CASE WHEN outward THEN a ELSE b END AS near, element[CASE WHEN outward THEN 2 ELSE 0 END] AS far
MATCH (near)-[r:$(element[1])]-(m)
WHERE m.number = far AND (startNode(r) = near) = outward
RETURN r.counted AS counted
