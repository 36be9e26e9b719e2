// purpose: All hashes of ids that are no more, by the node that answers for them
// params: none
// returns: number, former_ids
MATCH (n:Entity)
WHERE n.former_ids IS NOT NULL
RETURN n.number AS number, n.former_ids AS former_ids
