// purpose: Count words of names up and down
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (w:_Word {word: row[0]})
SET w.count = coalesce(w.count, 0) + row[1]
WITH w
WHERE w.count <= 0
REMOVE w:_Word
DELETE w
