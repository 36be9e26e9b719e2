// purpose: Give relationships that are there other properties
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:_Node {_number: row[0]})
MATCH (b:_Node {_number: row[2]})
WITH row, a, b, COUNT { (a)--() } <= COUNT { (b)--() } AS outward
WITH row, outward, CASE WHEN outward THEN a ELSE b END AS near, row[CASE WHEN outward THEN 2 ELSE 0 END] AS far
MATCH (near)-[r:$(row[1])]-(m)
WHERE m._number = far AND (startNode(r) = near) = outward
SET r = row[3]
