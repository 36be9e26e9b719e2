// purpose: Write rows of words
// params: rows
// returns: met
UNWIND $rows AS row
MERGE (v:Vocabulary {letter: row[0]})
SET v.words = row[1], v.digest = row[2]
RETURN count(*) AS met
