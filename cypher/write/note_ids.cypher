// purpose: Note ids given out
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (g:_GivenId {id: row[0]})
SET g.anchor = row[1], g.node = row[2]
