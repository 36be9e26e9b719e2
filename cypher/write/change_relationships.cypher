// purpose: Give relationships that are there other properties
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:_Node {_number: row[0]})-[r:$(row[1])]->(b:_Node {_number: row[2]})
SET r = row[3]
