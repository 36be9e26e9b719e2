// purpose: The nodes with these numbers
// params: numbers
// returns: node
UNWIND $numbers AS number
MATCH (n:Entity {number: number})
RETURN n {.*, sentences: null, packed: null} AS node
