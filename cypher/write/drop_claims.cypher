// purpose: Delete the packed claims of reports about elements
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (c:_Claims {report: row[0]})
WHERE c.element = row[1]
REMOVE c:_Claims
DELETE c
