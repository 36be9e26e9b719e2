// purpose: Give relationships that are there other properties
// params: rows
// returns: met
UNWIND $rows AS row
MATCH (a:Entity {number: row[0]})
USING INDEX a:Entity(number)
MATCH (b:Entity {number: row[2]})
USING INDEX b:Entity(number)
WITH row, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
WITH row, outward, CASE WHEN outward THEN a ELSE b END AS near, row[CASE WHEN outward THEN 2 ELSE 0 END] AS far
MATCH (near)-[r:$(row[1])]-(m)
WHERE m.number = far AND (startNode(r) = near) = outward
SET r = row[3]
RETURN count(*) AS met
