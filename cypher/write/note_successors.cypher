// purpose: Note that mentions went from one node to another
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (s:_Successor {pair: row[2]})
ON CREATE SET s.node = row[0], s.successor = row[1]
