// purpose: The numbers of the nodes with these public ids
// params: ids
// returns: id, number
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN id, n.number AS number
