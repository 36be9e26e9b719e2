// purpose: The nodes with these public ids
// params: ids
// returns: node
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n {.*, sentences: null, packed: null} AS node
