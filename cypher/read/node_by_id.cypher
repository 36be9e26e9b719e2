// purpose: The node with a public id
// params: id
// returns: node
MATCH (n:_Node {id: $id})
RETURN properties(n) AS node
