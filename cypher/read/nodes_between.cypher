// purpose: All nodes whose numbers lie between two, in order of id
// params: low, high
// returns: node
MATCH (n:Entity)
WHERE n.number >= $low AND n.number < $high
RETURN n {.*, sentences: null, packed: null} AS node
ORDER BY n.id
