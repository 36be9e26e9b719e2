// purpose: Write relationships, new or changed
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:_Node {_number: row[0]})
MATCH (b:_Node {_number: row[2]})
MERGE (a)-[r:$(row[1])]->(b)
SET r = row[3]
