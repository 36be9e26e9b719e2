// purpose: Write nodes, new or changed
// params: rows, labels
// returns: nothing
UNWIND $rows AS row
MERGE (n:_Node {_number: row._number})
SET n = row, n:$($labels)
