// purpose: The numbers of the nodes with these public ids
// params: ids
// returns: id, number
UNWIND $ids AS id
MATCH (n:_Node {id: id})
RETURN id, n._number AS number
