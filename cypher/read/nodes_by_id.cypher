// purpose: The nodes with these public ids
// params: ids
// returns: node
UNWIND $ids AS id
MATCH (n:_Node {id: id})
RETURN properties(n) AS node
