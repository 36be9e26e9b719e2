// purpose: The node with a public id
// params: id
// returns: node
MATCH (n:Entity {id: $id})
RETURN n {.*, sentences: null, packed: null} AS node
