// purpose: Put new numbers of nodes for old ones beside ids given out
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (g:_GivenId {node: row[0]})
SET g.node = row[1]
