// purpose: Write nodes, new or changed; the hashes of ids that are no more stay
// params: rows, labels, other_labels
// returns: met
UNWIND $rows AS row
MERGE (n:Entity {number: row.number})
WITH n, row, n.former_ids AS former
SET n = row, n.former_ids = former
REMOVE n:$($other_labels)
SET n:$($labels)
RETURN count(*) AS met
