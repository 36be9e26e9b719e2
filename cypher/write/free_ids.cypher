// purpose: Take ids from nodes that are about to get others
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (n:_Node {_number: row[0]})
WHERE n.id IS NOT NULL AND n.id <> row[1]
REMOVE n.id
