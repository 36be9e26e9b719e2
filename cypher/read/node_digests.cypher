// purpose: What tells nodes from others, of all there are
// params: none
// returns: number, digest
MATCH (n:Entity)
RETURN n.number AS number, n.digest AS digest
