// purpose: Write relationships that are not there; to merge them would walk all that hubs have
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:_Node {_number: row[0]})
MATCH (b:_Node {_number: row[2]})
CREATE (a)-[r:$(row[1])]->(b)
SET r = row[3]
