// purpose: Delete relationships
// params: elements
// returns: met
UNWIND $elements AS element
MATCH (a:Entity {number: element[0]})
USING INDEX a:Entity(number)
MATCH (b:Entity {number: element[2]})
USING INDEX b:Entity(number)
WITH element, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
WITH element, outward, CASE WHEN outward THEN a ELSE b END AS near, element[CASE WHEN outward THEN 2 ELSE 0 END] AS far
MATCH (near)-[r:$(element[1])]-(m)
WHERE m.number = far AND (startNode(r) = near) = outward
DELETE r
RETURN count(*) AS met
