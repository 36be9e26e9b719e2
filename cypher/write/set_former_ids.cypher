// purpose: Say for which ids that are no more these nodes answer; for none where it is null
// params: rows
// returns: met
UNWIND $rows AS row
MATCH (n:Entity {number: row[0]})
USING INDEX n:Entity(number)
SET n.former_ids = row[1]
RETURN count(*) AS met
